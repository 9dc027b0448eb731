package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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

// fileDialog lets a person choose a file to open or to write.
type fileDialog struct {
	w       *Window
	c       fileChoice
	d       *dialog
	folder  string // that is shown
	entries []fileEntry
	chosen  int // of the entries, −1 for none

	where  *look.Words // what the folder is called
	list   *fyne.Container
	scroll *container.Scroll
	tiles  []*look.Tile // of the entries
	name   *field
}

// chooseFile opens the dialog.
func (w *Window) chooseFile(c fileChoice) {
	f := &fileDialog{w: w, c: c, folder: c.folder, chosen: -1, list: look.Column(0), where: look.NewText("", look.Text).Bold().Elastic(100), name: newField(c.name)}
	f.scroll = container.NewVScroll(f.list)
	f.name.SetPlaceHolder("Name of the file")
	f.name.keys = f.key
	size := fyne.NewSize(760, 520).Min(w.win.Canvas().Size().SubtractWidthHeight(40, 40))
	f.d = w.showDialog("file", f.content(), size)
	f.d.enter = f.accept
	f.enter(f.folder)
	w.win.Canvas().Focus(f.name)
	if c.saving {
		f.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// content builds the dialog: places on the left, the folder on the right, the name
// below.
func (f *fileDialog) content() fyne.CanvasObject {
	cancel := func() { f.d.cancel() }
	places := look.Column(0)
	for _, p := range f.w.places() {
		icon, label := placeName(p)
		places.Add(look.NewTile(look.Inset(look.Row(10, look.NewIcon(icon, look.TextSecondary, 16), look.NewText(label, look.Text).Elastic(60)), 6, 8, 6, 8), func() { f.enter(p) }).Tip(prefs.Place(filepath.Join(p, "x"))))
	}
	up := look.NewButton("", "arrow-up", look.Outlined, func() { f.enter(filepath.Dir(f.folder)) }).Tip("Show the folder that this one lies in")
	bar := look.Row(8, up, f.where, look.Space())
	if f.c.saving {
		bar.Add(look.NewButton("", "folder", look.Outlined, f.newFolder).Tip("Make a new folder here"))
	}
	foot := look.Around(nil, nil, look.Inset(look.NewText("File", look.TextSecondary), 0, 8, 0, 0), look.Inset(look.Row(8, look.NewButton("Cancel", "", look.Outlined, cancel), look.NewButton(f.c.button, "", look.Filled, f.accept)), 0, 0, 0, 12), f.name)
	left := container.NewStack(look.NewGround(look.Window, 0), look.Inset(container.NewVScroll(places), 10, 10, 10, 10))
	body := container.New(topBottom{},
		f.w.head(f.c.title, cancel),
		look.Beside(left, 188, look.Around(look.Inset(bar, 10, 16, 8, 16), nil, nil, nil, look.Inset(f.scroll, 0, 8, 8, 8))),
		look.Column(0, look.Line(false), look.Inset(foot, 12, 16, 12, 16)),
	)
	return container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body)
}

// enter shows a folder; one that cannot be read leaves the last one to be written to.
func (f *fileDialog) enter(dir string) {
	entries, err := listFolder(dir, f.c.endings)
	f.list.RemoveAll()
	f.tiles = nil
	switch {
	case err != nil:
		f.note("This folder cannot be read.")
	case len(entries) == 0:
		f.note(nothingIn(f.c.endings))
	}
	if err == nil {
		f.folder, f.entries, f.chosen = dir, entries, -1
		_, label := placeName(dir)
		f.where.SetText(label)
		for i, e := range entries {
			t := look.NewTile(f.row(e), func() { f.activate(i) })
			f.tiles = append(f.tiles, t)
			f.list.Add(t)
		}
	}
	f.list.Refresh()
	f.scroll.ScrollToTop()
}

// note stands in the list where there is nothing to choose.
func (f *fileDialog) note(sentence string) {
	f.list.Add(look.Inset(look.Paragraph(sentence, look.TextSecondary), 8, 8, 8, 8))
}

// row is one line of the list.
func (f *fileDialog) row(e fileEntry) fyne.CanvasObject {
	icon, ink := "file", look.TextSecondary
	if e.folder {
		icon, ink = "folder", look.Accent
	} else if hasEnding(e.name, []string{mapEnding}) {
		icon, ink = "route", look.Accent
	}
	when := ""
	if !e.when.IsZero() {
		when = f.w.app.state.Preferences.Dates().Minute(e.when)
	}
	return look.Inset(look.Row(10, look.NewIcon(icon, ink, 16), look.NewText(e.name, look.Text).Elastic(80), look.Space(), look.NewText(when, look.TextSecondary).Small()), 5, 10, 5, 10)
}

// activate opens a folder, chooses a file, and takes the one that is chosen already.
func (f *fileDialog) activate(i int) {
	switch {
	case f.entries[i].folder:
		f.enter(filepath.Join(f.folder, f.entries[i].name))
	case f.chosen == i:
		f.accept()
	default:
		f.chosen = i
		for j, t := range f.tiles {
			t.SetChosen(j == i)
		}
		f.name.SetText(f.entries[i].name)
	}
}

// accept ends the dialog with the named file, after asking where that is replaced.
func (f *fileDialog) accept() {
	path := chosenPath(f.folder, f.name.Text, f.c)
	if path == "" {
		return
	}
	st, err := os.Stat(path)
	if err == nil && st.IsDir() {
		f.enter(path)
		return
	}
	if err != nil && !f.c.saving { // few people type endings
		if _, err := os.Stat(path + f.c.endings[0]); err == nil {
			path += f.c.endings[0]
		}
	}
	if title, text := f.missing(path); title != "" {
		f.w.ask(question{title: title, text: text, yes: "OK", alone: true})
		return
	}
	finish := func() { f.d.close(); f.c.done(path) }
	if _, err := os.Lstat(path); f.c.saving && err == nil && (f.w.session == nil || path != f.w.session.Path()) {
		f.w.ask(question{title: "Replace “" + filepath.Base(path) + "”?", text: "There is a file of this name in “" + filepath.Base(f.folder) + "” already. What is in it is lost.", yes: "Replace", yesRun: finish})
		return
	}
	finish()
}

// missing says what a path needs that is not there: the folder of a file to be saved,
// or the file that shall be opened. The name that was typed stays in the dialog.
func (f *fileDialog) missing(path string) (title, text string) {
	dir, name := filepath.Dir(path), filepath.Base(path)
	switch _, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return "There is no folder “" + filepath.Base(dir) + "”", "A name with “" + string(filepath.Separator) + "” in it means a file in another folder. Leave that out, or make the folder first."
	case f.c.saving:
		return "", ""
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "There is no file “" + name + "”", "Choose one from the list, or look in another folder."
	}
	return "", ""
}

// newFolder asks for a name and makes a folder in the one that is shown.
func (f *fileDialog) newFolder() {
	f.w.askText("New folder", "Name", "", "Create", func(n string) {
		dir := filepath.Join(f.folder, export.NameFor(n))
		if err := os.Mkdir(dir, 0o777); err != nil { // less the umask, as any program would
			f.w.failed("The folder could not be made", err)
			return
		}
		f.enter(dir)
	})
}

// key answers the keys that mean the dialog while its field has the keyboard.
func (f *fileDialog) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		f.d.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.accept()
	default:
		return false
	}
	return true
}
