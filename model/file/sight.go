package file

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-json-experiment/json/jsontext"
)

// Writing says whether somebody is writing a file.
type Writing uint8

// The states of a file that is looked at.
const (
	Quiet    Writing = iota // nobody has it open for writing
	Busy                    // somebody has
	Unknown                 // the system does not tell
	changing                // it changed while it was read
)

// Stamp tells one state of a file from another without reading it. Neither a time
// nor a size decides anything by itself: a stamp that changed is a reason to read.
type Stamp struct {
	Device, Inode    uint64
	Size             int64
	Modified, Change int64 // nanoseconds
}

// Sight is what stood under a path at one moment.
type Sight struct {
	Bytes   []byte
	Stamp   Stamp
	Writing Writing
}

// ErrNotRegular is the reason for refusing a folder, a pipe, a device.
var ErrNotRegular = errors.New("this is not a regular file")

// Look reads a regular file as it is now. A file that changed while it was read is
// Busy. One that is Busy has no bytes, or half of them, unless all the same is set:
// for a program that keeps the file open for writing without writing.
func Look(path string, allTheSame bool) (Sight, error) {
	t, err := openTarget(path, false)
	if err != nil {
		return Sight{}, err
	}
	defer t.close()
	if allTheSame {
		t.local = false // nobody is asked
	}
	b, state, err := t.read()
	if err != nil {
		return Sight{}, err
	}
	if state == changing {
		state = Busy
	}
	return Sight{b, t.stamp, state}, nil
}

// StampAt returns the stamp of the file that a path leads to.
func StampAt(path string) (Stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Stamp{}, err
	}
	return stampOf(info), nil
}

// Complete reports whether a content is one whole JSON object. No part of an
// object is one, so that a file that is being written never is.
func Complete(b []byte) bool {
	v := jsontext.Value(bytes.TrimSpace(bytes.TrimPrefix(b, byteOrderMark)))
	return v.Kind() == '{' && v.IsValid(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

// target is a regular file that is there.
type target struct {
	path  string
	f     *os.File // for reading; nil where that is not allowed
	info  fs.FileInfo
	stamp Stamp
	names uint64 // how many hard links it has
	local bool   // not on a network, where leases tell nothing
}

// openTarget opens a regular file. It never waits for a pipe to be opened at its
// other end. unread is for a file that needs not be read.
func openTarget(path string, unread bool) (*target, error) {
	f, err := openNow(path)
	t := &target{path: path, f: f}
	switch {
	case err == nil:
		t.info, err = f.Stat()
	case unread && errors.Is(err, fs.ErrPermission):
		t.info, err = os.Stat(path)
	}
	if err != nil {
		t.close()
		return nil, err
	}
	if !t.info.Mode().IsRegular() {
		t.close()
		return nil, ErrNotRegular
	}
	t.stamp, t.names, t.local = stampOf(t.info), namesOf(t.info), !OnNetwork(filepath.Dir(path))
	return t, nil
}

func (t *target) close() {
	if t != nil && t.f != nil {
		t.f.Close() // opened for reading: nothing can be lost
		t.f = nil
	}
}

// read reads the file between two looks at its stamp.
func (t *target) read() ([]byte, Writing, error) {
	state := Unknown
	if t.local {
		state = writing(t.f)
	}
	if state == Busy {
		return nil, Busy, nil
	}
	before, err := t.f.Stat()
	if err != nil {
		return nil, state, err
	}
	// One byte more than the limit lets Decode refuse it with its own words, and one
	// more than the size tells that the file is growing.
	b := make([]byte, min(before.Size(), MaxBytes)+1)
	n, err := t.f.ReadAt(b, 0)
	if err != nil && err != io.EOF {
		return nil, state, err
	}
	b = b[:n]
	after, err := t.f.Stat()
	if err != nil {
		return nil, state, err
	}
	t.stamp = stampOf(after)
	if stampOf(before) != t.stamp || t.stamp.Size != int64(len(b)) && len(b) <= MaxBytes {
		return b, changing, nil
	}
	// Whoever opened it after the first question could have written between the
	// stamps without changing them: clocks of file systems tick in milliseconds.
	if state == Quiet && writing(t.f) == Busy {
		return nil, Busy, nil
	}
	return b, state, nil
}
