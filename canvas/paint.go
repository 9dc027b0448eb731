package canvas

import (
	"image"
	"math"
	"slices"

	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// minText is the size in pixels below which text is left out: nobody can read it.
const minText = 5

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
	over  *scene.Scene // the overlay, in pixels of the picture
	// ghosts are what is dragged, in document units; they are painted below over.
	ghosts *scene.Scene
	to     geom.Affine
	w, h   int
	ground
}

// painter keeps the picture of the map and paints what has changed about it.
type painter struct {
	raster *raster.Rasterizer
	base   *image.RGBA // the map
	front  *image.RGBA // the map with the overlay
	last   frame
	least  float64 // size in pixels of text below which it is left out
}

func newPainter() *painter { return &painter{raster: raster.New(), least: minText} }

// paint returns the picture. It stays valid until the next call.
func (p *painter) paint(f frame) *image.RGBA {
	all := image.Rect(0, 0, f.w, f.h)
	var damage []image.Rectangle
	switch {
	case p.base == nil || p.base.Rect != all:
		p.base, p.front = image.NewRGBA(all), image.NewRGBA(all)
		damage = []image.Rectangle{all}
	case p.last.ground != f.ground || p.last.to.A != f.to.A || p.last.scene == nil || !whole(f.to.E-p.last.to.E) || !whole(f.to.F-p.last.to.F):
		damage = []image.Rectangle{all}
	case p.last.to != f.to:
		damage = p.shift(int(f.to.E-p.last.to.E), int(f.to.F-p.last.to.F))
		if p.last.scene != f.scene {
			damage = append(damage, p.differs(&p.last, &f)...)
		}
	case p.last.scene != f.scene:
		damage = p.differs(&p.last, &f)
	}
	damage = simplify(damage, all)
	for _, r := range damage {
		p.draw(&f, r)
	}
	if len(damage) > 0 && (damage[0] == all || p.last.to != f.to) {
		copy(p.front.Pix, p.base.Pix)
	} else {
		for _, r := range simplify(slices.Concat(damage, covered(p.last.over, geom.Identity()), covered(p.last.ghosts, p.last.to)), all) {
			blit(p.front, p.base, r)
		}
	}
	p.last = f
	if f.ghosts != nil {
		p.raster.Draw(p.front, f.ghosts, raster.View{To: f.to, MinText: minText, Snap: true, Over: true})
	}
	if f.over != nil {
		p.raster.Draw(p.front, f.over, raster.View{To: geom.Identity(), Over: true})
	}
	return p.front
}

// whole reports whether a picture can be moved by a distance, pixel for pixel.
func whole(d float64) bool { return d == math.Trunc(d) }

// draw paints a part of the map.
func (p *painter) draw(f *frame, r image.Rectangle) {
	v := raster.View{To: f.to, Clip: r, MinText: p.least, MinLine: 0.6, Snap: true, Desk: f.desk}
	if f.grid > 0 {
		fill(p.base, r, f.paper)
		p.dots(f, r)
		v.Over = true
	}
	p.raster.Draw(p.base, f.scene, v)
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
			fill(p.base, image.Rect(px, py, px+size, py+size).Intersect(r), f.dots)
		}
	}
}

// edge draws the border of the paper.
func (p *painter) edge(f *frame, clip image.Rectangle) {
	b := f.to.ApplyRect(f.scene.Bounds)
	x0, y0, x1, y1 := pixel(b.X), pixel(b.Y), pixel(b.Right()), pixel(b.Bottom())
	for _, r := range [4]image.Rectangle{image.Rect(x0-1, y0-1, x1+1, y0), image.Rect(x0-1, y1, x1+1, y1+1), image.Rect(x0-1, y0, x0, y1), image.Rect(x1, y0, x1+1, y1)} {
		fill(p.base, r.Intersect(clip), f.ground.edge)
	}
}

func pixel(v float64) int { return int(math.Floor(math.Max(-1e8, math.Min(1e8, v)) + 0.5)) }

// shift moves the picture and returns what it uncovers.
func (p *painter) shift(dx, dy int) []image.Rectangle {
	all := p.base.Rect
	kept := all.Add(image.Pt(dx, dy)).Intersect(all)
	if kept.Empty() {
		return []image.Rectangle{all}
	}
	scroll(p.base, kept, dx, dy)
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

// differs finds the pixels in which two frames with one scale differ. Items that
// a composer took over from the frame before hold the same operations, so that
// comparing slices is enough; painting too much is never wrong.
func (p *painter) differs(a, b *frame) []image.Rectangle {
	if a.scene.Paper != b.scene.Paper || b.desk.A > 0 && a.scene.Bounds != b.scene.Bounds {
		return []image.Rectangle{p.base.Rect}
	}
	was, is := a.scene.Items, b.scene.Items
	var out []image.Rectangle
	mark := func(it *scene.Item) {
		r := b.to.ApplyRect(it.Bounds)
		out = append(out, image.Rect(pixel(r.X)-2, pixel(r.Y)-2, pixel(r.Right())+3, pixel(r.Bottom())+3))
	}
	if changed, ok := b.scene.Since(a.scene); ok {
		for _, i := range changed {
			if !same(&was[i], &is[i]) {
				mark(&was[i])
				mark(&is[i])
			}
		}
		return out
	}
	for len(was) > 0 && len(is) > 0 && same(&was[0], &is[0]) {
		was, is = was[1:], is[1:]
	}
	for len(was) > 0 && len(is) > 0 && same(&was[len(was)-1], &is[len(is)-1]) {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	if len(was) != len(is) { // something came or went: by what is in both
		seen := make(map[key]bool, len(was))
		for i := range was {
			seen[keyOf(&was[i])] = true
		}
		for i := range is {
			if k := keyOf(&is[i]); seen[k] {
				delete(seen, k)
			} else {
				mark(&is[i])
			}
		}
		for i := range was {
			if seen[keyOf(&was[i])] {
				mark(&was[i])
			}
		}
		return out
	}
	for i := range was {
		if !same(&was[i], &is[i]) {
			mark(&was[i])
			mark(&is[i])
		}
	}
	return out
}

// key names an item by what it draws.
type key struct {
	first scene.Op
	n     int
	owner string
}

func keyOf(it *scene.Item) key {
	k := key{n: len(it.Ops), owner: it.Owner}
	if k.n > 0 {
		k.first = it.Ops[0]
	}
	return k
}

// same reports whether two items draw the very same operations. Composers do not
// write to operations that they have handed out.
func same(a, b *scene.Item) bool { return keyOf(a) == keyOf(b) && a.Bounds == b.Bounds }

// covered lists where an overlay paints.
func covered(s *scene.Scene, to geom.Affine) []image.Rectangle {
	if s == nil {
		return nil
	}
	out := make([]image.Rectangle, 0, len(s.Items))
	for i := range s.Items {
		b := to.ApplyRect(s.Items[i].Bounds)
		out = append(out, image.Rect(pixel(b.X)-2, pixel(b.Y)-2, pixel(b.Right())+3, pixel(b.Bottom())+3))
	}
	return out
}

// simplify cuts rectangles to the picture and joins them where painting them one
// by one would paint more than painting the frame around them.
func simplify(list []image.Rectangle, all image.Rectangle) []image.Rectangle {
	var out []image.Rectangle
	sum := 0
	var frame image.Rectangle
	for _, r := range list {
		if r = r.Intersect(all); r.Empty() {
			continue
		}
		out = append(out, r)
		sum += r.Dx() * r.Dy()
		frame = frame.Union(r)
	}
	if len(out) > 12 || sum >= frame.Dx()*frame.Dy() {
		if frame.Empty() {
			return nil
		}
		return []image.Rectangle{frame}
	}
	return out
}

// blit copies a part of src to the same place of dst.
func blit(dst, src *image.RGBA, r image.Rectangle) {
	r = r.Intersect(dst.Rect).Intersect(src.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		d := dst.PixOffset(r.Min.X, y)
		copy(dst.Pix[d:d+4*r.Dx()], src.Pix[d:d+4*r.Dx()])
	}
}

// scroll moves the picture within itself so that kept is filled from dx, dy away.
// Rows are taken in the order in which none is overwritten before it is read.
func scroll(img *image.RGBA, kept image.Rectangle, dx, dy int) {
	row := func(y int) {
		d := img.PixOffset(kept.Min.X, y)
		s := img.PixOffset(kept.Min.X-dx, y-dy)
		copy(img.Pix[d:d+4*kept.Dx()], img.Pix[s:s+4*kept.Dx()])
	}
	if dy > 0 {
		for y := kept.Max.Y - 1; y >= kept.Min.Y; y-- {
			row(y)
		}
		return
	}
	for y := kept.Min.Y; y < kept.Max.Y; y++ {
		row(y)
	}
}

// fill paints a rectangle in one opaque colour.
func fill(dst *image.RGBA, r image.Rectangle, c scene.Color) {
	r = r.Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	first := dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):]
	for x := 0; x < r.Dx(); x++ {
		first[4*x], first[4*x+1], first[4*x+2], first[4*x+3] = c.R, c.G, c.B, 255
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		o := dst.PixOffset(r.Min.X, y)
		copy(dst.Pix[o:o+4*r.Dx()], first[:4*r.Dx()])
	}
}
