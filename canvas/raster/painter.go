package raster

import (
	"image"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// painter paints one band. Its caches outlive the band.
type painter struct {
	dst   *image.RGBA
	clip  image.Rectangle
	view  *View
	to    geom.Affine
	k     float64 // pixels per document unit
	plain bool    // to only scales, evenly, and moves
	// readable: some text may be large enough to be painted.
	readable bool
	fill     filler
	stroke   stroker
	ink      ink
	glyphs   *glyphCache
	lines    []bend
	asBox    scene.Box // that path made of an outline
	snap     geom.Path // what snapped returned last
	snapTo   []geom.Pt
	pics     *pictures
	found    []int32 // items in the band
}

func newPainter(pics *pictures) *painter {
	return &painter{glyphs: newGlyphCache(), pics: pics}
}

// paint draws what s has in clip, from a sketch where there is one.
func (p *painter) paint(dst *image.RGBA, s *scene.Scene, from *sketch, v *View, clip image.Rectangle) {
	p.dst, p.clip, p.view, p.to = dst, clip, v, v.To
	p.k = v.To.Factor()
	p.plain = even(v.To)
	p.fill.reset(clip)
	if !v.Over {
		p.ground(s)
	}
	inv, ok := v.To.Inverse()
	if !ok {
		return
	}
	// One pixel more on each side for what is snapped or widened.
	seen := inv.ApplyRect(geom.R(float64(clip.Min.X)-2, float64(clip.Min.Y)-2, float64(clip.Dx())+4, float64(clip.Dy())+4))
	p.found = s.In(seen, p.found[:0])
	if from != nil {
		p.sketched(from)
	} else {
		p.items(s)
	}
	p.dst, p.view = nil, nil
}

// items paints the items that were found.
func (p *painter) items(s *scene.Scene) {
	// Of very many texts that are too small to be read, not even that is looked up.
	p.readable = !(s.LargestText()*p.k < p.view.MinText)
	for _, i := range p.found {
		it := &s.Items[i]
		if p.view.Skip != nil && p.view.Skip(it) {
			continue
		}
		for _, op := range it.Ops {
			p.op(op)
		}
	}
}

func (p *painter) op(op scene.Op) {
	switch o := op.(type) {
	case *scene.Box:
		p.box(o)
	case *scene.Path:
		p.path(o)
	case *scene.Text:
		if p.readable {
			p.text(o)
		}
	case *scene.Image:
		p.picture(o)
	}
}

// ground paints paper and desk.
func (p *painter) ground(s *scene.Scene) {
	paper := p.clip
	if p.view.Desk.A > 0 {
		b := p.to.ApplyRect(s.Bounds)
		paper = image.Rect(round(b.X), round(b.Y), round(b.Right()), round(b.Bottom())).Intersect(p.clip)
		if paper != p.clip {
			p.solid(p.clip, opaque(p.view.Desk))
		}
	}
	p.solid(paper, opaque(s.Paper))
}

// far is where pixels are not counted any more.
const far = 1e8

// sound reports whether all of r lies where pixels can be counted. What does
// not, or is not a number, is not drawn.
func sound(r geom.Rect) bool {
	return r.X > -far && r.Y > -far && r.X+r.W < far && r.Y+r.H < far && r.W >= 0 && r.H >= 0
}

// round rounds to the nearest whole pixel. Coordinates far outside the picture
// are cut, so that they fit an int on every machine.
func round(x float64) int { return floor(x + 0.5) }

// floor is cut off and put right where that went up: a quarter of what math.Floor
// and a conversion take, and it is asked for more than anything else here.
func floor(x float64) int {
	x = clampCoord(x)
	i := int(x)
	if float64(i) > x {
		i--
	}
	return i
}

func ceil(x float64) int {
	x = clampCoord(x)
	i := int(x)
	if float64(i) < x {
		i++
	}
	return i
}

// clampCoord cuts a coordinate; what is no number lies to the left of everything.
func clampCoord(x float64) float64 {
	if x > far {
		return far
	}
	if x > -far {
		return x
	}
	return -far
}

func opaque(c scene.Color) scene.Color { c.A = 255; return c }
