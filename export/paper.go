package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Paper is a size of paper, upright: Width is the shorter side.
type Paper struct {
	Name          string  // "A4", "Letter"; "" for a size of one's own
	Width, Height float64 // millimetres
}

// The sizes that have a name. Sources: ISO 216 and ANSI/ASME Y14.1.
var (
	A0      = Paper{"A0", 841, 1189}
	A1      = Paper{"A1", 594, 841}
	A2      = Paper{"A2", 420, 594}
	A3      = Paper{"A3", 297, 420}
	A4      = Paper{"A4", 210, 297}
	A5      = Paper{"A5", 148, 210}
	A6      = Paper{"A6", 105, 148}
	Letter  = Paper{"Letter", 215.9, 279.4}
	Legal   = Paper{"Legal", 215.9, 355.6}
	Tabloid = Paper{"Tabloid", 279.4, 431.8}
	AnsiC   = Paper{"ANSI C", 431.8, 558.8}
	AnsiD   = Paper{"ANSI D", 558.8, 863.6}
	AnsiE   = Paper{"ANSI E", 863.6, 1117.6}
)

// Papers returns the sizes that have a name, in the order in which they are offered.
func Papers() []Paper {
	return []Paper{A4, A3, A2, A1, A0, Letter, Legal, Tabloid, AnsiC, AnsiD, AnsiE, A5, A6}
}

// Smallest and largest side of paper in millimetres: a business card, and what
// readers of PDF can still open (14,400 pt).
const (
	minSide = 50
	maxSide = 5080
)

// ParsePaper reads "A3", "letter", "ANSI C" or a size such as "420x297mm",
// "42 x 29.7 cm" or "11x17in". Which side is the longer one does not matter.
func ParsePaper(s string) (Paper, error) {
	name := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), " ", ""))
	for _, p := range Papers() {
		if name == strings.ToLower(strings.ReplaceAll(p.Name, " ", "")) {
			return p, nil
		}
	}
	bad := func(why string) (Paper, error) {
		return Paper{}, fmt.Errorf("%q is no paper size (%s): write A4, A3, A2, A1, A0, Letter, Legal, Tabloid or a size such as 420x297mm", s, why)
	}
	unit, num := 1.0, name
	for suffix, mm := range map[string]float64{"mm": 1, "cm": 10, "in": 25.4} {
		if t, ok := strings.CutSuffix(name, suffix); ok {
			unit, num = mm, t
		}
	}
	a, b, ok := strings.Cut(strings.ReplaceAll(num, "×", "x"), "x")
	if !ok {
		return bad("not known")
	}
	w, err1 := strconv.ParseFloat(a, 64)
	h, err2 := strconv.ParseFloat(b, 64)
	if err1 != nil || err2 != nil {
		return bad("two numbers are needed")
	}
	w, h = w*unit, h*unit
	if !(w >= minSide && h >= minSide && w <= maxSide && h <= maxSide) { // NaN fails too
		return bad(fmt.Sprintf("sides must be %d to %d mm", minSide, maxSide))
	}
	p := Paper{Width: math.Min(w, h), Height: math.Max(w, h)}
	for _, q := range Papers() {
		if math.Abs(q.Width-p.Width) < 0.5 && math.Abs(q.Height-p.Height) < 0.5 {
			return q, nil
		}
	}
	return p, nil
}

// String names the paper: "A3", or "420 × 297 mm".
func (p Paper) String() string {
	if p.Name != "" {
		return p.Name
	}
	return fmt.Sprintf("%s × %s mm", trim(p.Height), trim(p.Width))
}

func trim(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// Points returns the size in points, turned when landscape.
func (p Paper) Points(landscape bool) (w, h float64) {
	w, h = mm(p.Width), mm(p.Height)
	if landscape {
		return h, w
	}
	return w, h
}

func (p Paper) orDefault() Paper {
	if p.Width <= 0 || p.Height <= 0 {
		return A4
	}
	if p.Width > p.Height {
		p.Width, p.Height = p.Height, p.Width
	}
	return p
}

// larger returns the sizes of the same family above p, smallest first.
func (p Paper) larger() []Paper {
	family := []Paper{A4, A3, A2, A1, A0}
	switch p.Name {
	case "Letter", "Legal", "Tabloid", "ANSI C", "ANSI D", "ANSI E":
		family = []Paper{Letter, Tabloid, AnsiC, AnsiD, AnsiE}
	}
	var out []Paper
	for _, q := range family {
		if q.Width > p.Width+1 && q.Height > p.Height+1 {
			out = append(out, q)
		}
	}
	return out
}

// mm converts millimetres to points.
func mm(v float64) float64 { return v * 72 / 25.4 }
