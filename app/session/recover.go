package session

import (
	"context"
	"errors"
	"io/fs"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/history"
	"waymark/model/merge"
)

// Recover opens what was not saved when Waymark ended. Where the file has changed
// since, both are merged. The recovered edits are one entry of the history, and are
// not saved yet; what they were recovered from stays in the store until the
// session, which should Follow the same store, has a snapshot of its own.
func Recover(ctx context.Context, store *file.Store, r file.Recovered) (*Session, error) {
	local, err := file.Decode(r.Local)
	if err != nil {
		return nil, err
	}
	if r.Path == "" {
		s := New(local.Doc, "")
		s.file.born, s.file.recovered = model.NewDocument(nil, nil), &r
		return s, nil
	}
	s, err := OpenWith(ctx, r.Path, store)
	var bad *file.Error
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &bad):
		// The file is gone or broken: saving makes it again, and keeps what is there.
		s = New(local.Doc, r.Path)
		s.file.agreed, s.file.born, s.file.recovered = nil, model.NewDocument(nil, nil), &r
		s.file.versions = merge.Versions{}
		return s, nil
	case err != nil:
		return nil, err
	}
	a := s.adopting(r)
	if err := a.work(); err != nil {
		return nil, err
	}
	return s, s.adopt(a, store, s)
}

// AdoptThen is Recover into a map that is open already: what was not saved is merged
// into it as it is now. The merge is done beside the session's goroutine; done is
// called on it. The session must Follow the store.
func (s *Session) AdoptThen(r file.Recovered, done func(error)) {
	if s.file.readOnly {
		done(ErrReadOnly)
		return
	}
	s.Cancel()
	a := s.adopting(r)
	var err error
	s.beside(&a.turn, func() { err = a.work() }, func() {
		if err == nil {
			err = s.adopt(a, s.store, s)
		}
		done(err)
	})
}

// adopting is the merge of what was not saved into a document.
type adopting struct {
	turn
	r      file.Recovered
	agreed *model.Document
	hash   file.Hash
	base   *model.Document // that the snapshot started from, where that is not what was agreed
}

func (d *document) adopting(r file.Recovered) *adopting {
	return &adopting{turn: turn{from: d.committed}, r: r, agreed: d.file.agreed, hash: d.file.hash}
}

func (a *adopting) work() error {
	local, err := file.Decode(a.r.Local)
	if err != nil {
		return err
	}
	base := a.agreed
	if a.r.Base != nil && a.hash != a.r.BaseHash {
		if b, err := file.Decode(a.r.Base); err == nil {
			a.base = b.Doc.Sharing(a.from)
			base = a.base
		}
	}
	result := merge.Three(base, local.Doc.Sharing(a.from), a.from, merge.Ours)
	a.conflicts = result.Conflicts
	a.made(result.Doc)
	return nil
}

// adopt takes over what was not saved. What it was recovered from can go at once
// where there is nothing in it that the map does not have.
func (d *document) adopt(a *adopting, store *file.Store, by *Session) error {
	if a.base != nil {
		d.file.versions.Add(a.base, d.now())
		d.file.versions.Add(d.file.agreed, d.now())
	}
	if a.change.Empty() {
		d.contest(a.conflicts)
		return store.Discard(a.r)
	}
	d.file.recovered = &a.r
	w, mine := d.take(&a.turn, by, history.Entry{Label: "Recovered edits"})
	d.contest(a.conflicts)
	if len(a.conflicts) > 0 {
		w |= DiskChanged
	}
	d.tell(w, by, mine)
	return nil
}
