package raster

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// rounded is a line with rounded corners, as links are drawn.
func rounded(r float64, pts ...geom.Pt) *geom.Path {
	const k = 1 - 0.5522847498307936
	p := new(geom.Path).Move(pts[0].X, pts[0].Y)
	for i := 1; i+1 < len(pts); i++ {
		c := pts[i]
		a, b := c.Lerp(pts[i-1], r/c.Dist(pts[i-1])), c.Lerp(pts[i+1], r/c.Dist(pts[i+1]))
		c1, c2 := c.Lerp(a, k), c.Lerp(b, k)
		p.Line(a.X, a.Y).Cubic(c1.X, c1.Y, c2.X, c2.Y, b.X, b.Y)
	}
	last := pts[len(pts)-1]
	return p.Line(last.X, last.Y)
}

// A line with rounded corners has as much ink as it is long and wide, is nowhere
// darker than its colour nor interrupted, and stays where it belongs.
func TestRoundedLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := geom.P(rapid.Float64Range(60, 140).Draw(t, "x"), rapid.Float64Range(60, 140).Draw(t, "y"))
		pts := []geom.Pt{at}
		upright := rapid.Bool().Draw(t, "upright")
		length := 0.0
		r := rapid.Float64Range(2, 9).Draw(t, "r")
		n := rapid.IntRange(1, 3).Draw(t, "n")
		for range n {
			d := rapid.Float64Range(2*r+2, 40).Draw(t, "length")
			if rapid.Bool().Draw(t, "back") {
				d = -d
			}
			if upright {
				at.Y += d
			} else {
				at.X += d
			}
			upright = !upright
			length += math.Abs(d)
			pts = append(pts, at)
		}
		length -= float64(n-1) * r * (2 - math.Pi/2)
		w := rapid.SampledFrom([]float64{0.6, 1, 2, 3}).Draw(t, "width")
		o := &scene.Path{Path: rounded(r, pts...), Stroke: scene.Stroke{Color: scene.Hex(0x000000), Width: w}}
		p := newPainter(nil)
		img := image.NewRGBA(image.Rect(0, 0, 330, 330))
		s := &scene.Scene{Paper: scene.Hex(0xFFFFFF), Items: []scene.Item{{Ops: []scene.Op{o}, Bounds: o.Bounds()}}}
		v := View{To: geom.Translate(geom.P(65, 65)), Snap: true}
		p.paint(image.NewRGBA(img.Rect), s, nil, &v, img.Rect)
		p.dst, p.view = img, &v
		p.solid(img.Rect, s.Paper)
		if !p.straight(o, w) {
			t.Fatal("the line was left to the filler")
		}
		near := o.Path.Transform(v.To).Flatten(0.01)[0]
		ink := 0.0
		for y := range 330 {
			for x := range 330 {
				c := 1 - float64(img.Pix[img.PixOffset(x, y)])/255
				ink += c
				if d := distance(near, geom.P(float64(x)+0.5, float64(y)+0.5)); c > 0.02 && d > w/2+1.9 {
					t.Fatalf("%.2f of ink at %d, %d, %.1f off the line", c, x, y, d)
				}
			}
		}
		crossed := n > 2 // it may run over itself
		if want := length * w; ink > want*1.06+3*w || !crossed && ink < want*0.94-3*w {
			t.Fatalf("%.1f of ink for a line of %.1f × %.1f", ink, length, w)
		}
	})
}

func distance(line []geom.Pt, p geom.Pt) float64 {
	best := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, d := line[i-1], line[i].Sub(line[i-1])
		u := 0.0
		if l := d.X*d.X + d.Y*d.Y; l > 0 {
			u = max(0, min(1, ((p.X-a.X)*d.X+(p.Y-a.Y)*d.Y)/l))
		}
		best = min(best, p.Dist(a.Add(d.Mul(u))))
	}
	return best
}

// An outline with rounded corners is painted as a box, any other is not.
func TestRoundRectIsRecognised(t *testing.T) {
	r := geom.R(10.3, 20.7, 108, 48)
	for _, radius := range []float64{0.5, 4, 24, 300} {
		got, rad, ok := roundRect(geom.RoundRect(r, radius))
		if want := min(radius, 24); !ok || math.Abs(rad-want) > 1e-9 || got.Min().Dist(r.Min()) > 1e-9 || got.Max().Dist(r.Max()) > 1e-9 {
			t.Errorf("%v: %v %v %v", radius, got, rad, ok)
		}
	}
	bent := geom.RoundRect(r, 4)
	bent.Pts[5].X += 3
	for i, p := range []*geom.Path{bent, geom.Ellipse(r), geom.RectPath(r), geom.RoundRect(r, 4).Append(geom.RectPath(r)), {}} {
		if _, _, ok := roundRect(p); ok {
			t.Errorf("%d is no rectangle with rounded corners", i)
		}
	}
}
