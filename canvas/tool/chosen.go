package tool

import (
	"waymark/model"
	"waymark/model/geom"
)

// chosen is what is known of a selection; it is asked for at every move of the
// pointer, and found out once for each selection and document.
type chosen struct {
	doc   *model.Document
	page  model.ID
	first *model.ID // the selection itself: sessions make a new slice for a new one
	n     int

	in     map[model.ID]bool
	nodes  []model.ID
	bounds geom.Rect
	locked bool // all nodes are locked
}

func (m *Machine) chosen() *chosen {
	sel, doc, page := m.host.Selection(), m.host.Doc(), m.pageID()
	var first *model.ID
	if len(sel) > 0 {
		first = &sel[0]
	}
	c := &m.choice
	if c.doc == doc && c.page == page && c.first == first && c.n == len(sel) && c.in != nil {
		return c
	}
	*c = chosen{doc: doc, page: page, first: first, n: len(sel), in: make(map[model.ID]bool, len(sel))}
	for _, id := range sel {
		c.in[id] = true
		if r := doc.Get(id); r != nil && r.Kind() == "node" {
			c.nodes = append(c.nodes, id)
		}
		if r, ok := m.rectOf(id); ok {
			c.bounds = c.bounds.Union(r)
		}
	}
	c.locked = m.allLocked(c.nodes)
	return c
}
