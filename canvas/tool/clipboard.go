package tool

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/geom"
)

// What is copied travels as text: a small Waymark document with the copied
// elements, what they stand in, and the list of what was selected. Other windows
// paste it, a text editor shows it, and saved as a file it opens.
//
// selectionKey is the member of that document that lists what was selected.
const selectionKey = "selection"

// CopyText returns the selection as text; ok is false when nothing is selected.
func (m *Machine) CopyText() (text string, ok bool) {
	doc := m.host.Committed()
	ids := m.copied()
	if len(ids) == 0 {
		m.host.Say("Select something to copy it.")
		return "", false
	}
	f := edit.Copy(doc, ids)
	in := map[model.ID]bool{}
	for _, r := range f.Records {
		in[r.ID()] = true
	}
	// What the elements stand in comes along, so that the text is a whole document:
	// parents, and on journeys all columns, which tell how far apart cards stood.
	var keep func(id model.ID)
	keep = func(id model.ID) {
		if r := doc.Get(id); r != nil && id != model.Root && !in[id] {
			in[id] = true
			keep(r.Parent())
		}
	}
	for _, r := range f.Records {
		keep(r.Parent())
	}
	if m.journey() {
		for stage := range doc.Each(m.pageID(), "stage") {
			keep(stage.ID())
			for step := range doc.Each(stage.ID(), "step") {
				keep(step.ID())
			}
		}
	}
	var records []*model.Record
	for _, r := range doc.Records() {
		if in[r.ID()] {
			records = append(records, m.placedRecord(r))
		}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		m.host.Say(sentence(err))
		return "", false
	}
	root := model.NewRecord(model.Root, "document", model.Root,
		model.Prop{Name: "title", Value: model.Text("Copied from " + doc.Root().Text("title"))},
		model.Prop{Name: selectionKey, Value: model.Raw(list)})
	b, err := file.Encode(model.NewDocument(root, records))
	if err != nil {
		m.host.Say(sentence(err))
		return "", false
	}
	return string(b), true
}

// placedRecord gives a shape without coordinates those that it is drawn at.
func (m *Machine) placedRecord(r *model.Record) *model.Record {
	if g := m.host.Geometry(); g != nil && r.Kind() == "node" {
		if n, ok := g.Node(r.ID()); ok && n.Auto {
			return r.With(model.Prop{Name: "x", Value: model.Number(n.Rect.X)}, model.Prop{Name: "y", Value: model.Number(n.Rect.Y)})
		}
	}
	return r
}

// copied lists what a copy takes: the selection, and with a step or a stage the
// cards that stand in it.
func (m *Machine) copied() []model.ID {
	doc := m.host.Committed()
	ids := slices.Clone(m.host.Selection())
	for _, id := range m.host.Selection() {
		for r := range doc.Within(id) {
			if r.Kind() != "step" && r.Kind() != "stage" {
				continue
			}
			for lane := range doc.Each(m.pageID(), "lane") {
				for c := range doc.Each(lane.ID(), "") {
					if c.Ref("step") == r.ID() && !slices.Contains(ids, c.ID()) {
						ids = append(ids, c.ID())
					}
				}
			}
		}
	}
	return slices.DeleteFunc(ids, func(id model.ID) bool { return doc.Get(id) == nil })
}

// CutText is CopyText, and deletes the selection.
func (m *Machine) CutText() (text string, ok bool) {
	if m.host.ReadOnly() {
		return m.CopyText()
	}
	text, ok = m.CopyText()
	if ok {
		c := edit.DeleteOf(m.host.Doc(), m.host.Selection())
		m.do(m.sequence("Cut", m.pins(), c))
	}
	return text, ok
}

// PasteText puts in what CopyText made, here or in another window. Of any other
// text each line becomes a card or a shape.
func (m *Machine) PasteText(text string) bool { return m.pasteAt(text, nil) }

// pasteAt is PasteText, with the middle of the shapes at a point of the page.
func (m *Machine) pasteAt(text string, at *geom.Pt) bool {
	if m.host.ReadOnly() || !m.drawable() || strings.TrimSpace(text) == "" {
		return false
	}
	if m.Busy() {
		m.Escape()
	}
	from, ids, ok := clipped(text)
	if !ok {
		return m.pasteLines(text)
	}
	return m.paste(from, ids, "Paste", nil, at)
}

// clipped reads the text of CopyText. A whole document without a list of what was
// selected counts, too: all that stands on its first page.
func clipped(text string) (doc *model.Document, ids []model.ID, ok bool) {
	if s := strings.TrimSpace(text); !strings.HasPrefix(s, "{") || !strings.Contains(s, `"waymark"`) {
		return nil, nil, false
	}
	res, err := file.Decode([]byte(text))
	if err != nil {
		return nil, nil, false
	}
	doc = res.Doc
	if raw, isRaw := doc.Root().Get(selectionKey).(model.Raw); isRaw {
		if json.Unmarshal([]byte(raw), &ids) != nil {
			return nil, nil, false
		}
	}
	if ids == nil {
		for _, p := range doc.All(model.Root, "page") {
			ids = append(ids, doc.Children(p.ID())...)
			break
		}
	}
	return doc, ids, len(ids) > 0
}

// Duplicate copies the selection beside itself.
func (m *Machine) Duplicate() {
	if m.host.ReadOnly() || !m.drawable() {
		return
	}
	ids := m.copied()
	if len(ids) == 0 {
		m.host.Say("Select something to duplicate it.")
		return
	}
	by := geom.P(24, 24)
	m.paste(m.host.Committed(), ids, "Duplicate", &by, nil)
}

// paste puts elements of a document on the page that is shown. Shapes come where
// they were, shifted as long as something stands right there, or at a point; cards
// at the cursor.
func (m *Machine) paste(from *model.Document, ids []model.ID, name string, by, at *geom.Pt) bool {
	f := edit.Copy(from, ids)
	same := from == m.host.Committed()
	if !same {
		same = len(ids) > 0 && m.host.Committed().Get(ids[0]) != nil // copied in this document
	}
	keep := func(id model.ID) bool { return same && m.exists(id) }
	tops := map[model.ID]bool{}
	for _, id := range ids {
		tops[id] = true
	}
	if m.journey() {
		return m.pasteJourney(from, f, keep, tops, name, by != nil)
	}
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool {
		return !slices.Contains([]string{"node", "link", "group", "swimlane"}, r.Kind())
	})
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool { // links whose ends did not come along
		return r.Kind() == "link" && (!holds(f, r.Ref("from")) || !holds(f, r.Ref("to")))
	})
	if len(f.Records) == 0 {
		m.host.Say("What was copied does not go on this page.")
		return false
	}
	fresh, ren := f.Fresh(keep)
	fresh = m.placedFragment(fresh, ren, m.allRects(m.Rects()))
	var shift geom.Pt
	if by != nil {
		shift = *by
	} else {
		shift = m.pasteShift(fresh, at)
	}
	c := edit.Paste{Fragment: m.settled(fresh, m.host.Geometry().Lanes, shift), Page: m.pageID(), By: shift}
	if !m.do(m.sequence(name, m.pins(), c)) {
		return false
	}
	var sel []model.ID
	for _, r := range f.Records {
		if k := r.Kind(); k == "node" || k == "link" && tops[r.ID()] || k == "swimlane" {
			sel = append(sel, ren[r.ID()])
		}
	}
	m.host.Select(sel...)
	m.host.Reveal(m.SelectionBounds())
	return true
}

func holds(f edit.Fragment, id model.ID) bool {
	return slices.ContainsFunc(f.Records, func(r *model.Record) bool { return r.ID() == id })
}

func (m *Machine) allRects(more map[model.ID]geom.Rect) map[model.ID]geom.Rect {
	if g := m.host.Geometry(); g != nil {
		for _, n := range g.Nodes {
			more[n.ID] = n.Rect
		}
	}
	return more
}

// pasteShift finds a shift at which no pasted shape lies right on another one,
// and brings what would be far off into sight, or all of it to a point.
func (m *Machine) pasteShift(f edit.Fragment, to *geom.Pt) geom.Pt {
	var box geom.Rect
	var at []geom.Pt
	for _, r := range f.Records {
		x, okX := r.Num("x")
		y, okY := r.Num("y")
		if okX && okY {
			at = append(at, geom.P(x, y))
			box = box.Union(geom.R(x, y, r.NumOr("w", 108), r.NumOr("h", 48)))
		}
	}
	by := geom.Pt{}
	if seen := m.host.Visible(); to != nil || !box.Overlaps(seen) {
		if to == nil {
			c := seen.Center()
			to = &c
		}
		by = to.Sub(box.Center())
		if m.grid > 0 {
			by = geom.P(float64(int(by.X/m.grid))*m.grid, float64(int(by.Y/m.grid))*m.grid)
		}
	}
	g := m.host.Geometry()
	taken := map[geom.Pt]bool{}
	for _, n := range g.Nodes {
		taken[geom.P(float64(int(n.Rect.X)), float64(int(n.Rect.Y)))] = true
	}
	for range 50 {
		free := true
		for _, p := range at {
			q := p.Add(by)
			free = free && !taken[geom.P(float64(int(q.X)), float64(int(q.Y)))]
		}
		if free {
			break
		}
		by = by.Add(geom.P(24, 24))
	}
	return by
}

// pasteLines makes a shape or a card of each line of a text. The lines of a flow
// are connected one after the other.
func (m *Machine) pasteLines(text string) bool {
	if m.journey() {
		return m.pasteCards(text)
	}
	rows, _ := tableOf(text)
	var lines []string
	for _, row := range rows {
		lines = append(lines, items(strings.Join(row, " "))...)
	}
	if len(lines) == 0 {
		return false
	}
	left := max(0, len(lines)-mostPasted)
	lines = lines[:len(lines)-left]
	var c []edit.Command
	var sel []model.ID
	var r geom.Rect
	prev := model.ID("")
	for i, l := range lines {
		s := follower(m.pageKind())
		s.Name = l
		id := model.NewID()
		size := m.host.NodeSize(s.node(id, m.pageID()))
		if i == 0 {
			r = m.freeBeside(size)
		} else {
			r = geom.R(r.X, r.Bottom()+32, size.X, size.Y)
		}
		rec := m.nodeAt(s, id, r)
		c = append(c, edit.Insert{Record: rec, Last: true})
		if prev != "" {
			link := model.NewRecord(model.NewID(), "link", m.pageID(), model.Prop{Name: "from", Value: model.Text(prev)}, model.Prop{Name: "to", Value: model.Text(id)})
			if m.pageKind() == "valuestream" {
				link = link.With(model.Prop{Name: "link_kind", Value: model.Text("push")})
			}
			c = append(c, edit.Connect{Link: link})
		}
		prev = id
		sel = append(sel, id)
	}
	if !m.do(m.sequence("Paste text", m.pins(), c...)) {
		return false
	}
	if left > 0 {
		m.host.Say(fmt.Sprintf("Only the first %d lines were pasted; %d more are too many for one map.", mostPasted, left))
	}
	m.host.Select(sel...)
	m.host.Reveal(m.SelectionBounds())
	return true
}

// pasteJourney puts cards into the cells that stand to the cursor as their old
// ones stood to the first of them. Steps and stages come behind those of the cursor.
func (m *Machine) pasteJourney(from *model.Document, f edit.Fragment, keep func(model.ID) bool, tops map[model.ID]bool, name string, inPlace bool) bool {
	g := m.host.Grid()
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool {
		return !slices.Contains([]string{"card", "emotion", "step", "stage", "lane", "link"}, r.Kind())
	})
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool {
		return r.Kind() == "link" && (!holds(f, r.Ref("from")) || !holds(f, r.Ref("to")))
	})
	if len(f.Records) == 0 {
		m.host.Say("What was copied does not go on a journey map.")
		return false
	}
	wasCol := columnsOf(from, f)
	least := -1
	for _, r := range f.Records {
		if i, ok := wasCol[r.Ref("step")]; ok && (r.Kind() == "card" || r.Kind() == "emotion") && !holds(f, r.Ref("step")) && (least < 0 || i < least) {
			least = i
		}
	}
	cur := columnOf(g, m.cell.col)
	row, rowOK := m.rowOf(m.cell.row)
	rows := map[model.ID]bool{}
	for _, r := range f.Records {
		if r.Kind() == "card" && !holds(f, r.Parent()) {
			rows[r.Parent()] = true
		}
	}
	var out []*model.Record
	for _, r := range f.Records {
		if r.Kind() == "step" && !holds(f, r.Parent()) {
			if stage := m.stageForPaste(g, cur); stage != "" && !inPlace {
				r = r.WithParent(stage)
			}
		}
		if r.Kind() != "card" && r.Kind() != "emotion" {
			out = append(out, r)
			continue
		}
		if !holds(f, r.Ref("step")) {
			to := model.ID("")
			if inPlace && keep(r.Ref("step")) {
				to = r.Ref("step")
			} else if i, ok := wasCol[r.Ref("step")]; ok && cur >= 0 && cur+i-least < len(g.Columns) {
				to = columnID(g.Columns[cur+i-least])
			} else if cur >= 0 {
				to = columnID(g.Columns[min(cur, len(g.Columns)-1)])
			} else if keep(r.Ref("step")) && m.host.Committed().Page(r.Ref("step")) == m.host.Page() {
				to = r.Ref("step")
			}
			if to == "" {
				m.host.Say("Click a cell to paste into it.")
				return false
			}
			r = r.With(model.Prop{Name: "step", Value: model.Text(to)})
		}
		if !holds(f, r.Parent()) {
			variant := ""
			if l := from.Get(r.Parent()); l != nil {
				variant = l.Text("lane_kind")
			}
			lane := model.ID("")
			switch {
			case inPlace && m.exists(r.Parent()):
				lane = r.Parent()
			case r.Kind() == "card" && len(rows) == 1 && rowOK && row.Unit == 0: // one lane was copied: it goes into the lane of the cursor
				lane = row.Lane
			default:
				lane = m.laneFor(variant, r.Parent())
			}
			if lane == "" {
				continue // a lane that this page does not have
			}
			r = r.WithParent(lane)
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		m.host.Say("This page has no lane for what was copied.")
		return false
	}
	f.Records = out
	fresh, ren := f.Fresh(func(id model.ID) bool { return keep(id) || m.exists(id) })
	var c []edit.Command
	c = append(c, edit.Paste{Fragment: fresh, Page: m.pageID()})
	// Steps and stages come behind those of the cursor, not at the end.
	for _, r := range f.Records {
		if !tops[r.ID()] {
			continue
		}
		id := ren[r.ID()]
		if k := r.Kind(); inPlace && (k == "step" || k == "stage" || k == "lane") { // behind the original
			c = append(c, edit.Reorder{ID: id, Parent: r.Parent(), After: r.ID()})
			continue
		}
		switch r.Kind() {
		case "step":
			if s := m.host.Committed().Get(m.stepForPaste(g, cur)); s != nil && s.Kind() == "step" {
				c = append(c, edit.Reorder{ID: id, Parent: s.Parent(), After: s.ID()})
			}
		case "stage", "lane":
			if after := m.behind(g, r.Kind(), cur); after != "" {
				c = append(c, edit.Reorder{ID: id, Parent: m.pageID(), After: after})
			}
		}
	}
	if !m.do(edit.Sequence{Name: name, Commands: c}) {
		return false
	}
	var sel []model.ID
	for _, r := range f.Records {
		if tops[r.ID()] {
			sel = append(sel, ren[r.ID()])
		}
	}
	m.host.Select(sel...)
	return true
}

// columnsOf numbers the columns of the page that a fragment was copied from.
func columnsOf(from *model.Document, f edit.Fragment) map[model.ID]int {
	out := map[model.ID]int{}
	for _, r := range f.Records {
		page := from.Page(r.ID())
		if page == nil {
			continue
		}
		n := 0
		for stage := range from.Each(page.ID(), "stage") {
			out[stage.ID()] = n
			steps := from.All(stage.ID(), "step")
			for i, s := range steps {
				out[s.ID()] = n + i
			}
			n += max(1, len(steps))
		}
		break
	}
	return out
}

func (m *Machine) behind(g compose.Grid, kind string, cur int) model.ID {
	switch {
	case kind == "stage" && m.cell.row == stagesRow:
		return m.cell.col
	case kind == "stage" && cur >= 0:
		return g.Columns[cur].Stage
	case kind == "lane" && rowIndex(g, m.cell.row) >= 0:
		return m.cell.row
	}
	return ""
}

// stageForPaste is the stage that pasted steps go into: that of the cursor, else
// the last one.
func (m *Machine) stageForPaste(g compose.Grid, cur int) model.ID {
	switch {
	case cur >= 0:
		return g.Columns[cur].Stage
	case m.cell.row == stagesRow:
		return m.cell.col
	case len(g.Stages) > 0:
		return g.Stages[len(g.Stages)-1].Stage
	}
	return ""
}

func (m *Machine) stepForPaste(g compose.Grid, cur int) model.ID {
	if cur >= 0 && g.Columns[cur].Step != "" {
		return g.Columns[cur].Step
	}
	return ""
}
