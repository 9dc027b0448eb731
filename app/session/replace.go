package session

import (
	"context"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/history"
)

// ReplaceThen makes the document another one, such as a version that was saved
// earlier, as one entry of the history. Comparing the two is done beside the
// session's goroutine; done is called on it, with an error where nothing can be
// edited. What is done meanwhile stays.
func (s *Session) ReplaceThen(label string, to *model.Document, done func(error)) {
	if s.file.readOnly {
		done(ErrReadOnly)
		return
	}
	s.Cancel()
	t := &turn{from: s.committed}
	s.beside(t, func() { t.made(to.Sharing(t.from)) }, func() {
		w, mine := s.take(t, s, history.Entry{Label: label})
		s.tell(w, s, mine)
		done(nil)
	})
}

// RevertThen reads the file again and forgets what was not saved; it can be undone.
// The disk is used on a goroutine of its own; done is called on the session's
// goroutine, with the reason where the file cannot be read.
func (s *Session) RevertThen(ctx context.Context, done func(error)) {
	switch {
	case s.file.readOnly:
		done(ErrReadOnly)
		return
	case s.file.path == "":
		done(ErrNoPath)
		return
	}
	if j := s.file.saving; j != nil { // what it leaves on the disk counts
		j.after = append(j.after, func() { s.RevertThen(ctx, done) })
		return
	}
	s.Cancel()
	t := &turn{from: s.committed}
	path := s.file.path
	var theirs *model.Document
	var res *file.Result
	var hash file.Hash
	var err error
	s.beside(t, func() {
		if res, err = file.Read(ctx, path); err != nil {
			return
		}
		theirs, hash = res.Doc.Sharing(t.from), file.HashOf(res.Source)
		t.made(theirs)
	}, func() {
		switch {
		case err != nil:
			done(err)
			return
		case path != s.file.path: // saved under another name meanwhile
			s.RevertThen(ctx, done)
			return
		}
		w, mine := s.take(t, s, history.Entry{Label: "Revert to saved"})
		s.conflicts = nil // the map has theirs now
		s.agree(theirs, res.Source, hash)
		if s.watcher != nil {
			s.watcher.Hint() // another content may have come while this one was read
		}
		s.tell(w|FileChanged|DiskChanged, s, mine)
		done(nil)
	})
}
