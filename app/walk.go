package app

import (
	"errors"

	"fyne.io/fyne/v2"

	"waymark/app/panel"
	"waymark/app/session"
	"waymark/canvas"
	"waymark/model"
	"waymark/model/walk"
)

// walking is a walk through a flowchart that goes on in a window. Its panel stands
// in the place of the inspector.
type walking struct {
	panel  *panel.Walk
	object fyne.CanvasObject
}

// walkThrough begins a walk through the page that is shown, or gives the keyboard
// back to the one that goes on there.
func (w *Window) walkThrough() {
	page := w.session.Page().ID()
	if w.walk != nil {
		at, _ := w.walk.panel.Place()
		if page == at || page == w.walk.panel.Page() {
			w.sides.apply()
			w.walk.panel.Begin()
			w.view.ShowTrail()
			return
		}
		w.endWalk()
	}
	p, err := panel.NewWalk(w.session, deps{w}, page)
	switch {
	case errors.Is(err, walk.ErrNoStart):
		w.say("The page has no start, so that nobody can say where a case begins. Add a start shape first.")
		return
	case err != nil:
		w.failed("The page could not be walked through", err)
		return
	}
	last := model.ID("")
	p.OnMove = func(nodes, links []model.ID, here model.ID) {
		w.view.SetTrail(canvas.Trail{Nodes: nodes, Links: links, Here: here})
		if here != last { // an edit of the map does not scroll it
			w.view.ShowTrail()
			last = here
		}
		w.app.log.say("walk at %s", here)
	}
	p.OnEnd = w.endWalk
	p.OnKey = func(e *fyne.KeyEvent) {
		if c := w.app.commands.forKeys(e.Name, 0); c != nil {
			w.dispatch(c)
		}
	}
	w.walk = &walking{panel: p, object: edged(p, true)}
	w.sides.right.Add(w.walk.object)
	w.walkShown()
	p.Begin()
}

// endWalk takes the panel and the path away.
func (w *Window) endWalk() {
	if w.walk == nil {
		return
	}
	w.sides.right.Remove(w.walk.object)
	w.walk = nil
	w.view.SetTrail(canvas.Trail{})
	w.walkShown()
	w.focusMap()
	w.app.log.say("walk ended")
}

// walkShown lays the columns out anew: during a walk, the right one is shown even
// where the inspector is not wanted.
func (w *Window) walkShown() {
	w.sides.apply()
	w.win.Content().Refresh()
	w.toolbar.update(session.SelectionChanged)
	w.menu.update()
}

// walkHasKeys reports whether the keyboard belongs to a walk.
func (w *Window) walkHasKeys() bool {
	return w.walk != nil && w.win.Canvas().Focused() == fyne.Focusable(w.walk.panel)
}

// walkChanged follows the document.
func (w *Window) walkChanged(what session.What) {
	if w.walk != nil && what&session.DocumentChanged != 0 {
		w.walk.panel.Sync()
	}
}
