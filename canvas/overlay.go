package canvas

import (
	"math"
	"strconv"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model/geom"
)

// Sizes on screen, in pixels of the view.
const (
	frameOff   = 4.0 // the selection frame stands outside of the shape
	handleSize = 8.0
	portRadius = 4.0
	quickSize  = 20.0
	plusSize   = 18.0
)

// pillFont is what distances and other short words are set in.
var pillFont = text.Font{Style: text.Semibold, Size: 11, Leading: 16}

// pen draws an overlay in pixels of the picture.
type pen struct {
	c   colors
	f   *text.Fonts
	k   *shape.Kit
	to  geom.Affine
	dev float64
	s   scene.Scene
	ops []scene.Op
}

// overlayScenes turn the tool's overlay into drawings in pixels: what lies on the map, and
// what the hand carries above it.
func (v *View) overlayScenes(to geom.Affine) (over, hand *scene.Scene) {
	p := &pen{c: v.colors, f: v.fonts, k: &shape.Kit{Fonts: v.fonts, Theme: v.colors.theme}, to: to, dev: v.view.dev}
	h := *p
	o := v.tool.Overlay()
	p.walked(v)
	p.flashed(v)
	p.problems(v)
	p.cells(&o, v.focused)
	p.selection(&o, v.focused)
	p.links(&o)
	p.guides(&o)
	p.moving(&o)
	h.carried(&o)
	return &p.s, &h.s
}

// dragged collects the pictures of elements that are dragged, where they are
// dragged to, in document units.
func (v *View) dragged() *scene.Scene {
	var out *scene.Scene
	for _, g := range v.tool.Overlay().Ghosts {
		if g.Owner == "" {
			continue
		}
		if out == nil {
			out = &scene.Scene{}
		}
		for _, i := range v.shown.Of(string(g.Owner)) {
			if it := &v.shown.Items[i]; it.Part == "" || it.Part == "header" {
				out.Add(scene.Item{Ops: shape.MoveAll(it.Ops, g.By)})
			}
		}
	}
	return out
}

// flush makes an item of what was drawn since the last one, so that each part of
// the overlay has bounds of its own.
func (p *pen) flush() {
	if len(p.ops) > 0 {
		p.s.Add(scene.Item{Ops: p.ops})
		p.ops = nil
	}
}

func (p *pen) add(ops ...scene.Op) { p.ops = append(p.ops, ops...) }

func (p *pen) at(q geom.Pt) geom.Pt           { return p.to.Apply(q) }
func (p *pen) rect(r geom.Rect) geom.Rect     { return p.to.ApplyRect(r) }
func (p *pen) px(n float64) float64           { return n * p.dev }
func (p *pen) line(w float64) float64         { return math.Max(1, w*p.dev) }
func (p *pen) crisp(v float64) float64        { return math.Floor(v) + 0.5 }
func (p *pen) dash(on, off float64) []float64 { return []float64{p.px(on), p.px(off)} }

// snapped puts the border of a rectangle on whole pixels.
func (p *pen) snapped(r geom.Rect) geom.Rect {
	x, y := p.crisp(r.X), p.crisp(r.Y)
	return geom.R(x, y, p.crisp(r.Right())-x, p.crisp(r.Bottom())-y)
}

func (p *pen) stroke(c scene.Color, w float64) scene.Stroke {
	return scene.Stroke{Color: c, Width: p.line(w)}
}

func (p *pen) outline(r geom.Rect, c scene.Color, w float64) {
	p.add(&scene.Box{Rect: p.snapped(r), Stroke: p.stroke(c, w)})
	p.flush()
}

// selection draws frames, handles, ports and quick-add arrows.
func (p *pen) selection(o *tool.Overlay, focused bool) {
	c := p.c.accent
	if o.Over != nil {
		p.outline(p.rect(*o.Over).Inset(-p.px(frameOff)), shape.Fade(c, 0.45), 1)
	}
	for _, r := range o.Frames {
		w := 1.5
		if o.Frame != nil { // one frame around all of them; each is hinted at
			w = 1
		}
		box := &scene.Box{Rect: p.snapped(p.rect(r).Inset(-p.px(frameOff))), Stroke: p.stroke(c, w)}
		if o.Frame != nil {
			box.Stroke.Color = shape.Fade(c, 0.6)
		}
		if o.Locked {
			box.Stroke.Dash = p.dash(3, 3)
		}
		p.add(box)
		p.flush()
	}
	if o.Frame != nil {
		p.outline(p.rect(*o.Frame).Inset(-p.px(frameOff)), c, 1.5)
	}
	for _, q := range o.Quick {
		p.quick(q)
	}
	for _, q := range o.Ports {
		fill, r := p.c.handle, p.px(portRadius)
		if q.Hot {
			fill, r = c, p.px(portRadius+2)
		}
		p.add(&scene.Path{Path: geom.Circle(p.at(q.At), r), Fill: fill, Stroke: p.stroke(c, 1.5)})
		p.flush()
	}
	for _, h := range o.Handles {
		p.handle(h)
	}
}

func (p *pen) handle(h tool.Handle) {
	at, d := p.at(h.At), p.px(handleSize)
	off := p.px(frameOff)
	switch h.Kind {
	case tool.TopLeft:
		at = at.Add(geom.P(-off, -off))
	case tool.TopRight:
		at = at.Add(geom.P(off, -off))
	case tool.BottomLeft:
		at = at.Add(geom.P(-off, off))
	case tool.BottomRight:
		at = at.Add(geom.P(off, off))
	case tool.TopSide, tool.RightSide, tool.BottomSide, tool.LeftSide:
		return // the frame itself can be dragged there
	}
	fill := p.c.handle
	if h.Hot {
		fill = p.c.accent
	}
	if h.Kind == tool.LinkStart || h.Kind == tool.LinkEnd {
		p.add(&scene.Path{Path: geom.Circle(at, d*0.6), Fill: fill, Stroke: p.stroke(p.c.accent, 1.5)})
	} else if h.Kind == tool.CardEdge {
		r := geom.R(at.X-p.px(3), at.Y-p.px(9), p.px(6), p.px(18))
		p.add(&scene.Box{Rect: p.snapped(r), Radius: p.px(3), Fill: fill, Stroke: p.stroke(p.c.accent, 1.5)})
	} else {
		p.add(&scene.Box{Rect: p.snapped(geom.R(at.X-d/2, at.Y-d/2, d, d)), Fill: fill, Stroke: p.stroke(p.c.accent, 1.5)})
	}
	p.flush()
}

// quick draws a round button with an arrow.
func (p *pen) quick(q tool.Quick) {
	at, r := p.at(q.At), p.px(quickSize/2)
	ground, ink := p.c.tint, p.c.accent
	if q.Hot {
		ground, ink = p.c.accent, p.c.onAccent
	}
	p.add(&scene.Path{Path: geom.Circle(at, r), Fill: ground, Stroke: p.stroke(p.c.accent, 1)})
	dir := map[string]geom.Pt{"top": {Y: -1}, "bottom": {Y: 1}, "left": {X: -1}, "right": {X: 1}}[q.Side]
	side := geom.P(-dir.Y, dir.X)
	tip, tail, head := at.Add(dir.Mul(r*0.5)), at.Sub(dir.Mul(r*0.5)), at.Add(dir.Mul(r*0.05))
	st := scene.Stroke{Color: ink, Width: p.px(1.5), Round: true}
	p.add(&scene.Path{Path: geom.Polyline(tail, tip), Stroke: st},
		&scene.Path{Path: geom.Polyline(head.Add(side.Mul(r*0.42)), tip, head.Sub(side.Mul(r*0.42))), Stroke: st})
	p.flush()
}

// links draws the selected link, its waypoints, and a link that is being drawn.
func (p *pen) links(o *tool.Overlay) {
	if len(o.Trace) > 1 {
		pts := make([]geom.Pt, len(o.Trace))
		for i, q := range o.Trace {
			pts[i] = p.at(q)
		}
		p.add(&scene.Path{Path: geom.Polyline(pts...), Stroke: scene.Stroke{Color: shape.Fade(p.c.ring, 0.5), Width: p.px(5), Round: true}})
		p.flush()
	}
	for _, q := range o.Middles {
		p.add(&scene.Path{Path: geom.Circle(p.at(q), p.px(3.5)), Fill: shape.Fade(p.c.handle, 0.85), Stroke: p.stroke(shape.Fade(p.c.accent, 0.7), 1)})
		p.flush()
	}
	for _, q := range o.Corners {
		p.add(&scene.Path{Path: geom.Circle(p.at(q), p.px(4.5)), Fill: p.c.handle, Stroke: p.stroke(p.c.accent, 1.5)})
		p.flush()
	}
	for _, h := range o.Handles { // ends of links above the line
		if h.Kind == tool.LinkStart || h.Kind == tool.LinkEnd {
			p.handle(h)
		}
	}
	if o.Target != nil {
		p.add(&scene.Path{Path: o.Target.Transform(p.to), Fill: shape.Fade(p.c.accent, 0.12), Stroke: scene.Stroke{Color: p.c.accent, Width: p.px(2.5), Round: true}})
		p.flush()
	}
}

// guides draws alignment lines and equal distances.
func (p *pen) guides(o *tool.Overlay) {
	c := p.c.guide
	for _, g := range o.Guides {
		a, b := geom.P(g.From, g.At), geom.P(g.To, g.At)
		if g.Upright {
			a, b = geom.P(g.At, g.From), geom.P(g.At, g.To)
		}
		a, b = p.at(a), p.at(b)
		if g.Upright {
			a.X, b.X = p.crisp(a.X), p.crisp(a.X)
		} else {
			a.Y, b.Y = p.crisp(a.Y), p.crisp(a.Y)
		}
		p.add(&scene.Path{Path: geom.Polyline(a, b), Stroke: p.stroke(c, 1)})
		p.flush()
	}
	for _, g := range o.Gaps {
		a, b, bar := geom.P(g.From, g.At), geom.P(g.To, g.At), geom.P(0, p.px(4))
		if g.Upright {
			a, b, bar = geom.P(g.At, g.From), geom.P(g.At, g.To), geom.P(p.px(4), 0)
		}
		a, b = p.at(a), p.at(b)
		st := p.stroke(c, 1)
		p.add(&scene.Path{Path: geom.Polyline(a, b), Stroke: st}, &scene.Path{Path: geom.Polyline(a.Sub(bar), a.Add(bar)), Stroke: st}, &scene.Path{Path: geom.Polyline(b.Sub(bar), b.Add(bar)), Stroke: st})
		p.flush()
		beside := geom.P(0, p.px(13))
		if g.Upright {
			beside = geom.P(p.px(20), 0)
		}
		p.pill(a.Lerp(b, 0.5).Add(beside), strconv.FormatFloat(math.Round(g.Size()*10)/10, 'f', -1, 64), c, p.c.onGuide)
	}
}

// moving draws where what is dragged lands, and the rubber band.
func (p *pen) moving(o *tool.Overlay) {
	if l := o.Landing; l != nil {
		if l.Cell != nil {
			p.add(&scene.Box{Rect: p.snapped(p.rect(*l.Cell)), Radius: p.px(4), Fill: shape.Fade(p.c.accent, 0.1), Stroke: p.stroke(p.c.accent, 1.5)})
		}
		if l.A != l.B {
			p.add(&scene.Path{Path: geom.Polyline(p.at(l.A), p.at(l.B)), Stroke: scene.Stroke{Color: p.c.accent, Width: p.px(3), Round: true}})
		}
		p.flush()
	}
	if o.Band != nil {
		p.add(&scene.Box{Rect: p.snapped(p.rect(*o.Band)), Fill: shape.Fade(p.c.accent, 0.1), Stroke: p.stroke(p.c.accent, 1)})
		p.flush()
	}
}

// carried draws what the hand has at the pointer: the end of a link, what is about to be
// placed, and figures beside it.
func (p *pen) carried(o *tool.Overlay) {
	if n := len(o.Wire); n > 1 {
		pts := make([]geom.Pt, n)
		for i, q := range o.Wire {
			pts[i] = p.at(q)
		}
		p.add(&scene.Path{Path: geom.Polyline(pts...), Stroke: scene.Stroke{Color: p.c.accent, Width: p.px(1.5), Dash: p.dash(5, 4)}})
		p.add(&scene.Path{Path: geom.Circle(pts[n-1], p.px(4)), Fill: p.c.accent})
		p.flush()
	}
	for _, g := range o.Ghosts {
		r := p.snapped(p.rect(g.Rect))
		box := &scene.Box{Rect: r, Radius: p.px(4), Fill: shape.Fade(p.c.ghost, 0.8), Stroke: scene.Stroke{Color: p.c.accent, Width: p.px(1.5), Dash: p.dash(4, 3)}}
		if g.Owner != "" { // its picture is painted below
			box.Fill.A = 0
		}
		p.add(box)
		if g.Label != "" && r.W > 24 {
			font := shape.CardFont
			font.Size *= p.to.A
			font.Leading *= p.to.A
			if font.Size >= minText {
				b := p.f.Wrap(g.Label, font, math.Max(r.W-p.px(16), 12))
				p.add(shape.Lines(b, r.X, shape.Middle(r.Y, r.H, b.Height), r.W, shape.Center, p.c.text)...)
			}
		}
		p.flush()
	}
	for _, pill := range o.Pills {
		p.pill(p.at(pill.At), pill.Text, p.c.accent, p.c.onAccent)
	}
}

// cells draws the cursor of journeys and the buttons between headers.
func (p *pen) cells(o *tool.Overlay, focused bool) {
	for _, r := range o.Tinted {
		p.add(&scene.Box{Rect: p.rect(r), Fill: shape.Fade(p.c.ring, 0.28)})
		b := p.rect(r)
		p.add(&scene.Box{Rect: geom.R(b.X, b.Bottom()-p.px(2), b.W, p.px(2)), Fill: p.c.accent})
		p.flush()
	}
	for _, r := range o.Ringed {
		p.add(&scene.Box{Rect: p.snapped(p.rect(r)).Inset(-p.px(1)), Radius: p.px(4), Stroke: p.stroke(shape.Fade(p.c.ring, 0.9), 2.5)})
		p.flush()
	}
	if o.Cell != nil {
		r := p.snapped(p.rect(*o.Cell))
		if focused { // the ring of the keyboard
			p.add(&scene.Box{Rect: r.Inset(-p.px(1.5)), Radius: p.px(5), Stroke: p.stroke(shape.Fade(p.c.ring, 0.45), 3)})
		}
		p.add(&scene.Box{Rect: r, Radius: p.px(4), Stroke: p.stroke(p.c.accent, 1.5)})
		p.flush()
	}
	for _, q := range o.Plus {
		at, r := p.at(q.At), p.px(plusSize/2)
		ground, ink := p.c.panel, p.c.accent
		if q.Hot {
			ground, ink = p.c.accent, p.c.onAccent
		}
		arm := r * 0.5
		st := scene.Stroke{Color: ink, Width: p.px(1.5), Round: true}
		p.add(&scene.Path{Path: geom.Circle(at, r), Fill: ground, Stroke: p.stroke(p.c.accent, 1)},
			&scene.Path{Path: geom.Polyline(at.Sub(geom.P(arm, 0)), at.Add(geom.P(arm, 0))), Stroke: st},
			&scene.Path{Path: geom.Polyline(at.Sub(geom.P(0, arm)), at.Add(geom.P(0, arm))), Stroke: st})
		p.flush()
	}
}

// pill draws a short text on a coloured ground, centred at a point of the
// picture.
func (p *pen) pill(at geom.Pt, s string, ground, ink scene.Color) {
	if s == "" {
		return
	}
	font := pillFont
	font.Size, font.Leading = p.px(font.Size), p.px(font.Leading)
	l := p.f.Line(s, font)
	w, h := math.Round(l.Width+p.px(12)), math.Round(p.px(18))
	r := geom.R(math.Round(at.X-w/2), math.Round(at.Y-h/2), w, h)
	p.add(&scene.Box{Rect: r, Radius: p.px(4), Fill: ground},
		&scene.Text{Line: &l, At: geom.P(r.X+(w-l.Width)/2, r.Y+(h-l.Ascent-l.Descent)/2+l.Ascent), Color: ink})
	p.flush()
}
