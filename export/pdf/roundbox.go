package pdf

import "waymark/model/geom"

// roundBox is a box with round corners, in hundredths of a point.
type roundBox struct{ w, h, radius int64 }

// roundBox paints a box with round corners, which is most of what a flowchart is
// made of. The outline is written from the box's own corner, so that it is the
// same bytes for all boxes of one size: they are made once, and deflate away.
// (Fewer bytes still would be a form to refer to, but readers open a page with
// thousands of forms many times slower.)
func (p *painter) roundBox(r geom.Rect, radius float64, op string) {
	x, y := hundredths(r.X), hundredths(p.height-r.Bottom())
	key := roundBox{hundredths(r.Right()) - x, hundredths(p.height-r.Y) - y, hundredths(radius)}
	outline, ok := p.boxes[key]
	if !ok {
		one := painter{height: float64(key.h) / 100}
		one.roundRect(geom.R(0, 0, float64(key.w)/100, one.height), float64(key.radius)/100)
		outline = one.out
		if p.boxes == nil {
			p.boxes = map[roundBox][]byte{}
		}
		p.boxes[key] = outline
	}
	p.out = append(p.out, "q 1 0 0 1 "...)
	p.out = append(appendHundredths(p.out, x), ' ')
	p.out = append(appendHundredths(p.out, y), " cm\n"...)
	p.out = append(append(append(p.out, outline...), op...), "\nQ\n"...)
}

// kappa is the control length with which four cubics come closest to a circle.
const kappa = 0.5522847498307936

// roundRect writes the outline of a rectangle with round corners.
func (p *painter) roundRect(r geom.Rect, radius float64) {
	k := radius * (1 - kappa)
	x, y, x2, y2 := r.X, r.Y, r.Right(), r.Bottom()
	curve := func(a, b, c geom.Pt) {
		p.point(a)
		p.point(b)
		p.point(c)
		p.out = append(p.out, "c\n"...)
	}
	line := func(x, y float64) {
		p.point(geom.Pt{X: x, Y: y})
		p.out = append(p.out, "l\n"...)
	}
	p.point(geom.Pt{X: x + radius, Y: y})
	p.out = append(p.out, "m\n"...)
	line(x2-radius, y)
	curve(geom.P(x2-k, y), geom.P(x2, y+k), geom.P(x2, y+radius))
	line(x2, y2-radius)
	curve(geom.P(x2, y2-k), geom.P(x2-k, y2), geom.P(x2-radius, y2))
	line(x+radius, y2)
	curve(geom.P(x+k, y2), geom.P(x, y2-k), geom.P(x, y2-radius))
	line(x, y+radius)
	curve(geom.P(x, y+k), geom.P(x+k, y), geom.P(x+radius, y))
	p.out = append(p.out, "h\n"...)
}
