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

// streams prints a summary of every value stream map: the totals with their
// formulas, the ladder, where the lead time goes, what would change.
func (p *planner) streams() {
	for _, page := range p.pages {
		if page.Text("page_kind") == "valuestream" {
			p.stream(page)
		}
	}
}

// stream prints one value stream.
func (p *planner) stream(page *model.Record) {
	s := measure.StreamOf(p.doc, page.ID())
	if len(s.Blocks) == 0 && !p.asked(ValueStream) {
		return // nothing is known of it, which nobody needs on paper
	}
	p.addReport(p.shortest(page, &s))
}

// Least widths of a card of totals, in points: the usual one, and one with which
// more of them stand in a row where that saves a sheet.
const usualCard, narrowCard = 104, 84

// shortest returns the summary that takes the fewest sheets, with as long a list
// of waste and as wide cards as they allow.
func (p *planner) shortest(page *model.Record, s *measure.Stream) report {
	best := p.streamReport(page, s, usualCard, mostWastes)
	sheets := func(r report) int { _, _, _, pages := p.layReport(r); return len(pages) }
	all := sheets(best)
	if all == 1 {
		return best
	}
	for _, card := range []float64{usualCard, narrowCard} {
		if sheets(p.streamReport(page, s, card, fewWastes)) >= all {
			continue
		}
		for n := mostWastes; n >= fewWastes; n-- {
			if r := p.streamReport(page, s, card, n); sheets(r) < all {
				return r
			}
		}
	}
	return best
}

func (p *planner) streamReport(page *model.Record, s *measure.Stream, card float64, wastes int) report {
	var blocks []block.Block
	if s.Why != "" {
		blocks = append(blocks, block.Para{Text: "The totals of this value stream are not known. " + s.Why})
	} else if short := p.streamInShort(s); short != "" {
		blocks = append(blocks, block.Para{Text: short})
	}
	blocks = append(blocks, block.Cards{Cards: p.streamCards(s), Least: card})
	if stops := p.stops(s); len(stops) > 0 {
		blocks = append(blocks,
			block.Ladder{Stops: stops, Before: 18, Alt: "The blocks of the value stream with the ladder of waits and process times"},
			block.Para{Font: block.Strong, Text: p.sums(s), Before: 4})
	} else if len(s.Blocks) > 0 {
		blocks = append(blocks, block.Head("Steps and queues"), p.blocksTable(s))
	}
	if slices := p.slices(s); len(slices) > 0 {
		blocks = append(blocks, block.Head("Where the lead time goes"), block.Stack{Slices: slices, Alt: "Share of each block in the lead time"})
	}
	var left, right []block.Block
	for _, c := range p.comparisons(page.ID()) {
		left = append(left, p.comparison(c, false)...)
	}
	// Beside its current state a future one has no list of its own: what it saves
	// stands in the comparison.
	if page.Text("state") != "future" || !p.has(page.Ref("revises")) {
		right = p.waste(s, wastes)
	}
	blocks = append(blocks, block.Side{Columns: [][]block.Block{left, right}, Gap: 24, Wide: wide})
	if len(s.Notes) > 0 {
		blocks = append(blocks, block.Para{Font: block.Small, Faint: true, Before: 6, Text: "Assumed: " + strings.Join(s.Notes, " ")})
	}
	return report{section: ValueStream, page: page.ID(), title: p.named("Value stream", page), meta: p.streamMeta(s, page), landscape: true, blocks: blocks}
}

func (p *planner) streamMeta(s *measure.Stream, page *model.Record) []string {
	var out []string
	if s.Demand.Known {
		unit := cmp.Or(s.DemandUnit, "units")
		out = append(out, "Demand "+p.format.Number(s.Demand.V, 1)+" "+unit+" a day")
	}
	if s.AvailableTime.Known {
		out = append(out, p.format.Hours(s.AvailableTime.V/3600)+" available a day") // never "1 d a day"
	}
	if s.Takt.Known {
		out = append(out, "takt "+p.format.Duration(s.Takt.V))
	}
	second := []string{kind.Label("page", "state", cmp.Or(s.State, "current"))}
	if c := s.Convention; c != "" {
		second = append(second, kind.Label("page", "convention", c))
	}
	if s.Measured != "" {
		second = append(second, "measured: "+s.Measured)
	}
	lines := []string{strings.Join(second, " · ")}
	if len(out) > 0 {
		lines = append([]string{strings.Join(out, " · ")}, lines...)
	}
	return lines
}

// streamCards are the totals, each with the formula in small print.
func (p *planner) streamCards(s *measure.Stream) []block.Card {
	f := p.format
	card := func(name string, v measure.Value, unit, formula string) block.Card {
		c := block.Card{Name: name, Value: f.Value(v, unit), Notes: []string{formula}}
		if !v.Known {
			c.Notes = []string{cmp.Or(v.Why, "no data")}
		}
		return c
	}
	leadFormula := "Σ lead times on the longest path"
	if s.Convention == "classic" {
		leadFormula = "Σ waits + Σ process times on the longest path"
	}
	cards := []block.Card{
		card("Lead time", s.LeadTime, measure.UnitSeconds, leadFormula),
		card("Process time", s.ProcessTime, measure.UnitSeconds, "Σ hands-on time on the same path"),
	}
	ratio := func(a, b measure.Value) string {
		if a.Known && b.Known {
			return f.Duration(a.V) + "\u00a0÷\u00a0" + f.Duration(b.V)
		}
		return ""
	}
	if s.ProcessCycleEfficiency.Known {
		cards = append(cards, card("Process cycle efficiency", s.ProcessCycleEfficiency, measure.UnitShare, "value-adding ÷ lead time: "+ratio(s.ValueAddingTime, s.LeadTime)))
	}
	cards = append(cards, card("Activity ratio", s.ActivityRatio, measure.UnitShare, "process ÷ lead time: "+ratio(s.ProcessTime, s.LeadTime)),
		card("Rolled %C&A", s.RolledCA, measure.UnitShare, p.product(s)))
	if s.Bottleneck.ID != "" {
		cards = append(cards, block.Card{Name: "Bottleneck", Value: s.Bottleneck.Name, Strong: true,
			Notes: []string{strings.TrimPrefix(s.Bottleneck.Why, "“"+s.Bottleneck.Name+"” ")}}) // the name stands above
	} else if s.Bottleneck.Why != "" {
		cards = append(cards, block.Card{Name: "Bottleneck", Value: "none", Notes: []string{s.Bottleneck.Why}})
	}
	// What is missing for the reason that stands above would only say it again.
	cards = slices.DeleteFunc(cards, func(c block.Card) bool { return s.Why != "" && slices.Contains(c.Notes, s.Why) })
	if s.WorkInProcess.Known {
		cards = append(cards, card("Work in process", s.WorkInProcess, measure.UnitNumber, join(" ", s.DemandUnit, "in all queues")))
	}
	if s.CostPerUnit.Known {
		cards = append(cards, card("Cost per unit", s.CostPerUnit, measure.UnitCurrency, "Σ cost of the steps"))
	}
	return cards
}

// product writes the factors of the rolled %C&A.
func (p *planner) product(s *measure.Stream) string {
	var out []string
	for _, b := range s.Path() {
		if b.CA.Known {
			out = append(out, p.format.Fixed(b.CA.V, 2))
		}
	}
	if len(out) > 7 {
		return fmt.Sprintf("product of %d %%C&A", len(out))
	}
	return strings.Join(out, " × ")
}

// stops are the blocks of the longest path for the strip.
func (p *planner) stops(s *measure.Stream) []block.Stop {
	f := p.format
	var out []block.Stop
	for _, b := range s.Path() {
		stop := block.Stop{Name: b.Name, Strong: b.ID == s.Bottleneck.ID && b.ID != "", Queue: kind.IsStore(b.Kind)}
		switch {
		case b.Wait.Known && b.Wait.V > 0:
			stop.Peak = f.Duration(b.Wait.V)
		case b.Wait.Known && len(out) > 0 && !out[len(out)-1].Queue:
			stop.Peak = measure.NoWaitText
		}
		if stop.Queue {
			if b.Items.Known {
				stop.Count = f.Number(b.Items.V, 1)
			}
			out = append(out, stop)
			continue
		}
		if b.Process.Known {
			stop.Trough = f.Duration(b.Process.V)
		}
		row := func(name, short string, v measure.Value, unit string) {
			text := "–"
			if v.Known {
				text = f.Value(v, unit)
			}
			stop.Data = append(stop.Data, block.Datum{Name: name, Short: short, Value: text})
		}
		row("Process time", "PT", b.Process, measure.UnitSeconds)
		row("Lead time", "LT", b.Lead, measure.UnitSeconds)
		row("%C&A", "%C&A", b.CA, measure.UnitShare)
		row("People", "People", b.People, measure.UnitNumber)
		if b.Load.Known {
			row("Load", "Load", b.Load, measure.UnitShare)
		}
		out = append(out, stop)
	}
	return out
}

// blocksTable lists what a value stream is made of where no ladder can be drawn.
func (p *planner) blocksTable(s *measure.Stream) block.Table {
	t := block.Table{Columns: []block.Column{
		{Title: "Name", Lead: true, Share: 3}, {Title: "Process time", Align: block.End}, {Title: "Lead time", Align: block.End},
		{Title: "%C&A", Align: block.End}, {Title: "People", Align: block.End}, {Title: "Items", Align: block.End}, {Title: "Load", Align: block.End},
	}}
	cell := func(v measure.Value, unit string) block.Cell {
		if !v.Known {
			return block.Cell{Text: "–", Faint: true}
		}
		return block.Cell{Text: p.format.Value(v, unit)}
	}
	for _, b := range s.Blocks {
		name := p.blockName(s, b.ID, cmp.Or(b.Name, kind.Label("node", "node_kind", b.Kind)))
		t.Rows = append(t.Rows, []block.Cell{
			{Text: name, Bold: true}, cell(b.Process, measure.UnitSeconds), cell(b.Lead, measure.UnitSeconds), cell(b.CA, measure.UnitShare),
			cell(b.People, measure.UnitNumber), cell(b.Items, measure.UnitNumber), cell(b.Load, measure.UnitShare),
		})
	}
	return t
}

// sums is the line under the ladder.
func (p *planner) sums(s *measure.Stream) string {
	f := p.format
	var out []string
	if s.WaitTime.Known {
		out = append(out, "Σ waits "+f.Duration(s.WaitTime.V))
	}
	if s.ProcessTime.Known {
		out = append(out, "Σ process times "+f.Duration(s.ProcessTime.V))
	}
	if s.LeadTime.Known {
		out = append(out, "lead time "+f.Duration(s.LeadTime.V))
	}
	if s.ActivityRatio.Known {
		out = append(out, "activity ratio "+f.Share(s.ActivityRatio.V))
	}
	return strings.Join(out, "   ·   ")
}

// slices are the parts of the lead time; the largest is hatched.
func (p *planner) slices(s *measure.Stream) []block.Slice {
	var out []block.Slice
	largest := -1
	for _, b := range s.Path() {
		if !b.Share.Known || b.Share.V <= 0 {
			continue
		}
		name := p.blockName(s, b.ID, cmp.Or(b.Name, kind.Label("node", "node_kind", b.Kind)))
		out = append(out, block.Slice{Name: name, Label: p.format.Duration(b.Lead.V), Size: b.Share.V})
		if largest < 0 || b.Share.V > out[largest].Size {
			largest = len(out) - 1
		}
	}
	if largest >= 0 {
		out[largest].Strong = true
	}
	return out
}

// How many entries the list of waste has at most and at least; the rest is counted.
const mostWastes, fewWastes = 8, 3

// waste lists where the lead time is lost, largest first.
func (p *planner) waste(s *measure.Stream, most int) []block.Block {
	all := slices.Concat(s.Waits, s.Rework, s.NonAdding, s.HandOffs)
	slices.SortStableFunc(all, func(a, b measure.Waste) int { return cmp.Compare(b.Time.Or(-1), a.Time.Or(-1)) })
	if len(all) == 0 {
		return nil
	}
	t := block.Table{Columns: []block.Column{{Title: "Waste"}, {Title: "Where", Lead: true, Share: 1}, {Title: "Time", Align: block.End}, {Title: "Share of lead time", Figure: 92, Share: 1}}}
	for i, w := range all[:min(most, len(all))] {
		where := p.blockName(s, w.ID, w.Name)
		if from := p.nameOf(w.From); from != "" {
			where = from + " " + p.arrow(from) + " " + w.Name
		}
		what := wasteWord(w.Kind)
		if w.Kind == "rework" && w.Extent.Known {
			what += " of " + p.format.Share(w.Extent.V)
		}
		share := block.Cell{Text: "–", Faint: true}
		if w.Share.Known {
			share = block.Cell{Figure: block.Share(w.Share.V, p.format.Share(w.Share.V), i == 0)}
		}
		time := block.Cell{Text: "–", Faint: true}
		if w.Time.Known {
			time = block.Cell{Text: p.format.Duration(w.Time.V)}
		}
		t.Rows = append(t.Rows, []block.Cell{{Text: what}, {Text: where, Bold: true}, time, share})
	}
	note := "Kinds of waste overlap (a wait can be a hand-off as well), so the shares do not add up."
	if n := len(all) - most; n > 0 {
		note = fmt.Sprintf("%d smaller entries are left out. ", n) + note
	}
	return []block.Block{block.Head("Where time is lost"), t, block.Para{Font: block.Small, Faint: true, Before: 4, Tail: true, Text: note}}
}

// blockName is what people call a block. A queue mostly has no name of its own: it
// is the one before the next step.
func (p *planner) blockName(s *measure.Stream, id model.ID, otherwise string) string {
	if name := p.nameOf(id); name != "" {
		return name
	}
	found := false
	for _, b := range s.Path() {
		if found && p.nameOf(b.ID) != "" {
			return otherwise + " before " + p.nameOf(b.ID)
		}
		found = found || b.ID == id
	}
	return otherwise
}

func wasteWord(kind string) string {
	switch kind {
	case "wait":
		return "Wait"
	case "hand_off":
		return "Hand-off"
	case "rework":
		return "Rework"
	}
	return "Not value-adding"
}
