package tool

import (
	"fmt"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// What menus, toolbar and shortcuts ask for. Each is one entry of the history,
// and does nothing but say why where the selection is not right for it.

func (m *Machine) pageKind() string {
	if p := m.host.Page(); p != nil {
		return p.Text("page_kind")
	}
	return ""
}

// selectedNodes are the selected shapes. The caller must not change the slice.
func (m *Machine) selectedNodes() []model.ID { return m.chosen().nodes }

func (m *Machine) allLocked(ids []model.ID) bool {
	for _, id := range ids {
		if r := m.host.Doc().Get(id); r != nil && !r.Bool("locked") {
			return false
		}
	}
	return len(ids) > 0
}

// sayLocked tells that some of the selected shapes stayed as they are, which otherwise
// looks as if the others had been put in the wrong place.
func (m *Machine) sayLocked() {
	ids := m.selectedNodes()
	n := 0
	for _, id := range ids {
		if m.allLocked([]model.ID{id}) {
			n++
		}
	}
	switch {
	case n == 0:
	case n == len(ids):
		m.host.Say("What is selected is locked. Unlock it to move it.")
	case n == 1:
		m.host.Say("One of the shapes is locked and stays as it is. Unlock it to move it too.")
	default:
		m.host.Say(fmt.Sprintf("%d of the shapes are locked and stay as they are. Unlock them to move them too.", n))
	}
}

func (m *Machine) grouped(ids []model.ID) bool {
	for _, id := range ids {
		if edit.Outermost(m.host.Doc(), id) != id {
			return true
		}
	}
	return false
}

// rectOf is where an element of the page is drawn.
func (m *Machine) rectOf(id model.ID) (geom.Rect, bool) {
	if g := m.host.Geometry(); g != nil {
		if n, ok := g.Node(id); ok {
			return n.Rect, true
		}
		if l, ok := g.Link(id); ok && l.Path != nil {
			return l.Path.Bounds().Union(l.Label), true
		}
		if l, ok := g.Lane(id); ok {
			return l.Rect, true
		}
		return geom.Rect{}, false
	}
	return m.journeyRect(id)
}

// Rects returns where the selected shapes are drawn.
func (m *Machine) Rects() map[model.ID]geom.Rect {
	out := map[model.ID]geom.Rect{}
	for _, id := range m.selectedNodes() {
		if r, ok := m.rectOf(id); ok {
			out[id] = r
		}
	}
	return out
}

// SelectionBounds is the frame around what is selected, empty when nothing is.
func (m *Machine) SelectionBounds() geom.Rect { return m.chosen().bounds }

// SelectAll selects everything that can be moved on the page.
func (m *Machine) SelectAll() {
	doc := m.host.Doc()
	var ids []model.ID
	if m.journey() {
		for lane := range doc.Each(m.pageID(), "lane") {
			if lane.Bool("hidden") {
				continue
			}
			for r := range doc.Each(lane.ID(), "") {
				ids = append(ids, r.ID())
			}
		}
	} else {
		for r := range doc.Each(m.pageID(), "") {
			if k := r.Kind(); k == "node" || k == "link" {
				ids = append(ids, r.ID())
			}
		}
	}
	m.host.Select(ids...)
}

// Delete takes out what is selected; on a journey the column or row of the cursor
// when a header is.
func (m *Machine) Delete() {
	ids := m.host.Selection()
	if len(ids) == 0 || m.host.ReadOnly() {
		return
	}
	if m.Busy() {
		m.Escape()
	}
	if m.allLocked(ids) && len(m.selectedNodes()) == len(ids) {
		m.host.Say("What is selected is locked. Unlock it to delete it.")
		return
	}
	c := edit.DeleteOf(m.host.Doc(), ids)
	m.do(m.sequence(c.Label(), m.pins(), c))
	m.under = thing{}
}

// EditSelected opens the text of the selected element, or of a new card in the
// cell of the cursor.
func (m *Machine) EditSelected() {
	sel := m.host.Selection()
	switch {
	case len(sel) == 1:
		m.enter(m.edit(sel[0], "", nil))
	case m.journey() && len(sel) == 0:
		m.enter(m.newCard(""))
	default:
		m.host.Say("Select one element to edit its text.")
	}
}

// Group ties the selected shapes together.
func (m *Machine) Group() {
	ids := m.selectedNodes()
	if len(ids) < 2 {
		m.host.Say("Select two shapes or more to group them.")
		return
	}
	m.do(edit.Group{ID: model.NewID(), IDs: ids})
}

// Ungroup takes the groups of the selection apart.
func (m *Machine) Ungroup() {
	ids := m.selectedNodes()
	if !m.grouped(ids) {
		m.host.Say("Select a group to take it apart.")
		return
	}
	m.do(edit.Ungroup{IDs: ids})
}

// Lock fixes the selected shapes in place, or frees them.
func (m *Machine) Lock(locked bool) {
	if ids := m.selectedNodes(); len(ids) > 0 {
		m.do(edit.Lock{IDs: ids, Locked: locked})
	} else {
		m.host.Say("Select a shape to lock it.")
	}
}

// Restack brings the selected shapes to the front or to the back.
func (m *Machine) Restack(front bool) {
	if ids := m.selectedNodes(); len(ids) > 0 {
		m.do(edit.Restack{IDs: ids, Front: front})
	} else {
		m.host.Say("Select a shape to change the order.")
	}
}

// Align lines the selected shapes up.
func (m *Machine) Align(side edit.Side) {
	c := edit.Align{Rects: m.Rects(), Side: side}
	if len(c.Rects) < 2 {
		m.host.Say("Select two shapes or more to align them.")
		return
	}
	m.do(m.sequence(c.Label(), m.pins(), c))
	m.sayLocked()
}

// Distribute gives the selected shapes equal distances.
func (m *Machine) Distribute(down bool) {
	c := edit.Distribute{Rects: m.Rects(), Down: down}
	if len(c.Rects) < 3 {
		m.host.Say("Select three shapes or more to distribute them.")
		return
	}
	m.do(m.sequence(c.Label(), m.pins(), c))
	m.sayLocked()
}

// SameSize gives the selected shapes the size of the first one.
func (m *Machine) SameSize(width, height bool) {
	ids := m.selectedNodes()
	if len(ids) < 2 {
		m.host.Say("Select two shapes or more; all get the size of the first one.")
		return
	}
	c := edit.SameSize{First: ids[0], Rects: m.Rects(), Width: width, Height: height}
	m.do(m.sequence(c.Label(), m.pins(), c))
	m.sayLocked()
}

// ArrangePage lays out the whole page automatically; ArrangeSelection only the
// selected shapes, which stay where they are as a whole.
func (m *Machine) ArrangePage() {
	if !m.drawable() || m.journey() || len(m.host.Geometry().Nodes) == 0 {
		m.host.Say("There are no shapes to arrange on this page.")
		return
	}
	m.arrange(func(*model.Record) bool { return true }, "Arrange page")
}

// ArrangeSelection lays out the selected shapes.
func (m *Machine) ArrangeSelection() {
	ids := m.selectedNodes()
	if len(ids) < 2 {
		m.ArrangePage()
		return
	}
	m.arrange(func(r *model.Record) bool { return m.selected(r.ID()) }, "Arrange shapes")
}
