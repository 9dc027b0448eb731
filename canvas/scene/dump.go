package scene

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// Dump writes the scene as text, one operation a line, for goldens and for
// looking at: numbers to two decimals, colours as in HTML, texts quoted.
//
//	scene 0 0 420 300 paper #FFFFFF
//	item "n1" label: 10 10 140 60 link "#p2" alt "Calls support"
//	  box 10 10 140 60 r4 fill #FFFFFF stroke #5B7086 1.5
//	  text 24 45 "Calls support" regular 13 w 84.6 #1B2430
//	  path M10 40 L60 40 C60 60 80 60 80 80 Z fill #46566A
func (s *Scene) Dump(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "scene %s paper %s\n", rectText(s.Bounds), colorText(s.Paper))
	for i := range s.Items {
		it := &s.Items[i]
		b.WriteString("item")
		if it.Owner != "" {
			b.WriteString(" " + strconv.Quote(it.Owner))
		}
		if it.Part != "" {
			b.WriteString(" " + it.Part)
		}
		b.WriteString(": " + rectText(it.Bounds))
		if it.Link != "" {
			b.WriteString(" link " + strconv.Quote(it.Link))
		}
		if it.Alt != "" {
			b.WriteString(" alt " + strconv.Quote(it.Alt))
		}
		if it.Hit != nil {
			b.WriteString(" hit " + pathText(it.Hit))
		}
		b.WriteByte('\n')
		for _, op := range it.Ops {
			b.WriteString("  " + opText(op) + "\n")
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing a scene as text: %w", err)
	}
	return nil
}

// String returns the scene as Dump writes it.
func (s *Scene) String() string {
	var b strings.Builder
	s.Dump(&b) // a Builder cannot fail
	return b.String()
}

func opText(op Op) string {
	switch o := op.(type) {
	case *Box:
		out := "box " + rectText(o.Rect)
		if o.Radius > 0 {
			out += " r" + num(o.Radius)
		}
		return out + fillText(o.Fill) + strokeText(o.Stroke)
	case *Path:
		return "path " + pathText(o.Path) + fillText(o.Fill) + strokeText(o.Stroke)
	case *Text:
		out := fmt.Sprintf("text %s %s %s %s %s w %s %s", num(o.At.X), num(o.At.Y), strconv.Quote(o.Line.Text),
			styleText(o.Line.Font.Style), num(o.Line.Font.Size), num(o.Line.Width), colorText(o.Color))
		if o.Turn&3 != 0 {
			out += fmt.Sprint(" turn ", o.Turn&3)
		}
		return out
	case *Image:
		if o.Pic == nil {
			return "image " + rectText(o.Rect) + " none"
		}
		return fmt.Sprintf("image %s of %d × %d, %d bytes", rectText(o.Rect), o.Pic.Width, o.Pic.Height, len(o.Pic.Data))
	}
	return fmt.Sprintf("unknown operation %T", op)
}

func styleText(s text.Style) string {
	switch s {
	case text.Semibold:
		return "semibold"
	case text.Italic:
		return "italic"
	}
	return "regular"
}

func fillText(c Color) string {
	if c.A == 0 {
		return ""
	}
	return " fill " + colorText(c)
}

func strokeText(s Stroke) string {
	if s.Width <= 0 || s.Color.A == 0 {
		return ""
	}
	out := " stroke " + colorText(s.Color) + " " + num(s.Width)
	for i, d := range s.Dash {
		sep := ","
		if i == 0 {
			sep = " dash "
		}
		out += sep + num(d)
	}
	if s.Round {
		out += " round"
	}
	return out
}

// colorText returns a colour as HTML writes it; alpha only where it is not full.
func colorText(c Color) string {
	if c.A == 255 {
		return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02X%02X%02X%02X", c.R, c.G, c.B, c.A)
}

func rectText(r geom.Rect) string {
	return num(r.X) + " " + num(r.Y) + " " + num(r.W) + " " + num(r.H)
}

func pathText(p *geom.Path) string {
	if p == nil {
		return "none"
	}
	var b strings.Builder
	i := 0
	take := func(verb string, n int) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(verb)
		for k := range n {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(num(p.Pts[i].X) + " " + num(p.Pts[i].Y))
			i++
		}
	}
	for _, v := range p.Verbs {
		switch v {
		case geom.MoveTo:
			take("M", 1)
		case geom.LineTo:
			take("L", 1)
		case geom.CubicTo:
			take("C", 3)
		case geom.Close:
			take("Z", 0)
		}
	}
	return b.String()
}

// num returns a number to two decimals, without a tail of zeros.
func num(v float64) string {
	r := math.Round(v*100) / 100
	if r == 0 {
		return "0" // never -0
	}
	return strconv.FormatFloat(r, 'f', -1, 64)
}
