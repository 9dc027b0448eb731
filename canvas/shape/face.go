package shape

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// FaceRadius is half the size of a face on an emotion curve.
const FaceRadius = 12

// Outline is the form of a persona's face: personas are told apart by line and
// face, not by colour alone.
type Outline uint8

// The outlines, in the order in which personas get them.
const (
	Round Outline = iota
	Square
	Hexagon
	Rhomb
)

// OutlineOf returns the outline of a page's i-th persona, from 0.
func OutlineOf(i int) Outline { return Outline(i % 4) }

// Mood turns an emotion (−2 … +2) into one of five moods −2, −1, 0, 1, 2.
// What is no number is neutral.
func Mood(value float64) int {
	if math.IsNaN(value) {
		return 0
	}
	return int(math.Round(min(max(value, -2), 2)))
}

// MoodWord says a mood in one word.
func MoodWord(mood int) string {
	switch {
	case mood <= -2:
		return "frustrated"
	case mood == -1:
		return "unhappy"
	case mood == 0:
		return "neutral"
	case mood == 1:
		return "content"
	}
	return "delighted"
}

// Face draws a face about c: the outline in line colour on ground, with a mouth
// for one of the five moods.
func Face(mood int, o Outline, c geom.Pt, r float64, line, ground scene.Color) []scene.Op {
	u := r / 12
	stroke := scene.Stroke{Color: line, Width: max(1, 1.6*u), Round: true}
	at := func(dx, dy float64) geom.Pt { return geom.P(c.X+dx*u, c.Y+dy*u) }
	eyes := geom.Circle(at(-4, -3), 1.45*u).Append(geom.Circle(at(4, -3), 1.45*u))
	mouth := &geom.Path{}
	arc := func(half, y, bulge float64) *geom.Path { // bulge > 0 smiles
		a, b := at(-half, y), at(half, y)
		d := bulge * 4 / 3 * u
		return mouth.Move(a.X, a.Y).Cubic(a.X+half*0.45*u, a.Y+d, b.X-half*0.45*u, b.Y+d, b.X, b.Y)
	}
	ops := []scene.Op{&scene.Path{Path: faceOutline(o, c, r-stroke.Width/2), Fill: ground, Stroke: stroke}}
	lips := &scene.Path{Path: mouth, Stroke: stroke}
	switch {
	case mood <= -2:
		arc(4.6, 6.4, -4)
		for _, s := range []float64{-1, 1} { // brows
			a, b := at(s*6, -7), at(s*2.4, -5.4)
			mouth.Move(a.X, a.Y).Line(b.X, b.Y)
		}
	case mood == -1:
		arc(4.2, 5.4, -2.6)
	case mood == 0:
		a, b := at(-4, 4), at(4, 4)
		mouth.Move(a.X, a.Y).Line(b.X, b.Y)
	case mood == 1:
		arc(4.2, 3, 2.6)
	default:
		arc(5, 2, 5)
		mouth.Close()
		lips.Fill = line
	}
	return append(ops, &scene.Path{Path: eyes, Fill: line}, lips)
}

func faceOutline(o Outline, c geom.Pt, r float64) *geom.Path {
	switch o {
	case Square:
		s := r * 0.94
		return geom.RoundRect(geom.R(c.X-s, c.Y-s, 2*s, 2*s), s*0.45)
	case Hexagon:
		var pts []geom.Pt
		for i := range 6 {
			s, co := math.Sincos(float64(i) * math.Pi / 3)
			pts = append(pts, geom.P(c.X+co*r*1.08, c.Y+s*r*1.08))
		}
		return geom.Polygon(pts...)
	case Rhomb:
		d := r * 1.25
		return geom.Polygon(geom.P(c.X, c.Y-d), geom.P(c.X+d, c.Y), geom.P(c.X, c.Y+d), geom.P(c.X-d, c.Y))
	}
	return geom.Circle(c, r)
}

// PersonaStyle is how one persona is drawn everywhere.
type PersonaStyle struct {
	Color   scene.Color
	Dash    []float64 // of the emotion curve; nil for a solid line
	Outline Outline   // of the face
}

// Persona returns the style of the i-th persona of a page (from 0); color is
// the name of a colour of the palette that a person chose, "" for none.
func (t *Theme) Persona(i int, color string) PersonaStyle {
	s := PersonaStyle{Outline: OutlineOf(i), Dash: [][]float64{nil, {5, 3}, {2, 3}, {9, 3, 2, 3}}[i%4]}
	if p, ok := t.Palette[color]; ok {
		s.Color = p.Line
	} else if i < len(t.Personas) {
		s.Color = t.Personas[i]
	} else {
		s.Color = t.Palette[[]string{"orange", "blue", "yellow", "grey"}[(i-len(t.Personas))%4]].Line
	}
	return s
}
