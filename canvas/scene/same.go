package scene

import (
	"slices"

	"waymark/model/geom"
)

// SameOps reports whether two lists of operations paint the same. Texts are the same
// where they say the same in one font, pictures where they are one picture.
func SameOps(a, b []Op) bool { return slices.EqualFunc(a, b, sameOp) }

func sameOp(a, b Op) bool {
	switch a := a.(type) {
	case *Box:
		b, ok := b.(*Box)
		return ok && (a == b || a.Rect == b.Rect && a.Radius == b.Radius && a.Fill == b.Fill && a.Stroke.same(&b.Stroke))
	case *Path:
		b, ok := b.(*Path)
		return ok && (a == b || a.Fill == b.Fill && a.Stroke.same(&b.Stroke) && samePath(a.Path, b.Path))
	case *Text:
		b, ok := b.(*Text)
		return ok && (a == b || a.At == b.At && a.Color == b.Color && a.Turn == b.Turn &&
			(a.Line == b.Line || a.Line.Text == b.Line.Text && a.Line.Font == b.Line.Font && a.Line.Width == b.Line.Width))
	case *Image:
		b, ok := b.(*Image)
		return ok && *a == *b
	}
	return false
}

func (s *Stroke) same(o *Stroke) bool {
	return s.Color == o.Color && s.Width == o.Width && s.Round == o.Round && slices.Equal(s.Dash, o.Dash)
}

func samePath(a, b *geom.Path) bool {
	return a == b || a != nil && b != nil && slices.Equal(a.Verbs, b.Verbs) && slices.Equal(a.Pts, b.Pts)
}
