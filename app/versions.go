package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/app/look"
	"waymark/app/panel"
	"waymark/app/session"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/file"
)

// versions is the window in which the saved versions of a map are looked at, beside
// the window in which the map can be worked on meanwhile.
type versions struct {
	w     *Window
	win   fyne.Window
	panel *panel.Versions
	load  func(string) *scene.Picture
}

// showVersions opens the versions of the map, or brings their window to the front.
func (w *Window) showVersions() {
	if w.versions != nil {
		w.versions.win.RequestFocus()
		return
	}
	v := &versions{w: w, win: w.app.fyne.NewWindow(""), load: loadPictures(w.session.Path())}
	w.versions = v
	v.panel = panel.NewVersions(w.session, v)
	v.win.SetPadded(false)
	v.win.SetContent(look.WithTips(container.NewStack(look.NewGround(look.Panel, 0), v.panel.Object())))
	v.title()
	v.win.Resize(fyne.NewSize(1200, 780).Min(w.win.Canvas().Size()))
	v.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			v.close()
		}
	})
	v.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: ctrl}, func(fyne.Shortcut) { v.close() })
	v.win.SetCloseIntercept(v.close)
	v.win.Show()
	w.app.log.say("versions opened")
}

// title names the map in the title strip.
func (v *versions) title() { v.win.SetTitle("Versions of " + v.w.name() + " — Waymark") }

// recolor follows the theme.
func (v *versions) recolor() {
	v.panel.SetDark(look.IsDark())
	v.win.Content().Refresh()
}

// close closes the window; the map stays open.
func (v *versions) close() {
	if v.w.versions != v {
		return
	}
	v.w.versions = nil
	v.panel.Close()
	v.win.SetCloseIntercept(nil)
	v.win.Close()
	v.w.app.log.say("versions closed")
}

var _ panel.VersionsDeps = (*versions)(nil)

// Versions implements panel.VersionsDeps.
func (v *versions) Versions(path string) ([]file.SavedVersion, error) {
	if path == "" || v.w.app.store == nil { // nothing can be kept
		return nil, nil
	}
	return v.w.app.store.Versions(path)
}

// OpenVersion implements panel.VersionsDeps.
func (v *versions) OpenVersion(s file.SavedVersion) (*file.Result, error) {
	return v.w.app.store.OpenVersion(s)
}

// OpenCopy implements panel.VersionsDeps.
func (v *versions) OpenCopy(doc *model.Document) { v.w.app.newWindow(session.New(doc, "")) }

// Save implements panel.VersionsDeps.
func (v *versions) Save() { v.w.save(nil) }

// Shown implements panel.VersionsDeps.
func (v *versions) Shown(what string) {
	v.title()
	v.w.app.log.say("versions show %s", what)
}

// Work implements panel.VersionsDeps.
func (v *versions) Work(work func() (done func())) {
	go func() { fyne.Do(work()) }()
}

// Now implements panel.VersionsDeps.
func (v *versions) Now() time.Time { return time.Now() }

// Dark implements panel.VersionsDeps.
func (v *versions) Dark() bool { return look.IsDark() }

// Fonts implements panel.VersionsDeps.
func (v *versions) Fonts() *text.Fonts { return v.w.app.fonts }

// Picture implements panel.VersionsDeps.
func (v *versions) Picture(image string) *scene.Picture { return v.load(image) }
