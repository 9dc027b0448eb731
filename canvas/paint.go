package canvas

import (
	"image"
	"math"
	"slices"

	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

// minText is the size in pixels below which text is left out: nobody can read it.
// A page of few things shows its text down to glanceText. It is looked at as a whole
// in a small window, where it would seem empty otherwise, and costs next to nothing.
const (
	minText    = 5
	glanceText = 3.5
	glanceable = 1500 // things on a page
)

// ground is what lies behind and around the page.
type ground struct {
	desk  scene.Color // outside of the paper; no alpha: the paper has no end
	edge  scene.Color // the border of the paper on the desk
	dots  scene.Color // the grid
	grid  float64     // document units; 0 for none
	paper scene.Color
}

// frame is everything that one picture comes from.
type frame struct {
	scene *scene.Scene
	page  model.ID     // another one has nothing in common with it
	over  *scene.Scene // the overlay, in pixels of the picture
	// ghosts are what is dragged, in document units; hand is what is drawn around it, as
	// over is. Both are moved by held, as the part of the map is that the hand took them
	// from.
	ghosts, hand *scene.Scene
	held         image.Point
	pins         pins
	to           geom.Affine
	w, h         int
	ground
}

// painter keeps the picture of the map and paints what has changed about it.
type painter struct {
	raster *raster.Rasterizer
	pic    *image.RGBA // the map; between frames with the overlay on it
	below  below       // what the overlay hides
	last   frame
	least  float64     // size in pixels of text below which it is left out
	strips [3]*painter // of the headers that are pinned
}

func newPainter() *painter { return &painter{raster: raster.New(), least: minText} }

// leastOn is the size in pixels of text below which it is left out on a page.
func (p *painter) leastOn(s *scene.Scene) float64 {
	if len(s.Items) <= glanceable {
		return min(p.least, glanceText)
	}
	return p.least
}

// paint returns the picture. It stays valid until the next call.
func (p *painter) paint(f frame) *image.RGBA {
	all := image.Rect(0, 0, f.w, f.h)
	for _, r := range p.damage(&f, all) {
		p.draw(&f, r)
	}
	p.last = f
	held := geom.Translate(geom.P(float64(f.held.X), float64(f.held.Y)))
	to := f.to
	to.E, to.F = to.E+held.E, to.F+held.F
	p.below.keep(p.pic, slices.Concat(covered(f.ghosts, to), covered(f.over, geom.Identity()), covered(f.hand, held), f.pins.spots()))
	pinned := len(f.pins.strips) > 0
	if pinned { // what is dragged lies above the headers, they above all else
		p.lay(f.over, geom.Identity())
	}
	p.pin(&f)
	if f.ghosts != nil {
		p.raster.Draw(p.pic, f.ghosts, raster.View{To: to, MinText: p.leastOn(f.scene), Snap: true, Over: true})
	}
	if !pinned {
		p.lay(f.over, geom.Identity())
	}
	p.lay(f.hand, held)
	return p.pic
}

// lay paints an overlay, which is drawn in pixels; nil is none.
func (p *painter) lay(s *scene.Scene, to geom.Affine) {
	if s != nil {
		p.raster.Draw(p.pic, s, raster.View{To: to, Over: true})
	}
}

// damage takes the overlay off the picture, moves it where only that is needed, and
// lists what of it has to be painted.
func (p *painter) damage(f *frame, all image.Rectangle) []image.Rectangle {
	was := &p.last
	switch {
	case p.pic == nil || p.pic.Rect != all:
		p.pic = image.NewRGBA(all)
		p.below.forget()
		return []image.Rectangle{all}
	case was.ground != f.ground || was.page != f.page || was.to.A != f.to.A || was.scene == nil || !whole(f.to.E-was.to.E) || !whole(f.to.F-was.to.F),
		p.leastOn(was.scene) != p.leastOn(f.scene):
		p.below.forget()
		return []image.Rectangle{all}
	}
	p.below.restore(p.pic)
	var damage []image.Rectangle
	if was.to != f.to {
		damage = p.shift(int(f.to.E-was.to.E), int(f.to.F-was.to.F))
	}
	if was.scene != f.scene {
		damage = append(damage, differs(was, f, all)...)
	}
	return simplify(damage, all)
}

// whole reports whether a picture can be moved by a distance, pixel for pixel.
func whole(d float64) bool { return d == math.Trunc(d) }

// draw paints a part of the map.
func (p *painter) draw(f *frame, r image.Rectangle) {
	v := raster.View{To: f.to, Clip: r, MinText: p.leastOn(f.scene), MinLine: 0.6, Snap: true, Desk: f.desk}
	if f.grid > 0 {
		fill(p.pic, r, f.paper)
		p.dots(f, r)
		v.Over = true
	}
	p.raster.Draw(p.pic, f.scene, v)
	if f.desk.A > 0 {
		p.edge(f, r)
	}
}

// dots paints the grid; it thins out as the page gets smaller.
func (p *painter) dots(f *frame, r image.Rectangle) {
	step := f.grid * f.to.A
	if step <= 0 || math.IsInf(step, 0) {
		return
	}
	for step < 14 {
		step *= 2
	}
	size := 1
	if step > 40 {
		size = 2
	}
	x0 := math.Floor((float64(r.Min.X)-f.to.E)/step) - 1
	for y := math.Floor((float64(r.Min.Y)-f.to.F)/step) - 1; ; y++ {
		py := int(math.Round(f.to.F + y*step))
		if py >= r.Max.Y {
			return
		}
		for x := x0; ; x++ {
			px := int(math.Round(f.to.E + x*step))
			if px >= r.Max.X {
				break
			}
			fill(p.pic, image.Rect(px, py, px+size, py+size).Intersect(r), f.dots)
		}
	}
}

// edge draws the border of the paper.
func (p *painter) edge(f *frame, clip image.Rectangle) {
	b := f.to.ApplyRect(f.scene.Bounds)
	x0, y0, x1, y1 := pixel(b.X), pixel(b.Y), pixel(b.Right()), pixel(b.Bottom())
	for _, r := range [4]image.Rectangle{image.Rect(x0-1, y0-1, x1+1, y0), image.Rect(x0-1, y1, x1+1, y1+1), image.Rect(x0-1, y0, x0, y1), image.Rect(x1, y0, x1+1, y1)} {
		fill(p.pic, r.Intersect(clip), f.ground.edge)
	}
}

func pixel(v float64) int { return int(math.Floor(math.Max(-1e8, math.Min(1e8, v)) + 0.5)) }

// shift moves the picture and returns what it uncovers.
func (p *painter) shift(dx, dy int) []image.Rectangle {
	all := p.pic.Rect
	kept := all.Add(image.Pt(dx, dy)).Intersect(all)
	if kept.Empty() {
		return []image.Rectangle{all}
	}
	scroll(p.pic, kept, dx, dy)
	var out []image.Rectangle
	for _, r := range [4]image.Rectangle{
		{all.Min, image.Pt(all.Max.X, kept.Min.Y)},
		{image.Pt(all.Min.X, kept.Max.Y), all.Max},
		{image.Pt(all.Min.X, kept.Min.Y), image.Pt(kept.Min.X, kept.Max.Y)},
		{image.Pt(kept.Max.X, kept.Min.Y), image.Pt(all.Max.X, kept.Max.Y)},
	} {
		if !r.Empty() {
			out = append(out, r)
		}
	}
	return out
}
