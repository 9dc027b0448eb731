package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Dot is one entry of a matrix.
type Dot struct {
	Name string  // a letter or two, as in the list beside the matrix
	X, Y float64 // 0 … 1, from left to right and from bottom to top
	Long string  // for people who cannot see it
}

// Matrix is a field of four quarters with dots: what is worth doing first.
type Matrix struct {
	Dots           []Dot
	XName, YName   string
	Quarters       [4]string // upper left, upper right, lower left, lower right
	Good           int       // which quarter is tinted
	Height, Before float64
	Alt            string
}

// Pieces implements Block.
func (m Matrix) Pieces(k *Kit, w, h float64) []Piece {
	high := m.Height
	if high == 0 {
		high = 186
	}
	high = min(high, h-30)
	return []Piece{{Height: high, Before: m.Before, Draw: func(c *Canvas, r geom.Rect) {
		c.Group(scene.Item{Alt: m.Alt}, func() { m.draw(c, geom.R(r.X+13, r.Y, min(r.W-13, high*2.2), r.H-14)) })
	}}}
}

func (m Matrix) draw(c *Canvas, r geom.Rect) {
	mid := r.Center()
	c.Fill(r, c.Pale())
	good := geom.R(r.X, r.Y, r.W/2, r.H/2)
	if m.Good%2 == 1 {
		good.X = mid.X
	}
	if m.Good > 1 {
		good.Y = mid.Y
	}
	c.Fill(good, c.Theme.Good.Fill)
	c.Box(r, 0, scene.Color{}, c.Theme.Hairline, 0.9)
	c.Line(mid.X, r.Y, mid.X, r.Bottom(), 0.8, c.Theme.Secondary, 2.5, 2)
	c.Line(r.X, mid.Y, r.Right(), mid.Y, 0.8, c.Theme.Secondary, 2.5, 2)
	// Names of the quarters stand in the outer corners, where no dot comes.
	for i, q := range m.Quarters {
		x, align := r.X+6, Start
		if i%2 == 1 {
			x, align = r.Right()-6, End
		}
		y := r.Y + 12
		if i > 1 {
			y = r.Bottom() - 6
		}
		col := c.Theme.Secondary
		if i == m.Good {
			col = c.Theme.Good.Line
		}
		c.Text(q, x, y, SmallB, col, align)
	}
	c.Text(m.XName+" →", mid.X, r.Bottom()+11, Small, c.Theme.Secondary, Center)
	c.Upright(m.YName+" →", r.X-6, mid.Y, Small, c.Theme.Secondary)
	const radius = 7.6
	field := geom.R(r.X+radius+3, r.Y+radius+16, r.W-2*radius-6, r.H-2*radius-32)
	for i, at := range spread(m.Dots, field, 2*radius+1.5) {
		d := m.Dots[i]
		font := text.Font{Style: text.Semibold, Size: 8.6}
		if len(d.Name) > 2 {
			font.Size = 7
		}
		c.Shape(geom.Circle(at, radius), c.Navy(), c.Theme.Paper, 0.8)
		c.Text(d.Name, at.X, at.Y+font.Size*0.36, font, c.Theme.TitleText, Center)
	}
}

// spread places dots where they belong, and moves those that would cover another
// one as little as possible: rings of places about the wanted one are tried from
// the inside out. Where the field is full, dots cover each other.
func spread(dots []Dot, field geom.Rect, apart float64) []geom.Pt {
	out := make([]geom.Pt, 0, len(dots))
	free := func(p geom.Pt) bool {
		if !field.Contains(p) {
			return false
		}
		for _, q := range out {
			if q.Dist(p) < apart {
				return false
			}
		}
		return true
	}
	for _, d := range dots {
		want := geom.P(field.X+field.W*d.X, field.Bottom()-field.H*d.Y)
		best := want
	search:
		for ring := 0; ring < 40; ring++ {
			for i := range max(1, 6*ring) {
				dir := geom.Rotate(6.283185307179586 * (float64(i)/float64(max(1, 6*ring)) + 0.5)).Apply(geom.P(float64(ring)*apart/2, 0))
				if p := want.Add(dir); free(p) {
					best = p
					break search
				}
			}
		}
		out = append(out, best)
	}
	return out
}
