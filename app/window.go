package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/panel"
	"waymark/app/place"
	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/canvas"
	"waymark/model"
)

// background is the context of what a person waits for and cannot cancel: opening
// and saving one file.
func background() context.Context { return context.Background() }

// Window shows one open document, or the start screen.
type Window struct {
	app     *App
	win     fyne.Window
	session *session.Session // nil: the start screen

	menu     *menuBar
	start    *startScreen
	view     *canvas.View
	album    *album            // its pictures
	noPage   fyne.CanvasObject // lies over the map where there is none
	toolbar  *toolbar
	tabs     *pageTabs
	status   *statusBar
	sides    *sides
	walk     *walking // nil where none goes on
	banner   *banner
	over     *fyne.Container // for what floats over the content: a ghost, a message
	dialogs  dialogs
	versions *versions    // nil where their window is not open
	asking   bool         // whether unsaved changes are being asked for
	usual    prefs.Window // its size and place while it is not maximised, as it was opened
	follower *place.Follower
	made     func() // waits for the window to be made, nil for nothing

	arrivals int          // from the disk that were shown
	conflict bool         // the banner asks about one
	disk     session.Disk // that the banner shows
}

// newWindow opens a window on a session, nil for the start screen.
func (a *App) newWindow(s *session.Session) *Window {
	w := &Window{app: a, win: a.spare}
	if a.spare = nil; w.win == nil {
		w.win = a.fyne.NewWindow("Waymark")
	}
	a.fontsIn()
	a.windows = append(a.windows, w)
	w.win.SetPadded(false)
	w.menu = newMenuBar(w)
	w.openPlace()
	w.win.SetCloseIntercept(w.requestClose)
	w.win.SetOnDropped(w.dropped)
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.win.Canvas().SetOnTypedRune(w.typedRune)
	w.setSession(s)
	w.showInPlace()
	return w
}

// setSession shows another document, or the start screen for nil.
func (w *Window) setSession(s *session.Session) {
	if w.start != nil {
		w.start.end()
	}
	if w.versions != nil {
		w.versions.close()
	}
	w.session, w.arrivals, w.conflict, w.disk = s, 0, false, session.Fine
	if s != nil {
		w.arrivals = len(s.Arrivals()) // another window of the map has told of them
	}
	w.start, w.view, w.toolbar, w.tabs, w.status, w.sides, w.banner, w.walk = nil, nil, nil, nil, nil, nil, nil, nil
	var content fyne.CanvasObject
	if s == nil {
		w.start = newStartScreen(w)
		content = w.start.content
	} else {
		content = w.editor()
		s.Watch(func(what session.What) {
			if w.session == s { // a window can go back to the start screen
				w.changed(what)
			}
		})
	}
	w.over = container.New(corner{w})
	w.win.SetContent(look.WithTips(container.NewStack(content, w.over, container.New(whenMade{w}))))
	w.title()
	w.menu.update()
	if s != nil {
		w.changed(session.DocumentChanged | session.PageChanged | session.SelectionChanged | session.HistoryChanged | session.FileChanged)
		w.askConflict() // one that waits since another window was opened
		w.focusMap()
		w.follow()
		if s.ReadOnly() {
			w.banner.show("This map can only be looked at", "It was made by a newer version of Waymark. Under another name it is saved in the form that this version knows.", look.NewButton("Save as…", "", look.Outlined, func() { w.invoke("file.saveAs") }))
		}
		name := filepath.Base(s.Path())
		if s.Path() == "" {
			name = "a new map"
		}
		w.app.log.say("opened %s", w.numbered(name))
	} else {
		w.app.log.say("start screen")
	}
}

// editor builds toolbar, palette, canvas, inspector, tabs and status bar.
func (w *Window) editor() fyne.CanvasObject {
	w.view = newMapView(w)
	w.toolbar = newToolbar(w)
	w.tabs = newPageTabs(w)
	w.status = newStatusBar(w)
	w.banner = newBanner()
	w.sides = newSides(w)
	top := container.NewVBox()
	top.Layout = look.Column(0).Layout
	top.Add(w.toolbar.object)
	top.Add(look.Line(false))
	top.Add(w.banner.object)
	bottom := look.Column(0, look.Line(false), w.tabs.object, look.Line(false), w.status.object)
	foot := w.sides.slots.foot.Object()
	w.noPage = newNoPage(w)
	// In the order in which Tab goes through them.
	return container.New(&frame{top, bottom, w.sides.left, w.view, w.noPage, w.sides.right, foot}, top, w.sides.left, w.view, w.noPage, w.sides.right, foot, bottom)
}

// frame places the parts of the editor without gaps.
type frame struct{ top, bottom, left, middle, empty, right, foot fyne.CanvasObject }

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(640, 400) // smaller, nobody can work
}

func (f *frame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	t, b := f.top.MinSize().Height, f.bottom.MinSize().Height
	l, r := float32(0), float32(0)
	if f.left.Visible() {
		l = look.PaletteWidth + 1
	}
	if f.right.Visible() {
		r = look.InspectorWidth + 1
	}
	if s.Width < 1100 { // a small window: the map keeps half of it
		if l > 0 {
			l = 212
		}
		if r > 0 {
			r = 276
		}
	}
	h := s.Height - t - b
	place(f.top, 0, 0, s.Width, t)
	place(f.bottom, 0, s.Height-b, s.Width, b)
	place(f.left, 0, t, l, h)
	place(f.right, s.Width-r, t, r, h)
	if f.foot.Visible() {
		h -= panel.FootHeight
		place(f.foot, l, t+h, s.Width-l-r, panel.FootHeight)
	}
	place(f.middle, l, t, s.Width-l-r, h)
	place(f.empty, l, t, s.Width-l-r, h)
}

// changed follows the session.
func (w *Window) changed(what session.What) {
	w.view.Sync()
	setShown(w.noPage, w.session.Page() == nil)
	w.walkChanged(what)
	w.tabs.update(what)
	w.toolbar.update(what)
	w.status.update(what)
	if what&(session.FileChanged|session.HistoryChanged) != 0 {
		w.title()
	}
	if what&session.FileChanged != 0 {
		w.album.of(w.session.Path())
		w.fileState()
	}
	if what&session.DiskChanged != 0 {
		w.diskChanged()
	}
	if what != session.DocumentChanged || !w.session.Previewing() { // not while a gesture goes on
		w.menu.update()
	}
}

// title names the map in the title strip.
func (w *Window) title() {
	if w.session == nil {
		w.win.SetTitle("Start — Waymark")
		return
	}
	t := w.numbered(w.name()) + " — Waymark"
	if w.session.Unsaved() {
		t = "• " + t
	}
	if w.win.Title() != t {
		w.win.SetTitle(t)
	}
}

// name is what people call the open map: its file, or its title.
func (w *Window) name() string {
	if p := w.session.Path(); p != "" {
		return filepath.Base(p)
	}
	if t := strings.TrimSpace(w.session.Committed().Root().Text("title")); t != "" {
		return t
	}
	return "Untitled map"
}

// situation is what decides which commands can be used now.
func (w *Window) situation() situation {
	s := situationOf(w.session)
	s.recents = len(w.app.state.Recents())
	return s
}

// invoke runs a command, or says in the status bar what it needs. Whatever asks
// for a command goes through here.
func (w *Window) invoke(id string) {
	c := w.app.commands.byID[id]
	if c == nil {
		return
	}
	look.HideTips(w.win.Canvas())
	if w.view != nil && c.Menu != "View" { // looking elsewhere interrupts nothing
		if dragged := w.view.Interrupt(); dragged && id == "edit.undo" {
			w.app.log.say("done %s", id)
			return // the drag was what should not have been
		}
	}
	s := w.situation()
	if why := c.Needs(&s); why != "" {
		w.say(why)
		w.app.log.say("refused %s: %s", id, why)
		w.app.log.say("done %s", id)
		return
	}
	w.app.log.say("command %s", id)
	c.Run(w)
	if slices.Contains(w.app.windows, w) { // it may have closed this one
		w.menu.update()
		if w.toolbar != nil {
			w.toolbar.update(session.SelectionChanged)
		}
	}
	w.app.log.say("done %s", id)
}

// say shows a sentence in the status bar, and in a dialog that lies over it.
func (w *Window) say(sentence string) {
	if w.status != nil {
		w.status.say(sentence)
	}
	w.dialogs.say(sentence)
}

// typedKey gets the keys that nobody has the focus for, and those that a button or a
// tile beside the map has no use for. Those are not meant for the map: a letter would
// write over what is selected there, an arrow move it and Delete delete it.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if w.dialogs.key(e) {
		return
	}
	beside := w.besideMap()
	if c := w.app.commands.forKeys(e.Name, 0); c != nil && !(beside && e.Name == fyne.KeyDelete) {
		w.invoke(c.ID)
		return
	}
	if w.view == nil || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if beside && e.Name != fyne.KeyEscape {
		return
	}
	w.focusMap()
	if !beside { // else Escape was to come back, with what is selected there
		w.view.TypedKey(e)
	}
}

// besideMap reports whether something else than the map has the keyboard.
func (w *Window) besideMap() bool {
	at := w.win.Canvas().Focused()
	return w.view != nil && at != nil && at != fyne.Focusable(w.view)
}

func (w *Window) typedRune(r rune) {
	if w.view != nil && w.win.Canvas().Overlays().Top() == nil {
		w.focusMap()
		w.view.TypedRune(r)
	}
}

// focusMap gives the keyboard to the map.
func (w *Window) focusMap() {
	if w.view != nil {
		w.win.Canvas().Focus(w.view)
	}
}

// recolor follows the theme.
func (w *Window) recolor() {
	if w.view != nil {
		w.view.SetDark(look.IsDark())
	}
	if w.versions != nil {
		w.versions.recolor()
	}
	if c := w.win.Content(); c != nil {
		c.Refresh()
	}
}

// recentsChanged follows the list of recent files.
func (w *Window) recentsChanged() {
	if w.start != nil {
		w.start.fillRecents()
	}
	w.menu.recentsChanged()
}

// pageTitle is what people call a page.
func pageTitle(p *model.Record) string {
	if t := strings.TrimSpace(p.Text("title")); t != "" {
		return t
	}
	return "Untitled page"
}

// dropped opens the maps that were dropped on the window.
func (w *Window) dropped(at fyne.Position, uris []fyne.URI) {
	for _, u := range uris {
		if u.Scheme() == "file" && (hasEnding(u.Path(), []string{".json"}) || carries(u.Path())) {
			w.app.open(w, u.Path())
			continue
		}
		w.droppedOther(at, u)
	}
}
