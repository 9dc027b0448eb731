package shape

import (
	"unicode/utf8"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Problem is how bad a problem of a map is: the words are those of the command
// line.
type Problem string

// The severities, worst first.
const (
	ProblemError   Problem = "error"
	ProblemWarning Problem = "warning"
	ProblemHint    Problem = "hint"
)

// ProblemMark draws the number of a problem into the square from (0, 0) to
// (size, size): in a disc for errors, a triangle for warnings, a square for hints.
// It is for lists and for the screen: paper has no such marks.
func (k *Kit) ProblemMark(p Problem, number string, size float64) []scene.Op {
	u := size / 20
	var ops []scene.Op
	drop, room := 0.0, 15*u
	switch p {
	case ProblemError:
		ops = append(ops, &scene.Path{Path: geom.Circle(geom.P(10*u, 10*u), 9.5*u), Fill: k.Theme.Bad.Line})
	case ProblemWarning:
		ink := k.Theme.readable(k.Theme.Warn.Line) // dark enough for a number on it
		ops = append(ops, &scene.Path{Path: geom.Polygon(geom.P(10*u, 1.5*u), geom.P(19*u, 18*u), geom.P(u, 18*u)), Fill: ink,
			Stroke: scene.Stroke{Color: ink, Width: 2 * u, Round: true}})
		drop, room = 2.5*u, 11*u
	default:
		ops = append(ops, &scene.Box{Rect: geom.R(u, u, 18*u, 18*u), Radius: 4 * u, Fill: k.Theme.Hint})
	}
	font := LabelFont
	if n := utf8.RuneCountInString(number); n > 2 || n > 1 && p == ProblemWarning {
		font.Size = 8.5
	}
	font.Size, font.Leading = font.Size*u, font.Leading*u
	l := k.Fonts.Line(number, font)
	if l.Width > room { // a triangle has little room for “100”
		font.Size *= room / l.Width
		l = k.Fonts.Line(number, font)
	}
	y := (size-l.Ascent-l.Descent)/2 + drop - 0.3*u
	return append(ops, &scene.Text{Line: &l, At: geom.P((size-l.Width)/2, y+l.Ascent), Color: k.Theme.Paper})
}
