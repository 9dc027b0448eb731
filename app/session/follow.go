package session

import (
	"context"
	"errors"

	"waymark/app/watch"
	"waymark/model/file"
)

// Disk is the state of the document's file.
type Disk uint8

// The states of a file, as a status bar shows them.
const (
	Fine       Disk = iota
	Gone            // deleted, renamed, or its disk is not connected; saving makes it again
	Unreadable      // another program left something there that is no document; saving keeps it aside
)

type diskState struct {
	is  Disk
	err error
}

// Disk returns the state of the file, and for Gone and Unreadable why.
func (s *Session) Disk() (Disk, error) { return s.file.disk.is, s.file.disk.err }

// Network reports whether the file is where changes of others are seen only every
// two seconds.
func (s *Session) Network() bool { return s.watcher != nil && s.watcher.Network() }

// Follow keeps the session and the disk together until ctx is done or Close is
// called: what another program writes arrives in the session, what is not saved is
// kept in the store, and so are good versions. post has a function carried out on
// the session's goroutine, without waiting for it; it is called from other ones.
//
// A map that was saved and then met a writer who did not know of the save is saved
// again by itself, so that nobody reads the old values.
func (s *Session) Follow(ctx context.Context, store *file.Store, post func(func())) error {
	s.store, s.post = store, post
	s.ctx = ctx
	k, err := startKeeper(ctx, store)
	if err != nil {
		return err
	}
	s.keeper = k
	s.Watch(func(w What) {
		if w&(HistoryChanged|FileChanged) != 0 {
			s.keepSnapshot()
		}
	})
	s.keepSnapshot()
	s.rewatch()
	return nil
}

// Close ends Follow. What is not saved is forgotten: a person was asked before, and
// whoever ends without asking does not call it.
func (s *Session) Close() error {
	s.unwatch()
	s.closed = true // a save that is on its way comes to its end
	k := s.keeper
	if k == nil {
		return nil
	}
	s.keeper = nil
	return k.close()
}

// Leave ends Follow where the program has to end and nobody can be asked: what is
// not saved is in the store after it, and is offered at the next start.
func (s *Session) Leave() error {
	s.unwatch()
	s.closed = true
	k := s.keeper
	if k == nil {
		return nil
	}
	s.keeper = nil
	return k.leave()
}

// rewatch watches the file that the document belongs to now.
func (s *Session) rewatch() {
	s.unwatch()
	if s.file.path == "" || s.post == nil || s.closed {
		return
	}
	post := s.post
	var w *watch.Watcher
	started := make(chan struct{})
	w = watch.Start(s.ctx, s.file.path, func(e watch.Event) {
		<-started
		// Reading 10,000 elements takes a moment that the window should not wait for.
		var res *file.Result
		var err error
		if e.State == watch.Changed || e.State == watch.Back {
			res, err = file.Decode(e.Content)
		}
		post(func() {
			if s.watcher == w { // not the one of another file, or of a closed session
				s.noticed(w, e, res, err)
			}
		})
	}, watch.Known(s.file.hash))
	s.watcher = w
	close(started)
}

// unwatch ends the watching. It does not wait for a look that is under way: the
// network may not answer, and what it brings is not listened to any more.
func (s *Session) unwatch() {
	if s.watcher != nil {
		go s.watcher.Close()
		s.watcher = nil
	}
}

// noticed takes over what the watcher told.
func (s *Session) noticed(w *watch.Watcher, e watch.Event, res *file.Result, err error) {
	content := e.State == watch.Changed || e.State == watch.Back
	if content && s.file.saving != nil { // the save meets the same content, or the watcher is asked after it
		return
	}
	if content && !w.Fresh(e) { // told again when it is still true
		w.Hint()
		return
	}
	was := s.file.disk
	switch {
	case e.State == watch.Gone:
		s.file.disk = diskState{Gone, e.Err}
	case e.State == watch.Unreadable:
		s.file.disk = diskState{Unreadable, e.Err}
	case err != nil:
		s.file.disk = diskState{Unreadable, err}
	case res.ReadOnly && !s.file.readOnly:
		s.file.disk = diskState{Unreadable, errors.New(res.Needs)}
	default:
		s.file.disk = diskState{}
		s.afterGesture(func() { s.mergeBeside(w, e, res) })
	}
	if was.is != s.file.disk.is {
		s.notify(FileChanged)
	}
}

// mergeBeside merges what the watcher told, beside the session's goroutine.
func (s *Session) mergeBeside(w *watch.Watcher, e watch.Event, res *file.Result) {
	s.beside(res, false, func(m *merging) {
		switch {
		case s.watcher != w || s.file.saving != nil: // the save meets it, or the watcher is asked after it
		case !w.Fresh(e):
			w.Hint()
		case s.preview != nil:
			s.afterGesture(func() { s.mergeBeside(w, e, res) })
		default:
			s.answer(m)
			s.writeBack()
		}
	})
}

// writeBack saves a map that was saved before, and is not what its file holds now.
func (s *Session) writeBack() {
	n := len(s.arrivals)
	if n == 0 || !s.arrivals[n-1].WriteBack || !s.Unsaved() {
		return
	}
	s.arrivals[n-1].WriteBack = false // once
	s.SaveThen(s.ctx, "", func(error) {
		s.notify(FileChanged) // a failed one leaves the map unsaved, which the window shows
	})
}
