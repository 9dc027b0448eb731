package tool

import (
	"slices"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
)

// pasteJourney puts cards into the cells that stand to the cursor as their old
// ones stood to the first of them. Steps and stages come behind those of the cursor.
func (m *Machine) pasteJourney(from *model.Document, f edit.Fragment, keep func(model.ID) bool, tops map[model.ID]bool, name string, inPlace bool) bool {
	g := m.host.Grid()
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool {
		return !slices.Contains([]string{"card", "emotion", "step", "stage", "lane", "link"}, r.Kind())
	})
	in := idsOf(f)
	f.Records = slices.DeleteFunc(f.Records, func(r *model.Record) bool {
		return r.Kind() == "link" && (!in[r.Ref("from")] || !in[r.Ref("to")])
	})
	if len(f.Records) == 0 {
		m.host.Say("What was copied does not go on a journey map.")
		return false
	}
	wasCol := columnsOf(from, f)
	least := -1
	for _, r := range f.Records {
		if i, ok := wasCol[r.Ref("step")]; ok && (r.Kind() == "card" || r.Kind() == "emotion") && !in[r.Ref("step")] && (least < 0 || i < least) {
			least = i
		}
	}
	cur := columnOf(g, m.cell.col)
	row, rowOK := m.rowOf(m.cell.row)
	rows := map[model.ID]bool{}
	for _, r := range f.Records {
		if r.Kind() == "card" && !in[r.Parent()] {
			rows[r.Parent()] = true
		}
	}
	var out []*model.Record
	for _, r := range f.Records {
		if r.Kind() == "step" && !in[r.Parent()] {
			if stage := m.stageForPaste(g, cur); stage != "" && !inPlace {
				r = r.WithParent(stage)
			}
		}
		if r.Kind() != "card" && r.Kind() != "emotion" {
			out = append(out, r)
			continue
		}
		if !in[r.Ref("step")] {
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
		if !in[r.Parent()] {
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
