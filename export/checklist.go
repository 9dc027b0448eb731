package export

import (
	"cmp"
	"fmt"
	"strings"

	"waymark/export/block"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
	"waymark/model/measure"
)

// checklist prints the steps of a flow by swimlane, with boxes to tick: what an
// agent trains with.
func (p *planner) checklist(page *model.Record, st steps) {
	blocks := []block.Block{
		block.Para{Text: "Work through the steps and tick what you have done. Numbers lead from step to step; a question names the step that each answer leads to."},
		fillIn{"Name", "Date", "Case"},
	}
	lanes := p.doc.All(page.ID(), "swimlane")
	known := map[model.ID]bool{}
	for _, l := range lanes {
		known[l.ID()] = true
	}
	t := block.Table{Before: 12, Groups: map[int]string{}, Columns: []block.Column{
		{Figure: 11}, {Align: block.End}, {Title: "Step", Lead: true, Share: 3}, {Title: "Time", Align: block.End}, {Title: "Then", Share: 2},
	}}
	group := func(title string, is func(lane model.ID) bool) {
		from := len(t.Rows)
		for _, id := range st.order {
			if n := p.doc.Get(id); is(n.Ref("swimlane")) {
				t.Rows = append(t.Rows, p.checkRow(n, st))
			}
		}
		if len(t.Rows) > from && title != "" {
			t.Groups[from] = title
		}
	}
	for _, l := range lanes {
		group(cmp.Or(p.nameOf(l.ID()), "Unnamed swimlane"), func(lane model.ID) bool { return lane == l.ID() })
	}
	rest := "Without a swimlane"
	if len(lanes) == 0 {
		rest = ""
	}
	group(rest, func(lane model.ID) bool { return !known[lane] })
	blocks = append(blocks, t, block.Notes("Notes"))
	p.addReport(report{section: Flow, page: page.ID(), title: "Checklist – " + p.mapTitle(page), blocks: blocks})
}

func (p *planner) checkRow(n *model.Record, st steps) []block.Cell {
	name := cmp.Or(p.nameOf(n.ID()), kind.Label("node", "node_kind", n.Text("node_kind")))
	under := n.Text("text")
	if sub := n.Ref("subpage"); sub != "" {
		if page := p.doc.Get(sub); page != nil {
			under = join("\n", under, "See “"+p.mapTitle(page)+"”.")
		}
	}
	time := ""
	if v := st.each[n.ID()]; v.Known && v.V > 0 {
		time = p.format.Duration(v.V)
	} else if n.Text("node_kind") == "delay" {
		time = p.waitOf(n)
	}
	return []block.Cell{
		{Figure: tickBox()}, {Text: fmt.Sprint(st.number[n.ID()]), Bold: true},
		{Text: name, Bold: true, Under: under}, {Text: time}, {Text: p.then(n, st)},
	}
}

// waitOf says how long a delay takes: its wait or, where that is not stated, its
// lead time.
func (p *planner) waitOf(n *model.Record) string {
	eff := kind.Effective(p.doc, n)
	for _, name := range []string{"wait_time", "lead_time"} {
		if d, ok := eff.Duration(name); ok {
			return noBreak("wait " + p.format.Duration(measure.CalendarOf(p.doc).Seconds(d)))
		}
	}
	return ""
}

func tickBox() *block.InCell {
	return &block.InCell{Height: block.Cells.Leading, Top: true, Draw: func(c *block.Canvas, r geom.Rect) {
		c.Box(geom.R(r.X, r.Y+1, 9.5, 9.5), 1.5, c.Theme.Paper, c.Theme.Secondary, 0.9)
	}}
}

// then says where a step leads: the next number, one line for each answer of a
// question, or how the case ends.
func (p *planner) then(n *model.Record, st steps) string {
	branches := st.next[n.ID()]
	if len(branches) == 0 {
		if o := n.Text("outcome"); o != "" {
			return "End: " + strings.ToLower(kind.Label("node", "outcome", o))
		}
		if n.Text("node_kind") == "outcome" {
			return "End"
		}
		return "Nothing follows"
	}
	unnamed := 0
	for _, b := range branches {
		if strings.TrimSpace(b.Label) == "" {
			unnamed++
		}
	}
	var out []string
	for i, b := range branches {
		s := fmt.Sprintf("→ go to\u00a0%d", st.number[b.To])
		if lane := p.doc.Get(b.To).Ref("swimlane"); lane != "" && lane != n.Ref("swimlane") {
			s = join(" ", s, "("+p.nameOf(lane)+")")
		}
		if len(branches) > 1 {
			answer := p.answer(b, unnamed == 1, i == 0)
			s = join(" ", answer, p.island(s, answer))
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

// answer is what a branch among several is taken on: its label and stated share.
// The only one without a label is the way that is left; of more than one nobody
// can say so.
func (p *planner) answer(b measure.FlowBranch, only, first bool) string {
	label := strings.TrimSpace(b.Label)
	if label == "" && only {
		label = "otherwise"
	}
	switch {
	case label == "" && !b.Assumed:
		return p.format.Share(b.Share)
	case label == "" && first:
		return ""
	case label == "":
		return "or"
	case !b.Assumed:
		return label + " (" + p.format.Share(b.Share) + ")"
	}
	return label
}

// fillIn is a line of fields to write into.
type fillIn []string

// Pieces implements block.Block.
func (f fillIn) Pieces(k *block.Kit, w, _ float64) []block.Piece {
	return []block.Piece{{Height: 20, Before: 6, Draw: func(c *block.Canvas, r geom.Rect) {
		each := (r.W + 16) / float64(len(f))
		for i, name := range f {
			x := r.X + each*float64(i)
			x2 := x + each - 16
			x += c.Text(name, x, r.Bottom()-5, block.Small, c.Theme.Secondary, block.Start) + 5
			c.Line(x, r.Bottom()-4, x2, r.Bottom()-4, 0.6, c.Theme.Secondary)
		}
	}}}
}
