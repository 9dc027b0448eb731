package app

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/app/panel"
	"waymark/app/session"
	"waymark/canvas"
	"waymark/canvas/tool"
	"waymark/model"
)

// newMapView makes the map on the screen.
func newMapView(w *Window) *canvas.View {
	p := w.app.state.Preferences
	r := w.app.arriving
	arrived := r != nil && r.s == w.session
	if w.album = newAlbum(w.session.Path()); arrived {
		w.album = r.album
	}
	o := w.app.viewOptions(w.album)
	if arrived {
		o.Ahead = r.first
	}
	v := canvas.NewView(w.session, w.app.fonts, o)
	v.SetMinimap(p.Minimap)
	v.ShowProblems(p.Problems)
	w.tie(v)
	return v
}

// tie lets the window hear what is done on the map.
func (w *Window) tie(v *canvas.View) {
	v.OnHint = func(s string) {
		if w.status != nil {
			w.status.setHint(s)
		}
	}
	v.OnProblem = w.say
	v.OnZoom = func(z float64) {
		if w.status != nil {
			w.status.setZoom(z)
		}
	}
	v.OnState = func(s string) { w.app.log.say("state %s", s) }
	v.OnContextMenu = w.contextMenu
	v.OnPage = w.session.ShowPage
	v.OnMode = func(canvas.Mode) {
		if w.toolbar != nil {
			w.toolbar.update(session.SelectionChanged)
		}
		w.menu.update()
	}
	v.OnOpenProblem = func(number int) {
		w.showRight(panel.TabProblems)
		w.sides.slots.right.ShowProblem(number)
		w.app.log.say("problem %d", number)
	}
	v.OnShortcut = func(s fyne.Shortcut) {
		for _, c := range w.app.commands.all {
			if sc := c.Keys.shortcut(); sc != nil && sc.ShortcutName() == s.ShortcutName() {
				w.dispatch(c)
				return
			}
		}
	}
	v.OnKey = func(e *fyne.KeyEvent) {
		if c := w.app.commands.forKeys(e.Name, 0); c != nil {
			w.dispatch(c)
		}
	}
	painted := false
	v.OnPainted = func() {
		if !painted {
			painted = true
			w.app.log.say("painted")
		}
	}
}

// hand is what menus and shortcuts ask of the tools.
func (w *Window) hand() *tool.Machine { return w.view.Tool() }

// contextMenu shows the menu of the thing under the pointer.
func (w *Window) contextMenu(m tool.Menu, at fyne.Position) {
	if items := w.menuItems(m.Items); len(items) > 0 {
		menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), w.win.Canvas())
		if hide := menu.OnDismiss; m.Closed != nil {
			menu.OnDismiss = func() {
				hide()
				fyne.Do(m.Closed) // after what was chosen, which comes next
			}
		}
		menu.ShowAtPosition(at)
		w.app.log.say("context menu")
	}
}

func (w *Window) menuItems(list []tool.Item) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	keys := map[*fyne.MenuItem]string{}
	for _, it := range list {
		if it.Label == "" {
			out = append(out, fyne.NewMenuItemSeparator())
			continue
		}
		mi := fyne.NewMenuItem(it.Label, func() {
			if it.Do != nil {
				it.Do()
				w.view.Redraw()
			}
		})
		mi.Disabled = it.Off != ""
		keys[mi] = strings.ReplaceAll(it.Shortcut, "Ctrl", ctrlName())
		if len(it.Sub) > 0 {
			mi.ChildMenu = fyne.NewMenu("", w.menuItems(it.Sub)...)
		}
		out = append(out, mi)
	}
	lineUp(w.app.fonts, out, keys)
	return out
}

// arrange lays the page out anew: what is selected where that is several shapes,
// else all of it.
func (w *Window) arrange() {
	w.view.ArrangeSelection()
}

// dropPicture puts a picture on the map where it was dropped. A picture beside
// the map is named by its path; any other is kept inside of the map, so that it
// goes wherever the map goes.
func (w *Window) dropPicture(at fyne.Position, path string) {
	image, err := imageValue(w.session.Path(), path)
	if err != nil {
		w.say(reason(err))
		return
	}
	w.view.Drop(tool.Stencil{Kind: "node", Variant: "image", Image: image, Name: pictureName(path)}, at)
}

func pictureName(path string) string {
	name := filepath.Base(path)
	return name[:len(name)-len(filepath.Ext(name))]
}

// showElement brings an element into view on its page and selects it.
func (w *Window) showElement(id model.ID) {
	w.session.Show(id)
	w.view.ShowElement()
}
