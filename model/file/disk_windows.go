package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

const openFlags = 0

func openNow(path string) (*os.File, error) {
	p, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	// Others may go on reading, writing, renaming and deleting it meanwhile.
	h, err := windows.CreateFile(p, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE,
		nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// openFolder returns nothing: there is no fsync of a folder on Windows. What gives a
// file its name sees to it that it lasts (flush, MOVEFILE_WRITE_THROUGH).
func openFolder(string) (*os.File, error) { return nil, nil }

func syncFile(f *os.File) error { return f.Sync() }

func mayWrite(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		err = &fs.PathError{Op: "writing", Path: path, Err: windows.ERROR_ACCESS_DENIED}
	}
	return err
}

// namesOf does not ask: ReplaceFile keeps what is known of a file, and NTFS links
// are rare enough that each save would pay for a question that is never answered
// with yes.
func namesOf(fs.FileInfo) uint64 { return 1 }

// keepAttributes leaves it to ReplaceFile, which keeps owner, access list and
// attributes of the file that it replaces.
func keepAttributes(*os.File, *target) error { return nil }

func inPlaceInstead(error) bool { return false }

// The ends of ReplaceFile that leave something to do (winerror.h).
const (
	errUnableToMoveReplacement2 = syscall.Errno(1177)
)

// exchange replaces real by tmp and keeps what was there under a hidden name. A
// program that has the file open for a moment (a virus scanner, an index) is
// waited for.
func exchange(tmp, real string) (old string, err error) {
	n, _ := parseTemp(filepath.Base(tmp))
	old = filepath.Join(filepath.Dir(real), n.String())
	for end := time.Now().Add(patience); ; time.Sleep(5 * lookAgain) {
		err = replaceFile(real, tmp, old)
		if !(errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)) || time.Now().After(end) {
			break
		}
	}
	switch {
	case err == nil:
		flush(real)
		return old, nil
	case errors.Is(err, errUnableToMoveReplacement2):
		// The old file has the hidden name already, the new one still its own.
		return old, putInPlace(tmp, real, old)
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION), errors.Is(err, windows.ERROR_CALL_NOT_IMPLEMENTED):
		// A network disk or a driver that knows plain renaming alone. For a moment the
		// file is not there; Store.Tidy knows what that leaves.
		if err := placeNew(real, old); err != nil {
			return "", err
		}
		return old, putInPlace(tmp, real, old)
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		err = ErrBusy
	}
	return "", &os.LinkError{Op: "replace", Old: tmp, New: real, Err: err}
}

// putInPlace gives the new file its name after the old one has lost it, or gives
// it back to the old one.
func putInPlace(tmp, real, old string) error {
	err := placeNew(tmp, real)
	if err == nil {
		return nil
	}
	if back := placeNew(old, real); back != nil {
		return &asideError{old, errors.Join(err, back)}
	}
	return err
}

// flush makes a new name last. ReplaceFile does not wait for the disk (its flag for
// that is documented as not supported); flushing the file makes NTFS write its log
// up to here. Where a virus scanner holds the file right now, the name is on the
// disk some seconds later.
func flush(path string) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	f.Sync()
	f.Close()
}

// unlink removes a file. One that a virus scanner or an index has open for a moment
// is waited for.
func unlink(path string) error {
	for end := time.Now().Add(patience); ; time.Sleep(5 * lookAgain) {
		err := os.Remove(path)
		if !(errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)) || time.Now().After(end) {
			return err
		}
	}
}

// replaceFile calls ReplaceFileW, which x/sys/windows does not have.
func replaceFile(replaced, replacement, backup string) error {
	a, err := windows.UTF16PtrFromString(replaced)
	if err != nil {
		return err
	}
	b, err := windows.UTF16PtrFromString(replacement)
	if err != nil {
		return err
	}
	c, err := windows.UTF16PtrFromString(backup)
	if err != nil {
		return err
	}
	call := windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")
	ok, _, err := call.Call(uintptr(unsafe.Pointer(a)), uintptr(unsafe.Pointer(b)), uintptr(unsafe.Pointer(c)), 0, 0, 0)
	if ok == 0 {
		return err
	}
	return nil
}

// placeNew renames without replacing anything.
func placeNew(tmp, real string) error {
	from, err := windows.UTF16PtrFromString(tmp)
	if err != nil {
		return err
	}
	to, err := windows.UTF16PtrFromString(real)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(from, to, windows.MOVEFILE_WRITE_THROUGH); err != nil {
		return &os.LinkError{Op: "rename", Old: tmp, New: real, Err: err}
	}
	return nil
}

// writing tries to open the file without letting others write it, which fails
// while somebody does.
func writing(f *os.File) Writing {
	p, err := windows.UTF16PtrFromString(f.Name())
	if err != nil {
		return Unknown
	}
	h, err := windows.CreateFile(p, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_DELETE, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case err == nil:
		windows.CloseHandle(h)
		return Quiet
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return Busy
	}
	return Unknown
}

func reserve(*os.File) (release func()) { return func() {} }

func reserveSpace(*os.File, int64) error { return nil }

func stampOf(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	if d, ok := info.Sys().(*syscall.Win32FileAttributeData); ok {
		s.Change = d.CreationTime.Nanoseconds() // another file has another one
	}
	return s
}

// OnNetwork reports whether a path is on a drive of another machine.
func OnNetwork(path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	volume := filepath.VolumeName(abs)
	if strings.HasPrefix(volume, `\\`) {
		return true
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}

func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func unreachable(err error) bool {
	return errors.Is(err, windows.ERROR_BAD_NETPATH) || errors.Is(err, windows.ERROR_BAD_NET_NAME) || errors.Is(err, windows.ERROR_NETNAME_DELETED)
}

// alive reports whether a process of this machine is running.
func alive(pid int) bool {
	h, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return !errors.Is(err, windows.ERROR_INVALID_PARAMETER)
	}
	windows.CloseHandle(h)
	return true
}
