package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// How long versions of documents that nobody has saved since, and damaged contents
// that nobody has asked for, are kept. What can be recovered is kept until somebody
// decides.
const (
	versionsFor = 365 * 24 * time.Hour
	damagedFor  = 90 * 24 * time.Hour
)

// Prune removes from the store what is too old to be wanted.
func (s *Store) Prune() error {
	var errs []error
	old := func(path string, after time.Duration) bool {
		info, err := os.Stat(path)
		return err == nil && s.now().Sub(info.ModTime()) > after
	}
	folders, err := os.ReadDir(filepath.Join(s.dir, versionFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		errs = append(errs, err)
	}
	for _, f := range folders {
		// Saving changes the folder, so its time is that of the last save.
		if path := filepath.Join(s.dir, versionFolder, f.Name()); f.IsDir() && old(path, versionsFor) {
			errs = append(errs, os.RemoveAll(path))
		}
	}
	files, err := os.ReadDir(filepath.Join(s.dir, damagedFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		errs = append(errs, err)
	}
	for _, f := range files {
		if path := filepath.Join(s.dir, damagedFolder, f.Name()); f.Type().IsRegular() && old(path, damagedFor) {
			errs = append(errs, removeFile(path))
		}
	}
	// A kill can interrupt the store's own writing too.
	err = filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil // gone meanwhile, or not ours
		}
		if n, ok := parseTemp(d.Name()); ok && !alive(n.pid) && old(path, oldEnough) {
			return removeFile(path)
		}
		// The lock of a process that was killed before it had anything to keep. One that
		// was made just now may be about to be taken.
		if filepath.Ext(path) == lockSuffix && old(path, oldEnough) {
			s.claimed(path)
		}
		return nil
	})
	errs = append(errs, err)
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("tidying up the state folder: %w", err)
	}
	return nil
}
