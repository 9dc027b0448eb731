package canvas

import (
	"image"
	"image/draw"
	"math"

	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// pins are the headers of a journey that lie over the map; see frozen.
type pins struct {
	strips []strip
	edge   scene.Color // the line at which they end
	shade  scene.Color // of the shadow behind it, where that is darkest
	dev    float64     // pixels of the picture for one of the view
}

// edgeReach is how far line and shadow reach over the map, in pixels of the view.
const edgeReach = 6

func (p *pins) reach() int { return max(2, int(math.Round(edgeReach*p.dev))) }

// spots lists what they cover of the picture.
func (p *pins) spots() []image.Rectangle {
	var out []image.Rectangle
	for _, s := range p.strips {
		r := s.shows
		if s.by.X > 0 {
			r.Max.X += p.reach()
		}
		if s.by.Y > 0 {
			r.Max.Y += p.reach()
		}
		out = append(out, r)
	}
	return out
}

// number tells the strips apart: lane names, stages and steps, the corner.
func (s *strip) number() int {
	switch {
	case s.by.Y == 0:
		return 0
	case s.by.X == 0:
		return 1
	}
	return 2
}

// pin lays the headers over the picture. Each strip has a picture of its own, which is
// kept as the one of the map is: a map that is moved below a strip costs a copy of it.
func (p *painter) pin(f *frame) {
	var kept [3]*painter
	for i := range f.pins.strips {
		s := &f.pins.strips[i]
		q := p.strips[s.number()]
		if q == nil {
			q = &painter{raster: p.raster, least: p.least}
		}
		kept[s.number()] = q
		at := s.area.Min
		to := f.to
		to.E += float64(s.by.X - at.X)
		to.F += float64(s.by.Y - at.Y)
		pic := q.paint(frame{scene: f.scene, page: f.page, to: to, w: s.area.Dx(), h: s.area.Dy(), ground: f.ground})
		draw.Draw(p.pic, s.shows, pic, s.shows.Min.Sub(at), draw.Src)
	}
	p.strips = kept // the others would compare with a scene that is given back
	for i := range f.pins.strips {
		s := &f.pins.strips[i]
		if f.over != nil {
			p.raster.Draw(p.pic, f.over, raster.View{To: geom.Translate(geom.P(float64(s.by.X), float64(s.by.Y))), Clip: s.shows, Over: true,
				Skip: func(it *scene.Item) bool { return !f.pins.belongs(it.Bounds, s) }})
		}
	}
	for i := range f.pins.strips {
		p.edges(f, &f.pins.strips[i])
	}
}

// belongs reports whether something of the overlay is about what a strip shows. The
// frame around a cell beside a header also reaches a little way into the header.
func (p *pins) belongs(r geom.Rect, s *strip) bool {
	const little = 14
	src := s.source()
	in := geom.R(float64(src.Min.X), float64(src.Min.Y), float64(src.Dx()), float64(src.Dy()))
	if in.Contains(r.Center()) {
		return true
	}
	o := r.Intersect(in)
	return !o.Empty() && (s.by.X == 0 || o.W > little*p.dev) && (s.by.Y == 0 || o.H > little*p.dev)
}

// edges draws the line and the shadow at which a strip ends, over the map and over the
// strip that is pinned along the other edge of the view.
func (p *painter) edges(f *frame, s *strip) {
	n := f.pins.reach()
	line := max(1, int(math.Round(f.pins.dev)))
	for i := range n {
		c := f.pins.edge
		if i >= line {
			k := 1 - float64(i-line)/float64(n-line)
			c = f.pins.shade
			c.A = uint8(math.Round(float64(c.A) * k * k))
		}
		if at := s.shows.Max.X + i; s.by.X > 0 {
			blend(p.pic, image.Rect(at, s.shows.Min.Y, at+1, s.shows.Max.Y), c)
		}
		if at := s.shows.Max.Y + i; s.by.Y > 0 {
			blend(p.pic, image.Rect(s.shows.Min.X, at, s.shows.Max.X, at+1), c)
		}
	}
}
