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
	f.Records = ofJourney(f)
	if len(f.Records) == 0 {
		m.host.Say("What was copied does not go on a journey map.")
		return false
	}
	p := m.journeyPaste(from, f, keep, inPlace)
	var out []*model.Record
	for _, r := range f.Records {
		placed, why := p.placed(r)
		if why != "" {
			m.host.Say(why)
			return false
		}
		if placed != nil {
			out = append(out, placed)
		}
	}
	if len(out) == 0 {
		m.host.Say("This page has no lane for what was copied.")
		return false
	}
	f.Records = out
	fresh, ids := f.Fresh(func(id model.ID) bool { return keep(id) || m.exists(id) })
	c := append([]edit.Command{edit.Paste{Fragment: fresh, Page: m.pageID()}}, p.ordered(f, tops, ids)...)
	if !m.do(edit.Sequence{Name: name, Commands: c}) {
		return false
	}
	var sel []model.ID
	for _, r := range f.Records {
		if tops[r.ID()] {
			sel = append(sel, ids[r.ID()])
		}
	}
	m.host.Select(sel...)
	return true
}

// ofJourney are the records of a fragment that a journey can hold; links come with both
// their ends alone.
func ofJourney(f edit.Fragment) []*model.Record {
	records := slices.DeleteFunc(f.Records, func(r *model.Record) bool {
		return !slices.Contains([]string{"card", "emotion", "step", "stage", "lane", "link"}, r.Kind())
	})
	in := idsOf(edit.Fragment{Records: records})
	return slices.DeleteFunc(records, func(r *model.Record) bool {
		return r.Kind() == "link" && (!in[r.Ref("from")] || !in[r.Ref("to")])
	})
}

// journeyPaste finds the places of what is pasted into a journey.
type journeyPaste struct {
	m       *Machine
	from    *model.Document     // that it was copied from
	in      map[model.ID]bool   // what comes along
	keep    func(model.ID) bool // what is here under the same id
	inPlace bool                // a duplicate beside the original
	grid    compose.Grid
	was     map[model.ID]int // columns of the old page
	least   int              // of them, the first one that a card stood in without bringing it along
	cur     int              // the column of the cursor, −1 for none
	lane    model.ID         // of the cursor, where all cards go when they come from one; "" for theirs
}

func (m *Machine) journeyPaste(from *model.Document, f edit.Fragment, keep func(model.ID) bool, inPlace bool) *journeyPaste {
	g := m.host.Grid()
	p := &journeyPaste{m: m, from: from, in: idsOf(f), keep: keep, inPlace: inPlace, grid: g, was: columnsOf(from, f), least: -1, cur: columnOf(g, m.cell.col)}
	lanes := map[model.ID]bool{}
	for _, r := range f.Records {
		if !isCard(r) {
			continue
		}
		if i, ok := p.was[r.Ref("step")]; ok && !p.in[r.Ref("step")] && (p.least < 0 || i < p.least) {
			p.least = i
		}
		if r.Kind() == "card" && !p.in[r.Parent()] {
			lanes[r.Parent()] = true
		}
	}
	if row, ok := m.rowOf(m.cell.row); ok && row.Unit == 0 && len(lanes) == 1 {
		p.lane = row.Lane
	}
	return p
}

func isCard(r *model.Record) bool { return r.Kind() == "card" || r.Kind() == "emotion" }

// placed gives a record its new place: nil where the page has no lane for it, why where
// nothing can be pasted before a cell is chosen.
func (p *journeyPaste) placed(r *model.Record) (placed *model.Record, why string) {
	if r.Kind() == "step" && !p.in[r.Parent()] && !p.inPlace {
		if stage := p.m.stageForPaste(p.grid, p.cur); stage != "" {
			r = r.WithParent(stage)
		}
	}
	if !isCard(r) {
		return r, ""
	}
	if !p.in[r.Ref("step")] {
		to := p.column(r.Ref("step"))
		if to == "" {
			return nil, "Click a cell to paste into it."
		}
		r = r.With(model.Prop{Name: "step", Value: model.Text(to)})
	}
	if !p.in[r.Parent()] {
		lane := p.laneOf(r)
		if lane == "" {
			return nil, ""
		}
		r = r.WithParent(lane)
	}
	return r, ""
}

// column is the step or the stage that a card comes to stand in, "" for none.
func (p *journeyPaste) column(was model.ID) model.ID {
	i, known := p.was[was]
	switch cols := p.grid.Columns; {
	case p.inPlace && p.keep(was):
		return was
	case known && p.cur >= 0 && p.cur+i-p.least < len(cols):
		return columnID(cols[p.cur+i-p.least])
	case p.cur >= 0:
		return columnID(cols[min(p.cur, len(cols)-1)])
	case p.keep(was) && p.m.host.Committed().Page(was) == p.m.host.Page():
		return was
	}
	return ""
}

// laneOf is the lane that a card comes to stand in, "" where the page has none for it.
func (p *journeyPaste) laneOf(r *model.Record) model.ID {
	switch {
	case p.inPlace && p.m.exists(r.Parent()):
		return r.Parent()
	case r.Kind() == "card" && p.lane != "":
		return p.lane
	}
	variant := ""
	if l := p.from.Get(r.Parent()); l != nil {
		variant = l.Text("lane_kind")
	}
	return p.m.laneFor(variant, r.Parent())
}

// ordered brings steps, stages and lanes behind those of the cursor, or behind their
// originals: they are added at the end.
func (p *journeyPaste) ordered(f edit.Fragment, tops map[model.ID]bool, ids map[model.ID]model.ID) []edit.Command {
	var out []edit.Command
	for _, r := range f.Records {
		k, id := r.Kind(), ids[r.ID()]
		switch {
		case !tops[r.ID()] || k != "step" && k != "stage" && k != "lane":
		case p.inPlace:
			out = append(out, edit.Reorder{ID: id, Parent: r.Parent(), After: r.ID()})
		case k == "step":
			if s := p.m.host.Committed().Get(p.m.stepForPaste(p.grid, p.cur)); s != nil && s.Kind() == "step" {
				out = append(out, edit.Reorder{ID: id, Parent: s.Parent(), After: s.ID()})
			}
		default:
			if after := p.m.behind(p.grid, k, p.cur); after != "" {
				out = append(out, edit.Reorder{ID: id, Parent: p.m.pageID(), After: after})
			}
		}
	}
	return out
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
