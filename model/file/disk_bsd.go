//go:build unix && !linux && !darwin

package file

import (
	"io/fs"
	"os"
)

func syncFile(f *os.File) error { return f.Sync() }

func exchange(tmp, real string) (old string, err error) { return linkAside(tmp, real) }

func placeNew(tmp, real string) error { return linkNew(tmp, real) }

func writing(*os.File) Writing { return Unknown }

func reserve(*os.File) (release func()) { return func() {} }

func reserveSpace(*os.File, int64) error { return nil }

func stampOf(info fs.FileInfo) Stamp {
	return Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
}

// OnNetwork reports whether a path is on a network; here nobody asks.
func OnNetwork(string) bool { return false }
