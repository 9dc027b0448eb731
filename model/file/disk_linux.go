package file

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func syncFile(f *os.File) error { return f.Sync() }

// exchange lets two files change places in one step and returns where the old one
// is then.
func exchange(tmp, real string) (old string, err error) {
	err = unix.Renameat2(unix.AT_FDCWD, tmp, unix.AT_FDCWD, real, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return linkAside(tmp, real)
	}
	if err != nil {
		return "", &os.LinkError{Op: "exchange", Old: tmp, New: real, Err: err}
	}
	return tmp, nil
}

// placeNew renames without replacing anything.
func placeNew(tmp, real string) error {
	err := unix.Renameat2(unix.AT_FDCWD, tmp, unix.AT_FDCWD, real, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return linkNew(tmp, real)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: tmp, New: real, Err: err}
	}
	return nil
}

// writing asks for a read lease, which the system gives only while nobody has the
// file open for writing, and gives it back at once.
func writing(f *os.File) Writing {
	_, err := unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_RDLCK)
	switch {
	case err == nil:
		unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_UNLCK)
		return Quiet
	case errors.Is(err, unix.EAGAIN):
		return Busy
	}
	return Unknown // somebody else's file, or a file system without leases
}

// reserve keeps others from opening the file until the returned function is
// called: they wait. It does nothing where somebody has it open already, or the
// system cannot.
func reserve(f *os.File) (release func()) {
	if _, err := unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_WRLCK); err != nil {
		return func() {}
	}
	return func() { unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_UNLCK) }
}

// reserveSpace makes sure that there is room for a content of n bytes.
func reserveSpace(f *os.File, n int64) error {
	if n == 0 {
		return nil
	}
	err := unix.Fallocate(int(f.Fd()), unix.FALLOC_FL_KEEP_SIZE, 0, n)
	if diskFull(err) {
		return &fs.PathError{Op: "making room in", Path: f.Name(), Err: err}
	}
	return nil // a file system that cannot promise it says so when it is written
}

func stampOf(info fs.FileInfo) Stamp {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	}
	return Stamp{st.Dev, st.Ino, st.Size, st.Mtim.Nano(), st.Ctim.Nano()}
}

// OnNetwork reports whether a path is on a file system that other machines write
// to, or that a program makes up: changes there come without notice.
func OnNetwork(path string) bool {
	var st unix.Statfs_t
	return unix.Statfs(path, &st) == nil && withoutNotice(uint32(st.Type))
}

// withoutNotice reports whether a file system is of a kind that gives no notice of changes.
func withoutNotice(kind uint32) bool {
	switch kind {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.FUSE_SUPER_MAGIC,
		unix.V9FS_MAGIC, unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CODA_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC:
		return true
	}
	return false
}
