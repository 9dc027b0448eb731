package session

import (
	"context"
	"errors"
	"io/fs"
	"slices"

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
	return s, s.adopt(store, local.Doc, r)
}

// Adopt is Recover into a map that is open already: what was not saved is merged
// into it as it is now. The session must Follow the store.
func (s *Session) Adopt(r file.Recovered) error {
	if s.file.readOnly {
		return ErrReadOnly
	}
	local, err := file.Decode(r.Local)
	if err != nil {
		return err
	}
	s.Cancel()
	return s.adopt(s.store, local.Doc, r)
}

// adopt merges what was not saved. What it was recovered from can go at once where
// there is nothing in it that the map does not have.
func (s *Session) adopt(store *file.Store, local *model.Document, r file.Recovered) error {
	base := s.file.agreed
	if r.Base != nil && s.file.hash != r.BaseHash {
		if b, err := file.Decode(r.Base); err == nil {
			base = b.Doc
			s.file.versions.Add(base, s.now())
			s.file.versions.Add(s.file.agreed, s.now())
		}
	}
	result := merge.Three(base, local, s.committed, merge.Ours)
	for _, c := range result.Conflicts {
		s.conflicts = append(s.conflicts, Conflict{c, s.now()})
	}
	change := model.Between(s.committed, result.Doc)
	if change.Empty() {
		return store.Discard(r)
	}
	s.file.recovered = &r
	before := slices.Clone(s.selection)
	s.committed = result.Doc
	w := DocumentChanged | HistoryChanged | FileChanged | s.repair()
	s.history.Push(history.Entry{Label: "Recovered edits", Change: change, Before: before, After: slices.Clone(s.selection), When: s.now()})
	if len(result.Conflicts) > 0 {
		w |= DiskChanged
	}
	s.notify(w)
	return nil
}
