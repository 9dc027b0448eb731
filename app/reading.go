package app

import (
	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas"
)

// reading is a map on its way from the disk into a window. It is read and its first
// page is composed away from the window, which meanwhile goes on answering, or is made.
type reading struct {
	read  chan struct{} // closed when session or err is there
	s     *session.Session
	err   error
	album *album
	first *canvas.Ahead
}

// startReading begins to read the map at path.
func (a *App) startReading(path string, read func() (*session.Session, error)) *reading {
	r := &reading{read: make(chan struct{}), album: newAlbum(path)}
	o := a.viewOptions(r.album)
	go func() {
		defer close(r.read)
		if r.s, r.err = read(); r.err == nil {
			r.first = canvas.ComposeAhead(r.s.Doc(), r.s.Page(), a.fonts, o)
		}
	}()
	return r
}

// wait returns when the map is read; its first page may still be on its way.
func (r *reading) wait() { <-r.read }

// waitForPage returns when the first page is composed too.
func (r *reading) waitForPage() {
	r.wait()
	if r.first != nil {
		r.first.Wait()
	}
}

// viewOptions are how a map is shown.
func (a *App) viewOptions(pictures *album) canvas.Options {
	p := a.state.Preferences
	return canvas.Options{Dark: look.IsDark(), Grid: gridOf(p.Snap, p.Grid), Loose: !p.Snap, Pictures: pictures.load}
}

// findFonts lets the window library look through the fonts of the system, which takes
// a fifth of the start, while the first window is made. The function that it returns
// waits for that; until then nothing may be measured elsewhere, because the library
// shapes all text with one shaper.
func findFonts() (wait func()) {
	found := make(chan struct{})
	go func() {
		defer close(found)
		for _, s := range []fyne.TextStyle{{}, {Bold: true}} {
			fyne.MeasureText("Waymark", look.SizeBody, s)
		}
	}()
	return func() { <-found }
}
