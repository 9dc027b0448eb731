package file

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// syncFile empties the disk's own cache too, which fsync does not do on macOS.
func syncFile(f *os.File) error {
	_, err := unix.FcntlInt(f.Fd(), unix.F_FULLFSYNC, 0)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTTY) {
		return unix.Fsync(int(f.Fd())) // network disks
	}
	return err
}

// exchange lets two files change places in one step and returns where the old one
// is then.
func exchange(tmp, real string) (old string, err error) {
	err = unix.RenamexNp(tmp, real, unix.RENAME_SWAP)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return linkAside(tmp, real)
	}
	if err != nil {
		return "", &os.LinkError{Op: "exchange", Old: tmp, New: real, Err: err}
	}
	return tmp, nil
}

// placeNew renames without replacing anything.
func placeNew(tmp, real string) error {
	err := unix.RenamexNp(tmp, real, unix.RENAME_EXCL)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return linkNew(tmp, real)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: tmp, New: real, Err: err}
	}
	return nil
}

// writing cannot be asked on macOS.
func writing(*os.File) Writing { return Unknown }

func reserve(*os.File) (release func()) { return func() {} }

func reserveSpace(*os.File, int64) error { return nil }

func stampOf(info fs.FileInfo) Stamp {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	}
	return Stamp{uint64(st.Dev), st.Ino, st.Size, st.Mtimespec.Nano(), st.Ctimespec.Nano()}
}

// OnNetwork reports whether a path is on a file system that other machines write
// to, or that a program makes up: changes there come without notice.
func OnNetwork(path string) bool {
	var st unix.Statfs_t
	if unix.Statfs(path, &st) != nil {
		return false
	}
	name := unix.ByteSliceToString(st.Fstypename[:])
	return slices.Contains([]string{"nfs", "smbfs", "afpfs", "webdav", "ftp", "macfuse", "osxfuse"}, name)
}
