package tool

import (
	"math"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// draggingHead is cells.reorder: a stage, a step or a lane is dragged to another
// place by its header. Cards follow, since they belong to it by name.
type draggingHead struct {
	base
	id     model.ID
	kind   string
	rect   geom.Rect
	from   geom.Pt
	at     geom.Pt
	parent model.ID
	after  model.ID
	ok     bool
	land   *Landing
}

func (m *Machine) dragHead(t thing, from geom.Pt) state {
	r := m.host.Doc().Get(t.id)
	rect, ok := m.rectOf(t.id)
	if r == nil || !ok {
		return nil
	}
	return &draggingHead{id: t.id, kind: r.Kind(), rect: rect, from: from, at: from}
}

func (*draggingHead) name() string { return "cells.reorder" }

func (s *draggingHead) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		s.at = e.At
		s.aim(m.host.Grid(), m.pageID())
	case Release:
		if s.ok {
			m.do(edit.Reorder{ID: s.id, Parent: s.parent, After: s.after, Name: "Move " + s.kind})
		}
		return nil
	}
	return s
}

// aim finds the place between two headers that is nearest to the pointer.
func (s *draggingHead) aim(g compose.Grid, page model.ID) {
	best := math.Inf(1)
	s.ok, s.land = false, nil
	try := func(dist float64, parent, after model.ID, a, b geom.Pt) {
		if dist < best && after != s.id {
			best, s.ok, s.parent, s.after = dist, true, parent, after
			s.land = &Landing{A: a, B: b}
		}
	}
	bottom := g.Bounds.Bottom()
	switch s.kind {
	case "lane":
		prev := model.ID("")
		for i, r := range g.Rows {
			try(math.Abs(s.at.Y-r.Y), page, prev, geom.P(r.Header.X, r.Y-3), geom.P(g.Bounds.Right(), r.Y-3))
			prev = r.Lane
			if y := r.Y + r.H; i == len(g.Rows)-1 {
				try(math.Abs(s.at.Y-y), page, prev, geom.P(r.Header.X, y+3), geom.P(g.Bounds.Right(), y+3))
			}
		}
	case "stage":
		prev := model.ID("")
		for i, st := range g.Stages {
			x := st.Header.X - 1.5
			try(math.Abs(s.at.X-x), page, prev, geom.P(x, st.Header.Y), geom.P(x, bottom))
			prev = st.Stage
			if x := st.Header.Right() + 1.5; i == len(g.Stages)-1 {
				try(math.Abs(s.at.X-x), page, prev, geom.P(x, st.Header.Y), geom.P(x, bottom))
			}
		}
	case "step":
		for _, st := range g.Stages {
			prev := model.ID("")
			for c := st.First; c <= st.Last && c < len(g.Columns); c++ {
				col := g.Columns[c]
				// The last place of one stage and the first of the next are one line: the
				// stage that the pointer is over decides.
				inside := 0.0
				if s.at.X < g.Columns[st.First].X || s.at.X > g.Columns[st.Last].X+g.Columns[st.Last].W {
					inside = 1
				}
				if col.Step == "" {
					try(math.Abs(s.at.X-col.X-col.W/2)+inside, st.Stage, "", geom.P(col.X, g.Heads.Y), geom.P(col.X, bottom))
					continue
				}
				try(math.Abs(s.at.X-col.X)+inside, st.Stage, prev, geom.P(col.X-1.5, g.Heads.Y), geom.P(col.X-1.5, bottom))
				prev = col.Step
				if c == st.Last {
					x := col.X + col.W
					try(math.Abs(s.at.X-x)+inside, st.Stage, prev, geom.P(x-1.5, g.Heads.Y), geom.P(x-1.5, bottom))
				}
			}
		}
	}
}

func (s *draggingHead) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	o.Landing = s.land
	by := s.at.Sub(s.from)
	g := Ghost{Rect: s.rect.Add(by), Owner: s.id, By: by}
	if r := m.host.Doc().Get(s.id); s.kind == "step" && r != nil { // its header has no ground of its own
		g.Owner, g.Label = "", kind.Effective(m.host.Doc(), r).Text("name")
	}
	o.Ghosts = append(o.Ghosts, g)
}

func (*draggingHead) cursor(*Machine) Cursor { return MoveAll }

func (s *draggingHead) hint(*Machine) string {
	return "Drop the " + s.kind + " at the line · Esc cancels"
}

func (*draggingHead) leave(*Machine) {}
