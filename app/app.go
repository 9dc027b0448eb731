package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/canvas/text"
	"waymark/icons"
	"waymark/model"
	"waymark/model/file"
	"waymark/model/template"
)

// Options say what the program starts with.
type Options struct {
	Files    []string // maps to open, one window each
	Template string   // a new map made from this template
	Version  string   // what About shows
	Alone    bool     // not joined to a Waymark that is open already, nor by later ones
}

// App is the running program.
type App struct {
	fyne     fyne.App
	state    *prefs.State
	store    *file.Store // of what was not saved; nil where it cannot be kept
	fonts    *text.Fonts
	commands *commandSet
	windows  []*Window
	opening  map[string]bool // paths of maps that are being read
	arriving *reading        // that is being put into a window; nil for none
	spare    fyne.Window     // made while the first map is read; nil for none
	fontsIn  func()          // waits for the fonts of the window library
	ending   sync.WaitGroup  // what closed windows leave to do on the disk
	told     bool            // what the desktop prefers, light or dark
	log      *testLog
	pictures *pictures
	version  string
}

// ErrNoScreen is returned where there is no desktop to show a window on.
var ErrNoScreen = errors.New("there is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start Waymark from a desktop session; the command line wmk works without one")

// Run shows the program until the last window is closed.
func Run(o Options) error {
	// The window library panics where it cannot reach a screen.
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return ErrNoScreen
	}
	settle := makeRoom()
	// The window library complains aloud where a new user has no such folder yet.
	if dir, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(dir, 0o700) // what cannot be cached is computed again
	}
	f := fyneapp.NewWithID("org.waymark.Waymark")
	f.SetIcon(fyne.NewStaticResource("waymark.png", icons.MarkPicture()))
	a := &App{fyne: f, state: prefs.Load(prefs.DefaultPath()), fonts: text.New(), commands: newCommandSet(), opening: map[string]bool{}, log: openTestLog(), version: o.Version}
	store, err := file.OpenStore("")
	if err != nil {
		a.log.say("no store: %v", err)
	} else {
		a.store = store
	}
	a.pictures = newPictures(a.log)
	defer a.pictures.stop()
	a.startTheme()
	a.fontsIn = findFonts()
	f.Lifecycle().SetOnStarted(func() {
		a.log.say("ready")
		settle()
	})
	a.listenForTests()
	if err := a.openFirst(o); err != nil {
		return err
	}
	if !o.Alone {
		defer a.listen()()
	}
	f.Run()
	a.leave()
	return nil
}

// openFirst opens what the command line names, or the start screen.
func (a *App) openFirst(o Options) error {
	if o.Template != "" {
		doc, err := template.New(o.Template, time.Now())
		if err != nil {
			return fmt.Errorf("starting from a template: %w", err)
		}
		a.newWindow(session.New(doc, ""))
	}
	for _, path := range o.Files {
		a.open(nil, path)
	}
	if len(a.windows) == 0 {
		a.newWindow(nil)
	}
	return nil
}

// open shows the map at path: in the window that has it already, in from when
// that one shows the start screen, else in a window of its own.
func (a *App) open(from *Window, path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if w := a.windowOf(path); w != nil {
		w.win.RequestFocus()
		a.log.say("focused %s", filepath.Base(path))
		return
	}
	if carries(path) {
		a.openCarried(from, path)
		return
	}
	read := session.Open
	if a.store != nil {
		read = func(ctx context.Context, path string) (*session.Session, error) {
			return session.OpenWith(ctx, path, a.store)
		}
	}
	if a.opening[path] {
		return
	}
	r := a.startReading(path, func() (*session.Session, error) { return read(background(), path) })
	if len(a.windows) == 0 { // nobody is kept waiting
		a.spare = a.fyne.NewWindow("Waymark")
		r.wait()
		a.opened(from, r)
		return
	}
	a.opening[path] = true
	go func() {
		r.waitForPage()
		fyne.Do(func() {
			delete(a.opening, path)
			if w := a.windowOf(path); r.err == nil && w != nil { // under another name meanwhile
				w.win.RequestFocus()
				return
			}
			a.opened(from, r)
		})
	}()
}

// opened shows a map that was read, or why it could not be.
func (a *App) opened(from *Window, r *reading) {
	from = a.still(from)
	if err := r.err; err != nil {
		if from == nil {
			if len(a.windows) == 0 {
				a.newWindow(nil)
			}
			from = a.windows[len(a.windows)-1]
		}
		from.failed("This map cannot be opened", err)
		return
	}
	a.remember(r.s)
	a.arriving = r
	a.show(from, r.s).offerRecovery()
	a.arriving = nil
}

// still is a window, or nil where it was closed meanwhile.
func (a *App) still(w *Window) *Window {
	if !slices.Contains(a.windows, w) {
		return nil
	}
	return w
}

// show puts a session into a window, which it returns.
func (a *App) show(from *Window, s *session.Session) *Window {
	if from != nil && from.session == nil {
		from.setSession(s)
		from.win.RequestFocus()
		return from
	}
	return a.newWindow(s)
}

// sameFile reports whether two paths lead to one file, through links or not.
func sameFile(a, b string) bool {
	if a == b {
		return true
	}
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// remember puts a saved map at the top of the recent files.
func (a *App) remember(s *session.Session) {
	if s.Path() == "" {
		return
	}
	a.state.Opened(s.Path(), s.Committed().Root().Text("title"), time.Now())
	a.keep()
	for _, w := range a.windows {
		w.recentsChanged()
	}
}

// keep writes the settings; that they cannot be kept is no reason to interrupt.
func (a *App) keep() {
	if err := a.state.Save(); err != nil {
		a.log.say("settings %v", err)
	}
}

// create starts a map from a template.
func (a *App) create(from *Window, name string) {
	doc, err := template.New(name, time.Now())
	if err != nil {
		from.failed("This template cannot be used", err)
		return
	}
	if lang := a.state.Preferences.Language; lang != "" {
		d := doc.Draft()
		d.Set(model.Root, "language", model.Text(lang))
		doc, _ = d.Commit()
	}
	a.show(from, session.New(doc, ""))
	a.log.say("created %s", name)
}
