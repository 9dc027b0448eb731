package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/adrg/xdg"
)

// documentsFolder is where a person keeps documents.
func documentsFolder() string {
	for _, dir := range []string{xdg.UserDirs.Documents, xdg.Home} {
		if st, err := os.Stat(dir); err == nil && st.IsDir() {
			return dir
		}
	}
	return string(filepath.Separator)
}

// fileEntry is one line of the list.
type fileEntry struct {
	name   string
	folder bool
	when   time.Time // last written; zero for a folder
}

// listFolder returns what a folder holds that can be chosen: folders first, both
// in order of their names; hidden ones are left out.
func listFolder(dir string, endings []string) ([]fileEntry, error) {
	es, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var folders, files []fileEntry
	for _, e := range es {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		st, err := os.Stat(filepath.Join(dir, e.Name())) // follows links
		switch {
		case err != nil:
		case st.IsDir():
			folders = append(folders, fileEntry{name: e.Name(), folder: true})
		case st.Mode().IsRegular() && hasEnding(e.Name(), endings):
			files = append(files, fileEntry{name: e.Name(), when: st.ModTime()})
		}
	}
	byName := func(a, b fileEntry) int { return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)) }
	slices.SortFunc(folders, byName)
	slices.SortFunc(files, byName)
	return append(folders, files...), nil
}

func hasEnding(name string, endings []string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
}

// nothingIn says that a folder holds nothing with one of some endings.
func nothingIn(endings []string) string {
	what := endings[0] + " files"
	switch {
	case hasEnding(mapEnding, endings):
		what = "maps"
	case hasEnding(".jpg", endings):
		what = "pictures"
	}
	return "There are no " + what + " in this folder."
}

// places are the folders that the dialog offers.
func (w *Window) places() []string {
	var out []string
	add := func(dir string) {
		if st, err := os.Stat(dir); dir != "" && err == nil && st.IsDir() && !slices.Contains(out, dir) {
			out = append(out, dir)
		}
	}
	add(xdg.Home)
	add(xdg.UserDirs.Documents)
	add(xdg.UserDirs.Desktop)
	add(xdg.UserDirs.Download)
	for _, r := range w.app.state.Recents() {
		if len(out) < 9 {
			add(filepath.Dir(r.Path))
		}
	}
	return out
}

// placeName says how a folder is shown in the list of places.
func placeName(dir string) (icon, name string) {
	switch dir {
	case xdg.Home:
		return "house", "Home"
	case xdg.UserDirs.Desktop:
		return "monitor", "Desktop"
	case xdg.UserDirs.Download:
		return "download", "Downloads"
	case xdg.UserDirs.Documents:
		return "file-text", "Documents"
	}
	return "folder", filepath.Base(dir)
}
