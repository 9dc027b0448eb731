//go:build unix

package instance

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// ours refuses a folder that belongs to somebody else or that others can enter:
// whoever can put a socket there could be told which maps are opened.
func ours(dir string, info fs.FileInfo) error {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && int(st.Uid) != os.Getuid() {
		return fmt.Errorf("%s belongs to another user", dir)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s can be entered by other users", dir)
	}
	return nil
}
