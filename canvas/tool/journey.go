package tool

import (
	"slices"
	"unicode"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// cells is cells.idle: nothing is in progress on a journey. One cell has the
// cursor, as in a spreadsheet; what stands in it may be selected.
type cells struct{ base }

func (cells) name() string { return "cells.idle" }

func (s cells) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Leave:
		m.under = thing{}
		return s
	case Press:
		m.under = m.cellThingAt(e.At)
		return m.pressCell(m.under, e.Mods)
	case Double:
		m.under = m.cellThingAt(e.At)
		return m.doubleCell(e)
	case Hover:
		m.under = m.cellThingAt(e.At)
	}
	return s
}

func (cells) key(m *Machine, k Key) (state, bool) { return m.cellKey(k) }

func (cells) cursor(m *Machine) Cursor {
	switch m.under.kind {
	case anEdge, aHandle:
		return ResizeWE
	case aBottom:
		return ResizeNS
	case aFace:
		return ResizeNS
	case aPlus, aHead:
		return Pointing
	case aCard:
		return MoveAll
	case aPort:
		return Cross
	}
	return Arrow
}

func (cells) hint(m *Machine) string {
	if m.host.ReadOnly() {
		return "This map can be looked at, and not edited"
	}
	switch m.under.kind {
	case anEdge:
		return "Drag to change the width of the column · Double click resets it"
	case aBottom:
		return "Drag to change the least height of the lane · Double click resets it"
	case aPlus:
		return "Click to insert a " + m.under.plus.What
	case aFace:
		return "Drag up or down to change the emotion · + and − do the same"
	case aPort:
		return "Drag to another step to link them: a branch or a way back"
	case aHandle:
		return "Drag to let the card reach over several steps"
	}
	switch r := m.lead(); {
	case r == nil:
		if row, _ := m.rowOf(m.cell.row); row.Kind == "emotion" && m.cell.col != headsCol {
			return "Type −2 to 2 for the emotion · + and − change it · Type a quote · Tab next step"
		}
		return "Type to write · Arrows move · Tab next step · Drag cards between cells"
	case r.Kind() == "emotion":
		return "−2 to 2, + and − change the emotion · Enter writes a quote · Ctrl+M moment of truth"
	case r.Kind() == "card":
		return "Type to replace, F2 to edit · Alt+arrow moves the card · Ctrl+M moment of truth"
	}
	return "Type to rename · Alt+arrow changes the order · Delete removes it"
}

// lead is the first selected element, nil when nothing is selected.
func (m *Machine) lead() *model.Record {
	if sel := m.host.Selection(); len(sel) > 0 {
		return m.host.Doc().Get(sel[0])
	}
	return nil
}

// pressCell decides which gesture begins on a journey.
func (m *Machine) pressCell(t thing, mods Mods) state {
	if m.host.ReadOnly() && t.kind != aCell && t.kind != nothing && !t.picks() {
		return nil
	}
	switch t.kind {
	case aPlus:
		m.insertAt(t.plus)
		return m.state
	case anEdge:
		return m.widen(t)
	case aBottom:
		return m.heighten(t)
	case aHandle:
		return m.span(t.id)
	case aPort:
		return m.connect(t.id, "", m.at)
	case aCard, aFace:
		m.cell = t.place
		again := m.selected(t.id)
		if !again || mods.Has(Shift) {
			m.pick(t.id, mods)
		}
		return &cellPressed{from: m.at, thing: t, again: again && !mods.Has(Shift)}
	case aLink:
		m.host.Select(t.id)
		return nil
	case aHead:
		m.cell = t.place
		m.pick(t.id, mods)
		return &cellPressed{from: m.at, thing: t}
	case aCell:
		m.cell = t.place
		return &cellBand{from: m.at, to: m.at, place: t.place, before: m.keep(mods)}
	}
	m.cell = place{}
	return &cellBand{from: m.at, to: m.at, before: m.keep(mods)}
}

func (m *Machine) keep(mods Mods) []model.ID {
	if mods.Has(Shift) {
		return slices.Clone(m.host.Selection())
	}
	return nil
}

// pick selects an element; Shift and Ctrl add it or take it out.
func (m *Machine) pick(id model.ID, mods Mods) {
	if !mods.Has(Shift) && !mods.Has(Ctrl) {
		m.host.Select(id)
		return
	}
	sel := slices.Clone(m.host.Selection())
	if i := slices.Index(sel, id); i >= 0 {
		sel = slices.Delete(sel, i, i+1)
	} else {
		sel = append(sel, id)
	}
	m.host.Select(sel...)
}

func (m *Machine) doubleCell(e Pointer) state {
	t := m.under
	switch t.kind {
	case anEdge:
		m.do(edit.Set{IDs: []model.ID{t.id}, Name: "width"})
		return nil
	case aBottom:
		m.do(edit.Set{IDs: []model.ID{t.id}, Name: "height"})
		return nil
	case aCell:
		m.cell = t.place
		if row, ok := m.rowOf(t.place.row); ok && row.Unit > 0 {
			m.feel(t.place, (row.Neutral-e.At.Y)/row.Unit)
			return nil
		}
		m.host.Select()
		return m.newCard("")
	case aCard, aFace, aHead, aLink:
		m.cell = t.place
		m.host.Select(t.id)
		return m.edit(t.id, "", nil)
	case nothing:
		if m.titleRect().Inset(-8).Contains(e.At) {
			return m.edit(m.pageID(), "", nil)
		}
	}
	return nil
}

// cellKey answers the keys on a journey at rest.
func (m *Machine) cellKey(k Key) (state, bool) {
	typed := m.typing
	m.typing = typedFeeling{}
	if dir, ok := k.step(); ok {
		switch {
		case k.Mods.Has(Alt | Shift):
			m.SpanBy(int(dir.X))
		case k.Mods.Has(Alt):
			m.shift(dir)
		default:
			m.goBy(dir, k.Mods)
		}
		return nil, true
	}
	switch k.Name {
	case KeyTab:
		if k.Mods.Has(Shift) {
			m.goBy(geom.P(-1, 0), 0)
		} else {
			m.tabOn()
		}
		return nil, true
	case KeyHome, KeyEnd:
		m.goEnd(k.Name == KeyEnd)
		return nil, true
	case KeyEscape:
		lead := m.lead()
		m.host.Select()
		return nil, lead != nil
	case KeyDelete, KeyBackspace:
		m.Delete()
		return nil, true
	case KeyInsert:
		return m.newCard(""), true
	case KeyEnter:
		if k.Mods.Has(Ctrl) {
			return m.newCard(""), true
		}
		m.EditSelected()
		return nil, true
	case KeyF2:
		m.EditSelected()
		return nil, true
	}
	if k.Mods.Has(Ctrl) {
		return nil, m.shortcut(k)
	}
	return m.cellTyped(k, typed)
}

// cellTyped answers a letter on a journey at rest: it begins a text, or is a figure of
// a feeling that goes on from what was typed before.
func (m *Machine) cellTyped(k Key, before typedFeeling) (state, bool) {
	if k.Rune == 0 || !unicode.IsGraphic(k.Rune) || k.Mods.Has(Alt) || m.host.ReadOnly() {
		return nil, false
	}
	lead := m.lead()
	row, _ := m.rowOf(m.cell.row)
	if row.Kind == "emotion" && (lead == nil || lead.Kind() == "emotion") && m.feelTyped(before, k.Rune) {
		return nil, true
	}
	switch {
	case lead != nil && len(m.host.Selection()) == 1:
		return m.edit(lead.ID(), string(k.Rune), nil), true
	case lead == nil && m.cell.row != "":
		return m.newCard(string(k.Rune)), true
	}
	return nil, false
}
