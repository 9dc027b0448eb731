package tool

import (
	"waymark/model/geom"
)

// overlay of a journey: the cell with the cursor and its headers, what is
// selected, and the buttons near the pointer.
func (cells) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	if m.host.ReadOnly() {
		return
	}
	o.Plus = m.pluses(m.host.Grid(), m.at)
	if at, ok := m.stepPort(); ok {
		o.Ports = append(o.Ports, Port{ID: m.lead().ID(), At: at, Hot: m.under.kind == aPort})
	}
	if r := m.lead(); r != nil && len(m.host.Selection()) == 1 && r.Kind() == "card" {
		if rect, ok := m.rectOf(r.ID()); ok {
			o.Handles = append(o.Handles, Handle{Kind: CardEdge, At: geom.P(rect.Right(), rect.Center().Y), Hot: m.under.kind == aHandle})
		}
	}
}

func (m *Machine) cellOverlay(o *Overlay) {
	m.tint(o)
	sel := m.host.Selection()
	if len(sel) <= 200 {
		for _, id := range sel {
			if r, ok := m.rectOf(id); ok {
				o.Frames = append(o.Frames, r.Inset(m.px(frameOff-1)))
			}
		}
	}
	if len(sel) == 0 {
		if r, ok := m.cellRect(m.cell); ok {
			o.Cell = &r
		}
	}
}

// tint marks the headers of the cell with the cursor.
func (m *Machine) tint(o *Overlay) {
	g := m.host.Grid()
	for _, r := range g.Rows {
		if r.Lane == m.cell.row && m.cell.col != headsCol {
			o.Ringed = append(o.Ringed, r.Header)
		}
	}
	for i, c := range g.Columns {
		if c.Step != "" && c.Step == m.cell.col && m.cell.row != stepsRow {
			o.Tinted = append(o.Tinted, headOf(g, i))
		}
	}
}
