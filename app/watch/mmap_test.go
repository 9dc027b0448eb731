//go:build linux

package watch_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// A program that maps the file writes into it without any notice of the system.
func TestMappedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map")
	write(t, path, doc(1))
	w := start(t, path)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	m, err := unix.Mmap(int(f.Fd()), 0, len(doc(1)), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	must(t, err)
	want := strings.ReplaceAll(doc(1), "1", "7")
	copy(m, want)
	must(t, unix.Msync(m, unix.MS_SYNC))
	must(t, unix.Munmap(m))
	must(t, f.Close())
	w.want(want)
}
