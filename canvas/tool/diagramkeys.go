package tool

import (
	"math"
	"slices"
	"unicode"

	"waymark/model"
	"waymark/model/geom"
)

// sideOfStep names the side that an arrow key points to.
func sideOfStep(d geom.Pt) string {
	switch {
	case d.X > 0:
		return "right"
	case d.X < 0:
		return "left"
	case d.Y > 0:
		return "bottom"
	}
	return "top"
}

// diagramKey answers the keys on a flowchart or a value stream at rest.
func (m *Machine) diagramKey(k Key) (state, bool) {
	sel := m.host.Selection()
	if dir, ok := k.step(); ok {
		switch {
		case k.Mods.Has(Alt):
			m.quickAdd(sideOfStep(dir))
			return nil, true
		case k.Mods.Has(Ctrl):
			return nil, m.walk(dir)
		}
		return nil, m.nudge(dir, k.Mods)
	}
	switch k.Name {
	case KeyTab:
		m.tab(k.Mods.Has(Shift))
		return nil, true
	case KeyEscape:
		m.host.Select()
		return nil, len(sel) > 0
	case KeyDelete, KeyBackspace:
		m.Delete()
		return nil, true
	case KeyEnter, KeyF2:
		if len(sel) == 0 {
			return nil, false
		}
		if page := m.host.Doc().Get(sel[0]).Ref("subpage"); k.Mods.Has(Ctrl) && page != "" {
			m.host.Open(page)
			return nil, true
		}
		m.EditSelected()
		return nil, true
	}
	if k.Mods.Has(Ctrl) {
		return nil, m.shortcut(k)
	}
	if k.Rune == 0 || !unicode.IsGraphic(k.Rune) || k.Mods.Has(Alt) || m.host.ReadOnly() {
		return nil, false
	}
	switch len(sel) {
	case 0:
		return m.typeFirst(string(k.Rune)), true
	case 1:
		return m.edit(sel[0], string(k.Rune), nil), true
	}
	return nil, false
}

// shortcut answers Ctrl with a letter, for windows that leave it to the canvas.
func (m *Machine) shortcut(k Key) bool {
	switch k.Name {
	case "A", "a":
		m.SelectAll()
	case "D", "d":
		m.Duplicate()
	case "G", "g":
		if k.Mods.Has(Shift) {
			m.Ungroup()
		} else {
			m.Group()
		}
	case "L", "l":
		m.Lock(!m.allLocked(m.selectedNodes()))
	case "M", "m":
		if !m.journey() {
			return false
		}
		m.ToggleMoment()
	default:
		return false
	}
	return true
}

// typeFirst begins a new shape by typing its name: the first of a flow, or one
// that stands free. It comes to where the map was clicked, if it was.
func (m *Machine) typeFirst(typed string) state {
	s := Stencil{Kind: "node", Variant: m.first()}
	if len(m.host.Geometry().Nodes) > 0 {
		s = follower(m.pageKind())
	}
	id := model.NewID()
	size := m.host.NodeSize(s.node(id, m.pageID()))
	r := m.freeBeside(size)
	if m.spot != nil && m.host.Visible().Contains(*m.spot) {
		r = m.centredAt(*m.spot, size)
	}
	m.spot = nil
	return m.fresh(m.nodeAt(s, id, r), "name", typed, nil, m.pins())
}

// tab selects the next shape in the order of the page, then the links.
func (m *Machine) tab(back bool) {
	var ids []model.ID
	doc := m.host.Doc()
	for _, k := range []string{"node", "link", "swimlane"} {
		for r := range doc.Each(m.pageID(), k) {
			ids = append(ids, r.ID())
		}
	}
	m.selectNext(ids, back)
	if r := m.SelectionBounds(); !r.Empty() && !m.host.Sees(r) {
		m.host.Reveal(r)
	}
}

func (m *Machine) selectNext(ids []model.ID, back bool) {
	m.spot = nil // the keyboard has gone elsewhere
	if len(ids) == 0 {
		return
	}
	at := -1
	if sel := m.host.Selection(); len(sel) > 0 {
		at = slices.Index(ids, sel[len(sel)-1])
	}
	switch {
	case back && at <= 0:
		at = len(ids) - 1
	case back:
		at--
	default:
		at = (at + 1) % len(ids)
	}
	m.host.Select(ids[at])
}

// walk selects the nearest shape in a direction.
func (m *Machine) walk(dir geom.Pt) bool {
	g := m.host.Geometry()
	sel := m.host.Selection()
	if g == nil || len(g.Nodes) == 0 {
		return false
	}
	from := m.host.Visible().Center()
	if len(sel) > 0 {
		if r, ok := m.rectOf(sel[len(sel)-1]); ok {
			from = r.Center()
		}
	}
	best, cost := model.ID(""), math.Inf(1)
	for _, n := range g.Nodes {
		d := n.Rect.Center().Sub(from)
		ahead := d.X*dir.X + d.Y*dir.Y
		aside := math.Abs(d.X*dir.Y) + math.Abs(d.Y*dir.X)
		if slices.Contains(sel, n.ID) || ahead <= 1 {
			continue
		}
		if c := ahead + 2.5*aside; c < cost {
			best, cost = n.ID, c
		}
	}
	if best == "" {
		return true
	}
	m.host.Select(best)
	m.host.Reveal(m.SelectionBounds())
	return true
}
