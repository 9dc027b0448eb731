package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Status is how a measure stands: the words are those of the file and the
// command line.
type Status string

// The four states.
const (
	OnTarget  Status = "on_target"
	AtRisk    Status = "at_risk"
	OffTarget Status = "off_target"
	NoData    Status = "no_data"
)

// Statuses are all states, best first.
func Statuses() []Status { return []Status{OnTarget, AtRisk, OffTarget, NoData} }

// Word returns the state in words: a state is never told by colour alone.
func (s Status) Word() string {
	switch s {
	case OnTarget:
		return "On target"
	case AtRisk:
		return "At risk"
	case OffTarget:
		return "Off target"
	}
	return "No data"
}

// StatusPaint returns the colours of a state: Line is that of the mark, Fill its
// ground.
func (t *Theme) StatusPaint(s Status) Paint {
	switch s {
	case OnTarget:
		return t.Good
	case AtRisk:
		return t.Warn
	case OffTarget:
		return t.Bad
	}
	return t.NoData
}

// StatusMark draws the mark of a state into a square: a ticked disc, a triangle
// with an exclamation mark, a crossed square, an empty ring with a dash. The
// shapes differ, so that they can be told apart on a grey printer.
func (k *Kit) StatusMark(s Status, x, y, size float64) []scene.Op {
	c := k.Theme.StatusPaint(s).Line
	u := size / 16
	at := func(px, py float64) geom.Pt { return geom.P(x+px*u, y+py*u) }
	sign := scene.Stroke{Color: k.Theme.Paper, Width: 1.9 * u, Round: true}
	switch s {
	case OnTarget:
		return []scene.Op{
			&scene.Path{Path: geom.Circle(at(8, 8), 7*u), Fill: c},
			&scene.Path{Path: geom.Polyline(at(4.7, 8.2), at(7.1, 10.6), at(11.4, 5.7)), Stroke: sign},
		}
	case AtRisk:
		return []scene.Op{
			&scene.Path{Path: geom.Polygon(at(8, 2.2), at(14.3, 13.6), at(1.7, 13.6)), Fill: c, Stroke: scene.Stroke{Color: c, Width: 1.4 * u, Round: true}},
			&scene.Path{Path: geom.Polyline(at(8, 6.2), at(8, 9.4)), Stroke: sign},
			&scene.Path{Path: geom.Circle(at(8, 12), 1.1*u), Fill: k.Theme.Paper},
		}
	case OffTarget:
		return []scene.Op{
			&scene.Box{Rect: geom.R(x+1.5*u, y+1.5*u, 13*u, 13*u), Radius: 2 * u, Fill: c},
			&scene.Path{Path: geom.Polyline(at(5.2, 5.2), at(10.8, 10.8)).Append(geom.Polyline(at(10.8, 5.2), at(5.2, 10.8))), Stroke: sign},
		}
	}
	line := scene.Stroke{Color: c, Width: 1.5 * u, Round: true}
	return []scene.Op{
		&scene.Path{Path: geom.Circle(at(8, 8), 6.25*u), Stroke: scene.Stroke{Color: c, Width: 1.5 * u, Dash: []float64{2.6 * u, 2.3 * u}}},
		&scene.Path{Path: geom.Polyline(at(5.4, 8), at(10.6, 8)), Stroke: line},
	}
}
