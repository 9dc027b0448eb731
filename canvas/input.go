package canvas

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/canvas/tool"
	"waymark/model/geom"
)

// input is what the view remembers between two events.
type input struct {
	at      fyne.Position // of the pointer
	pressed bool          // the primary button is held down for a tool
	panning bool          // the map is dragged with the hand
	space   bool          // the space bar is held down
	panned  bool          // the space bar was used to pan
	last    time.Time     // of the last press, for double clicks
	lastAt  fyne.Position
	grip    grip // what was pressed
	rolling bool // the map moves by itself while something is dragged to its edge
}

// Two presses make a double click within this time and distance.
const (
	doubleTime  = 400 * time.Millisecond
	doubleReach = 4
)

// mods asks for the modifier keys, which most of Fyne's events do not carry.
func mods() tool.Mods {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return modsOf(d.CurrentKeyModifiers())
		}
	}
	return 0
}

func modsOf(m fyne.KeyModifier) (out tool.Mods) {
	if m&fyne.KeyModifierShift != 0 {
		out |= tool.Shift
	}
	if m&fyne.KeyModifierShortcutDefault != 0 || m&fyne.KeyModifierControl != 0 {
		out |= tool.Ctrl
	}
	if m&fyne.KeyModifierAlt != 0 {
		out |= tool.Alt
	}
	return out
}

// FocusCanvas gives the keyboard to the canvas.
func (v *View) FocusCanvas() {
	if c := canvasOf(v); c != nil && c.Focused() != fyne.Focusable(v) {
		c.Focus(v)
	}
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if app := fyne.CurrentApp(); app != nil {
		return app.Driver().CanvasForObject(o)
	}
	return nil
}

// MouseDown implements desktop.Mouseable.
func (v *View) MouseDown(e *desktop.MouseEvent) {
	v.finishField()
	v.FocusCanvas()
	if v.turning() {
		return // nobody sees yet what lies there
	}
	v.touched[v.page] = true // from now on the map stays where it is
	v.input.at = e.Position
	switch e.Button {
	case desktop.MouseButtonTertiary:
		v.input.panning = true
	case desktop.MouseButtonSecondary:
		v.contextMenu(e)
		return
	case desktop.MouseButtonPrimary:
		if v.pans() {
			v.input.panning, v.input.panned = true, true
			break
		}
		if v.pressProblem(geom.P(float64(e.Position.X), float64(e.Position.Y))) {
			return
		}
		act, now := tool.Press, time.Now()
		near := math.Hypot(float64(e.Position.X-v.input.lastAt.X), float64(e.Position.Y-v.input.lastAt.Y)) <= doubleReach
		if near && now.Sub(v.input.last) <= doubleTime {
			act, v.input.last = tool.Double, time.Time{}
		} else {
			v.input.last, v.input.lastAt = now, e.Position
		}
		v.input.grip = v.gripAt(e.Position)
		v.input.pressed = true
		v.tool.Pointer(tool.Pointer{Act: act, At: v.At(e.Position), Mods: modsOf(e.Modifier)})
		if f := v.frozen(); v.tool.State() == "cells.band" && v.held(&f, e.Position) != (image.Point{}) {
			v.MouseUp(e) // a rubber band from between pinned headers would reach below them
		}
	}
	v.Redraw()
}

// MouseUp implements desktop.Mouseable.
func (v *View) MouseUp(e *desktop.MouseEvent) {
	v.input.at = e.Position
	if v.input.panning {
		v.input.panning = false
		v.Redraw()
		return
	}
	if e.Button == desktop.MouseButtonPrimary && v.input.pressed {
		v.input.pressed = false
		v.tool.Pointer(tool.Pointer{Act: tool.Release, At: v.At(e.Position), Mods: modsOf(e.Modifier)})
		v.Redraw()
	}
}

// Dragged implements fyne.Draggable.
func (v *View) Dragged(e *fyne.DragEvent) { v.pointerAt(e.Position) }

// DragEnd implements fyne.Draggable. MouseUp has ended the gesture, but for one: a
// button that is let go over a label of a panel, or outside of the window, is told to
// nobody else, and what was dragged would stick to the pointer.
func (v *View) DragEnd() {
	switch {
	case v.input.panning:
		v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: v.input.at}})
	case v.input.pressed:
		up := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		up.Position = v.input.at
		if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
			up.Modifier = d.CurrentKeyModifiers()
		}
		v.MouseUp(up)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *View) MouseIn(e *desktop.MouseEvent) { v.pointerAt(e.Position) }

// MouseMoved implements desktop.Hoverable.
func (v *View) MouseMoved(e *desktop.MouseEvent) { v.pointerAt(e.Position) }

// MouseOut implements desktop.Hoverable.
func (v *View) MouseOut() {
	if !v.input.pressed && !v.input.panning {
		v.tool.Pointer(tool.Pointer{Act: tool.Leave, At: v.At(v.input.at)})
		v.react()
	}
}

// pointerAt follows the pointer.
func (v *View) pointerAt(p fyne.Position) {
	if p == v.input.at {
		return
	}
	was := v.input.at
	v.input.at = p
	if v.turning() {
		return
	}
	if v.input.panning {
		v.PanBy(p.X-was.X, p.Y-was.Y)
		return
	}
	v.follow()
}

// follow tells the tool where the pointer is now, after it or the map has moved,
// or a modifier was pressed.
func (v *View) follow() {
	e := tool.Pointer{Act: tool.Hover, At: v.At(v.input.at), Mods: mods()}
	if v.input.pressed {
		e.Act = tool.Drag
	}
	v.tool.Pointer(e)
	v.react()
	v.hoverProblem(geom.P(float64(v.input.at.X), float64(v.input.at.Y)))
	if !v.input.rolling && v.drift() != (geom.Pt{}) {
		v.input.rolling = true
		v.roll()
	}
}

// drift is how far the map moves in a tick while something is dragged near the
// edge of the view, or past it.
func (v *View) drift() geom.Pt {
	if !v.input.pressed || !v.tool.Busy() {
		return geom.Pt{}
	}
	const zone, most = 20, 24
	speed := func(at, from, size float64) float64 {
		switch {
		case at < from+zone:
			return math.Max(-most, (at-from-zone)/2)
		case at > size-zone:
			return math.Min(most, (at-size+zone)/2)
		}
		return 0
	}
	from := v.driftFrom()
	return geom.P(speed(float64(v.input.at.X), from.X, v.view.size.X), speed(float64(v.input.at.Y), from.Y, v.view.size.Y))
}

// roll moves the map on as long as the pointer stays at the edge.
func (v *View) roll() {
	time.AfterFunc(30*time.Millisecond, func() {
		fyne.Do(func() {
			d := v.drift()
			if d == (geom.Pt{}) {
				v.input.rolling = false
				return
			}
			v.view.pan(d.Mul(-1))
			v.zoomed()
			v.follow()
			v.roll()
		})
	})
}

// Scrolled implements fyne.Scrollable: the wheel pans, with Ctrl it zooms at the
// pointer.
func (v *View) Scrolled(e *fyne.ScrollEvent) {
	if v.turning() {
		return
	}
	clamp := func(f float32) float64 { return math.Max(-120, math.Min(120, float64(f))) }
	dx, dy := clamp(e.Scrolled.DX), clamp(e.Scrolled.DY)
	if mods().Has(tool.Ctrl) {
		v.zoomAt(geom.P(float64(e.Position.X), float64(e.Position.Y)), v.view.zoom*math.Exp(dy/25*0.16))
	} else {
		v.PanBy(float32(2*dx), float32(2*dy))
	}
	if v.input.pressed {
		v.follow()
	}
}

// Cursor implements desktop.Cursorable.
func (v *View) Cursor() desktop.Cursor {
	if v.input.panning || v.pans() || v.problems.over > 0 {
		return desktop.PointerCursor
	}
	switch v.tool.Cursor() {
	case tool.Pointing, tool.MoveAll:
		return desktop.PointerCursor
	case tool.Cross:
		return desktop.CrosshairCursor
	case tool.ResizeWE:
		return desktop.HResizeCursor
	case tool.ResizeNS:
		return desktop.VResizeCursor
	case tool.ResizeNWSE:
		return desktop.NWSEResizeCursor
	case tool.ResizeNESW:
		return desktop.NESWResizeCursor
	case tool.TextBar:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// contextMenu selects what lies under the pointer and asks for its menu.
func (v *View) contextMenu(e *desktop.MouseEvent) {
	if v.tool.Busy() {
		v.tool.Escape()
	}
	m := v.tool.MenuAt(v.At(e.Position))
	v.Redraw()
	if v.OnContextMenu != nil && len(m.Items) > 0 {
		v.OnContextMenu(m, e.AbsolutePosition)
	}
}

// ShowMenu opens the context menu of the selection, for the keyboard.
func (v *View) ShowMenu() {
	if v.later(v.ShowMenu) {
		return
	}
	at := v.view.size.Mul(0.5)
	if r := v.tool.SelectionBounds(); !r.Empty() {
		at = v.inView(r.Center())
	}
	if v.OnContextMenu != nil {
		v.OnContextMenu(v.tool.Menu(), v.absolute(at))
	}
}

// absolute is a position in the window.
func (v *View) absolute(p geom.Pt) fyne.Position {
	pos := fyne.NewPos(float32(p.X), float32(p.Y))
	if app := fyne.CurrentApp(); app != nil {
		pos = pos.Add(app.Driver().AbsolutePositionForObject(v))
	}
	return pos
}

// offer shows what can be placed at the end of a link.
func (v *View) offer(at geom.Pt, list []tool.Stencil) {
	if v.OnContextMenu == nil {
		v.tool.Escape()
		return
	}
	m := tool.Menu{Title: "Add", Closed: func() {
		v.tool.Dismissed()
		v.Redraw()
	}}
	for _, s := range list {
		m.Items = append(m.Items, tool.Item{Label: s.Label(), Do: func() {
			v.tool.Choose(s)
			v.Redraw()
		}})
	}
	v.OnContextMenu(m, v.absolute(v.view.toView(at)))
}

// Hovering brings something from the palette over the view while it is dragged:
// at is a position in the window. The ghost follows; it reports whether the
// pointer is over the view.
func (v *View) Hovering(s tool.Stencil, at fyne.Position) bool {
	p := at.Subtract(v.absolute(geom.Pt{}))
	inside := p.X >= 0 && p.Y >= 0 && p.X < v.Size().Width && p.Y < v.Size().Height
	if v.turning() {
		return inside
	}
	if v.tool.State() != "place.ghost" {
		v.finishField()
		v.tool.StartPlacing(s)
	}
	act := tool.Hover
	if !inside {
		act = tool.Leave
	}
	v.input.at = p
	v.tool.Pointer(tool.Pointer{Act: act, At: v.At(p), Mods: mods()})
	v.Redraw()
	return inside
}

// Drop ends what Hovering began: over the view the thing is placed, elsewhere
// nothing happens.
func (v *View) Drop(s tool.Stencil, at fyne.Position) bool {
	v.land()
	inside := v.Hovering(s, at)
	if inside {
		v.touched[v.page] = true // what was dropped stays where it was dropped
		v.FocusCanvas()          // before a card opens its field, which takes the keyboard
		v.tool.Pointer(tool.Pointer{Act: tool.Release, At: v.At(v.input.at), Mods: mods()})
	}
	if v.tool.State() == "place.ghost" {
		v.tool.Escape()
	}
	v.Redraw()
	return inside
}

// CancelDrop takes the ghost away.
func (v *View) CancelDrop() {
	if v.tool.State() == "place.ghost" {
		v.tool.Escape()
	}
	v.Redraw()
}

// StartPlacing lets the next click place something.
func (v *View) StartPlacing(s tool.Stencil) {
	if v.later(func() { v.StartPlacing(s) }) {
		return
	}
	v.finishField()
	v.tool.StartPlacing(s)
	v.FocusCanvas()
	v.Redraw()
}

// Insert places something without the pointer: beside the selection.
func (v *View) Insert(s tool.Stencil) {
	if v.later(func() { v.Insert(s) }) {
		return
	}
	v.finishField()
	v.touched[v.page] = true
	v.FocusCanvas() // before a card opens its field, which takes the keyboard
	v.tool.Insert(s)
	v.Redraw()
}

// EditSelected opens the text of the selected element in place.
func (v *View) EditSelected() {
	if v.later(v.EditSelected) {
		return
	}
	v.tool.EditSelected()
	v.Redraw()
}

var (
	_ fyne.Widget        = (*View)(nil)
	_ desktop.Mouseable  = (*View)(nil)
	_ desktop.Hoverable  = (*View)(nil)
	_ desktop.Cursorable = (*View)(nil)
	_ desktop.Keyable    = (*View)(nil)
	_ fyne.Draggable     = (*View)(nil)
	_ fyne.Scrollable    = (*View)(nil)
	_ fyne.Focusable     = (*View)(nil)
	_ fyne.Tabbable      = (*View)(nil)
	_ fyne.Shortcutable  = (*View)(nil)
)
