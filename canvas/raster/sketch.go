package raster

import (
	"image"
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// From afar, ten thousand shapes are some forty thousand operations of a few pixels
// each, and most of what a frame takes is finding out, operation by operation, what
// could be known from the frame before: that a path is a line parallel to the axes,
// that an arrowhead is smaller than a pixel, and where in memory all of that lies. A
// sketch is a scene read once for that: its boxes, lines and small outlines stand
// behind one another in the order in which they are painted, and texts, which
// nobody can read from there, are left out. Painting it gives the pixels that
// painting the scene gives, in a third of the time.

// sketch is a scene as it is painted from afar.
type sketch struct {
	of    *scene.Scene // that it is brought up to
	parts []part       // by item
	marks []mark
	dead  int // marks that no item has any more

	boxes []scene.Box
	lines []farLine
	bends []bend // of all lines, in document units
	fills []farFill
	ops   []scene.Op // what has no form of its own
}

// part is where the marks of an item stand.
type part struct{ first, n int32 }

// mark is one thing that is painted: its form, and where it stands among those.
type mark struct {
	form form
	at   int32
}

// form is what a mark is painted as.
type form uint8

const (
	asBox form = iota
	asLine
	asFill
	asOp
)

// farLine is a solid line whose parts all run parallel to the axes.
type farLine struct {
	bends  part // in sketch.bends
	bounds geom.Rect
	width  float64
	color  scene.Color
	round  bool
	path   *scene.Path
}

// farFill is an outline that is filled, and a dot when it is small enough.
type farFill struct {
	bounds   geom.Rect
	color    scene.Color
	path     *scene.Path
	triangle bool       // as arrowheads are
	tips     [3]geom.Pt // of a triangle
}

const (
	// sketchFrom is the number of items from which on a sketch is worth its memory,
	// about 150 bytes an item.
	sketchFrom = 2000
	// sketchAfter is how many whole pictures of a page are painted from afar before
	// a sketch is made: a thumbnail or a minimap is painted once, a person who zooms
	// wants many.
	sketchAfter = 3
	// sketchReach bounds the coordinates of what is sketched, so that nothing of it
	// has to be looked at for numbers that are out of all bounds.
	sketchReach = 1e6
)

// afar returns the sketch to paint s from, nil for the scene itself.
func (r *Rasterizer) afar(s *scene.Scene, v *View, whole bool) *sketch {
	if len(s.Items) < sketchFrom {
		return nil // also what lies over a page
	}
	k := v.To
	if !even(k) || v.Skip != nil || !(s.LargestText()*k.A < v.MinText) || math.Abs(k.E)+math.Abs(k.F) > far/2 {
		r.seenFar = 0
		if r.sketch != nil && r.sketch.of != s {
			r.sketch = nil // whoever works at hand has no use for it
		}
		return nil
	}
	if r.sketch != nil && !r.sketch.follow(s) {
		r.sketch = nil
	}
	if r.sketch == nil && whole {
		if r.seenFar++; r.seenFar >= sketchAfter {
			r.sketch = newSketch(s)
		}
	}
	return r.sketch
}

// even reports whether a map only scales, by one factor, and moves.
func even(m geom.Affine) bool { return m.B == 0 && m.C == 0 && m.A == m.D && m.A > 0 }

func newSketch(s *scene.Scene) *sketch {
	sk := &sketch{of: s, parts: make([]part, len(s.Items))}
	for i := range s.Items {
		sk.read(i, &s.Items[i])
	}
	return sk
}

// follow brings the sketch up to a scene that follows the one it was made from;
// it reports false for any other.
func (sk *sketch) follow(s *scene.Scene) bool {
	changed, ok := s.Since(sk.of)
	if !ok || sk.dead > len(sk.marks)/2 {
		return false
	}
	for _, i := range changed {
		sk.dead += int(sk.parts[i].n)
		sk.read(int(i), &s.Items[i])
	}
	sk.of = s
	return true
}

// read makes the marks of an item.
func (sk *sketch) read(i int, it *scene.Item) {
	first := len(sk.marks)
	put := func(f form, n int) { sk.marks = append(sk.marks, mark{f, int32(n - 1)}) }
	for _, op := range it.Ops {
		switch o := op.(type) {
		case *scene.Text:
			continue
		case *scene.Box:
			if len(o.Stroke.Dash) == 0 && near0(o.Rect) {
				sk.boxes = append(sk.boxes, *o)
				put(asBox, len(sk.boxes))
				continue
			}
		case *scene.Path:
			if sk.line(o) {
				put(asLine, len(sk.lines))
				continue
			}
			if sk.fill(o) {
				put(asFill, len(sk.fills))
				continue
			}
		}
		sk.ops = append(sk.ops, op)
		put(asOp, len(sk.ops))
	}
	sk.parts[i] = part{int32(first), int32(len(sk.marks) - first)}
}

// near0 reports whether all of a rectangle lies where a sketch may have it.
func near0(r geom.Rect) bool {
	return r.X > -sketchReach && r.Y > -sketchReach && r.X+r.W < sketchReach && r.Y+r.H < sketchReach && r.W >= 0 && r.H >= 0
}

// line takes a path that is a line parallel to the axes, and nothing else.
func (sk *sketch) line(o *scene.Path) bool {
	if o.Fill.A > 0 || !strokes(&o.Stroke) || len(o.Stroke.Dash) > 0 || o.Path.Empty() || len(o.Path.Verbs) > mostBends || !(o.Stroke.Width < sketchReach) || !near0(o.Path.Bounds()) {
		return false
	}
	first := len(sk.bends)
	list, ok := bends(o.Path, geom.Identity(), sk.bends)
	if !ok || !parallel(list[first:]) {
		sk.bends = list[:first]
		return false
	}
	sk.bends = list
	sk.lines = append(sk.lines, farLine{bends: part{int32(first), int32(len(list) - first)}, bounds: o.Path.Bounds(), width: o.Stroke.Width, color: o.Stroke.Color, round: o.Stroke.Round, path: o})
	return true
}

// fill takes a path that is an outline without a line around it.
func (sk *sketch) fill(o *scene.Path) bool {
	if o.Fill.A == 0 || strokes(&o.Stroke) || o.Path.Empty() || !near0(o.Path.Bounds()) {
		return false
	}
	b := o.Path.Bounds()
	if b.W <= 0 || b.H <= 0 {
		return false
	}
	f := farFill{bounds: b, color: o.Fill, path: o}
	if isTriangle(o.Path) {
		f.triangle, f.tips = true, [3]geom.Pt(o.Path.Pts)
	}
	sk.fills = append(sk.fills, f)
	return true
}

func strokes(s *scene.Stroke) bool { return s.Width > 0 && s.Color.A > 0 }

// sketched paints the items of a band from a sketch.
func (p *painter) sketched(sk *sketch) {
	for _, i := range p.found {
		at := sk.parts[i]
		for _, m := range sk.marks[at.first : at.first+at.n] {
			switch m.form {
			case asBox:
				p.box(&sk.boxes[m.at])
			case asLine:
				p.farLine(sk, &sk.lines[m.at])
			case asFill:
				p.farFill(&sk.fills[m.at])
			case asOp:
				p.op(sk.ops[m.at])
			}
		}
	}
}

// farLine paints what path paints, but for what read has found out.
func (p *painter) farLine(sk *sketch, l *farLine) {
	if l.bounds.W*p.k < tiny && l.bounds.H*p.k < tiny {
		return
	}
	sw := max(l.width*p.k, p.view.MinLine)
	if !p.view.Snap || l.round && sw > roundest {
		p.path(l.path)
		return
	}
	pts := p.lines[:0]
	for _, b := range sk.bends[l.bends.first : l.bends.first+l.bends.n] {
		b.at[0], b.at[1] = b.at[0]*p.k+p.to.E, b.at[1]*p.k+p.to.F
		if b.r *= p.k; b.r <= leastRadius {
			b.r = 0
		}
		pts = append(pts, b)
	}
	p.lines = pts
	if !p.polyline(pts, crispWidth(sw), l.color, l.round) {
		p.path(l.path)
	}
}

func (p *painter) farFill(f *farFill) {
	b := geom.R(f.bounds.X*p.k+p.to.E, f.bounds.Y*p.k+p.to.F, f.bounds.W*p.k, f.bounds.H*p.k)
	switch {
	case b.W < tiny && b.H < tiny || f.triangle && b.W < tinyTip && b.H < tinyTip:
		p.speck(b, f.color)
	case !f.triangle:
		p.path(f.path)
	case b.X < float64(p.clip.Max.X) && b.Right() > float64(p.clip.Min.X):
		t := f.tips
		for i := range t {
			t[i] = p.to.Apply(t[i])
		}
		for i, q := range t {
			next := t[(i+1)%3]
			p.fill.line(q.X, q.Y, next.X, next.Y)
		}
		p.flushWithin(b.X, b.Right(), f.color)
	}
}

// whole reports whether a clip is as good as all of a picture.
func whole(clip, all image.Rectangle) bool {
	return 2*clip.Dx()*clip.Dy() > all.Dx()*all.Dy()
}
