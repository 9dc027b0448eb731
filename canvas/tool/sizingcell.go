package tool

import (
	"math"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

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
