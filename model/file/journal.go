package file

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// journal is the safety copy of a write in place.
type journal struct {
	Path     string
	Old, New Hash

	old, content []byte
}

const journalKind = "journal"

func (s *Store) journalPath(path string) string {
	return filepath.Join(s.dir, journalFolder, keyOf(path)+".journal")
}

// begin makes the safety copy of a write in place.
func (s *Store) begin(j journal) error {
	b, err := pack(journalKind, j, j.old, j.content)
	if err != nil {
		return err
	}
	return s.put(journalFolder, filepath.Base(s.journalPath(j.Path)), b)
}

// end removes the safety copy of a write in place that is done, for good: one that
// came back after a power cut would be taken for something to be recovered.
func (s *Store) end(j journal) error {
	path := s.journalPath(j.Path)
	if err := removeFile(path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// journalOf returns the safety copy of an interrupted write in place.
func (s *Store) journalOf(path string) (j journal, found bool, err error) {
	b, err := os.ReadFile(s.journalPath(path))
	if errors.Is(err, fs.ErrNotExist) {
		return j, false, nil
	}
	if err != nil {
		return j, false, err
	}
	parts, err := unpack(journalKind, b, &j)
	if err != nil || len(parts) != 2 {
		return j, false, err
	}
	j.old, j.content = parts[0], parts[1]
	return j, true, nil
}

// finish brings an interrupted write in place to its end. What another program has
// written since is not touched, and the new content can then be recovered; what can
// be read neither as ours nor as theirs is kept aside.
func (s *Store) finish(j journal) error {
	now, err := os.ReadFile(j.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s.keepLost(j.Path, j.content)
	case err != nil:
		return err
	}
	switch h := HashOf(now); {
	case h == j.New, h == j.Old: // it was done, or never begun
		return s.end(j)
	case mixture(now, j.old, j.content):
	case Complete(now): // somebody's
		if err := s.keepLost(j.Path, j.content); err != nil {
			return err
		}
		return s.end(j)
	default:
		if _, err := s.KeepDamaged(j.Path, now); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(j.Path, os.O_RDWR|openFlags, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	defer reserve(f)()
	if err := overwrite(f, j.content); err != nil {
		return err
	}
	return s.end(j)
}

// sector is what a disk writes wholly or not at all.
const sector = 512

// mixture reports whether b is what an interrupted write of one content over
// another leaves. Where the two are equally long it can be valid JSON, and still
// nobody ever wrote it. Each sector begins with what one of them has there, and
// goes on with what the other has, or with zeros.
func mixture(b, x, y []byte) bool {
	if len(b) < min(len(x), len(y)) || len(b) > max(len(x), len(y)) {
		return false
	}
	for at := 0; at < len(b); at += sector {
		s := b[at:min(at+sector, len(b))]
		inX, inY := piece(x, at, len(s)), piece(y, at, len(s))
		if !begun(s, inX, inY) && !begun(s, inY, inX) {
			return false
		}
	}
	return true
}

// begun reports whether s is as much of next as was written, and then before, or
// zeros.
func begun(s, before, next []byte) bool {
	n := 0
	for n < len(s) && s[n] == next[n] {
		n++
	}
	return bytes.Equal(s[n:], before[n:]) || len(bytes.Trim(s[n:], "\x00")) == 0
}

// piece returns n bytes of a content, zeros behind its end.
func piece(b []byte, at, n int) []byte {
	out := make([]byte, n)
	if at < len(b) {
		copy(out, b[at:])
	}
	return out
}
