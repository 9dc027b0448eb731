//go:build unix

package file

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// openFlags keep an open from waiting for the other end of a pipe, or for a
// program that has reserved the file.
const openFlags = unix.O_NONBLOCK | unix.O_CLOEXEC

func openNow(path string) (*os.File, error) { return os.OpenFile(path, os.O_RDONLY|openFlags, 0) }

func unlink(path string) error { return os.Remove(path) }

func openFolder(path string) (*os.File, error) { return os.Open(path) }

// mayWrite asks the system, which knows of modes, access lists, read-only disks
// and files that are made immutable. Opening the file would look to others as if
// it were being written.
func mayWrite(path string) error {
	if err := unix.Faccessat(unix.AT_FDCWD, path, unix.W_OK, unix.AT_EACCESS); err != nil {
		return &fs.PathError{Op: "writing", Path: path, Err: err}
	}
	return nil
}

func namesOf(info fs.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Nlink)
	}
	return 1
}

// keepAttributes gives the new file owner, permissions and extended attributes of
// the old one (access lists are among these). Labels that the system sets by
// itself need not be allowed to be copied.
func keepAttributes(f *os.File, t *target) error {
	st, ok := t.info.Sys().(*syscall.Stat_t)
	if !ok {
		return f.Chmod(t.info.Mode().Perm())
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if own, ok := info.Sys().(*syscall.Stat_t); !ok || own.Uid != st.Uid || own.Gid != st.Gid {
		if err := f.Chown(int(st.Uid), int(st.Gid)); err != nil {
			return err
		}
	}
	if err := unix.Fchmod(int(f.Fd()), uint32(st.Mode)&0o7777); err != nil {
		return err
	}
	if t.f == nil {
		return nil
	}
	names, err := attributes(t.f)
	if err != nil {
		return err
	}
	for _, name := range names {
		v, err := attribute(t.f, name)
		if err == nil {
			err = unix.Fsetxattr(int(f.Fd()), name, v, 0)
		}
		if err != nil && !strings.HasPrefix(name, "security.") && !strings.HasPrefix(name, "trusted.") && !strings.HasPrefix(name, "com.apple.") {
			return err
		}
	}
	return nil
}

// attributes lists the names of the extended attributes.
func attributes(f *os.File) ([]string, error) {
	b := make([]byte, 64<<10) // as long as Linux allows the list to be
	n, err := unix.Flistxattr(int(f.Fd()), b)
	if errors.Is(err, unix.ENOTSUP) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range bytes.SplitSeq(b[:n], []byte{0}) {
		if len(name) > 0 {
			names = append(names, string(name))
		}
	}
	return names, nil
}

func attribute(f *os.File, name string) ([]byte, error) {
	n, err := unix.Fgetxattr(int(f.Fd()), name, nil)
	if err != nil || n == 0 {
		return nil, err
	}
	b := make([]byte, n)
	n, err = unix.Fgetxattr(int(f.Fd()), name, b)
	if err != nil {
		return nil, err
	}
	return b[:n], nil
}

// inPlaceInstead reports whether an error says that the file can only be written
// in place: the folder may not be written, or the name is one that a disk or a
// single file is mounted on. A full disk is no such reason.
func inPlaceInstead(err error) bool {
	for _, e := range []error{unix.EACCES, unix.EPERM, unix.EROFS, unix.EBUSY, unix.EXDEV} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// linkAside is for file systems that cannot exchange two names: the old file gets
// a second, hidden name before the new one takes its place. What was displaced is
// returned; "" where the file system knows no second names either.
func linkAside(tmp, real string) (old string, err error) {
	name := strings.TrimSuffix(filepath.Base(tmp), tempSuffix)
	n, _ := parseTemp(name + tempSuffix)
	old = filepath.Join(filepath.Dir(real), n.String())
	if err := os.Link(real, old); err != nil {
		if !errors.Is(err, unix.EPERM) && !errors.Is(err, unix.ENOTSUP) && !errors.Is(err, unix.ENOSYS) && !errors.Is(err, unix.EMLINK) {
			return "", err
		}
		old = ""
	} else if err := syncFolder(filepath.Dir(real)); err != nil { // before the old file loses its own name
		os.Remove(old)
		return "", err
	}
	if err := os.Rename(tmp, real); err != nil {
		if old != "" {
			os.Remove(old)
		}
		return "", err
	}
	return old, nil
}

// linkNew gives a file its name where renaming cannot promise to replace nothing.
func linkNew(tmp, real string) error {
	err := os.Link(tmp, real)
	if err == nil {
		return os.Remove(tmp)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if exists(real) {
		return fs.ErrExist
	}
	return os.Rename(tmp, real)
}

func diskFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}

func unreachable(err error) bool {
	for _, e := range []error{unix.ESTALE, unix.EHOSTDOWN, unix.EHOSTUNREACH, unix.ENETUNREACH, unix.ENOTCONN} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// alive reports whether a process of this machine is running.
func alive(pid int) bool {
	return pid > 0 && !errors.Is(unix.Kill(pid, 0), unix.ESRCH)
}
