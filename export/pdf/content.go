package pdf

import (
	"slices"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// minLine is the thinnest line in points: a thinner one vanishes on laser
// printers and flickers on screens.
const minLine = 0.2

// painter turns the scenes of one sheet into the bytes of its content.
type painter struct {
	job    *job
	height float64 // of the sheet: PDF counts y upwards
	out    []byte
	pieces *pieces // takes out whenever it has become long; nil keeps all of it

	to      geom.Affine // of the part being painted
	k       float64     // factor of lengths
	upright bool        // to keeps rectangles rectangles
	clip    geom.Rect   // points, y down
	view    geom.Rect   // clip in document units
	inside  bool        // the item being painted lies wholly in the clip

	now   state
	saved state // outside the clip of the part

	tags  tags
	links []link
	boxes map[roundBox][]byte // their outlines
}

var _ scene.Painter = (*painter)(nil)

// state is the graphics state as the reader of the content knows it; what it
// already knows is not written again. Its zero value is PDF's initial state.
type state struct {
	fill, stroke           rgb
	fillAlpha, strokeAlpha uint8 // 255 − alpha, so that 0 is opaque
	width                  int64 // hundredths of a point; 0 stands for the initial 1 pt
	dash                   []float64
	round                  bool
	font                   string
	size                   int64 // hundredths of a point
}

type rgb [3]uint8

// part paints one part, clipped.
func (p *painter) part(part Part, sheet geom.Rect) {
	if part.Scene == nil {
		return
	}
	inv, ok := part.To.Inverse()
	clip := part.Clip
	if clip == (geom.Rect{}) {
		clip = sheet
	}
	clip = clip.Intersect(sheet)
	if !ok || clip.Empty() || !sane(clip.X, clip.Y, clip.W, clip.H) || !sane(part.To.A, part.To.B, part.To.C, part.To.D, part.To.E, part.To.F) {
		return
	}
	p.to, p.k, p.clip, p.view = part.To, part.To.Factor(), clip, inv.ApplyRect(clip)
	p.upright = (part.To.B == 0 && part.To.C == 0) || (part.To.A == 0 && part.To.D == 0)
	p.tags.part(p, part.Artifact)
	if p.view.Encloses(part.Scene.Bounds) { // a whole map: half of its items are links, which say nothing
		p.tags.elements = slices.Grow(p.tags.elements, len(part.Scene.Items)/2)
	}
	p.saved = p.now
	p.out = append(p.out, "q "...)
	p.rect(clip)
	p.out = append(p.out, "W n\n"...)
	p.paper(part.Scene)
	part.Scene.Paint(p, p.view)
	p.tags.close(p)
	p.out = append(p.out, "Q\n"...)
	p.now = p.saved
}

// Begin implements scene.Painter.
func (p *painter) Begin(it *scene.Item) {
	if p.pieces != nil && len(p.out) >= pieceSize {
		p.out = p.pieces.next(p.out)
	}
	p.inside = p.view.Encloses(it.Bounds)
	p.tags.begin(p, it)
}

// End implements scene.Painter.
func (p *painter) End() {}

// hidden reports whether an operation need not be written, because the clip
// leaves nothing of it.
func (p *painter) hidden(op scene.Op) bool {
	if p.inside {
		return false
	}
	b := op.Bounds()
	return !(b.X <= p.view.Right() && p.view.X <= b.Right() && b.Y <= p.view.Bottom() && p.view.Y <= b.Bottom())
}

// Box implements scene.Painter.
func (p *painter) Box(b *scene.Box) {
	if b.Rect.W < 0 || b.Rect.H < 0 || p.hidden(b) {
		return
	}
	if !p.upright {
		p.path(geom.RoundRect(b.Rect, b.Radius), p.to, b.Fill, b.Stroke)
		return
	}
	if overlaid(b.Fill, b.Stroke) {
		p.Box(&scene.Box{Rect: b.Rect, Radius: b.Radius, Fill: b.Fill})
		p.Box(&scene.Box{Rect: b.Rect, Radius: b.Radius, Stroke: b.Stroke})
		return
	}
	r := p.to.ApplyRect(b.Rect)
	radius := min(b.Radius*p.k, r.W/2, r.H/2)
	if !sane(r.X, r.Y, r.W, r.H, radius) {
		return
	}
	op := p.style(b.Fill, b.Stroke)
	if op == "" {
		return
	}
	if radius < 0.01 {
		p.rect(r)
		p.out = append(append(p.out, op...), '\n')
	} else {
		p.roundBox(r, radius, op)
	}
}

// Path implements scene.Painter.
func (p *painter) Path(o *scene.Path) {
	if o.Path.Empty() || p.hidden(o) {
		return
	}
	p.path(o.Path, p.to, o.Fill, o.Stroke)
}

// path paints an outline that to brings to points, y down.
func (p *painter) path(path *geom.Path, to geom.Affine, fill scene.Color, stroke scene.Stroke) {
	if !whole(path, to) {
		return
	}
	if overlaid(fill, stroke) {
		p.path(path, to, fill, scene.Stroke{})
		p.path(path, to, scene.Color{}, stroke)
		return
	}
	op := p.style(fill, stroke)
	if op == "" {
		return
	}
	p.outline(path, to)
	p.out = append(append(p.out, op...), '\n')
}

// overlaid reports whether a translucent line lies on a fill. Readers disagree
// on what one operator for both means then, so they are painted one after the
// other, as on screen.
func overlaid(fill scene.Color, stroke scene.Stroke) bool {
	return fill.A > 0 && stroke.Width > 0 && stroke.Color.A > 0 && stroke.Color.A < 255
}

// whole reports whether a path can be written: it starts with a move, has the
// points that its verbs need, and all of them are numbers.
func whole(path *geom.Path, to geom.Affine) bool {
	need := 0
	for i, v := range path.Verbs {
		if i == 0 && v != geom.MoveTo {
			return false
		}
		switch v {
		case geom.MoveTo, geom.LineTo:
			need++
		case geom.CubicTo:
			need += 3
		}
	}
	if need != len(path.Pts) || need == 0 {
		return false
	}
	for _, pt := range path.Pts {
		if pt = to.Apply(pt); !sane(pt.X, pt.Y) {
			return false
		}
	}
	return true
}

// outline writes a path without painting it.
func (p *painter) outline(path *geom.Path, to geom.Affine) {
	pts := path.Pts
	for _, v := range path.Verbs {
		switch v {
		case geom.MoveTo:
			p.point(to.Apply(pts[0]))
			p.out = append(p.out, "m\n"...)
			pts = pts[1:]
		case geom.LineTo:
			p.point(to.Apply(pts[0]))
			p.out = append(p.out, "l\n"...)
			pts = pts[1:]
		case geom.CubicTo:
			p.point(to.Apply(pts[0]))
			p.point(to.Apply(pts[1]))
			p.point(to.Apply(pts[2]))
			p.out = append(p.out, "c\n"...)
			pts = pts[3:]
		case geom.Close:
			p.out = append(p.out, "h\n"...)
		}
	}
}

// point writes a point given in points, y down, with a space after it.
func (p *painter) point(pt geom.Pt) {
	p.out = append(appendNum(p.out, pt.X), ' ')
	p.out = append(appendNum(p.out, p.height-pt.Y), ' ')
}

// rect writes a rectangle. Its far corner is rounded rather than its size, so
// that boxes that touch in the drawing touch on paper.
func (p *painter) rect(r geom.Rect) {
	x, y := hundredths(r.X), hundredths(p.height-r.Bottom())
	w, h := hundredths(r.Right())-x, hundredths(p.height-r.Y)-y
	for _, v := range [4]int64{x, y, w, h} {
		p.out = append(appendHundredths(p.out, v), ' ')
	}
	p.out = append(p.out, "re\n"...)
}

// style brings the state to a fill and a stroke and returns the operator that
// paints them, "" when there is nothing to paint.
func (p *painter) style(fill scene.Color, stroke scene.Stroke) string {
	filled, stroked := fill.A > 0, stroke.Width > 0 && stroke.Color.A > 0 && sane(stroke.Width*p.k)
	if filled {
		p.setFill(fill)
	}
	if stroked {
		p.setStroke(stroke)
	}
	switch {
	case filled && stroked:
		return "B"
	case filled:
		return "f"
	case stroked:
		return "S"
	}
	return ""
}

func (p *painter) setFill(c scene.Color) {
	if v := p.job.shade(c); v != p.now.fill {
		p.now.fill = v
		p.out = appendColor(p.out, v, " g\n", " rg\n")
	}
	if a := 255 - c.A; a != p.now.fillAlpha {
		p.now.fillAlpha = a
		p.out = append(p.out, p.job.alpha(c.A, false)...)
	}
}

func (p *painter) setStroke(s scene.Stroke) {
	if v := p.job.shade(s.Color); v != p.now.stroke {
		p.now.stroke = v
		p.out = appendColor(p.out, v, " G\n", " RG\n")
	}
	if a := 255 - s.Color.A; a != p.now.strokeAlpha {
		p.now.strokeAlpha = a
		p.out = append(p.out, p.job.alpha(s.Color.A, true)...)
	}
	if w := hundredths(max(s.Width*p.k, minLine)); w != p.now.width {
		p.now.width = w
		p.out = append(appendHundredths(p.out, w), " w\n"...)
	}
	if s.Round != p.now.round {
		p.now.round = s.Round
		if s.Round {
			p.out = append(p.out, "1 J 1 j\n"...)
		} else {
			p.out = append(p.out, "0 J 0 j\n"...)
		}
	}
	if d := p.dash(s.Dash); !slices.Equal(d, p.now.dash) {
		p.now.dash = d
		p.out = append(p.out, '[')
		for i, v := range d {
			if i > 0 {
				p.out = append(p.out, ' ')
			}
			p.out = appendNum(p.out, v)
		}
		p.out = append(p.out, "] 0 d\n"...)
	}
}

// dash returns a dash pattern in points; nil for a solid line. A pattern that a
// reader would refuse (negative, all zero) is a solid line.
func (p *painter) dash(lengths []float64) []float64 {
	if len(lengths) == 0 {
		return nil
	}
	d := make([]float64, len(lengths))
	sum := 0.0
	for i, v := range lengths {
		d[i] = v * p.k
		if v < 0 || !sane(d[i]) {
			return nil
		}
		sum += d[i]
	}
	if sum < 0.05 { // finer than a line is wide
		return nil
	}
	return d
}

// appendColor appends a colour with the operator for greys or for others.
func appendColor(b []byte, c rgb, greyOp, rgbOp string) []byte {
	b = append(b, units[c[0]]...)
	if c[0] == c[1] && c[1] == c[2] {
		return append(b, greyOp...)
	}
	b = append(append(b, ' '), units[c[1]]...)
	b = append(append(b, ' '), units[c[2]]...)
	return append(b, rgbOp...)
}
