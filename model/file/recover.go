package file

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Snapshot is what a person has made of a document and not saved yet, with what it
// started from, so that it can be merged when the disk has moved on.
type Snapshot struct {
	Path     string    `json:"path"` // "" for a document without a file
	When     time.Time `json:"when"`
	BaseHash Hash      `json:"base_hash"` // of the content last agreed with the disk
	// Base is that content, nil for a document without a file; Local is the
	// document as it was.
	Base  []byte `json:"-"`
	Local []byte `json:"-"`
}

// Claim is the place of one open document in the store. It belongs to a process
// as long as that runs, so that another one does not offer to recover what is open
// here.
type Claim struct {
	store *Store
	id    string
	lock  *os.File
}

const (
	snapshotKind   = "snapshot"
	snapshotSuffix = ".snapshot"
	lockSuffix     = ".lock"
	lostSuffix     = ".lost"
)

// Claim takes a new place.
func (s *Store) Claim() (*Claim, error) {
	dir, err := s.makeFolder(snapshotFolder)
	if err != nil {
		return nil, err
	}
	c := &Claim{store: s, id: rand.Text()[:16]}
	if c.lock, err = lockFile(filepath.Join(dir, c.id+lockSuffix)); err != nil {
		return nil, fmt.Errorf("making a place for safety copies: %w", err)
	}
	return c, nil
}

// Place returns the name of the snapshot's file.
func (c *Claim) Place() string {
	return filepath.Join(c.store.dir, snapshotFolder, c.id+snapshotSuffix)
}

// Keep replaces the snapshot of this document.
func (c *Claim) Keep(sn Snapshot) error {
	b, err := pack(snapshotKind, sn, sn.Base, sn.Local)
	if err != nil {
		return err
	}
	if err := c.store.put(snapshotFolder, c.id+snapshotSuffix, b); err != nil {
		return fmt.Errorf("keeping a snapshot: %w", err)
	}
	return nil
}

// Forget removes the snapshot: all of it is saved, or thrown away on purpose.
func (c *Claim) Forget() error {
	return removeFile(c.Place())
}

// Close gives the place back. A snapshot that is still there can be recovered from
// then on.
func (c *Claim) Close() error {
	path := filepath.Join(c.store.dir, snapshotFolder, c.id+lockSuffix)
	// Removed while it is held: whoever could get it in between would find nothing.
	return errors.Join(removeFile(path), c.lock.Close())
}

// Recovered is something that was not saved and can be had back.
type Recovered struct {
	Snapshot
	file string // in the store
}

// Recoverable lists what can be recovered, the newest first: snapshots of
// processes that are gone, and complete documents that a kill left beside a file.
// What cannot be read is left out and reported together with the rest.
func (s *Store) Recoverable() ([]Recovered, error) {
	paths, err := s.unclaimed()
	all, unread := recovered(paths)
	return all, errors.Join(err, unread)
}

// lookEvery is how often WatchRecoverable looks.
const lookEvery = time.Second / 2

// WatchRecoverable calls found with what Recoverable lists, and again whenever that
// has changed, until ctx is done. It is not called for nothing.
//
// A process that was killed holds its places until the system has taken it apart.
// That lasts for seconds where the computer is busy, so that whoever starts again at
// once does not find in one look what was lost.
func (s *Store) WatchRecoverable(ctx context.Context, found func([]Recovered, error)) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	var before []string
	for first := true; ctx.Err() == nil; first = false {
		paths, err := s.unclaimed()
		if !slices.Equal(paths, before) || first && err != nil {
			all, unread := recovered(paths)
			found(all, errors.Join(err, unread))
			before = paths
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// unclaimed lists the files of what can be recovered.
func (s *Store) unclaimed() (paths []string, err error) {
	snapshots, err := s.list(snapshotFolder, snapshotSuffix)
	for _, name := range snapshots {
		path := filepath.Join(s.dir, snapshotFolder, name)
		if !s.claimed(strings.TrimSuffix(path, snapshotSuffix) + lockSuffix) {
			paths = append(paths, path)
		}
	}
	lost, lostErr := s.list(lostFolder, lostSuffix)
	for _, name := range lost {
		paths = append(paths, filepath.Join(s.dir, lostFolder, name))
	}
	return paths, errors.Join(err, lostErr)
}

// recovered reads what can be recovered, the newest first.
func recovered(paths []string) ([]Recovered, error) {
	var all []Recovered
	var errs []error
	for _, path := range paths {
		r := Recovered{file: path}
		b, err := os.ReadFile(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		parts, err := unpack(snapshotKind, b, &r.Snapshot)
		if err == nil && len(parts) != 2 {
			err = fmt.Errorf("reading a safety copy: it has %d parts instead of 2", len(parts))
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if r.Base = parts[0]; len(r.Base) == 0 {
			r.Base = nil
		}
		r.Local = parts[1]
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b Recovered) int { return b.When.Compare(a.When) })
	return all, errors.Join(errs...)
}

// claimed reports whether a process holds a lock; one that nobody holds is
// removed.
func (s *Store) claimed(path string) bool {
	if !exists(path) {
		return false
	}
	f, err := lockFile(path)
	if err != nil {
		return true
	}
	os.Remove(path)
	f.Close()
	return false
}

// Discard throws away what was recovered, or what nobody wants.
func (s *Store) Discard(r Recovered) error { return removeFile(r.file) }

// keepLost keeps a complete document that a kill left somewhere. The same one is
// kept once.
func (s *Store) keepLost(path string, content []byte) error {
	b, err := pack(snapshotKind, Snapshot{Path: path, When: s.now()}, nil, content)
	if err != nil {
		return err
	}
	return s.put(lostFolder, keyOf(path)+"-"+HashOf(content).short()+lostSuffix, b)
}
