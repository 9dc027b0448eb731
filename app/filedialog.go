package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/adrg/xdg"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/export"
)

// fileChoice says what a person is to choose. Fyne's own dialog for saving opens,
// and thereby empties, the file before anybody has decided anything; this one only
// names it.
type fileChoice struct {
	title, button string
	saving        bool
	endings       []string // files with other endings are not listed
	name          string   // proposed, when saving
	folder        string   // where to start
	done          func(path string)
}

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

// chosenPath makes the path of a typed name: absolute or in the folder, with the
// ending that such files have.
func chosenPath(folder, name string, c fileChoice) string {
	name = strings.TrimSpace(name)
	if name == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(name, "~"+string(filepath.Separator)); ok {
		name = filepath.Join(xdg.Home, rest)
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(folder, name)
	}
	if c.saving && !hasEnding(name, c.endings) {
		name = strings.TrimSuffix(name, ".json")
		name += c.endings[0]
	}
	return name
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

// placeIcon and placeName say how a folder is shown in the list of places.
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

// chooseFile lets a person choose a file to open or to write.
func (w *Window) chooseFile(c fileChoice) {
	var d *dialog
	folder := c.folder
	var entries []fileEntry
	list := look.Column(0)
	scroll := container.NewVScroll(list)
	where := look.NewText("", look.Text).Bold().Elastic(100)
	name := newField(c.name)
	name.SetPlaceHolder("Name of the file")
	var tiles []*look.Tile
	chosen := -1
	var enter func(dir string)
	choose := func(i int) {
		chosen = i
		for j, t := range tiles {
			t.SetChosen(j == i)
		}
		if i >= 0 && !entries[i].folder {
			name.SetText(entries[i].name)
		}
	}
	accept := func() {
		path := chosenPath(folder, name.Text, c)
		if path == "" {
			return
		}
		if st, err := os.Stat(path); err == nil && st.IsDir() {
			enter(path)
			return
		}
		finish := func() { d.close(); c.done(path) }
		if _, err := os.Lstat(path); c.saving && err == nil && (w.session == nil || path != w.session.Path()) {
			w.ask(question{title: "Replace “" + filepath.Base(path) + "”?", text: "There is a file of this name in “" + filepath.Base(folder) + "” already. What is in it is lost.", yes: "Replace", yesRun: finish})
			return
		}
		finish()
	}
	activate := func(i int) {
		if entries[i].folder {
			enter(filepath.Join(folder, entries[i].name))
			return
		}
		if chosen == i {
			accept()
			return
		}
		choose(i)
	}
	enter = func(dir string) {
		es, err := listFolder(dir, c.endings)
		list.RemoveAll()
		tiles = nil
		if err != nil {
			list.Add(look.Inset(look.Paragraph("This folder cannot be read.", look.TextSecondary), 8, 8, 8, 8))
		} else {
			folder, entries = dir, es
			chosen = -1
			_, label := placeName(dir)
			where.SetText(label)
			for i, e := range es {
				icon, ink := "file", look.TextSecondary
				if e.folder {
					icon, ink = "folder", look.Accent
				} else if hasEnding(e.name, []string{mapEnding}) {
					icon, ink = "route", look.Accent
				}
				when := ""
				if !e.when.IsZero() {
					when = w.app.state.Preferences.Dates().Minute(e.when)
				}
				t := look.NewTile(look.Inset(look.Row(10, look.NewIcon(icon, ink, 16), look.NewText(e.name, look.Text).Elastic(80), look.Space(), look.NewText(when, look.TextSecondary).Small()), 5, 10, 5, 10), func() { activate(i) })
				tiles = append(tiles, t)
				list.Add(t)
			}
			if len(es) == 0 {
				list.Add(look.Inset(look.Paragraph(nothingIn(c.endings), look.TextSecondary), 8, 8, 8, 8))
			}
		}
		list.Refresh()
		scroll.ScrollToTop()
	}
	name.keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			d.cancel()
		case fyne.KeyReturn, fyne.KeyEnter:
			accept()
		default:
			return false
		}
		return true
	}
	placeList := look.Column(0)
	for _, p := range w.places() {
		icon, label := placeName(p)
		placeList.Add(look.NewTile(look.Inset(look.Row(10, look.NewIcon(icon, look.TextSecondary, 16), look.NewText(label, look.Text).Elastic(60)), 6, 8, 6, 8), func() { enter(p) }).Tip(prefs.Place(filepath.Join(p, "x"))))
	}
	up := look.NewButton("", "arrow-up", look.Outlined, func() { enter(filepath.Dir(folder)) }).Tip("Show the folder that this one lies in")
	newFolder := look.NewButton("", "folder", look.Outlined, func() {
		w.askText("New folder", "Name", "", "Create", func(n string) {
			if n = export.NameFor(n); os.Mkdir(filepath.Join(folder, n), 0o777) == nil { // less the umask, as any program would
				enter(filepath.Join(folder, n))
			}
		})
	}).Tip("Make a new folder here")
	bar := look.Row(8, up, where, look.Space())
	if c.saving {
		bar.Add(newFolder)
	}
	label := "File"
	foot := look.Around(nil, nil, look.Inset(look.NewText(label, look.TextSecondary), 0, 8, 0, 0), look.Inset(look.Row(8, look.NewButton("Cancel", "", look.Outlined, func() { d.cancel() }), look.NewButton(c.button, "", look.Filled, accept)), 0, 0, 0, 12), name)
	left := container.NewStack(look.NewGround(look.Window, 0), look.Inset(container.NewVScroll(placeList), 10, 10, 10, 10))
	body := container.New(topBottom{},
		w.head(c.title, func() { d.cancel() }),
		look.Beside(left, 188, look.Around(look.Inset(bar, 10, 16, 8, 16), nil, nil, nil, look.Inset(scroll, 0, 8, 8, 8))),
		look.Column(0, look.Line(false), look.Inset(foot, 12, 16, 12, 16)),
	)
	size := fyne.NewSize(760, 520).Min(w.win.Canvas().Size().SubtractWidthHeight(40, 40))
	d = w.showDialog("file", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), size)
	d.enter = accept
	enter(folder)
	w.win.Canvas().Focus(name)
	if c.saving {
		name.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
