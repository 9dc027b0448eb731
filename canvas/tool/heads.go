package tool

import (
	"math"
	"slices"

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

// sizingCell is cells.width or cells.height: the width of a column or the least
// height of a lane follows the pointer.
type sizingCell struct {
	base
	id     model.ID
	height bool
	size   float64
	from   geom.Pt
	now    float64
	edge   geom.Pt
	moved  bool
}

func (m *Machine) widen(t thing) state {
	g := m.host.Grid()
	if t.n >= len(g.Columns) {
		return nil
	}
	c := g.Columns[t.n]
	return &sizingCell{id: t.id, size: c.W, from: m.at, now: c.W, edge: geom.P(c.X+c.W, g.Heads.Y)}
}

func (m *Machine) heighten(t thing) state {
	g := m.host.Grid()
	if t.n >= len(g.Rows) {
		return nil
	}
	r := g.Rows[t.n]
	return &sizingCell{id: t.id, height: true, size: r.H, from: m.at, now: r.H, edge: geom.P(r.Header.X, r.Y+r.H)}
}

func (s *sizingCell) name() string {
	if s.height {
		return "cells.height"
	}
	return "cells.width"
}

func (s *sizingCell) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		by := e.At.Sub(s.from)
		if s.moved = s.moved || by.Len() >= m.px(startReach); !s.moved {
			return s
		}
		prop, d, lo, hi := "width", by.X, 60.0, 2000.0
		if s.height {
			prop, d, lo, hi = "height", by.Y, 24, 4000
		}
		s.now = math.Max(lo, math.Min(hi, math.Round((s.size+d)/4)*4))
		m.told(m.host.Preview(edit.Set{IDs: []model.ID{s.id}, Name: prop, Value: model.Number(s.now)}))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

func (s *sizingCell) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	if !s.moved {
		return
	}
	g := m.host.Grid()
	at := s.edge
	if s.height {
		at = geom.P(at.X+m.px(54), at.Y+s.now-s.size)
		o.Landing = &Landing{A: geom.P(s.edge.X, at.Y), B: geom.P(g.Bounds.Right(), at.Y)}
	} else {
		at = geom.P(at.X+s.now-s.size, at.Y-m.px(14))
		o.Landing = &Landing{A: geom.P(at.X, g.Heads.Y), B: geom.P(at.X, g.Bounds.Bottom())}
	}
	o.Pills = append(o.Pills, Pill{At: at, Text: whole(s.now)})
}

func (s *sizingCell) cursor(*Machine) Cursor {
	if s.height {
		return ResizeNS
	}
	return ResizeWE
}
func (*sizingCell) hint(*Machine) string { return "Double click resets the size · Esc cancels" }

// shift moves what is selected by one cell with the keyboard: cards to the next
// cell, stages, steps and lanes past their neighbour.
func (m *Machine) shift(dir geom.Pt) {
	r := m.lead()
	if r == nil || m.host.ReadOnly() {
		m.host.Say("Select a card or a header to move it.")
		return
	}
	switch r.Kind() {
	case "card":
		m.shiftCard(r, dir)
	case "emotion":
		if dir.Y != 0 {
			m.FeelBy(-0.5 * dir.Y)
		}
	case "stage", "step", "lane":
		m.shiftHead(r, dir)
	}
}

func (m *Machine) shiftCard(r *model.Record, dir geom.Pt) {
	g := m.host.Grid()
	row, col := rowIndex(g, r.Parent()), columnOf(g, r.Ref("step"))
	if row < 0 || col < 0 {
		return
	}
	if dir.Y != 0 { // within the cell first
		in := m.inCell(place{row: r.Parent(), col: r.Ref("step")})
		i := slices.Index(in, r.ID())
		j := i + int(dir.Y)
		if i >= 0 && j >= 0 && j < len(in) {
			after := in[j]
			if dir.Y < 0 {
				after = m.before(r.Parent(), in[j], r.ID())
			}
			m.do(edit.PlaceCard{ID: r.ID(), Lane: r.Parent(), Step: r.Ref("step"), After: after})
			return
		}
	}
	for {
		row += int(dir.Y)
		col += int(dir.X)
		if row < 0 || row >= len(g.Rows) || col < 0 || col >= len(g.Columns) || columnID(g.Columns[col]) == "" {
			return
		}
		if g.Rows[row].Unit == 0 {
			break
		}
	}
	to := place{row: g.Rows[row].Lane, col: columnID(g.Columns[col])}
	d := m.lastBefore(to, []model.ID{r.ID()})
	if in := m.inCell(to); len(in) > 0 && dir.Y <= 0 && in[len(in)-1] != r.ID() {
		d = in[len(in)-1]
	}
	if m.do(edit.PlaceCard{ID: r.ID(), Lane: to.row, Step: to.col, After: d}) {
		m.cell = to
		m.host.Select(r.ID())
		m.host.Reveal(m.SelectionBounds())
	}
}

// before is the sibling in front of another one, the moved one left out.
func (m *Machine) before(parent, of, moved model.ID) model.ID {
	prev := model.ID("")
	for _, id := range m.host.Doc().Children(parent) {
		if id == of {
			return prev
		}
		if id != moved {
			prev = id
		}
	}
	return prev
}

func (m *Machine) shiftHead(r *model.Record, dir geom.Pt) {
	d := int(dir.X)
	if r.Kind() == "lane" {
		d = int(dir.Y)
	}
	if d == 0 {
		return
	}
	doc := m.host.Doc()
	var sib []model.ID
	for s := range doc.Each(r.Parent(), r.Kind()) {
		sib = append(sib, s.ID())
	}
	i := slices.Index(sib, r.ID())
	parent, after := r.Parent(), model.ID("")
	switch j := i + d; {
	case j >= 0 && j < len(sib) && d > 0:
		after = sib[j]
	case j >= 0 && j < len(sib):
		after = m.before(parent, sib[j], r.ID())
	case r.Kind() == "step": // on to the next stage
		var stages []model.ID
		for s := range doc.Each(m.pageID(), "stage") {
			stages = append(stages, s.ID())
		}
		k := slices.Index(stages, parent) + d
		if k < 0 || k >= len(stages) {
			return
		}
		parent = stages[k]
		if kids := doc.Children(parent); d < 0 && len(kids) > 0 {
			after = kids[len(kids)-1]
		}
	default:
		return
	}
	if m.do(edit.Reorder{ID: r.ID(), Parent: parent, After: after, Name: "Move " + r.Kind()}) {
		m.host.Reveal(m.SelectionBounds())
	}
}
