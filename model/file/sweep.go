package file

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// oldEnough is when a hidden file belongs to no running save, whatever process has
// its number by now.
const oldEnough = time.Hour

// Tidy ends what a kill left half done at a document: it completes an interrupted
// write in place, and removes the hidden files of interrupted saves beside it. A
// complete document that stands nowhere else is put among what can be recovered.
// Saves that are still running, here or in another process, are left alone.
func (s *Store) Tidy(ctx context.Context, path string) error {
	real, err := Resolve(path)
	if err != nil {
		return fmt.Errorf("tidying up at %s: %w", path, err)
	}
	j, found, err := s.journalOf(real)
	if found && err == nil {
		err = s.finish(j)
	}
	errs := []error{err}
	dir := filepath.Dir(real)
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		errs = append(errs, err)
	}
	var now Hash
	if b, err := readBytes(ctx, real); err == nil {
		now = HashOf(b)
	}
	tag := tagOf(real)
	for _, e := range entries {
		n, ok := parseTemp(e.Name())
		if !ok || n.tag != tag || !e.Type().IsRegular() || ctx.Err() != nil {
			continue
		}
		if err := s.sweep(filepath.Join(dir, e.Name()), n, real, now); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("tidying up at %s: %w", path, err)
	}
	return ctx.Err()
}

// sweep removes one hidden file of a save that nobody goes on with.
func (s *Store) sweep(tmp string, n tempName, real string, now Hash) error {
	seen, err := Look(tmp, false)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case seen.Writing == Busy:
		return nil
	case alive(n.pid) && s.now().UnixNano()-max(seen.Stamp.Change, seen.Stamp.Modified) < int64(oldEnough):
		return nil
	}
	h := HashOf(seen.Bytes)
	// What stands in the document, what the save was about to throw away, and what
	// was never completed are worth nothing. Where there is no document any more,
	// nothing is thrown away: some systems replace a file in two steps.
	if h != now && (h.short() != n.agreed || now == Hash{}) {
		if _, err := Decode(seen.Bytes); err == nil {
			if err := s.keepLost(real, seen.Bytes); err != nil {
				return err
			}
		}
	}
	return removeFile(tmp)
}
