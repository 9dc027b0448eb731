package session

import (
	"context"
	"errors"

	"waymark/model"
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
	waiting   *waiting // came from the disk during a gesture
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
func (d *document) Path() string { return d.file.path }

// Unsaved reports whether there is something that the file does not have. It
// follows from the documents alone: undoing back to what was saved is saved.
func (d *document) Unsaved() bool {
	if d.file.agreed == nil {
		return !d.committed.Equal(d.file.born)
	}
	return !d.committed.Equal(d.file.agreed)
}

// agree notes what stands on the disk; the hash is that of the source.
func (d *document) agree(doc *model.Document, source []byte, hash file.Hash) {
	d.file.agreed, d.file.source, d.file.hash = doc, source, hash
	d.file.versions.Add(doc, d.now())
	if d.watcher != nil {
		d.watcher.Seen(hash)
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
