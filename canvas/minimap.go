package canvas

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/canvas/hit"
	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
)

// Size and place of the minimap in the lower right corner.
const (
	miniWidth, miniHeight = 150, 96
	miniMargin            = 12
)

// minimap shows the whole page with the visible part framed. A press or a drag
// in it moves the view. It stands in a corner where nothing of the page lies; where
// there is none it is shown while the map moves, and then leaves. It hides where
// everything can be seen anyway.
type minimap struct {
	widget.BaseWidget
	v       *View
	pic     *fynecanvas.Raster
	painter *painter
	wanted  bool // the person wants to have one

	placed  spotted // that its place was found for
	covers  bool    // it lies over something of the page
	moving  *time.Timer
	hovered bool
}

// spotted is what the place of the minimap follows from.
type spotted struct {
	of   *scene.Scene
	view viewport
}

// miniRest is how long the minimap stays over the page after the map has moved.
const miniRest = 1500 * time.Millisecond

func newMinimap(v *View) *minimap {
	m := &minimap{v: v, wanted: true}
	m.forget()
	m.pic = fynecanvas.NewRaster(m.picture)
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

// SetMinimap shows the minimap, or hides it.
func (v *View) SetMinimap(on bool) {
	v.minimap.wanted = on
	v.minimap.update()
}

// Minimap reports whether the minimap is wanted.
func (v *View) Minimap() bool { return v.minimap.wanted }

func (m *minimap) object() fyne.CanvasObject { return m }

func (m *minimap) place(fyne.Size) {
	m.Resize(fyne.NewSize(miniWidth, miniHeight))
	m.spot()
}

// spot moves the minimap to the first corner where it covers nothing of the page,
// beginning with the lower right one.
func (m *minimap) spot() {
	v := m.v
	if v.shown == nil || m.hovered {
		return
	}
	now := spotted{v.shown, v.view}
	if m.placed.of == now.of && m.placed.view == now.view {
		return
	}
	moved := m.placed.of != nil && m.placed.view != now.view
	m.placed = now
	right, bottom := v.view.size.X-miniWidth-miniMargin, v.view.size.Y-miniHeight-miniMargin
	at := geom.P(right, bottom)
	m.covers = true
	for _, p := range []geom.Pt{at, geom.P(miniMargin, bottom), geom.P(right, miniMargin), geom.P(miniMargin, miniMargin)} {
		if m.free(geom.R(p.X, p.Y, miniWidth, miniHeight)) {
			at, m.covers = p, false
			break
		}
	}
	m.Move(fyne.NewPos(float32(at.X), float32(at.Y)))
	if moved && m.covers {
		m.stay()
	}
}

// free reports whether nothing of the page is drawn in a part of the view.
func (m *minimap) free(r geom.Rect) bool {
	if m.v.pinnedOver(r) {
		return false
	}
	in := geom.Span(m.v.view.toDoc(r.Inset(-4).Min()), m.v.view.toDoc(r.Inset(-4).Max()))
	doc := m.v.ed.Doc()
	for _, i := range m.v.shown.In(in, nil) {
		it := &m.v.shown.Items[i]
		if !it.Bounds.Overlaps(in) || it.Hit != nil && !crosses(it.Hit, in) {
			continue
		}
		if r := doc.Get(model.ID(it.Owner)); r != nil && r.Kind() == "swimlane" && it.Part == "" {
			continue // an empty part of a swimlane hides nothing
		}
		return false
	}
	return true
}

// crosses reports whether an outline or anything in it reaches into a rectangle.
func crosses(outline *geom.Path, r geom.Rect) bool {
	for _, line := range outline.Flatten(1) {
		if hit.Crosses(line, r) {
			return true
		}
	}
	return hit.Inside(outline, r.Center())
}

// stay shows the minimap for a while although it covers something.
func (m *minimap) stay() {
	if m.moving != nil {
		m.moving.Stop()
	}
	var mine *time.Timer
	mine = time.AfterFunc(miniRest, func() {
		fyne.Do(func() {
			if m.moving == mine {
				m.moving = nil
				m.update()
			}
		})
	})
	m.moving = mine
}

// forget paints all of it the next time.
func (m *minimap) forget() {
	m.painter = newPainter()
	m.painter.raster, m.painter.least = raster.NewWith(1), 4
}

// update shows the minimap where the page is larger than the view.
func (m *minimap) update() {
	v := m.v
	big := v.view.size.X > 3*miniWidth && v.view.size.Y > 3*miniHeight
	show := m.wanted && big && v.shown != nil && v.page != "" && !v.view.visible().Encloses(v.shown.Bounds.Inset(8))
	if show {
		m.spot()
		show = !m.covers || m.moving != nil || m.hovered
	}
	switch {
	case show && !m.Visible():
		m.Show()
	case !show && m.Visible():
		m.Hide()
	}
	if show {
		m.pic.Refresh()
	}
}

// scene is what is shown. While something is dragged the small picture waits: nobody
// looks at it.
func (m *minimap) scene() *scene.Scene {
	if was := m.painter.last.scene; was != nil && (m.v.input.pressed || m.v.turning()) {
		return was
	}
	return m.v.compose()
}

func (m *minimap) to(w, h float64) geom.Affine {
	return raster.Fit(m.scene().Bounds, w, h, 4)
}

// picture paints what differs from the last one, as the view does.
func (m *minimap) picture(w, h int) image.Image {
	w, h = max(w, 1), max(h, 1)
	c, to := m.v.colors, m.to(float64(w), float64(h))
	f := frame{scene: m.scene(), to: to, w: w, h: h, over: &scene.Scene{}, ground: ground{desk: c.desk, edge: c.desk}}
	if seen := to.ApplyRect(m.v.view.visible()).Intersect(geom.R(1, 1, float64(w)-2, float64(h)-2)); !seen.Empty() {
		f.over.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: seen, Radius: 2, Fill: shape.Fade(c.accent, 0.12), Stroke: scene.Stroke{Color: c.accent, Width: 1.5}}}})
	}
	f.over.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: geom.R(0.5, 0.5, float64(w)-1, float64(h)-1), Radius: 4, Stroke: scene.Stroke{Color: c.hairline, Width: 1}}}})
	was := m.painter.last.scene
	img := m.painter.paint(f)
	m.v.release(was)
	return img
}

// goTo moves the view to where the minimap was pressed.
func (m *minimap) goTo(p fyne.Position) {
	inv, ok := m.to(miniWidth, miniHeight).Inverse()
	if ok {
		m.v.CenterOn(inv.Apply(geom.P(float64(p.X), float64(p.Y))))
	}
}

// MouseDown implements desktop.Mouseable.
func (m *minimap) MouseDown(e *desktop.MouseEvent) { m.goTo(e.Position) }

// MouseUp implements desktop.Mouseable.
func (m *minimap) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (m *minimap) Dragged(e *fyne.DragEvent) { m.goTo(e.Position) }

// DragEnd implements fyne.Draggable.
func (m *minimap) DragEnd() {}

// MouseIn implements desktop.Hoverable: while it is used it stays.
func (m *minimap) MouseIn(*desktop.MouseEvent) { m.hovered = true }

// MouseMoved implements desktop.Hoverable.
func (m *minimap) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (m *minimap) MouseOut() {
	m.hovered = false
	m.update()
}

// Cursor implements desktop.Cursorable.
func (m *minimap) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (m *minimap) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.pic) }

var (
	_ desktop.Mouseable  = (*minimap)(nil)
	_ fyne.Draggable     = (*minimap)(nil)
	_ desktop.Hoverable  = (*minimap)(nil)
	_ desktop.Cursorable = (*minimap)(nil)
)
