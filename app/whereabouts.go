package app

import (
	"errors"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/app/place"
	"waymark/app/prefs"
)

// openPlace gives a new window the size and the place of the one that was closed
// last, or of the last one that is open, a bit beside it.
func (w *Window) openPlace() {
	a := w.app
	w.usual = a.state.Window
	if w.usual.Width == 0 {
		w.usual = prefs.Window{Width: 1440, Height: 900}
	}
	var open []image.Rectangle
	for _, o := range a.windows {
		if o == w {
			continue
		}
		w.usual = o.place()
		if at := w.usual.At; at != nil {
			open = append(open, at.Rectangle())
		}
	}
	if at := w.usual.At; at != nil {
		was := at.Rectangle()
		if area, err := place.Area(was); err == nil && !area.Empty() {
			is := place.Beside(place.Within(was, area), open, area)
			// A window that does not fit any more gets smaller, in its own units.
			w.usual.Width *= float32(is.Dx()) / float32(was.Dx())
			w.usual.Height *= float32(is.Dy()) / float32(was.Dy())
			w.usual.At = prefs.RectOf(is)
		} else {
			a.unplaced(err)
			w.usual.At = nil
		}
	}
	w.win.Resize(fyne.NewSize(w.usual.Width, w.usual.Height))
	if d, ok := w.win.(desktop.Window); ok && w.usual.At != nil {
		d.RequestPosition(w.usual.At.X, w.usual.At.Y)
	}
}

// showInPlace shows the window, maximised where it was so.
func (w *Window) showInPlace() {
	maximize := func() { w.app.unplaced(place.Maximize(handle(w.win))) }
	if w.usual.Maximized && place.Early {
		w.made = maximize
	}
	w.win.Show()
	if w.usual.Maximized && !place.Early {
		maximize()
	}
	w.follower = place.Follow(handle(w.win))
}

// whenMade lays out nothing: it does what waits for the window to be made. The window
// library makes a window and shows it in one call, and between the two it asks for
// the smallest size of what is in the window. That is the moment.
type whenMade struct{ w *Window }

func (m whenMade) MinSize([]fyne.CanvasObject) fyne.Size {
	if do := m.w.made; do != nil && handle(m.w.win) != 0 {
		m.w.made = nil
		do()
	}
	return fyne.Size{}
}

func (whenMade) Layout([]fyne.CanvasObject, fyne.Size) {}

// keepPlace remembers size and place for the next window.
func (w *Window) keepPlace() {
	if w.win.Canvas().Size().Width > 0 { // it was shown
		w.app.state.Window = w.place()
	}
	w.follower.Close()
}

// place is the size and the place of the window now; while it is maximised or fills
// the screen, those that it goes back to.
func (w *Window) place() prefs.Window {
	now, err := place.Of(handle(w.win))
	w.app.unplaced(err)
	back := w.usual
	if now.Maximized || w.win.FullScreen() {
		back.Maximized = now.Maximized && !w.win.FullScreen()
		if r := w.follower.Normal(now); !r.Empty() {
			scale := w.win.Canvas().Scale()
			back.Width, back.Height, back.At = float32(r.Dx())/scale, float32(r.Dy())/scale, prefs.RectOf(r)
		}
		return back
	}
	s := w.win.Canvas().Size()
	p := prefs.Window{Width: s.Width, Height: s.Height}
	if err == nil {
		p.At = prefs.RectOf(now.Content)
	}
	return p
}

// unplaced notes why a window cannot be placed; it is nothing to interrupt for.
func (a *App) unplaced(err error) {
	if err != nil && !errors.Is(err, place.ErrUnknown) {
		a.log.say("no place: %v", err)
	}
}

// handle is what the system calls a window, 0 where it has not been made yet or may
// not be placed.
func handle(w fyne.Window) (h uintptr) {
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			switch c := context.(type) {
			case driver.X11WindowContext:
				h = c.WindowHandle
			case driver.WindowsWindowContext:
				h = c.HWND
			case driver.MacWindowContext:
				h = c.NSWindow
			}
		})
	}
	return h
}
