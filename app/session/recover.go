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
	s.file.recovered = &r
	base := s.file.agreed
	if r.Base != nil && s.file.hash != r.BaseHash {
		if b, err := file.Decode(r.Base); err == nil {
			base = b.Doc
			s.file.versions.Add(base, s.now())
			s.file.versions.Add(s.file.agreed, s.now())
		}
	}
	result := merge.Three(base, local.Doc, s.file.agreed, merge.Ours)
	for _, c := range result.Conflicts {
		s.conflicts = append(s.conflicts, Conflict{c, s.now()})
	}
	change := model.Between(s.committed, result.Doc)
	if !change.Empty() {
		s.committed = result.Doc
		s.repair()
		s.history.Push(history.Entry{Label: "Recovered edits", Change: change, After: slices.Clone(s.selection), When: s.now()})
	}
	return s, nil
}
