package measure

import (
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// pairing ties the elements of a future page to those of the current page.
type pairing struct {
	doc     *model.Document
	current model.ID              // page
	twin    map[model.ID]model.ID // future → current
	taken   map[model.ID]bool     // of the current page
}

func (p *pairing) tie(future, current model.ID) { p.twin[future], p.taken[current] = current, true }

// byReference ties an element to the one that it names as the one that it replaces or
// as the same; ok is false where it names none of the current page that is free.
func (p *pairing) byReference(r *model.Record) (ok bool) {
	for _, ref := range []string{"revises", "same_as"} {
		id := r.Ref(ref)
		if to := p.doc.Get(id); id == "" || to == nil || to.Kind() != r.Kind() || p.taken[id] {
			continue
		}
		if page := p.doc.Page(id); page != nil && page.ID() == p.current {
			p.tie(r.ID(), id)
			return true
		}
	}
	return false
}

// pairElements finds what was added, removed and changed. An element of the
// future page belongs to the one that its revises names, or that it is the same
// as. Without either, what nobody ties by hand is tied by what it says: a card to
// the one with the same text at the paired step, an emotion to the one of the
// same persona there, a link to the one between the same two elements.
func (c *Comparison) pairElements(doc *model.Document) {
	p := &pairing{doc: doc, current: c.Current, twin: map[model.ID]model.ID{}, taken: map[model.ID]bool{}}
	var links, cards []*model.Record
	for r := range doc.Within(c.Future) {
		switch {
		case !compared(r) || p.byReference(r):
		case r.Kind() == "link":
			links = append(links, r)
		case r.Kind() == "card" || r.Kind() == "emotion":
			cards = append(cards, r)
		default:
			c.Added = append(c.Added, r.ID())
		}
	}
	c.Added = append(c.Added, p.cards(cards)...)
	c.Added = append(c.Added, p.links(links)...)
	for r := range doc.Within(c.Current) {
		if compared(r) && !p.taken[r.ID()] {
			c.Removed = append(c.Removed, r.ID())
		}
	}
	for r := range doc.Within(c.Future) {
		id, ok := p.twin[r.ID()]
		if !ok {
			continue
		}
		if diff := differences(doc, doc.Get(id), r, p.twin); len(diff) > 0 {
			c.Changed = append(c.Changed, Pair{Current: id, Future: r.ID(), Properties: diff})
		} else {
			c.Same++
		}
	}
}

// links pairs the links that no reference pairs, when all else is paired, and returns
// the new ones.
func (p *pairing) links(links []*model.Record) (added []model.ID) {
	type ends struct{ from, to model.ID }
	between := map[ends][]model.ID{}
	for r := range p.doc.Each(p.current, "link") {
		if !p.taken[r.ID()] {
			e := ends{r.Ref("from"), r.Ref("to")}
			between[e] = append(between[e], r.ID())
		}
	}
	for _, r := range links {
		e := ends{p.twin[r.Ref("from")], p.twin[r.Ref("to")]}
		if free := between[e]; len(free) > 0 {
			p.tie(r.ID(), free[0])
			between[e] = free[1:]
		} else {
			added = append(added, r.ID())
		}
	}
	return added
}

// said is what a card or an emotion is told apart by within a page.
type said struct {
	kind          string
	lane, text    string
	step, persona model.ID
}

// cards pairs the cards and emotions that no reference pairs, and returns the new ones.
func (p *pairing) cards(cards []*model.Record) (added []model.ID) {
	what := func(r *model.Record) said {
		s := said{kind: r.Kind(), step: r.Ref("step"), persona: r.Ref("persona"), text: r.Text("text")}
		if lane := p.doc.Get(r.Parent()); lane != nil {
			s.lane = lane.Text("lane_kind")
		}
		return s
	}
	there := map[said][]model.ID{}
	for r := range p.doc.Within(p.current) {
		if (r.Kind() == "card" || r.Kind() == "emotion") && !p.taken[r.ID()] {
			s := what(r)
			there[s] = append(there[s], r.ID())
		}
	}
	for _, r := range cards {
		s := what(r)
		s.step = p.twin[s.step]
		free := there[s]
		if len(free) == 0 || s.step == "" {
			added = append(added, r.ID())
			continue
		}
		p.tie(r.ID(), free[0])
		there[s] = free[1:]
	}
	return added
}

// compared reports whether records of this kind count as parts of the map.
func compared(r *model.Record) bool {
	switch r.Kind() {
	case "stage", "step", "card", "emotion", "node", "link":
		return true
	}
	return false
}

// differences names the properties in which a future element says something
// else. Where it stands, what it is tied to and how it is drawn say nothing.
func differences(doc *model.Document, current, future *model.Record, twin map[model.ID]model.ID) []string {
	current, future = kind.Effective(doc, current), kind.Effective(doc, future)
	k, ok := kind.Of(future.Kind())
	if !ok {
		return nil
	}
	var out []string
	for i := range k.Properties {
		p := &k.Properties[i]
		switch p.Name {
		case "revises", "same_as", "width", "group", "locked", "color", "routing", "label_at", "from_port", "to_port", "waypoints":
			continue
		}
		if p.Group == "Place" {
			continue
		}
		a, b := current.Get(p.Name), future.Get(p.Name)
		if p.Type == kind.Ref {
			if t, ok := twin[future.Ref(p.Name)]; ok {
				b = model.Text(t)
			}
			// Lanes are not paired; a swimlane of the same name is the same.
			if p.Name == "swimlane" && a != nil && b != nil {
				x, y := doc.Get(current.Ref(p.Name)), doc.Get(future.Ref(p.Name))
				if x != nil && y != nil && x.Text("name") == y.Text("name") {
					continue
				}
			}
		}
		if !model.SameValue(a, b) {
			out = append(out, p.Name)
		}
	}
	slices.Sort(out)
	return out
}
