package file

import (
	"os"

	"golang.org/x/sys/windows"
)

// lockFile opens a file that nobody else has locked, for as long as it is open. The
// system gives it back when the process ends, however it ends.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if err != nil {
		f.Close()
		return nil, &os.PathError{Op: "locking", Path: path, Err: err}
	}
	return f, nil
}
