package tool

import "waymark/model/geom"

// pressed is select.pressed: the button is down on an element, and it is not yet
// known whether it will be dragged.
type pressed struct {
	base
	from     geom.Pt
	thing    thing
	mods     Mods
	reselect bool // it was selected before: a click selects it alone
	toggle   bool // it is added to the selection, or taken out, unless it is dragged
}

func (pressed) name() string { return "select.pressed" }

func (s pressed) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if s.from.Dist(e.At) < m.px(startReach) {
			return s
		}
		if s.toggle && !m.selected(s.thing.id) {
			m.selectThing(s.thing.id, 0)
		}
		switch s.thing.kind {
		case aLabel:
			return m.moveLabel(s.thing.id).pointer(m, e)
		case aSwimlane:
			return m.moveLane(s.thing.id).pointer(m, e)
		case aLink:
			return m.bend(m.bendThing(s.thing.id, s.from), s.from).pointer(m, e)
		}
		return m.move(s.from).pointer(m, e)
	case Release:
		if s.toggle {
			m.selectThing(s.thing.id, Shift)
		} else if s.reselect {
			m.selectThing(s.thing.id, s.mods)
		}
		m.under = m.thingAt(e.At)
		return resting{}
	}
	return s
}

func (pressed) overlay(m *Machine, o *Overlay) { m.selectionOverlay(o, true) }

func (pressed) cursor(m *Machine) Cursor { return resting{}.cursor(m) }

func (pressed) hint(m *Machine) string { return resting{}.hint(m) }
