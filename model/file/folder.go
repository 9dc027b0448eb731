package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// resolve follows symbolic links, also one whose target is not there yet.
func resolve(path string) (string, error) {
	for range 40 { // as many as Linux follows
		real, err := filepath.EvalSymlinks(path)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return real, err
		}
		to, err := os.Readlink(path)
		if err != nil { // no link: a file that is to be made
			return path, nil
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", errLinks
}

// errLinks is the reason for not following links any further.
var errLinks = errors.New("symbolic links lead round a circle")

// Resolve returns where a path leads: absolute, with all links followed, also
// where no file is there yet. It is what tells whether two names are one document.
func Resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := resolve(abs)
	if err != nil {
		return "", err
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(real)); err == nil {
		real = filepath.Join(folder, filepath.Base(real))
	}
	return real, nil
}

// syncFolder makes a new name last: without it, most simulated power cuts lost
// the save although the content was on the disk.
func syncFolder(path string) error {
	d, err := openFolder(path)
	if d == nil || err != nil { // on Windows there is none
		return err
	}
	defer d.Close()
	err = syncFile(d)
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil // some network file systems do not know it
	}
	return err
}

// makeFolders makes a folder, and those that it stands in, so that they last: a
// file is safe in a folder only when that has its own name on the disk. Nobody
// else may look into them.
func makeFolders(path string) error {
	err := os.Mkdir(path, 0o700)
	switch {
	case err == nil:
		return syncFolder(filepath.Dir(path))
	case errors.Is(err, fs.ErrNotExist) && filepath.Dir(path) != path:
		if err := makeFolders(filepath.Dir(path)); err != nil {
			return err
		}
		return makeFolders(path)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	return err
}
