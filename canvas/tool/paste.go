package tool

import (
	"fmt"
	"slices"
	"strings"

	"waymark/canvas/compose"
	"waymark/canvas/layout"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

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
	standalone(from, f, keep)
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
	lanes := m.lanesGoAlong(from, f, by != nil)
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool { return r.Kind() == "swimlane" && !lanes })
	in := idsOf(f)
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool { // links whose ends did not come along
		return r.Kind() == "link" && (!in[r.Ref("from")] || !in[r.Ref("to")])
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
		shift = m.pasteShift(fresh, at, pageOf(from, ids[0]) != m.pageID())
	}
	if lanes && m.standing() { // lanes have their place across the flow
		shift.X = 0
	} else if lanes {
		shift.Y = 0
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

// standalone gives elements that show the name and the times of another one a copy of
// them, where the other one neither comes along nor is there.
func standalone(from *model.Document, f edit.Fragment, there func(model.ID) bool) {
	in := idsOf(f)
	for i, r := range f.Records {
		if to := r.Ref("same_as"); to != "" && !in[to] && !there(to) {
			f.Records[i] = kind.Effective(from, r).With(model.Prop{Name: "same_as"})
		}
	}
}

func idsOf(f edit.Fragment) map[model.ID]bool {
	in := make(map[model.ID]bool, len(f.Records))
	for _, r := range f.Records {
		in[r.ID()] = true
	}
	return in
}

func (m *Machine) allRects(more map[model.ID]geom.Rect) map[model.ID]geom.Rect {
	if g := m.host.Geometry(); g != nil {
		for _, n := range g.Nodes {
			more[n.ID] = n.Rect
		}
	}
	return more
}

// pageOf is the page that a record stands on, "" for none.
func pageOf(doc *model.Document, id model.ID) model.ID {
	for r := doc.Get(id); r != nil && r.ID() != model.Root; r = doc.Get(r.Parent()) {
		if r.Kind() == "page" {
			return r.ID()
		}
	}
	return ""
}

// pasteShift finds a shift at which no pasted shape lies right on another one,
// and brings what would be far off into sight, or all of it to a point. What comes
// from another page does not cover what stands on this one.
func (m *Machine) pasteShift(f edit.Fragment, to *geom.Pt, foreign bool) geom.Pt {
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
	if foreign && to == nil {
		return by.Add(aside(g, box.Add(by)))
	}
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

// aside is how far a rectangle has to be moved to cover no shape.
func aside(g *compose.Geometry, box geom.Rect) geom.Pt {
	var all []geom.Rect
	var under geom.Rect
	for _, n := range g.Nodes {
		all = append(all, n.Rect)
		if n.Rect.Overlaps(box) {
			under = under.Union(n.Rect)
		}
	}
	if under.W == 0 {
		return geom.Pt{}
	}
	return layout.Beside(all, under, geom.P(box.W, box.H), layout.OnRight, 0).Min().Sub(box.Min())
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
