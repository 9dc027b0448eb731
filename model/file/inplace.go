package file

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// inPlace writes into the file itself: it has several names, belongs to somebody
// else, stands in a folder that may not be written, or is mounted by itself. That
// can be interrupted in the middle, so both contents are put into the state folder
// first, and Store.Tidy brings an interrupted one to its end.
func (s *saver) inPlace(t *target) (Outcome, error) {
	f, err := os.OpenFile(t.path, os.O_RDWR|openFlags, 0)
	if err != nil {
		return Outcome{}, err
	}
	defer f.Close()
	// Where the system can, nobody else opens the file until it is whole again; for
	// that we must not have it open twice ourselves.
	t.close()
	defer reserve(f)()
	old, err := io.ReadAll(io.NewSectionReader(f, 0, MaxBytes+1))
	if err != nil {
		return Outcome{}, err
	}
	if !s.agreed.Any && HashOf(old) != s.agreed.Hash {
		return Outcome{Theirs: old}, nil
	}
	store, err := OpenStore(s.agreed.State)
	if err != nil {
		return Outcome{}, fmt.Errorf("making a safety copy first: %w", err)
	}
	j := journal{Path: t.path, Old: HashOf(old), New: s.hash, old: old, content: s.content}
	if err := store.begin(j); err != nil {
		return Outcome{}, fmt.Errorf("making a safety copy first: %w", err)
	}
	// A full disk says so here, before anything was touched.
	if err := reserveSpace(f, int64(len(s.content))); err != nil {
		return Outcome{}, errors.Join(err, store.end(j))
	}
	s.visible()
	s.at("in place")
	if err := overwrite(f, s.content); err != nil {
		if back := overwrite(f, old); back != nil {
			return Outcome{}, fmt.Errorf("%w: %w", errHalf, err) // the safety copy stays
		}
		return Outcome{}, errors.Join(err, store.end(j))
	}
	if err := store.end(j); err != nil {
		return Outcome{Saved: true, InPlace: true}, saved(err)
	}
	return Outcome{Saved: true, InPlace: true}, nil
}

// errHalf comes with the reason why a write in place stopped half-way.
var errHalf = errors.New("the file was only written in part")

// overwrite replaces the content of an open file and sees that it is on the disk.
func overwrite(f *os.File, content []byte) error {
	if _, err := f.WriteAt(content, 0); err != nil {
		return err
	}
	if err := f.Truncate(int64(len(content))); err != nil {
		return err
	}
	return syncFile(f)
}
