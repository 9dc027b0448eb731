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
func (d *document) Disk() (Disk, error) { return d.file.disk.is, d.file.disk.err }

// Network reports whether the file is where changes of others are seen only every
// two seconds.
func (d *document) Network() bool { return d.watcher != nil && d.watcher.Network() }

// Follow keeps the document and the disk together until ctx is done or the last
// session in it is closed: what another program writes arrives in it, what is not
// saved is kept in the store, and so are good versions. post has a function carried
// out on the sessions' goroutine, without waiting for it; it is called from other
// ones. A document that is followed already, by another of its sessions, stays so.
//
// A map that was saved and then met a writer who did not know of the save is saved
// again by itself, so that nobody reads the old values.
func (d *document) Follow(ctx context.Context, store *file.Store, post func(func())) error {
	if d.post != nil {
		return nil
	}
	d.store, d.post, d.ctx = store, post, ctx
	k, err := startKeeper(ctx, store)
	if err != nil {
		return err
	}
	d.keeper = k
	d.keepSnapshot()
	d.rewatch()
	return nil
}

// Close ends the session, and with the last one in its document Follow. What is not
// saved is forgotten then: a person was asked before, and whoever ends without
// asking does not call it.
func (s *Session) Close() error { return s.End(false)() }

// Leave is Close where the program has to end and nobody can be asked: what is not
// saved is in the store after it, and is offered at the next start.
func (s *Session) Leave() error { return s.End(true)() }

// End is Close, or Leave where what is not saved is to be kept, without waiting for
// the disk: finish does what is left to do there, on any goroutine.
func (s *Session) End(keep bool) (finish func() error) {
	done := func() error { return nil }
	if !s.part(s) {
		return done
	}
	s.unwatch()
	s.closed = true // a save that is on its way comes to its end
	k := s.keeper
	s.keeper = nil
	switch {
	case k == nil:
		return done
	case keep:
		return k.leave
	}
	return k.close
}

// rewatch watches the file that the document belongs to now. Attaching to a folder
// of a network that does not answer may take for ever, so it is done beside.
func (d *document) rewatch() {
	d.unwatch()
	if d.file.path == "" || d.post == nil || d.closed {
		return
	}
	ctx, path, known, post, mine := d.ctx, d.file.path, watch.Known(d.file.hash), d.post, d.watching
	go func() {
		var w *watch.Watcher
		started := make(chan struct{})
		w = watch.Start(ctx, path, func(e watch.Event) {
			<-started
			// Reading 10,000 elements takes a moment that the window should not wait for.
			var res *file.Result
			var err error
			if e.State == watch.Changed || e.State == watch.Back {
				res, err = file.Decode(e.Content)
			}
			post(func() {
				if d.watcher == w { // not the one of another file, or of a closed document
					d.noticed(w, e, res, err)
				}
			})
		}, known)
		post(func() {
			if d.watching != mine {
				go w.Close()
				return
			}
			d.watcher = w
			w.Seen(d.file.hash) // perhaps saved meanwhile
			w.Hint()
			d.tell(FileChanged, nil, 0) // where it lies is known now
		})
		close(started)
	}()
}

// unwatch ends the watching. It does not wait for a look that is under way: the
// network may not answer, and what it brings is not listened to any more.
func (d *document) unwatch() {
	d.watching++
	if d.watcher != nil {
		go d.watcher.Close()
		d.watcher = nil
	}
}

// noticed takes over what the watcher told.
func (d *document) noticed(w *watch.Watcher, e watch.Event, res *file.Result, err error) {
	content := e.State == watch.Changed || e.State == watch.Back
	if content && d.file.saving != nil { // the save meets the same content, or the watcher is asked after it
		return
	}
	if content && !w.Fresh(e) { // told again when it is still true
		w.Hint()
		return
	}
	was := d.file.disk
	switch {
	case e.State == watch.Gone:
		d.file.disk = diskState{Gone, e.Err}
	case e.State == watch.Unreadable:
		d.file.disk = diskState{Unreadable, e.Err}
	case err != nil:
		d.file.disk = diskState{Unreadable, err}
	case res.ReadOnly && !d.file.readOnly:
		d.file.disk = diskState{Unreadable, errors.New(res.Needs)}
	default:
		d.file.disk = diskState{}
		d.mergeTold(w, e, res)
	}
	if was.is != d.file.disk.is {
		d.tell(FileChanged, nil, 0)
	}
}

// mergeTold merges what the watcher told. It is merged during a gesture too, and
// taken over at its end.
func (d *document) mergeTold(w *watch.Watcher, e watch.Event, res *file.Result) {
	d.merge(res, false, func(m *merging) {
		if d.watcher != w {
			return
		}
		d.whenStill(m, func() {
			switch {
			case d.watcher != w || d.file.saving != nil: // the save meets it, or the watcher is asked after it
			case !w.Fresh(e):
				w.Hint()
			default:
				d.answer(m)
				d.writeBack()
			}
		})
	})
}

// writeBack saves a map that was saved before, and is not what its file holds now.
func (d *document) writeBack() {
	n := len(d.arrivals)
	if n == 0 || !d.arrivals[n-1].WriteBack || !d.Unsaved() {
		return
	}
	d.arrivals[n-1].WriteBack = false // once
	d.save(d.ctx, d.file.path, func(error) {
		d.tell(FileChanged, nil, 0) // a failed one leaves the map unsaved, which the window shows
	})
}
