package file

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How many good versions of a document are kept, and how far they are apart.
const (
	MaxVersions = 20
	VersionSpan = 10 * time.Minute
)

// SavedVersion is a good version of a document that was saved earlier.
type SavedVersion struct {
	When time.Time
	Size int64 // bytes
	hash string
	file string
}

// Same reports whether two versions have the same content.
func (v SavedVersion) Same(o SavedVersion) bool { return v.hash == o.hash }

const (
	versionTime   = "20060102T150405.000Z"
	versionSuffix = ".json"
)

// KeepVersion keeps a content that was saved at a time: the last one of each ten
// minutes, and the last twenty of these. Saving again without a change makes no
// version, so that a habit of saving does not push out older ones.
func (s *Store) KeepVersion(path string, content []byte, when time.Time) error {
	all, err := s.Versions(path)
	if err != nil {
		return err
	}
	when = when.Truncate(time.Millisecond) // as the names say it
	hash := HashOf(content).short()
	folder := filepath.Join(versionFolder, keyOf(path))
	for _, v := range all { // newest first
		if v.hash == hash && !v.When.Before(when) {
			return nil
		}
		if !v.When.After(when) {
			if v.hash == hash { // saved again without a change
				return nil
			}
			break
		}
	}
	if err := s.put(folder, when.UTC().Format(versionTime)+"-"+hash+versionSuffix, content); err != nil {
		return fmt.Errorf("keeping a version: %w", err)
	}
	// The new one is on the disk before an old one goes.
	slot := func(t time.Time) time.Time { return t.Truncate(VersionSpan) }
	taken := map[time.Time]bool{slot(when): true}
	kept := 1
	for _, v := range all { // newest first
		same := v.hash == hash && slot(v.When).Equal(slot(when))
		if t := slot(v.When); taken[t] || same || kept >= MaxVersions {
			if err := removeFile(v.file); err != nil {
				return fmt.Errorf("removing an old version: %w", err)
			}
			continue
		}
		taken[slot(v.When)] = true
		kept++
	}
	return nil
}

// Versions lists the good versions of a document, the newest first.
func (s *Store) Versions(path string) ([]SavedVersion, error) {
	folder := filepath.Join(versionFolder, keyOf(path))
	names, err := s.list(folder, versionSuffix)
	if err != nil {
		return nil, err
	}
	var all []SavedVersion
	for _, name := range names {
		at, hash, _ := strings.Cut(strings.TrimSuffix(name, versionSuffix), "-")
		when, err := time.Parse(versionTime, at)
		if err != nil {
			continue // somebody else's file
		}
		v := SavedVersion{When: when, hash: hash, file: filepath.Join(s.dir, folder, name)}
		if info, err := os.Stat(v.file); err == nil {
			v.Size = info.Size()
		}
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b SavedVersion) int { return b.When.Compare(a.When) })
	return all, nil
}

// OpenVersion reads a good version.
func (s *Store) OpenVersion(v SavedVersion) (*Result, error) {
	b, err := os.ReadFile(v.file)
	if err != nil {
		return nil, fmt.Errorf("reading the version of %s: %w", v.When.Local().Format(time.DateTime), err)
	}
	return Decode(b)
}
