package app

import (
	"slices"

	"waymark/app/session"
)

// unsaved reports whether the map of the window has something that no file has:
// unsaved changes, or the whole map where its file has gone or was overwritten with
// something else.
func (w *Window) unsaved() bool {
	if w.session == nil {
		return false
	}
	disk, _ := w.session.Disk()
	return w.session.Unsaved() || disk != session.Fine
}

// loses reports whether that would be lost with the window: it is the last one that
// shows the map.
func (w *Window) loses() bool { return w.unsaved() && len(w.sharing()) == 1 }

// requestClose asks for unsaved changes before the last window of a map is closed.
func (w *Window) requestClose() {
	if w.loses() {
		w.askToSave(w.close)
		return
	}
	w.close()
}

// close closes the window without asking. What is left to do on the disk is done
// beside, and awaited by the end of the program.
func (w *Window) close() {
	if !slices.Contains(w.app.windows, w) {
		return
	}
	w.keepPlace()
	w.app.log.say("closed")
	w.dialogs.closeAll()
	if w.start != nil {
		w.start.end()
	}
	if w.versions != nil {
		w.versions.close()
	}
	if w.session != nil {
		finish := w.session.End(false)
		w.app.ending.Go(func() {
			if err := finish(); err != nil {
				w.app.log.say("closing: %v", err) // it is offered for recovery at worst
			}
		})
	}
	w.win.SetCloseIntercept(nil)
	w.win.Close()
	w.app.closed(w)
}

// closed forgets a window; the program ends with the last one.
func (a *App) closed(w *Window) {
	a.windows = slices.DeleteFunc(a.windows, func(o *Window) bool { return o == w })
	if len(a.windows) == 0 {
		a.keep()
		a.fyne.Quit()
	}
}

// quit closes all windows, asking for each map that has unsaved changes.
func (a *App) quit() {
	for _, w := range slices.Clone(a.windows) {
		if !w.unsaved() {
			continue
		}
		w.win.RequestFocus()
		w.askToSave(func() {
			for _, o := range w.sharing() {
				o.close()
			}
			a.quit()
		})
		return
	}
	for _, w := range slices.Clone(a.windows) {
		w.close()
	}
}

// leave keeps what is not saved where the system ends the program: the windows that
// are open then were not closed by a person.
func (a *App) leave() {
	for _, w := range a.windows {
		if w.session != nil {
			if err := w.session.Leave(); err != nil {
				a.log.say("leaving: %v", err)
			}
		}
	}
	a.ending.Wait()
}
