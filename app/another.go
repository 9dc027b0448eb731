package app

import (
	"fmt"
	"path/filepath"
)

// another opens one more window on the same map, with a page, a selection and a zoom
// of its own. All else is one: what is done in one window is there in the other, and
// can be undone in either.
func (w *Window) another() { w.app.newWindow(w.session.Another()) }

// sharing lists the windows that show the map of this one, itself among them.
func (w *Window) sharing() []*Window {
	var list []*Window
	for _, o := range w.app.windows {
		if o == w || w.session != nil && o.session != nil && o.session.Shares(w.session) {
			list = append(list, o)
		}
	}
	return list
}

// numbered adds to a name which of several windows this one is: “Router:2”.
func (w *Window) numbered(name string) string {
	if at, of := w.session.Number(); of > 1 {
		return fmt.Sprintf("%s:%d", name, at)
	}
	return name
}

// taken reports whether a file belongs to another map that is open, and says so: two
// maps with one file would each take the other for another program. Again is offered
// to choose another one.
func (w *Window) taken(path, button string, again func()) bool {
	o := w.app.windowOf(path)
	if o == nil || o.session.Shares(w.session) {
		return false
	}
	w.ask(question{title: "“" + filepath.Base(path) + "” is open in another window", text: "Choose another name, or close that window first.", icon: "circle-alert", cancel: "Close", yes: button, yesRun: again})
	return true
}
