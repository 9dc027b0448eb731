package tool

import (
	"slices"
	"unicode"

	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/canvas/scene"
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
		return "Type to write · Arrows move · Tab next step · Drag cards between cells"
	case r.Kind() == "emotion":
		return "+ and − change the emotion · Enter writes a quote · Ctrl+M moment of truth"
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

// cellKey answers the keys on a journey at rest.
func (m *Machine) cellKey(k Key) (state, bool) {
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
	lead := m.lead()
	feeling := lead != nil && lead.Kind() == "emotion"
	switch k.Name {
	case KeyTab:
		if k.Mods.Has(Shift) {
			m.goBy(geom.P(-1, 0), 0)
		} else {
			m.goBy(geom.P(1, 0), 0)
		}
		return nil, true
	case KeyHome, KeyEnd:
		m.goEnd(k.Name == KeyEnd)
		return nil, true
	case KeyEscape:
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
	if k.Rune == 0 || !unicode.IsGraphic(k.Rune) || k.Mods.Has(Alt) || m.host.ReadOnly() {
		return nil, false
	}
	row, _ := m.rowOf(m.cell.row)
	if row.Kind == "emotion" && (feeling || lead == nil) {
		switch k.Rune {
		case '+', '=':
			m.FeelBy(0.5)
			return nil, true
		case '-', '−', '_':
			m.FeelBy(-0.5)
			return nil, true
		case '0':
			m.feel(m.cell, 0)
			return nil, true
		}
	}
	switch {
	case lead != nil && len(m.host.Selection()) == 1:
		return m.edit(lead.ID(), string(k.Rune), nil), true
	case lead == nil && m.cell.row != "":
		return m.newCard(string(k.Rune)), true
	}
	return nil, false
}
