package canvas

import (
	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/geom"
)

// host is a view as its tools see it.
type host struct {
	tool.Editor
	v *View
}

var _ tool.Host = host{}

// Page implements tool.Editor: while another page is on its way there is none.
func (h host) Page() *model.Record {
	if h.v.turning() {
		return nil
	}
	return h.Editor.Page()
}

// Geometry implements tool.Surface.
func (h host) Geometry() *compose.Geometry { return h.v.composer().Geometry(h.Doc(), h.v.pageID()) }

// Grid implements tool.Surface.
func (h host) Grid() compose.Grid {
	v := h.v
	v.land()
	if doc, page := h.Doc(), v.pageID(); v.gridOf != doc || v.gridPage != page {
		v.grid, v.gridOf, v.gridPage = v.composer().JourneyGrid(doc, page), doc, page
	}
	return v.grid
}

// Scene implements tool.Surface.
func (h host) Scene() *scene.Scene { return h.v.compose() }

// Scale implements tool.Surface.
func (h host) Scale() float64 { return h.v.view.zoom }

// Visible implements tool.Surface.
func (h host) Visible() geom.Rect { return h.v.view.visible() }

// Sees implements tool.Surface.
func (h host) Sees(r geom.Rect) bool { return h.v.sees(r) }

// NodeSize implements tool.Surface.
func (h host) NodeSize(r *model.Record) geom.Pt {
	return tool.NodeSize(&shape.Kit{Fonts: h.v.fonts, Theme: h.v.colors.theme}, h.Doc(), r)
}

// Arrange implements tool.Surface.
func (h host) Arrange(doc *model.Document) *compose.Geometry {
	return compose.New(h.v.fonts, h.v.colors.theme, compose.Options{}).Geometry(doc, h.v.pageID())
}

// Edit implements tool.Surface.
func (h host) Edit(f tool.Field) { h.v.openField(f) }

// Close implements tool.Surface.
func (h host) Close() { h.v.closeField() }

// Offer implements tool.Surface.
func (h host) Offer(at geom.Pt, list []tool.Stencil) { h.v.offer(at, list) }

// Open implements tool.Surface.
func (h host) Open(page model.ID) {
	if h.v.OnPage != nil {
		h.v.OnPage(page)
	}
}

// Clip implements tool.Surface.
func (h host) Clip(text string) { clipboard().SetContent(text) }

// Clipped implements tool.Surface.
func (h host) Clipped() string { return clipboard().Content() }

// Reveal implements tool.Surface.
func (h host) Reveal(r geom.Rect) {
	h.v.bring(r, func(n *viewport) { n.reveal(r, 24) })
}

// Say implements tool.Surface.
func (h host) Say(sentence string) {
	switch v := h.v; {
	case v.OnProblem != nil:
		v.OnProblem(sentence)
	case v.OnHint != nil:
		v.OnHint(sentence)
	}
}
