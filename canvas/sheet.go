package canvas

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/geom"
)

// Sheet shows a page to look at, not to edit: the same drawing as in a View, with
// marks on it. It pans by dragging and by the wheel and zooms with Ctrl and the
// wheel. Two sheets can be tied together to compare two states of a page.
type Sheet struct {
	widget.BaseWidget

	fonts   *text.Fonts
	opts    Options
	pages   *pages
	painter *painter
	pic     *fynecanvas.Raster
	view    viewport
	moved   bool   // a person has panned or zoomed
	other   *Sheet // that shows the same part

	asked
	wanted asked        // differs while it is composed beside
	coming *Ahead       // nil for nothing; one at a time
	shown  *scene.Scene // nil: to be composed
}

// asked is what a sheet shows.
type asked struct {
	doc   *model.Document
	page  model.ID
	marks []Mark
	dark  bool
}

// record is that of the page, nil for none.
func (a *asked) record() *model.Record {
	if a.doc == nil {
		return nil
	}
	return a.doc.Get(a.page)
}

// NewSheet returns a sheet that shows nothing yet.
func NewSheet(fonts *text.Fonts, o Options) *Sheet {
	s := &Sheet{fonts: fonts, opts: o, painter: newPainter(), view: newViewport()}
	s.painter.least = 2.5 // as grey lines: a page that is looked at as a whole should not seem empty
	s.pic = fynecanvas.NewRaster(s.picture)
	s.opts.ready()
	s.dark, s.wanted.dark = o.Dark, o.Dark
	s.pages = s.pagesIn(o.Dark)
	s.ExtendBaseWidget(s)
	return s
}

// Tie lets two sheets show the same part of their pages from now on.
func (s *Sheet) Tie(o *Sheet) { s.other, o.other = o, s }

func (s *Sheet) pagesIn(dark bool) *pages {
	return newPages(s.fonts, manner{dark: dark}, compose.Options{Pictures: s.opts.Pictures})
}

// SetDark changes between the light and the dark colours.
func (s *Sheet) SetDark(dark bool) {
	if dark != s.wanted.dark {
		s.wanted.dark = dark
		s.turn()
	}
}

// ShowPage shows a page of a document. Another page than before is shown as a whole;
// a page that the document does not have shows nothing. A large page is composed
// beside; until it is there the sheet shows what it showed.
func (s *Sheet) ShowPage(doc *model.Document, page model.ID, marks []Mark) {
	s.wanted = asked{doc, page, marks, s.wanted.dark}
	s.turn()
}

// turn shows what is wanted: at once where that takes no longer than a frame.
func (s *Sheet) turn() {
	w, p := &s.wanted, s.pages
	if w.dark != p.dark {
		p = s.pagesIn(w.dark)
	}
	page := w.record()
	before := p == s.pages && s.doc != nil && p.made[keyOfPage(page)] != nil // it was composed before
	if small(w.doc, page) || before && akin(s.doc, w.doc) {
		s.show(p, nil)
	} else if s.coming == nil { // else it is looked at again when that one is there
		a := p.ahead(w.doc, page)
		s.coming = a
		s.opts.beside(func() {
			a.compose()
			s.opts.post(func() { s.arrived(a) })
		})
	}
}

// arrived takes over a page that was composed beside.
func (s *Sheet) arrived(a *Ahead) {
	if s.coming != a {
		return // somebody has waited for it
	}
	s.coming = nil
	if w := &s.wanted; a.doc == w.doc && a.key.id == w.page && a.pages.dark == w.dark {
		s.show(a.pages, a)
	} else {
		s.turn()
	}
}

// land waits for what is composed beside.
func (s *Sheet) land() {
	for s.coming != nil {
		a := s.coming
		a.Wait()
		s.arrived(a)
	}
}

// show shows what is wanted; a is nil where it is to be composed.
func (s *Sheet) show(p *pages, a *Ahead) {
	turned := s.wanted.page != s.page
	if p != s.pages || s.wanted.doc != s.doc || turned {
		s.shown = nil
	}
	s.pages, s.asked = p, s.wanted
	if a != nil {
		a.join()
		s.shown = a.scene
	}
	if turned {
		s.moved = false
	}
	if page := s.record(); page != nil {
		p.shows(s.doc, page)
	}
	if !s.moved {
		s.fit()
	}
	s.pic.Refresh()
}

// has reports whether there is a page to be shown.
func (s *Sheet) has() bool { return s.record() != nil }

func (s *Sheet) composer() *compose.Composer { return s.pages.composer(s.record()) }

func (s *Sheet) compose() *scene.Scene {
	switch {
	case s.shown != nil:
	case s.has():
		s.shown = s.composer().Page(s.doc, s.page)
	default:
		s.shown = &scene.Scene{}
	}
	return s.shown
}

// Fit shows the whole page, here and in the sheet that is tied to this one.
func (s *Sheet) Fit() {
	s.moved = false
	if s.other != nil {
		s.other.moved = false
	}
	s.fit()
	s.Refresh()
}

// fit shows all of the page, and all of the other one: their sizes can differ.
func (s *Sheet) fit() {
	b := geom.Rect{}
	for _, o := range []*Sheet{s, s.other} {
		if o != nil && o.has() {
			b = b.Union(o.compose().Bounds)
		}
	}
	s.view.fit(b, startMargin, 1)
	s.pass()
}

// pass lets the other sheet show the same part.
func (s *Sheet) pass() {
	o := s.other
	if o == nil {
		return
	}
	o.view.zoom, o.view.at = s.view.zoom, s.view.at
	o.moved = s.moved
	o.pic.Refresh()
}

// Reveal scrolls to an element; it reports whether the page shows it.
func (s *Sheet) Reveal(id model.ID) bool {
	s.land()
	at, ok := s.spots(map[model.ID]bool{id: true})[id]
	if !ok {
		return false
	}
	if s.view.zoom < 0.5 { // where nothing could be read
		s.view.zoom = 0.75
		s.view.center(at.rect.Center())
	}
	s.view.reveal(at.rect, 48)
	s.change()
	return true
}

// ZoomBy multiplies the zoom; the middle of the sheet stays.
func (s *Sheet) ZoomBy(factor float64) {
	s.view.zoomAt(s.view.size.Mul(0.5), s.view.zoom*factor)
	s.change()
}

// change is called after a person has changed the viewport.
func (s *Sheet) change() {
	s.moved = true
	b := s.compose().Bounds
	if o := s.other; o != nil && o.has() {
		b = b.Union(o.compose().Bounds)
	}
	s.view.keep(b)
	s.pass()
	s.pic.Refresh()
}

func (s *Sheet) spots(ids map[model.ID]bool) map[model.ID]spot {
	if !s.has() {
		return nil
	}
	return spots(s.compose(), s.composer().Geometry(s.doc, s.page), ids)
}

// picture paints the sheet; Fyne asks for it.
func (s *Sheet) picture(w, h int) image.Image {
	if w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if s.view.size.X > 0 {
		s.view.dev = float64(w) / s.view.size.X
	}
	journey := isJourney(s.record())
	f := frame{scene: s.compose(), page: s.page, to: s.view.affine(), w: w, h: h, ground: s.pages.ground(journey, 0)}
	if !s.has() {
		f.paper, f.edge = s.pages.desk, s.pages.desk
	}
	f.over = s.overlay(f.to)
	return s.painter.paint(f)
}

// overlay draws the marks in pixels, the signs above all frames.
func (s *Sheet) overlay(to geom.Affine) *scene.Scene {
	p := &pen{c: s.pages.colors, f: s.fonts, k: &shape.Kit{Fonts: s.fonts, Theme: s.pages.theme}, to: to, dev: s.view.dev}
	ids := map[model.ID]bool{}
	for _, m := range s.marks {
		ids[m.ID] = true
	}
	at := s.spots(ids)
	for _, m := range s.marks {
		if spot, ok := at[m.ID]; ok {
			p.mark(spot, m.As)
		}
	}
	return &p.s
}

// Resize implements fyne.Widget.
func (s *Sheet) Resize(size fyne.Size) {
	if size == s.Size() {
		return
	}
	s.BaseWidget.Resize(size)
	s.view.size = geom.P(float64(size.Width), float64(size.Height))
	if !s.moved {
		s.fit()
	}
	s.pic.Refresh()
}

// MinSize implements fyne.Widget.
func (s *Sheet) MinSize() fyne.Size { return fyne.NewSize(120, 90) }

// Dragged implements fyne.Draggable.
func (s *Sheet) Dragged(e *fyne.DragEvent) {
	s.view.pan(geom.P(float64(e.Dragged.DX), float64(e.Dragged.DY)))
	s.change()
}

// DragEnd implements fyne.Draggable.
func (s *Sheet) DragEnd() {}

// Scrolled implements fyne.Scrollable: the wheel pans, with Ctrl it zooms at the
// pointer.
func (s *Sheet) Scrolled(e *fyne.ScrollEvent) {
	clamp := func(f float32) float64 { return math.Max(-120, math.Min(120, float64(f))) }
	dx, dy := clamp(e.Scrolled.DX), clamp(e.Scrolled.DY)
	if mods().Has(tool.Ctrl) {
		s.view.zoomAt(geom.P(float64(e.Position.X), float64(e.Position.Y)), s.view.zoom*math.Exp(dy/25*0.16))
	} else {
		s.view.pan(geom.P(2*dx, 2*dy))
	}
	s.change()
}

// Cursor implements desktop.Cursorable.
func (s *Sheet) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.pic) }

var (
	_ fyne.Draggable     = (*Sheet)(nil)
	_ fyne.Scrollable    = (*Sheet)(nil)
	_ desktop.Cursorable = (*Sheet)(nil)
)
