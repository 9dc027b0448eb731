package file

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"waymark/model"
)

// Write encodes a document and replaces the file with it, as Replace does.
func Write(ctx context.Context, path string, doc *model.Document) error {
	b, err := Encode(doc)
	if err != nil {
		return err
	}
	return Replace(ctx, path, b)
}

// Replace puts content where path leads: afterwards, also after a crash or a
// power cut, the file holds the old content or the new one, never a part. A
// symbolic link stays and its target is replaced; the permissions stay. What is
// no regular file, or may not be written, is refused.
//
// The content goes to a new file beside the old one, which then takes its name;
// on an error the new one is removed and the old one untouched. Replace does not
// look at what it replaces: to keep what others wrote in the meantime is for the
// caller.
func Replace(ctx context.Context, path string, content []byte) error {
	if err := replace(ctx, path, content); err != nil {
		return fmt.Errorf("saving %s: %w", path, err)
	}
	return nil
}

func replace(ctx context.Context, path string, content []byte) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	target, err := resolve(path)
	if err != nil {
		return err
	}
	mode, err := modeOf(target)
	if err != nil {
		return err
	}
	// The short name fits where the target's own name is as long as names may be.
	tmp := filepath.Join(filepath.Dir(target), ".waymark-"+rand.Text()[:10]+".tmp")
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // less the umask, as for any new file
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close() // a second time does no harm
			os.Remove(tmp)
		}
	}()
	if mode != 0 {
		if err := f.Chmod(mode); err != nil && runtime.GOOS != "windows" {
			return err
		}
	}
	if _, err := f.Write(content); err != nil {
		return err
	}
	// A failed fsync is not tried again: the system may have thrown the pages away
	// and would report the second one as good.
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := os.Rename(tmp, target); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(target))
}

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
	return "", errors.New("too many symbolic links")
}

// modeOf returns the permissions of a file that may be written, 0 where there is
// none yet.
func modeOf(path string) (fs.FileMode, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, errors.New("this is not a regular file")
	}
	// Renaming over a file asks nobody whether it may be written, so ask here.
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm(), f.Close()
}

// syncFolder makes the new name last: without it, most simulated power cuts lost
// the save although the content was on the disk.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there, and need not be
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil // some network file systems do not know it
	}
	return err
}
