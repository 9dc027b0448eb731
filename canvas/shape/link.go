package shape

import (
	"math"
	"slices"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Link is a connector between two nodes, with its line already found.
type Link struct {
	Kind   string     // as in the file: "push", "pull" …; "" for a plain flow
	Points []geom.Pt  // corners, from the border of one shape to that of the other
	Path   *geom.Path // what is drawn: the corners rounded or drawn out into curves
	Broken bool       // an end leads nowhere: drawn dashed, with a cross at that end
	Once   bool       // nobody else has Path: it may become part of the drawing
}

// linkForm draws one kind of connector.
type linkForm func(k *Kit, l Link, c scene.Color) []scene.Op

// linkKinds lists every kind that linkFormOf knows; a test holds it, the switch
// and the table of kinds together.
var linkKinds = []string{"flow", "push", "pull", "shipment", "manual_information", "electronic_information"}

// LinkKinds returns the kinds of links that have a look of their own.
func LinkKinds() []string { return slices.Clone(linkKinds) }

// linkFormOf is the one place that says how a kind of link is drawn.
func linkFormOf(kind string) linkForm {
	switch kind {
	case "push":
		return pushLink
	case "pull":
		return pullLink
	case "shipment":
		return shipmentLink
	case "manual_information":
		return manualLink
	case "electronic_information":
		return electronicLink
	case "flow", "":
		return flowLink
	}
	return flowLink // a kind of a later version is still a link
}

// Bulky reports whether links of a kind are drawn as wide arrows, which look
// best straight.
func Bulky(kind string) bool { return kind == "push" || kind == "shipment" }

// DrawLink paints a connector.
func (k *Kit) DrawLink(l Link) []scene.Op {
	if len(l.Points) < 2 {
		return nil
	}
	if l.Broken {
		c := k.Theme.Bad.Line
		return append(flowLink(k, l, c), cross(l.Points[len(l.Points)-1], c))
	}
	return linkFormOf(l.Kind)(k, l, k.Theme.Link)
}

// Corridor returns the area about the line of a connector that a click has to
// meet.
func (l Link) Corridor() *geom.Path {
	if Bulky(l.Kind) && !l.Broken {
		return Corridor(l.Points, bulk)
	}
	return Corridor(l.Points, 6)
}

// Corridor returns the area no further than half from a line.
func Corridor(pts []geom.Pt, half float64) *geom.Path {
	p := new(geom.Path).Grow(5*(len(pts)-1), 4*(len(pts)-1))
	for i := 1; i < len(pts); i++ {
		d, ok := direction(pts[i-1], pts[i])
		if !ok {
			continue
		}
		n := geom.P(-d.Y, d.X).Mul(half)
		// Segments overlap at the corners, so that there is no gap outside a bend.
		a, b := pts[i-1].Sub(d.Mul(half/2)), pts[i].Add(d.Mul(half/2))
		p.Move(a.X+n.X, a.Y+n.Y).Line(b.X+n.X, b.Y+n.Y).Line(b.X-n.X, b.Y-n.Y).Line(a.X-n.X, a.Y-n.Y).Close()
	}
	return p
}

// direction returns the unit vector from a to b; ok is false for one point.
func direction(a, b geom.Pt) (geom.Pt, bool) {
	v := b.Sub(a)
	l := v.Len()
	if l < 1e-9 {
		return geom.Pt{}, false
	}
	return v.Mul(1 / l), true
}

// arrival returns the direction in which a line arrives at its end.
func arrival(pts []geom.Pt) geom.Pt {
	for i := len(pts) - 1; i > 0; i-- {
		if d, ok := direction(pts[i-1], pts[len(pts)-1]); ok {
			return d
		}
	}
	return geom.P(1, 0)
}

// arrowHead is a filled triangle with its tip at a point.
func arrowHead(tip, dir geom.Pt, length, half float64) *geom.Path {
	b := tip.Sub(dir.Mul(length))
	n := geom.P(-dir.Y, dir.X).Mul(half)
	head := &struct {
		geom.Path
		pts [3]geom.Pt
	}{pts: [3]geom.Pt{tip, b.Add(n), b.Sub(n)}}
	head.Verbs, head.Pts = headVerbs, head.pts[:]
	return &head.Path
}

// headVerbs are the verbs of all arrowheads: a map has thousands.
var headVerbs = []geom.Verb{geom.MoveTo, geom.LineTo, geom.LineTo, geom.Close}

// shorten returns the path with the end of its last straight piece drawn back by
// d, so that a line does not stick out of the tip of its arrow: in room, where that is
// not the path itself.
func shorten(p *geom.Path, d float64, room *geom.Path) *geom.Path {
	n := len(p.Pts)
	if n < 2 || len(p.Verbs) == 0 || p.Verbs[len(p.Verbs)-1] == geom.Close {
		return p
	}
	dir, ok := direction(p.Pts[n-2], p.Pts[n-1])
	if !ok || p.Pts[n-2].Dist(p.Pts[n-1]) <= d+0.5 {
		return p
	}
	if room != p {
		room.Verbs, room.Pts = p.Verbs, slices.Clone(p.Pts)
	}
	room.Pts[n-1] = p.Pts[n-1].Sub(dir.Mul(d))
	return room
}

// cross marks an end that leads nowhere.
func cross(at geom.Pt, c scene.Color) scene.Op {
	const d = 5
	p := &geom.Path{}
	p.Move(at.X-d, at.Y-d).Line(at.X+d, at.Y+d).Move(at.X-d, at.Y+d).Line(at.X+d, at.Y-d)
	return &scene.Path{Path: p, Stroke: scene.Stroke{Color: c, Width: 2, Round: true}}
}

// Label is what stands at a link, broken into lines.
type Label struct {
	block *text.Block
	Size  geom.Pt // with the margin about the letters; zero for no label
}

// labelWidth is where a label breaks into several lines.
const labelWidth = 132

// FitLabel measures the label of a link.
func (k *Kit) FitLabel(s string) Label {
	b := k.Wrap(s, linkFont, labelWidth)
	if len(b.Lines) == 0 {
		return Label{}
	}
	return Label{block: &b, Size: geom.P(math.Ceil(b.Width)+8, b.Height+2)}
}

// DrawLabel paints a label into r, on a pad of the colour of the ground, so that
// lines that must pass beneath do not cut through letters.
func (k *Kit) DrawLabel(l Label, r geom.Rect, ground scene.Color) []scene.Op {
	if l.Size == (geom.Pt{}) {
		return nil
	}
	ops := []scene.Op{&scene.Box{Rect: r, Radius: 3, Fill: ground}}
	return append(ops, Lines(*l.block, r.X, r.Y+(r.H-l.block.Height)/2, r.W, Center, k.Theme.Text)...)
}
