package file

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Displaced is a content of another program that our save took the place of at
// the last instant. It waits in a hidden file beside the document until it was
// merged and saved.
type Displaced struct{ path string }

// Read returns the content once nobody is writing to it any more: the other
// program may have been in the middle of it. It waits as long as the context
// lets it.
func (d *Displaced) Read(ctx context.Context) ([]byte, error) {
	t, err := openTarget(d.path, false)
	if err != nil {
		return nil, err
	}
	defer t.close()
	for {
		b, state, err := t.read()
		if err != nil {
			return nil, err
		}
		if state == Quiet || state == Unknown {
			return b, nil
		}
		if err := pause(ctx, lookAgain); err != nil {
			return nil, err
		}
	}
}

// is reports whether the content is the one with this hash. It gives a writer a
// moment to finish, but a save does not wait longer for it.
func (d *Displaced) is(ctx context.Context, h Hash) (same, regular bool, err error) {
	info, err := os.Lstat(d.path)
	if err != nil {
		return false, true, err
	}
	if !info.Mode().IsRegular() {
		return false, false, nil
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	b, err := d.Read(ctx)
	if err != nil {
		return false, true, err
	}
	return HashOf(b) == h, true, nil
}

// Release removes the hidden file, when its content is safe.
func (d *Displaced) Release() error {
	if err := removeFile(d.path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(d.path))
}

// removeFile removes what may be gone already.
func removeFile(path string) error {
	if err := unlink(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// exists reports whether there is something under this name, a broken link
// included.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
