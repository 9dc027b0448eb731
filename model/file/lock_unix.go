//go:build unix

package file

import (
	"os"

	"golang.org/x/sys/unix"
)

// lockFile opens a file that nobody else has locked, for as long as it is open. The
// system gives it back when the process ends, however it ends.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		return nil, &os.PathError{Op: "locking", Path: path, Err: err}
	}
	return f, nil
}
