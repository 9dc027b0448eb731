package session

import (
	"context"
	"errors"

	"waymark/model"
	"waymark/model/file"
)

// fileState is where the document belongs and what was last agreed with the disk.
type fileState struct {
	path     string
	agreed   *model.Document // as it stands on disk; nil when it was never saved
	born     *model.Document // what a new document started as
	readOnly bool
}

// Open reads the document at path.
func Open(ctx context.Context, path string) (*Session, error) {
	res, err := file.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	s := New(res.Doc, path)
	s.file.readOnly = res.ReadOnly
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

// ErrNoPath is returned by Save for a document that was never saved.
var ErrNoPath = errors.New("the map has no file yet")

// Save writes the document to its file. A failed save changes nothing.
func (s *Session) Save(ctx context.Context) error {
	if s.file.path == "" {
		return ErrNoPath
	}
	return s.SaveAs(ctx, s.file.path)
}

// SaveAs writes the document to another file, which is its file from then on.
func (s *Session) SaveAs(ctx context.Context, path string) error {
	if s.file.readOnly && path == s.file.path {
		return ErrReadOnly
	}
	s.Cancel()
	if err := file.Write(ctx, path, s.committed); err != nil {
		return err
	}
	s.file.path, s.file.agreed, s.file.readOnly = path, s.committed, false
	s.notify(FileChanged)
	return nil
}

// SaveCopy writes the document to another file and stays with its own.
func (s *Session) SaveCopy(ctx context.Context, path string) error {
	return file.Write(ctx, path, s.committed)
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
	if err := s.Do(replaceAll{"Revert to saved", res.Doc}); err != nil {
		return err
	}
	s.file.agreed = res.Doc
	s.notify(FileChanged)
	return nil
}
