package tool

import (
	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

// headOf is the header of a column's step.
func headOf(g compose.Grid, column int) geom.Rect {
	c := g.Columns[column]
	return geom.R(c.X, g.Heads.Y, c.W-3, g.Heads.H)
}

// journeyRect is where an element of a journey is drawn.
func (m *Machine) journeyRect(id model.ID) (geom.Rect, bool) {
	r := m.host.Doc().Get(id)
	if r == nil {
		return geom.Rect{}, false
	}
	g := m.host.Grid()
	switch r.Kind() {
	case "lane":
		for _, row := range g.Rows {
			if row.Lane == id {
				return row.Header, true
			}
		}
	case "step":
		for i, c := range g.Columns {
			if c.Step == id {
				return headOf(g, i), true
			}
		}
	case "stage":
		for _, s := range g.Stages {
			if s.Stage == id {
				return s.Header, true
			}
		}
	case "card", "emotion":
		part := ""
		if r.Kind() == "emotion" {
			part = "face"
		}
		s := m.host.Scene()
		for i := range s.Items {
			if it := &s.Items[i]; it.Owner == string(id) && it.Part == part {
				return it.Bounds, true
			}
		}
	case "link":
		s := m.host.Scene()
		var out geom.Rect
		for i := range s.Items {
			if it := &s.Items[i]; it.Owner == string(id) {
				out = out.Union(it.Bounds)
			}
		}
		return out, !out.Empty()
	}
	return geom.Rect{}, false
}

// titleRect is where the title of a journey stands.
func (m *Machine) titleRect() geom.Rect {
	b := m.host.Scene().Bounds
	return geom.R(b.X+28, b.Y+40, min(b.W*0.5, 480), 30)
}

// cellThingAt finds what lies under a point of a journey.
func (m *Machine) cellThingAt(p geom.Pt) thing {
	g := m.host.Grid()
	doc := m.host.Doc()
	if !m.host.ReadOnly() {
		for _, q := range m.pluses(g, p) {
			if q.At.Dist(p) <= m.px(plusReach) {
				return thing{kind: aPlus, plus: q}
			}
		}
		if t, ok := m.edgeAt(g, p); ok {
			return t
		}
	}
	owner, part := hit.Top(m.host.Scene(), p, 0, func(it *scene.Item) bool {
		r := doc.Get(model.ID(it.Owner))
		return r != nil && (r.Kind() == "card" || r.Kind() == "emotion" || r.Kind() == "link")
	})
	at := m.placeAtPoint(g, p)
	if r := doc.Get(model.ID(owner)); r != nil && owner != "" {
		switch {
		case r.Kind() == "card":
			return thing{kind: aCard, id: r.ID(), place: m.placeOf(r, at)}
		case r.Kind() == "emotion" && part == "face":
			return thing{kind: aFace, id: r.ID(), place: m.placeOf(r, at)}
		case r.Kind() == "link":
			return thing{kind: aLink, id: r.ID(), place: at}
		}
	}
	for _, s := range g.Stages {
		if s.Header.Contains(p) {
			return thing{kind: aHead, id: s.Stage, place: place{row: stagesRow, col: s.Stage}}
		}
	}
	for i, c := range g.Columns {
		if c.Step != "" && headOf(g, i).Contains(p) {
			return thing{kind: aHead, id: c.Step, place: place{row: stepsRow, col: c.Step}}
		}
	}
	for _, r := range g.Rows {
		if r.Header.Contains(p) {
			return thing{kind: aHead, id: r.Lane, place: place{row: r.Lane, col: headsCol}}
		}
	}
	if at.row != "" && at.col != "" {
		return thing{kind: aCell, place: at}
	}
	return thing{}
}

const plusReach = 9

// edgeAt finds the edges that sizes are changed by.
func (m *Machine) edgeAt(g compose.Grid, p geom.Pt) (thing, bool) {
	near := m.px(4)
	if at, ok := m.stepPort(); ok && p.Dist(at) <= m.px(portReach) {
		return thing{kind: aPort, id: m.lead().ID()}, true
	}
	if r := m.lead(); r != nil && r.Kind() == "card" && len(m.host.Selection()) == 1 {
		if rect, ok := m.rectOf(r.ID()); ok && p.Dist(geom.P(rect.Right(), rect.Center().Y)) <= m.px(10) {
			return thing{kind: aHandle, id: r.ID(), handle: CardEdge}, true
		}
	}
	for i, c := range g.Columns {
		x := c.X + c.W - 1.5
		if c.Step != "" && p.X > x-near && p.X < x+near && p.Y > g.Heads.Y && p.Y < g.Heads.Bottom() {
			return thing{kind: anEdge, id: c.Step, n: i}, true
		}
	}
	for i, r := range g.Rows {
		if y := r.Y + r.H; p.Y > y-near && p.Y < y+near && p.X > r.Header.X && p.X < r.Header.Right() {
			return thing{kind: aBottom, id: r.Lane, n: i}, true
		}
	}
	return thing{}, false
}

// stepPort is where a link to another step can be drawn from: below the header of
// the step that is selected alone.
func (m *Machine) stepPort() (geom.Pt, bool) {
	r := m.lead()
	if r == nil || r.Kind() != "step" || len(m.host.Selection()) != 1 || m.host.ReadOnly() {
		return geom.Pt{}, false
	}
	h, ok := m.rectOf(r.ID())
	return geom.P(h.Center().X, h.Bottom()), ok
}

// pluses are the buttons that insert a stage, a step or a lane: those near the
// pointer are shown.
func (m *Machine) pluses(g compose.Grid, p geom.Pt) []Plus {
	if m.away {
		return nil
	}
	var out []Plus
	show := m.px(26)
	add := func(q Plus) {
		if q.At.Dist(p) <= show {
			q.Hot = q.At.Dist(p) <= m.px(plusReach)
			out = append(out, q)
		}
	}
	for i, s := range g.Stages {
		after := model.ID("")
		if i > 0 {
			after = g.Stages[i-1].Stage
		}
		add(Plus{What: "stage", After: after, At: geom.P(s.Header.X-1.5, s.Header.Y)})
		if i == len(g.Stages)-1 {
			add(Plus{What: "stage", After: s.Stage, At: geom.P(s.Header.Right(), s.Header.Y)})
		}
		prev := model.ID("")
		for c := s.First; c <= s.Last && c < len(g.Columns); c++ {
			col := g.Columns[c]
			if col.Step == "" {
				add(Plus{What: "step", In: s.Stage, At: geom.P(col.X+col.W/2, g.Heads.Y+g.Heads.H/2)})
				continue
			}
			// Where two stages meet, the one under the pointer gets the step.
			if c > s.First || i == 0 || p.X >= col.X {
				add(Plus{What: "step", In: s.Stage, After: prev, At: geom.P(col.X-1.5, g.Heads.Y)})
			}
			prev = col.Step
			if end := col.X + col.W; c == s.Last && (p.X < end || i == len(g.Stages)-1) {
				add(Plus{What: "step", In: s.Stage, After: prev, At: geom.P(end-1.5, g.Heads.Y)})
			}
		}
	}
	for i, r := range g.Rows {
		after := model.ID("")
		if i > 0 {
			after = g.Rows[i-1].Lane
		}
		add(Plus{What: "lane", After: after, At: geom.P(r.Header.X, r.Y-3)})
		if i == len(g.Rows)-1 {
			add(Plus{What: "lane", After: r.Lane, At: geom.P(r.Header.X, r.Y+r.H+3)})
		}
	}
	return out
}
