package tool

import "waymark/model/geom"

// cellPressed is cells.pressed: the button is down on a card, a face or a header,
// and it is not yet known whether it will be dragged.
type cellPressed struct {
	base
	from  geom.Pt
	thing thing
	again bool // it was selected before: a click selects it alone
}

func (*cellPressed) name() string { return "cells.pressed" }

func (s *cellPressed) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if s.from.Dist(e.At) < m.px(startReach) || m.host.ReadOnly() {
			return s
		}
		var next state
		switch s.thing.kind {
		case aCard:
			next = m.dragCards(s.from)
		case aFace:
			next = m.dragFace(s.thing.id)
		default:
			next = m.dragHead(s.thing, s.from)
		}
		if next == nil {
			return nil
		}
		return next.pointer(m, e)
	case Release:
		if s.again {
			m.host.Select(s.thing.id)
		}
		return nil
	}
	return s
}

func (*cellPressed) overlay(m *Machine, o *Overlay) { m.cellOverlay(o) }

func (*cellPressed) cursor(m *Machine) Cursor { return cells{}.cursor(m) }

func (*cellPressed) hint(m *Machine) string { return cells{}.hint(m) }

func (*cellPressed) leave(*Machine) {}
