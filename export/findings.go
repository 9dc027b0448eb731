package export

import (
	"fmt"
	"slices"
	"strings"

	"waymark/canvas/shape"
	"waymark/export/block"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// findings prints what was found and what is done about it.
func (p *planner) findings() {
	plan := p.plan()
	var blocks []block.Block
	if pains := p.painPoints(); len(pains) > 0 {
		blocks = append(blocks, block.Head("Pain points, ranked by severity × frequency"), p.painTable(pains))
	}
	comparisons := p.comparisons("")
	var compare []block.Block
	for _, c := range comparisons {
		compare = append(compare, p.comparison(c, len(comparisons) > 1)...)
	}
	matrix := p.matrix(plan)
	beside := func(left, right []block.Block) {
		if len(left)+len(right) > 0 {
			blocks = append(blocks, block.Side{Columns: [][]block.Block{left, right}, Gap: 22, Wide: 470})
		}
	}
	// The list of opportunities stands beside its picture, unless the comparison of
	// both states stands there.
	chances := p.chanceTable(plan, len(matrix) == 0 || len(compare) > 0)
	if len(comparisons) == 1 {
		beside(matrix, compare)
	} else if len(compare) > 0 {
		blocks = append(blocks, matrix...)
		blocks = append(blocks, compare...)
	} else if len(chances) == 0 && len(matrix) > 0 && len(plan.actions) <= mostKeyed {
		beside(matrix, p.key(plan))
	} else {
		beside(matrix, chances)
		chances = nil
	}
	if len(plan.actions) > 0 {
		blocks = append(blocks, block.Head("Action plan"), p.actionTable(plan))
	}
	if s := p.doc.Root().Text("decision_needed"); s != "" {
		blocks = append(blocks, block.Boxed{Title: "Decision needed", Text: s})
	}
	blocks = append(blocks, chances...)
	if len(blocks) == 0 {
		return
	}
	blocks = append(blocks, block.Notes("Notes"))
	title := "Findings and action plan"
	if len(plan.actions) == 0 {
		title = "Findings"
	}
	p.addReport(report{section: Findings, title: title, blocks: blocks})
}

// mostKeyed is how many actions are named beside their matrix at most: more stand in
// the plan below alone.
const mostKeyed = 8

// pain is a pain point with its rank.
type pain struct {
	card                *model.Record
	page                *model.Record
	severity, frequency float64
	rated               bool // both are known
	score               float64
}

// painPoints returns the pain points of the printed maps, worst first. Those of a
// future state are left out where its current state is printed too: they are
// what would remain.
func (p *planner) painPoints() []pain {
	var out []pain
	for _, c := range p.cards("pain_points") {
		s, ok1 := c.card.Num("severity")
		f, ok2 := c.card.Num("frequency")
		q := pain{card: c.card, page: c.page, severity: s, frequency: f, rated: ok1 && ok2}
		if q.rated {
			q.score = s * f
		}
		out = append(out, q)
	}
	slices.SortStableFunc(out, func(a, b pain) int {
		switch {
		case a.score != b.score:
			return int(b.score*1000 - a.score*1000)
		case a.severity != b.severity:
			return int(b.severity*1000 - a.severity*1000)
		}
		return int(b.frequency*1000 - a.frequency*1000)
	})
	return out
}

type placedCard struct{ card, page *model.Record }

// cards returns the cards of one kind of lane on the printed journeys.
func (p *planner) cards(lane string) []placedCard {
	var out []placedCard
	for _, page := range p.pages {
		if page.Text("page_kind") != "journey" || page.Text("state") == "future" && p.has(page.Ref("revises")) {
			continue
		}
		for l := range p.doc.Each(page.ID(), "lane") {
			if l.Text("lane_kind") != lane {
				continue
			}
			for c := range p.doc.Each(l.ID(), "card") {
				if p.nameOf(c.ID()) != "" {
					out = append(out, placedCard{c, page})
				}
			}
		}
	}
	return out
}

func (p *planner) painTable(pains []pain) block.Table {
	t := block.Table{Columns: []block.Column{
		{Title: "#", Align: block.End}, {Title: "Pain point", Lead: true, Share: 2}, {Title: "Where", Share: 1},
		{Title: "Evidence", Share: 2}, {Title: "Score (max 25)", Figure: 84},
	}}
	pages := map[model.ID]bool{}
	for _, q := range pains {
		pages[q.page.ID()] = true
	}
	for i, q := range pains {
		where := block.Cell{Text: p.columnOf(q.card)}
		if len(pages) > 1 {
			where.Under, where.Link = p.mapTitle(q.page), p.pageLink(q.page.ID())
		}
		text := block.Cell{Text: p.nameOf(q.card.ID())}
		if q.card.Bool("moment_of_truth") {
			text.Under = "Moment of truth"
		}
		score := block.Cell{Text: "not rated", Faint: true}
		switch {
		case q.rated:
			score = block.Cell{Figure: block.Score(q.score, 25, p.format.Count(q.score), q.score >= 16),
				Under: fmt.Sprintf("%s × %s", p.format.Count(q.severity), p.format.Count(q.frequency))}
		case q.severity > 0:
			score = block.Cell{Text: "severity " + p.format.Count(q.severity), Under: "frequency not rated", Faint: true}
		case q.frequency > 0:
			score = block.Cell{Text: "frequency " + p.format.Count(q.frequency), Under: "severity not rated", Faint: true}
		}
		t.Rows = append(t.Rows, []block.Cell{{Text: fmt.Sprint(i + 1), Bold: true}, text, where, p.evidence(q.card), score})
	}
	return t
}

// evidence says what a finding rests on.
func (p *planner) evidence(card *model.Record) block.Cell {
	source := ""
	if s := card.Text("evidence_source"); s != "" {
		source = kind.Label("card", "evidence_source", s)
	}
	if s := card.Text("confidence"); s != "" {
		source = join(", ", source, strings.ToLower(kind.Label("card", "confidence", s))+" confidence")
	}
	text := together(card.Text("evidence"))
	switch {
	case text != "":
		return block.Cell{Text: text, Under: source}
	case source != "":
		return block.Cell{Text: source}
	}
	return block.Cell{Text: "no evidence yet", Faint: true}
}

// comparisons returns current ↔ future of the printed pages, of one kind of page
// or of all.
func (p *planner) comparisons(current model.ID) []measure.Comparison {
	var out []measure.Comparison
	for _, c := range measure.Compare(p.doc) {
		if p.has(c.Current) && p.has(c.Future) && (current == "" || c.Current == current) && len(c.Measures) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// comparison sets the numbers of both states side by side.
func (p *planner) comparison(c measure.Comparison, named bool) []block.Block {
	title := "Current and future state"
	if named {
		title += ": " + c.CurrentTitle
	}
	t := block.Table{Columns: []block.Column{
		{Title: "Measure", Lead: true, Share: 2}, {Title: "Now", Align: block.End},
		{Title: "Future", Align: block.End}, {Title: "Change", Align: block.End},
	}}
	for _, m := range c.Measures {
		if !m.Current.Known && !m.Future.Known {
			continue
		}
		change := block.Cell{Text: "–", Faint: true}
		if m.Delta.Known {
			change = block.Cell{Text: p.format.Difference(m), Bold: true}
			switch {
			case m.Better > 0:
				change.Status = shape.OnTarget
			case m.Better < 0:
				change.Status = shape.OffTarget
			}
		}
		now, then := p.format.Both(m)
		t.Rows = append(t.Rows, []block.Cell{{Text: wholeBrackets(m.Name), Bold: true}, {Text: now, Faint: !m.Current.Known}, {Text: then, Faint: !m.Future.Known}, change})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []block.Block{block.Head(title), t, block.Para{Font: block.Small, Faint: true, Before: 4, Tail: true, Text: join(" ", p.changed(c), "A tick marks a change for the better, a cross one for the worse.")}}
}

// wholeBrackets keeps what stands in brackets at the end of a name on one line, such
// as the ends of a scale.
func wholeBrackets(s string) string {
	if i := strings.LastIndexByte(s, '('); i > 0 && len(s)-i < 20 {
		return s[:i] + noBreak(s[i:])
	}
	return s
}

// changed counts what differs between both states.
func (p *planner) changed(c measure.Comparison) string {
	element := func(n int, what string) string {
		if n == 0 {
			return ""
		}
		return plural(n, "element") + " " + what
	}
	s := join(", ", element(len(c.Added), "added"), element(len(c.Removed), "removed"), element(len(c.Changed), "changed"), element(c.Same, "unchanged"))
	if s == "" {
		return ""
	}
	return "From “" + c.CurrentTitle + "” to “" + c.FutureTitle + "”: " + s + "."
}
