package shape

import (
	"fmt"
	"math"
	"strconv"

	"waymark/model/geom"
)

// svgPath reads the path data of an SVG file (the d attribute). Quadratic
// curves and arcs become cubic ones.
func svgPath(d string) (*geom.Path, error) {
	r := pathReader{s: d, p: &geom.Path{}}
	if err := r.read(); err != nil {
		return nil, fmt.Errorf("reading path data at byte %d: %w", r.i, err)
	}
	return r.p, nil
}

type pathReader struct {
	s          string
	i          int
	p          *geom.Path
	at, start  geom.Pt
	ctrl       geom.Pt // last control point, for S and T
	lastVerb   byte
	subpathEnd bool // the last piece was Z: the next one needs a move first
}

func (r *pathReader) read() error {
	var cmd byte
	for {
		r.skip()
		if r.i == len(r.s) {
			return nil
		}
		c := r.s[r.i]
		switch {
		case isPathCommand(c):
			cmd = c
			r.i++
		case cmd == 0 || cmd == 'z' || cmd == 'Z':
			return fmt.Errorf("%q is no command", c)
		case cmd == 'M': // further pairs after a move are lines
			cmd = 'L'
		case cmd == 'm':
			cmd = 'l'
		}
		if len(r.p.Verbs) == 0 && cmd != 'M' && cmd != 'm' {
			return fmt.Errorf("the path starts with %q, not with a move", cmd)
		}
		if err := r.piece(cmd); err != nil {
			return err
		}
		r.lastVerb = cmd &^ 0x20
	}
}

func isPathCommand(c byte) bool {
	switch c &^ 0x20 {
	case 'M', 'L', 'H', 'V', 'C', 'S', 'Q', 'T', 'A', 'Z':
		return true
	}
	return false
}

// piece reads the numbers of one command and adds it.
func (r *pathReader) piece(cmd byte) error {
	base := geom.Pt{}
	if cmd >= 'a' {
		base = r.at
	}
	if cmd &^= 0x20; cmd == 'Z' {
		r.p.Close()
		r.at, r.subpathEnd = r.start, true
		return nil
	}
	var n [7]float64
	want := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7}[cmd]
	for i := range want {
		var err error
		if cmd == 'A' && (i == 3 || i == 4) {
			n[i], err = r.flag()
		} else {
			n[i], err = r.number()
		}
		if err != nil {
			return err
		}
	}
	if r.subpathEnd && cmd != 'M' {
		r.p.Move(r.at.X, r.at.Y)
	}
	r.subpathEnd = false
	pt := func(i int) geom.Pt { return base.Add(geom.P(n[i], n[i+1])) }
	switch cmd {
	case 'M':
		r.at = pt(0)
		r.start = r.at
		r.p.Move(r.at.X, r.at.Y)
	case 'L':
		r.line(pt(0))
	case 'H':
		r.line(geom.P(base.X+n[0], r.at.Y))
	case 'V':
		r.line(geom.P(r.at.X, base.Y+n[0]))
	case 'C':
		r.cubic(pt(0), pt(2), pt(4))
	case 'S':
		r.cubic(r.mirrored('C', 'S'), pt(0), pt(2))
	case 'Q':
		r.quad(pt(0), pt(2))
	case 'T':
		r.quad(r.mirrored('Q', 'T'), pt(0))
	case 'A':
		r.arc(n[0], n[1], n[2], n[3] != 0, n[4] != 0, pt(5))
	}
	return nil
}

func (r *pathReader) line(to geom.Pt) {
	r.p.Line(to.X, to.Y)
	r.at = to
}

func (r *pathReader) cubic(a, b, to geom.Pt) {
	r.p.Cubic(a.X, a.Y, b.X, b.Y, to.X, to.Y)
	r.at, r.ctrl = to, b
}

func (r *pathReader) quad(q, to geom.Pt) {
	r.cubic(r.at.Lerp(q, 2.0/3), to.Lerp(q, 2.0/3), to)
	r.ctrl = q
}

// mirrored returns the control point that continues the last curve smoothly,
// if the last command was one of the two, and else the current point.
func (r *pathReader) mirrored(a, b byte) geom.Pt {
	if r.lastVerb == a || r.lastVerb == b {
		return r.at.Mul(2).Sub(r.ctrl)
	}
	return r.at
}

// arc adds an elliptical arc, converted as in the SVG specification, appendix
// B.2.4 (from endpoints to centre), in pieces of at most a quarter turn.
func (r *pathReader) arc(rx, ry, turn float64, large, sweep bool, to geom.Pt) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	from := r.at
	if from == to {
		return
	}
	if rx == 0 || ry == 0 {
		r.line(to)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	half := from.Sub(to).Mul(0.5)
	x, y := cos*half.X+sin*half.Y, -sin*half.X+cos*half.Y
	if l := x*x/(rx*rx) + y*y/(ry*ry); l > 1 { // too small to reach: grown until they do
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	num := rx*rx*ry*ry - rx*rx*y*y - ry*ry*x*x
	f := math.Sqrt(max(0, num/(rx*rx*y*y+ry*ry*x*x)))
	if large == sweep {
		f = -f
	}
	cx, cy := f*rx*y/ry, -f*ry*x/rx
	mid := from.Lerp(to, 0.5)
	place := geom.Affine{A: cos * rx, B: sin * rx, C: -sin * ry, D: cos * ry,
		E: cos*cx - sin*cy + mid.X, F: sin*cx + cos*cy + mid.Y}
	a0 := math.Atan2((y-cy)/ry, (x-cx)/rx)
	da := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - a0
	if sweep && da < 0 {
		da += 2 * math.Pi
	} else if !sweep && da > 0 {
		da -= 2 * math.Pi
	}
	n := max(1, int(math.Ceil(math.Abs(da)/(math.Pi/2)-1e-9)))
	step := da / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		s0, c0 := math.Sincos(a0 + float64(i)*step)
		s1, c1 := math.Sincos(a0 + float64(i+1)*step)
		end := place.Apply(geom.P(c1, s1))
		if i == n-1 {
			end = to
		}
		r.cubic(place.Apply(geom.P(c0-k*s0, s0+k*c0)), place.Apply(geom.P(c1+k*s1, s1-k*c1)), end)
	}
}

func (r *pathReader) skip() {
	for r.i < len(r.s) {
		switch r.s[r.i] {
		case ' ', ',', '\t', '\n', '\r':
			r.i++
		default:
			return
		}
	}
}

// flag reads one digit 0 or 1, which the next number may follow at once.
func (r *pathReader) flag() (float64, error) {
	r.skip()
	if r.i < len(r.s) && (r.s[r.i] == '0' || r.s[r.i] == '1') {
		r.i++
		return float64(r.s[r.i-1] - '0'), nil
	}
	return 0, fmt.Errorf("a flag of an arc is missing")
}

func (r *pathReader) number() (float64, error) {
	r.skip()
	start, dot, digits := r.i, false, false
	if r.i < len(r.s) && (r.s[r.i] == '-' || r.s[r.i] == '+') {
		r.i++
	}
	for ; r.i < len(r.s); r.i++ {
		c := r.s[r.i]
		if c == '.' && !dot {
			dot = true
		} else if c >= '0' && c <= '9' {
			digits = true
		} else {
			break
		}
	}
	if digits && r.i < len(r.s) && r.s[r.i]|0x20 == 'e' {
		j := r.i + 1
		if j < len(r.s) && (r.s[j] == '-' || r.s[j] == '+') {
			j++
		}
		for r.i = j; r.i < len(r.s) && r.s[r.i] >= '0' && r.s[r.i] <= '9'; r.i++ {
		}
	}
	f, err := strconv.ParseFloat(r.s[start:r.i], 64)
	if err != nil || math.Abs(f) > 1e9 {
		return 0, fmt.Errorf("%q is no number", r.s[start:r.i])
	}
	return f, nil
}
