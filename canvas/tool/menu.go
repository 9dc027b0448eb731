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
	ids := m.host.Selection()
	var items []Item
	add := func(label, shortcut, off string, do func()) {
		items = append(items, Item{Label: label, Shortcut: shortcut, Off: off, Do: do})
	}
	gap := func() {
		if n := len(items); n > 0 && items[n-1].Label != "" {
			items = append(items, Item{})
		}
	}
	if len(ids) == 0 {
		add("Select all", "Ctrl+A", "", m.SelectAll)
		gap()
		place := m.at
		var list []Item
		for _, s := range NextShapes(m.pageKind(), "") {
			list = append(list, Item{Label: s.Label(), Do: func() { m.Place(s, place) }})
		}
		items = append(items, Item{Label: "Add shape", Sub: list})
		add("Add swimlane", "", "", func() { m.insertLane(Stencil{Kind: "swimlane"}, m.laneGap(place)) })
		add("Arrange page automatically", "", "", m.ArrangePage)
		m.clipboardItems(&items)
		return Menu{Items: items}
	}
	one := m.host.Doc().Get(ids[0])
	nodes := m.selectedNodes()
	switch {
	case len(ids) == 1 && one != nil:
		add("Edit text", "F2", "", m.EditSelected)
		if page := one.Ref("subpage"); page != "" && m.host.Doc().Get(page) != nil {
			add("Open page", "Ctrl+Enter", "", func() { m.host.Open(page) })
		}
		if list := m.dataMenu(one); one.Kind() == "node" && len(list) > 0 {
			items = append(items, Item{Label: "Enter figures", Sub: list})
		}
		if one.Kind() == "node" {
			var next []Item
			for _, s := range NextShapes(m.pageKind(), one.Text("node_kind")) {
				next = append(next, Item{Label: s.Label(), Do: func() { m.AddNext(s, "") }})
			}
			items = append(items, Item{Label: "Add next shape", Sub: next})
		}
		if one.Kind() == "link" {
			gap()
			m.linkItems(one, &items)
		}
	case len(nodes) > 1:
		items = append(items, Item{Label: "Align", Sub: m.alignItems()}, Item{Label: "Distribute", Sub: m.distributeItems()}, Item{Label: "Same size", Sub: m.sizeItems()})
		add("Group", "Ctrl+G", "", m.Group)
	}
	if len(nodes) > 0 {
		if m.grouped(nodes) {
			add("Ungroup", "Ctrl+Shift+G", "", m.Ungroup)
		}
		gap()
		add("Bring to front", "Ctrl+Shift+]", "", func() { m.Restack(true) })
		add("Send to back", "Ctrl+Shift+[", "", func() { m.Restack(false) })
		if m.allLocked(nodes) {
			add("Unlock", "Ctrl+Alt+L", "", func() { m.Lock(false) })
		} else {
			add("Lock", "Ctrl+L", "", func() { m.Lock(true) })
		}
	}
	m.clipboardItems(&items)
	return Menu{Items: items}
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
	if n := len(*items); n > 0 && (*items)[n-1].Label != "" {
		*items = append(*items, Item{})
	}
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
