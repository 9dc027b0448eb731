package shape

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

const (
	dotSize  = 6.5
	dotPitch = 8.5
	barPitch = 4.5
	barHigh  = 10
	starSize = 14
)

// Severity draws five dots, n (0 … 5) of them filled, with the number behind
// them. The figure is 10.5 to 14 high, dots in the middle.
func (k *Kit) Severity(n int, c scene.Color) Figure {
	n = min(max(n, 0), 5)
	h := SmallStrong.LineHeight()
	ops := make([]scene.Op, 0, 6)
	for i := range 5 {
		r := (dotSize - 1) / 2
		dot := &scene.Path{Path: geom.Circle(geom.P(dotSize/2+float64(i)*dotPitch, h/2), r), Stroke: scene.Stroke{Color: c, Width: 1}}
		dot.Fill = k.Theme.Paper
		if i < n {
			dot.Fill = c
		}
		ops = append(ops, dot)
	}
	return k.numbered(ops, 4*dotPitch+dotSize, n, c)
}

// Level draws five rising bars, n (0 … 5) of them filled, with the number
// behind them: frequency and effort, which must not look like severity.
func (k *Kit) Level(n int, c scene.Color) Figure {
	n = min(max(n, 0), 5)
	h := SmallStrong.LineHeight()
	bottom := h/2 + barHigh/2
	ops := make([]scene.Op, 0, 6)
	for i := range 5 {
		high := 3 + float64(i)*(barHigh-3)/4
		bar := &scene.Box{Rect: geom.R(0.5+float64(i)*barPitch, bottom-high, 2.6, high)}
		if i < n {
			bar.Fill = c
		} else {
			bar.Rect = bar.Rect.Inset(0.35)
			bar.Stroke = scene.Stroke{Color: c, Width: 0.7}
		}
		ops = append(ops, bar)
	}
	return k.numbered(ops, 4*barPitch+3.6, n, c)
}

// numbered puts the number of a rating behind its picture.
func (k *Kit) numbered(ops []scene.Op, w float64, n int, c scene.Color) Figure {
	num := k.Wrap(string(rune('0'+n)), SmallStrong, 20)
	ops = append(ops, Lines(num, w+4, 0, num.Width, Left, k.Theme.readable(c))...)
	return Figure{W: w + 4 + num.Width, H: SmallStrong.LineHeight(), Ops: ops}
}

// readable returns the colour in which small text stands beside marks of colour
// c: the marks themselves need less contrast than text.
func (t *Theme) readable(c scene.Color) scene.Color { return Mix(c, t.Text, 0.35) }

// Star draws the mark of a moment of truth about a centre.
func (k *Kit) Star(c geom.Pt, size float64, col scene.Color) []scene.Op {
	var pts []geom.Pt
	for i := range 10 {
		r := size / 2
		if i%2 == 1 {
			r *= 0.45
		}
		s, co := math.Sincos(float64(i)*math.Pi/5 - math.Pi/2)
		pts = append(pts, geom.P(c.X+r*co, c.Y+r*s+size*0.04))
	}
	return []scene.Op{&scene.Path{Path: geom.Polygon(pts...), Fill: Mix(k.Theme.Paper, k.Theme.Warn.Fill, 1), Stroke: scene.Stroke{Color: col, Width: 1.3, Round: true}}}
}

// hatchPitch is the distance of the lines of a hatch, measured along an edge.
const hatchPitch = 5.5

// Hatch fills the inside of r with lines that rise to the right, none of which
// leaves r: what is hatched is told from what is not without any colour.
func Hatch(r geom.Rect, c scene.Color) *scene.Path {
	p := &geom.Path{}
	for d := hatchPitch; d < r.W+r.H; d += hatchPitch {
		a := geom.P(r.X+max(0, d-r.H), r.Y+min(d, r.H)) // on the left or lower edge
		b := geom.P(r.X+min(d, r.W), r.Y+max(0, d-r.W)) // on the upper or right edge
		p.Move(a.X, a.Y).Line(b.X, b.Y)
	}
	return &scene.Path{Path: p, Stroke: scene.Stroke{Color: c, Width: 1.5}}
}
