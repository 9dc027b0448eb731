package scene

import (
	"testing"

	"waymark/canvas/text"
	"waymark/model/geom"
)

func TestSameOps(t *testing.T) {
	line := text.Line{Text: "Call", Font: text.Font{Size: 13}, Width: 20}
	all := func() []Op {
		return []Op{
			&Box{Rect: geom.R(0, 0, 9, 9), Stroke: Stroke{Width: 1, Dash: []float64{1, 2}}},
			&Path{Path: geom.Circle(geom.P(1, 2), 3), Fill: Hex(0x112233)},
			&Text{Line: new(line), At: geom.P(4, 5)},
			&Image{Rect: geom.R(0, 0, 4, 4)},
		}
	}
	if !SameOps(all(), all()) || !SameOps(nil, []Op{}) {
		t.Error("equal operations are told apart")
	}
	for name, change := range map[string]func(o []Op) []Op{
		"box":     func(o []Op) []Op { o[0].(*Box).Radius = 1; return o },
		"dash":    func(o []Op) []Op { o[0].(*Box).Stroke.Dash[1] = 7; return o },
		"outline": func(o []Op) []Op { o[1].(*Path).Path.Pts[0].X++; return o },
		"fill":    func(o []Op) []Op { o[1].(*Path).Fill.A = 7; return o },
		"words":   func(o []Op) []Op { o[2].(*Text).Line.Text = "Mail"; return o },
		"place":   func(o []Op) []Op { o[2].(*Text).At.X++; return o },
		"picture": func(o []Op) []Op { o[3].(*Image).Pic = &Picture{}; return o },
		"order":   func(o []Op) []Op { o[0], o[1] = o[1], o[0]; return o },
		"number":  func(o []Op) []Op { return o[1:] },
	} {
		if SameOps(all(), change(all())) {
			t.Errorf("%s: different operations count as the same", name)
		}
	}
}
