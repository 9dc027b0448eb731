package tool

import (
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// Menu is a context menu as data; the window shows it.
type Menu struct {
	Title  string
	Items  []Item
	Closed func() // told when the menu is closed, chosen from or not; may be nil
}

// Item is one line of a menu. A line without a label separates groups.
type Item struct {
	Label    string
	Shortcut string
	Do       func() // nil for a line with Sub
	Off      string // why it cannot be done now; "" where it can
	Sub      []Item
}

// MenuAt selects what lies under a point, unless it is selected already, and
// returns the menu for it.
func (m *Machine) MenuAt(p geom.Pt) Menu {
	if !m.drawable() {
		return Menu{}
	}
	m.at = p
	m.menuAt = &p
	defer func() { m.menuAt = nil }()
	if m.journey() {
		m.pressCell(m.cellThingAt(p), 0)
	} else if t := m.thingAt(p); t.picks() {
		if !m.selected(t.id) {
			m.selectThing(t.id, 0)
		}
	} else {
		m.host.Select()
	}
	return m.menu()
}

// Menu is the context menu of the selection.
func (m *Machine) Menu() Menu { return m.menu() }

func (m *Machine) menu() Menu {
	if !m.drawable() {
		return Menu{}
	}
	if m.journey() {
		return m.journeyMenu()
	}
	var items []Item
	if ids := m.host.Selection(); len(ids) == 0 {
		items = m.pageItems()
	} else {
		items = m.shapeItems(ids)
	}
	m.clipboardItems(&items)
	return Menu{Items: items}
}

// parted adds a line that separates groups, unless there is nothing above it.
func parted(items []Item) []Item {
	if n := len(items); n > 0 && items[n-1].Label != "" {
		return append(items, Item{})
	}
	return items
}

// pageItems are for a diagram on which nothing is selected.
func (m *Machine) pageItems() []Item {
	place := m.at
	var shapes []Item
	for _, s := range nextShapes(m.pageKind(), "") {
		shapes = append(shapes, Item{Label: s.Label(), Do: func() { m.Place(s, place) }})
	}
	return []Item{
		{Label: "Select all", Shortcut: "Ctrl+A", Do: m.SelectAll},
		{},
		{Label: "Add shape", Sub: shapes},
		{Label: "Add swimlane", Do: func() { m.insertLane(Stencil{Kind: "swimlane"}, m.laneGap(place)) }},
		{Label: "Arrange page automatically", Do: m.ArrangePage},
	}
}

// shapeItems are for what is selected on a diagram.
func (m *Machine) shapeItems(ids []model.ID) []Item {
	var items []Item
	one := m.host.Doc().Get(ids[0])
	nodes := m.selectedNodes()
	switch {
	case len(ids) == 1 && one != nil:
		items = m.oneItems(one)
	case len(nodes) > 1:
		items = []Item{{Label: "Align", Sub: m.alignItems()}, {Label: "Distribute", Sub: m.distributeItems()}, {Label: "Same size", Sub: m.sizeItems()}, {Label: "Group", Shortcut: "Ctrl+G", Do: m.Group}}
	}
	if len(nodes) == 0 {
		return items
	}
	if m.grouped(nodes) {
		items = append(items, Item{Label: "Ungroup", Shortcut: "Ctrl+Shift+G", Do: m.Ungroup})
	}
	items = append(parted(items),
		Item{Label: "Bring to front", Shortcut: "Ctrl+Shift+]", Do: func() { m.Restack(true) }},
		Item{Label: "Send to back", Shortcut: "Ctrl+Shift+[", Do: func() { m.Restack(false) }})
	if m.allLocked(nodes) {
		return append(items, Item{Label: "Unlock", Shortcut: "Ctrl+Alt+L", Do: func() { m.Lock(false) }})
	}
	return append(items, Item{Label: "Lock", Shortcut: "Ctrl+L", Do: func() { m.Lock(true) }})
}

// oneItems are for one selected element.
func (m *Machine) oneItems(one *model.Record) []Item {
	items := []Item{{Label: "Edit text", Shortcut: "F2", Do: m.EditSelected}}
	if page := one.Ref("subpage"); page != "" && m.host.Doc().Get(page) != nil {
		items = append(items, Item{Label: "Open page", Shortcut: "Ctrl+Enter", Do: func() { m.host.Open(page) }})
	}
	switch one.Kind() {
	case "node":
		if list := m.dataMenu(one); len(list) > 0 {
			items = append(items, Item{Label: "Enter figures", Sub: list})
		}
		var next []Item
		for _, s := range nextShapes(m.pageKind(), one.Text("node_kind")) {
			next = append(next, Item{Label: s.Label(), Do: func() { m.addNext(s, "") }})
		}
		items = append(items, Item{Label: "Add next shape", Sub: next})
	case "link":
		items = parted(items)
		m.linkItems(one, &items)
	}
	return items
}

// linkItems changes how a link runs.
func (m *Machine) linkItems(link *model.Record, items *[]Item) {
	ids := []model.ID{link.ID()}
	set := func(name, v string) func() {
		return func() {
			var val model.Value
			if v != "" {
				val = model.Text(v)
			}
			m.do(edit.Set{IDs: ids, Name: name, Value: val})
		}
	}
	*items = append(*items, Item{Label: "Right angles", Do: set("routing", "orthogonal")}, Item{Label: "Straight", Do: set("routing", "straight")}, Item{Label: "Curved", Do: set("routing", "curved")})
	off := ""
	if !link.Has("waypoints") {
		off = "The link has no waypoints."
	}
	*items = append(*items, Item{Label: "Remove waypoints", Off: off, Do: func() { m.do(edit.Bend{Link: link.ID()}) }})
	*items = append(*items, Item{Label: "Turn around", Do: func() { m.do(edit.Turn{Link: link.ID()}) }})
}

// clipboardItems are what every program has at the end of such a menu. Without a
// selection there is only something to paste.
func (m *Machine) clipboardItems(items *[]Item) {
	*items = parted(*items)
	selected := len(m.host.Selection()) > 0
	if selected {
		clip := func(take func() (string, bool)) func() {
			return func() {
				if s, ok := take(); ok {
					m.host.Clip(s)
				}
			}
		}
		*items = append(*items, Item{Label: "Cut", Shortcut: "Ctrl+X", Do: clip(m.CutText)}, Item{Label: "Copy", Shortcut: "Ctrl+C", Do: clip(m.CopyText)})
	}
	at, off := m.menuAt, ""
	if m.host.Clipped() == "" {
		off = "There is nothing to paste."
	}
	*items = append(*items, Item{Label: "Paste", Shortcut: "Ctrl+V", Off: off, Do: func() { m.pasteAt(m.host.Clipped(), at) }})
	if selected {
		*items = append(*items, Item{Label: "Duplicate", Shortcut: "Ctrl+D", Do: m.Duplicate}, Item{Label: "Delete", Shortcut: "Delete", Do: m.Delete})
	}
}

func (m *Machine) alignItems() []Item {
	var out []Item
	for i, label := range []string{"Left", "Centres", "Right", "Top", "Middles", "Bottom"} {
		out = append(out, Item{Label: label, Do: func() { m.Align(edit.Side(i)) }})
	}
	return out
}

func (m *Machine) distributeItems() []Item {
	off := ""
	if len(m.selectedNodes()) < 3 {
		off = "Select three shapes or more."
	}
	return []Item{{Label: "Horizontally", Off: off, Do: func() { m.Distribute(false) }}, {Label: "Vertically", Off: off, Do: func() { m.Distribute(true) }}}
}

func (m *Machine) sizeItems() []Item {
	return []Item{
		{Label: "Width", Do: func() { m.SameSize(true, false) }},
		{Label: "Height", Do: func() { m.SameSize(false, true) }},
		{Label: "Both", Do: func() { m.SameSize(true, true) }},
	}
}
