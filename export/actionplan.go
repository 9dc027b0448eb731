package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/export/block"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// plan is the action plan together with the opportunities, each with its letter.
type plan struct {
	actions []initiative
	chances []chance
}

// initiative is an action with its letter.
type initiative struct {
	letter string
	record *model.Record
	rating
}

// chance is an opportunity of a map. One that an action takes up shares its letter.
type chance struct {
	letter  string
	card    placedCard
	planned bool // an action changes it
	rating
}

// rating is impact and effort, 1 … 5.
type rating struct {
	impact, effort float64
	known          bool
}

func ratingOf(r *model.Record) rating {
	i, ok1 := r.Num("impact")
	e, ok2 := r.Num("effort")
	return rating{i, e, ok1 && ok2}
}

// plan gives letters to the actions in their order, then to the opportunities
// that no action takes up.
func (p *planner) plan() plan {
	var out plan
	taken := map[model.ID]int{} // card → index of the action that changes it
	for r := range p.doc.Each(model.Root, "action") {
		a := initiative{letter: letterOf(len(out.actions)), record: r, rating: ratingOf(r)}
		for _, id := range r.Refs("changes") {
			card := p.doc.Get(id)
			if card == nil || card.Kind() != "card" {
				continue
			}
			if _, known := taken[id]; !known {
				taken[id] = len(out.actions)
			}
			if q := ratingOf(card); !a.known && q.known {
				a.rating = q
			}
		}
		out.actions = append(out.actions, a)
	}
	next := len(out.actions)
	for _, c := range p.cards("opportunities") {
		q := chance{card: c, rating: ratingOf(c.card)}
		if i, ok := taken[c.card.ID()]; ok {
			q.letter, q.planned = out.actions[i].letter, true
		} else {
			q.letter = letterOf(next)
			next++
		}
		out.chances = append(out.chances, q)
	}
	// In the order of the letters, by which a reader of the matrix looks them up.
	slices.SortStableFunc(out.chances, func(a, b chance) int {
		return cmp.Or(cmp.Compare(len(a.letter), len(b.letter)), cmp.Compare(a.letter, b.letter))
	})
	return out
}

// matrix draws impact against effort of everything that is rated.
func (p *planner) matrix(pl plan) []block.Block {
	m := block.Matrix{XName: "effort", YName: "impact", Quarters: [4]string{"QUICK WINS", "BIG BETS", "FILL-INS", "LATER"}}
	var alt []string
	add := func(letter, name string, r rating) {
		if !r.known {
			return
		}
		m.Dots = append(m.Dots, block.Dot{Name: letter, X: (r.effort - 1) / 4, Y: (r.impact - 1) / 4})
		alt = append(alt, fmt.Sprintf("%s: %s, impact %g, effort %g", letter, name, r.impact, r.effort))
	}
	for _, a := range pl.actions {
		add(a.letter, p.nameOf(a.record.ID()), a.rating)
	}
	for _, c := range pl.chances {
		if !c.planned {
			add(c.letter, p.nameOf(c.card.card.ID()), c.rating)
		}
	}
	if len(m.Dots) == 0 {
		return nil
	}
	m.Alt = strings.Join(alt, "; ")
	note := "Letters as in the action plan."
	switch loose := slices.ContainsFunc(pl.chances, func(c chance) bool { return !c.planned }); {
	case len(pl.actions) == 0:
		note = "Letters as in the list of opportunities."
	case loose:
		note = "Letters as in the action plan and the list of opportunities."
	}
	return []block.Block{block.Head("Opportunities: impact and effort"), m, block.Para{Font: block.Small, Faint: true, Before: 2, Tail: true, Text: note}}
}

// key names the letters of a matrix that has actions alone, with their ratings.
func (p *planner) key(pl plan) []block.Block {
	t := block.Table{Columns: []block.Column{
		{Align: block.Center}, {Title: "Action", Lead: true, Share: 1}, {Title: "Impact", Align: block.End}, {Title: "Effort", Align: block.End},
	}}
	for _, a := range pl.actions {
		if a.known {
			t.Rows = append(t.Rows, []block.Cell{{Text: a.letter, Bold: true}, {Text: p.nameOf(a.record.ID())}, {Text: p.format.Number(a.impact, 1)}, {Text: p.format.Number(a.effort, 1)}})
		}
	}
	return []block.Block{block.Head("What the letters stand for"), t}
}

// chanceTable lists the opportunities of the maps. In the full width of a page
// place and rating have columns; beside the matrix, which shows the rating, the
// place stands below the name.
func (p *planner) chanceTable(pl plan, full bool) []block.Block {
	if len(pl.chances) == 0 {
		return nil
	}
	t := block.Table{Columns: []block.Column{
		{Align: block.Center}, {Title: "Opportunity", Lead: true, Share: 3}, {Title: "Where", Share: 1},
		{Title: "Impact", Align: block.End}, {Title: "Effort", Align: block.End}, {Title: noBreak("Taken up")},
	}}
	if !full {
		t.Columns = []block.Column{t.Columns[0], t.Columns[1], t.Columns[5]}
	}
	for _, c := range pl.chances {
		taken := block.Cell{Text: "not yet", Faint: true}
		if c.planned {
			taken = block.Cell{Text: noBreak("action " + c.letter)}
		}
		one := func(name string) block.Cell {
			if v, ok := c.card.card.Num(name); ok {
				return block.Cell{Text: p.format.Count(v)}
			}
			return block.Cell{Text: "–", Faint: true}
		}
		letter, name, where := block.Cell{Text: c.letter, Bold: true}, block.Cell{Text: p.nameOf(c.card.card.ID())}, p.columnOf(c.card.card)
		if full {
			t.Rows = append(t.Rows, []block.Cell{letter, name, {Text: where}, one("impact"), one("effort"), taken})
			continue
		}
		name.Under = where
		t.Rows = append(t.Rows, []block.Cell{letter, name, taken})
	}
	return []block.Block{block.Head("Opportunities"), t}
}

// actionTable is the plan: who does what until when, and which number it moves.
func (p *planner) actionTable(pl plan) block.Table {
	t := block.Table{Columns: []block.Column{
		{Align: block.Center}, {Title: "Initiative", Lead: true, Share: 3}, {Title: "Owner", Share: 1}, {Title: "Due"},
		{Title: "Moves KPI", Share: 2}, {Title: "Progress", Figure: 76},
	}}
	for _, a := range pl.actions {
		r := a.record
		under := ""
		if c, ok := r.Num("cost"); ok {
			under = "Cost " + p.format.Money(c)
		}
		t.Rows = append(t.Rows, []block.Cell{
			{Text: a.letter, Bold: true}, {Text: p.nameOf(r.ID()), Under: under},
			orNot(shortName(r.Text("owner")), "no owner"), orNot(noBreak(p.format.Date(r.Text("due"))), "no date"),
			p.effects(r), p.progress(r),
		})
	}
	return t
}

// shortName keeps a name on one line where it is short enough for a column.
func shortName(s string) string {
	if len([]rune(s)) <= 18 {
		return noBreak(s)
	}
	return s
}

func orNot(s, missing string) block.Cell {
	if s == "" {
		return block.Cell{Text: missing, Faint: true}
	}
	return block.Cell{Text: s}
}

// effects says which KPIs an action moves, from where to where.
func (p *planner) effects(action *model.Record) block.Cell {
	var out []string
	for e := range p.doc.Each(action.ID(), "effect") {
		k, ok := measure.KPIOf(p.doc, e.Ref("kpi"))
		if !ok {
			continue
		}
		to, known := e.Num("expected")
		switch {
		case known && k.Value.Known:
			out = append(out, k.Name+" "+p.island(p.format.KPIValue(&k, k.Value)+"\u00a0→\u00a0"+p.format.KPIValue(&k, measure.Of(to)), k.Name))
		case known:
			out = append(out, k.Name+" "+p.arrow(k.Name)+"\u00a0"+p.island(p.format.KPIValue(&k, measure.Of(to)), k.Name))
		default:
			out = append(out, k.Name)
		}
	}
	if len(out) == 0 {
		return block.Cell{Text: "–", Faint: true}
	}
	return block.Cell{Text: strings.Join(out, "\n")}
}

// progress is the bar with its word. Done is done, whatever the percentage says.
func (p *planner) progress(r *model.Record) block.Cell {
	status := r.Text("status")
	done, known := r.Num("progress")
	switch {
	case status == "done":
		done, known = 100, true
	case status == "not_started" && done == 0:
		known = false
	case status == "dropped":
		return block.Cell{Text: "dropped", Faint: true, Under: r.Text("note")}
	case status == "" && !known:
		return block.Cell{Text: "not stated", Faint: true, Under: r.Text("note")}
	}
	words := ""
	if known && status != "done" {
		words = p.format.Percent(done)
	}
	note := r.Text("note")
	if note == "" && status != "" {
		note = strings.ToLower(kind.Label("action", "status", status))
	}
	if words != "" && p.rtl(note) {
		words = rightToLeft + p.island(words, note)
	}
	return block.Cell{Figure: block.Progress(done / 100), Under: join(" – ", words, note)}
}
