package session

import (
	"context"
	"errors"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/merge"
)

// fileState is where the document belongs and what was last agreed with the disk.
type fileState struct {
	path     string
	agreed   *model.Document // as it stands on disk; nil when it was never saved
	hash     file.Hash       // of the agreed bytes
	source   []byte          // the agreed bytes, for snapshots
	born     *model.Document // what a new document started as
	readOnly bool
	versions merge.Versions // seen and saved in the last minute

	disk      diskState
	waiting   func() // takes over what came from the disk during the gesture in progress
	displaced []*file.Displaced
	saving    *saving
	recovered *file.Recovered
}

// Open reads the document at path, after tidying up what a kill may have left
// there.
func Open(ctx context.Context, path string) (*Session, error) {
	store, err := file.OpenStore("")
	if err != nil {
		return nil, err
	}
	return OpenWith(ctx, path, store)
}

// OpenWith is Open with another state folder than the person's own.
func OpenWith(ctx context.Context, path string, store *file.Store) (*Session, error) {
	tidied := store.Tidy(ctx, path) // what could not be tidied matters only if the file cannot be read
	res, err := file.Read(ctx, path)
	if err != nil {
		return nil, errors.Join(err, tidied)
	}
	s := New(res.Doc, path)
	s.file.readOnly = res.ReadOnly
	s.file.hash, s.file.source = file.HashOf(res.Source), res.Source
	return s, nil
}

// Path returns the file of the document, "" when it was never saved.
func (s *Session) Path() string { return s.file.path }

// Unsaved reports whether there is something that the file does not have. It
// follows from the documents alone: undoing back to what was saved is saved.
func (s *Session) Unsaved() bool {
	if s.file.agreed == nil {
		return !s.committed.Equal(s.file.born)
	}
	return !s.committed.Equal(s.file.agreed)
}

// Revert reads the file again and forgets what was not saved; it can be undone.
func (s *Session) Revert(ctx context.Context) error {
	if s.file.path == "" {
		return ErrNoPath
	}
	res, err := file.Read(ctx, s.file.path)
	if err != nil {
		return err
	}
	if err := s.Replace("Revert to saved", res.Doc); err != nil && !errors.Is(err, edit.ErrNothing) {
		return err
	}
	s.conflicts = nil // the map has theirs now
	s.agree(res.Doc, res.Source)
	s.notify(FileChanged | DiskChanged)
	return nil
}

// agree notes what stands on the disk.
func (s *Session) agree(doc *model.Document, source []byte) {
	s.file.agreed, s.file.source, s.file.hash = doc, source, file.HashOf(source)
	s.file.versions.Add(doc, s.now())
	if s.watcher != nil {
		s.watcher.Seen(s.file.hash)
	}
}

// samePath reports whether two paths lead to one file, through links or not.
func samePath(a, b string) bool {
	if a == b {
		return true
	}
	if a == "" || b == "" {
		return false
	}
	x, err := file.Resolve(a)
	if err != nil {
		return false
	}
	y, err := file.Resolve(b)
	return err == nil && x == y
}
