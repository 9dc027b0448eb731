package file

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"github.com/adrg/xdg"
)

// Store is the folder in which a person's safety copies are: snapshots of what was
// not saved yet, the last good versions, and what a kill left half done. Nothing of
// it ever stands beside a document.
//
// It can be used by several goroutines and several processes at once: every file
// in it appears complete or not at all.
type Store struct {
	dir string
	now func() time.Time
}

// The folders of a store.
const (
	snapshotFolder = "snapshots"
	versionFolder  = "versions"
	journalFolder  = "journals"
	lostFolder     = "lost"
	damagedFolder  = "damaged"
)

// DefaultState returns the state folder of this person: by the XDG rules on Linux,
// in Application Support on macOS, in AppData on Windows.
func DefaultState() string { return filepath.Join(xdg.StateHome, "waymark") }

// OpenStore opens the store in a folder, "" for the person's own, which is made
// when something is put into it.
func OpenStore(dir string) (*Store, error) {
	if dir == "" {
		dir = DefaultState()
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("finding the state folder: %w", err)
	}
	return &Store{abs, time.Now}, nil
}

// Now returns the time by the store's clock.
func (s *Store) Now() time.Time { return s.now() }

// put writes a file of the store. Only its owner may read what is in there: maps
// can be confidential.
func (s *Store) put(folder, name string, b []byte) error {
	dir, err := s.makeFolder(folder)
	if err != nil {
		return err
	}
	return Replace(context.Background(), filepath.Join(dir, name), b)
}

// makeFolder makes a folder of the store where there is none.
func (s *Store) makeFolder(name string) (path string, err error) {
	path = filepath.Join(s.dir, name)
	if err := makeFolders(path); err != nil {
		return "", fmt.Errorf("making the state folder: %w", err)
	}
	return path, nil
}

func (s *Store) list(folder, suffix string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(s.dir, folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the state folder: %w", err)
	}
	var names []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == suffix {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// keyOf stands for a document in the store: where its path leads.
func keyOf(path string) string {
	real, err := Resolve(path)
	if err != nil {
		real = path
	}
	sum := sha256.Sum256([]byte(real))
	return hex.EncodeToString(sum[:12])
}

// A file of the store that holds more than one content starts with a line of JSON
// that says what follows.
type packed struct {
	Waymark string `json:"waymark"` // what kind of file it is
	About   any    `json:"about"`
	Parts   []part `json:"parts"`
}

type part struct {
	Bytes int  `json:"bytes"`
	Hash  Hash `json:"sha256"`
}

// MarshalText implements encoding.TextMarshaler.
func (h Hash) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h[:])), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (h *Hash) UnmarshalText(b []byte) error {
	if hex.DecodedLen(len(b)) != len(h) {
		return errors.New("a hash must have 64 hexadecimal digits")
	}
	_, err := hex.Decode(h[:], b)
	return err
}

func pack(kind string, about any, parts ...[]byte) ([]byte, error) {
	p := packed{Waymark: kind, About: about}
	n := 512
	for _, b := range parts {
		p.Parts = append(p.Parts, part{len(b), HashOf(b)})
		n += len(b)
	}
	head, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("writing a safety copy: %w", err)
	}
	out := append(append(make([]byte, 0, n), head...), '\n')
	for _, b := range parts {
		out = append(out, b...)
	}
	return out, nil
}

// unpack takes a file of the store apart; about is filled in. Whatever does not
// have its hash is refused.
func unpack(kind string, b []byte, about any) (parts [][]byte, err error) {
	head, rest, _ := bytes.Cut(b, []byte("\n"))
	p := packed{About: about}
	if err := json.Unmarshal(head, &p); err != nil {
		return nil, fmt.Errorf("reading a safety copy: %w", err)
	}
	if p.Waymark != kind {
		return nil, fmt.Errorf("reading a safety copy: it is a %q, not a %q", p.Waymark, kind)
	}
	for _, w := range p.Parts {
		if w.Bytes < 0 || w.Bytes > len(rest) || HashOf(rest[:w.Bytes]) != w.Hash {
			return nil, errors.New("reading a safety copy: it is damaged")
		}
		parts = append(parts, rest[:w.Bytes])
		rest = rest[w.Bytes:]
	}
	return parts, nil
}

// KeepDamaged keeps a content that cannot be read, before a save takes its place.
// It returns where.
func (s *Store) KeepDamaged(path string, b []byte) (kept string, err error) {
	name := fmt.Sprintf("%s-%s-%s", s.now().UTC().Format(versionTime), HashOf(b).short(), shortened(filepath.Base(path)))
	return filepath.Join(s.dir, damagedFolder, name), s.put(damagedFolder, name, b)
}

// shortened leaves of a name what fits behind a time in another one. No character
// is cut in two: macOS refuses such a name.
func shortened(name string) string {
	from := max(0, len(name)-150)
	for from < len(name) && from > 0 && !utf8.RuneStart(name[from]) {
		from++
	}
	return name[from:]
}
