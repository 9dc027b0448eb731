package raster

import (
	"image"
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// painter paints one band. Its caches outlive the band.
type painter struct {
	dst    *image.RGBA
	clip   image.Rectangle
	view   *View
	to     geom.Affine
	k      float64 // pixels per document unit
	plain  bool    // to only scales, evenly, and moves
	fill   filler
	stroke stroker
	ink    ink
	glyphs *glyphCache
	lines  []bend
	asBox  scene.Box // that path made of an outline
	snap   geom.Path // what snapped returned last
	snapTo []geom.Pt
	pics   *pictures
	found  []int32 // items in the band
}

func newPainter(pics *pictures) *painter {
	return &painter{glyphs: newGlyphCache(), pics: pics}
}

// paint draws what s has in clip.
func (p *painter) paint(dst *image.RGBA, s *scene.Scene, v *View, clip image.Rectangle) {
	p.dst, p.clip, p.view, p.to = dst, clip, v, v.To
	p.k = v.To.Factor()
	p.plain = v.To.B == 0 && v.To.C == 0 && v.To.A == v.To.D && v.To.A > 0
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
	// Of very many texts that are too small to be read, not even that is looked up.
	readable := !(s.LargestText()*p.k < v.MinText)
	p.found = s.In(seen, p.found[:0])
	for _, i := range p.found {
		it := &s.Items[i]
		if v.Skip != nil && v.Skip(it) {
			continue
		}
		for _, op := range it.Ops {
			switch o := op.(type) {
			case *scene.Box:
				p.box(o)
			case *scene.Path:
				p.path(o)
			case *scene.Text:
				if readable {
					p.text(o)
				}
			case *scene.Image:
				p.picture(o)
			}
		}
	}
	p.dst, p.view = nil, nil
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

// sound reports whether all of r lies where pixels can be counted. What does
// not, or is not a number, is not drawn.
func sound(r geom.Rect) bool {
	const far = 1e8
	return r.X > -far && r.Y > -far && r.X+r.W < far && r.Y+r.H < far && r.W >= 0 && r.H >= 0
}

// round rounds to the nearest whole pixel. Coordinates far outside the picture
// are cut, so that they fit an int on every machine.
func round(x float64) int { return int(math.Floor(clampCoord(x) + 0.5)) }

func floor(x float64) int { return int(math.Floor(clampCoord(x))) }

func ceil(x float64) int { return int(math.Ceil(clampCoord(x))) }

func clampCoord(x float64) float64 { return max(-1e8, min(1e8, x)) }

func opaque(c scene.Color) scene.Color { c.A = 255; return c }
