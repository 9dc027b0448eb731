package measure

import (
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// pairElements finds what was added, removed and changed. An element of the
// future page belongs to the one that its revises names, or that it is the same
// as. Without either, what nobody ties by hand is tied by what it says: a card to
// the one with the same text at the paired step, an emotion to the one of the
// same persona there, a link to the one between the same two elements.
func (c *Comparison) pairElements(doc *model.Document) {
	taken := map[model.ID]bool{}
	twin := map[model.ID]model.ID{} // future → current
	onCurrent := func(id model.ID, kindName string) bool {
		r := doc.Get(id)
		if id == "" || r == nil || r.Kind() != kindName {
			return false
		}
		p := doc.Page(id)
		return p != nil && p.ID() == c.Current
	}
	var links, cards []*model.Record
	for r := range doc.Within(c.Future) {
		if !compared(r) {
			continue
		}
		if r.Kind() == "link" {
			links = append(links, r)
			continue
		}
		for _, ref := range []string{"revises", "same_as"} {
			if id := r.Ref(ref); onCurrent(id, r.Kind()) && !taken[id] {
				twin[r.ID()], taken[id] = id, true
				break
			}
		}
		if _, ok := twin[r.ID()]; ok {
			continue
		}
		if r.Kind() == "card" || r.Kind() == "emotion" {
			cards = append(cards, r)
			continue
		}
		c.Added = append(c.Added, r.ID())
	}
	c.pairCards(doc, cards, twin, taken)
	type ends struct{ from, to model.ID }
	between := map[ends][]model.ID{}
	for r := range doc.Each(c.Current, "link") {
		e := ends{r.Ref("from"), r.Ref("to")}
		between[e] = append(between[e], r.ID())
	}
	for _, r := range links {
		if id := r.Ref("revises"); onCurrent(id, "link") && !taken[id] {
			twin[r.ID()], taken[id] = id, true
		}
	}
	for _, r := range links {
		if _, ok := twin[r.ID()]; ok {
			continue
		}
		for _, id := range between[ends{twin[r.Ref("from")], twin[r.Ref("to")]}] {
			if !taken[id] {
				twin[r.ID()], taken[id] = id, true
				break
			}
		}
		if _, ok := twin[r.ID()]; !ok {
			c.Added = append(c.Added, r.ID())
		}
	}
	for r := range doc.Within(c.Current) {
		if compared(r) && !taken[r.ID()] {
			c.Removed = append(c.Removed, r.ID())
		}
	}
	for r := range doc.Within(c.Future) {
		id, ok := twin[r.ID()]
		if !ok {
			continue
		}
		if diff := differences(doc, doc.Get(id), r, twin); len(diff) > 0 {
			c.Changed = append(c.Changed, Pair{Current: id, Future: r.ID(), Properties: diff})
		} else {
			c.Same++
		}
	}
}

// said is what a card or an emotion is told apart by within a page.
type said struct {
	lane, text    string
	step, persona model.ID
}

// pairCards pairs the cards and emotions that no reference pairs.
func (c *Comparison) pairCards(doc *model.Document, cards []*model.Record, twin map[model.ID]model.ID, taken map[model.ID]bool) {
	what := func(r *model.Record) said {
		s := said{step: r.Ref("step"), persona: r.Ref("persona"), text: r.Text("text")}
		if lane := doc.Get(r.Parent()); lane != nil {
			s.lane = lane.Text("lane_kind")
		}
		return s
	}
	there := map[said][]model.ID{}
	for r := range doc.Within(c.Current) {
		if (r.Kind() == "card" || r.Kind() == "emotion") && !taken[r.ID()] {
			s := what(r)
			there[s] = append(there[s], r.ID())
		}
	}
	for _, r := range cards {
		s := what(r)
		s.step = twin[s.step]
		l := there[s]
		if len(l) == 0 || s.step == "" || doc.Get(l[0]).Kind() != r.Kind() {
			c.Added = append(c.Added, r.ID())
			continue
		}
		twin[r.ID()], taken[l[0]] = l[0], true
		there[s] = l[1:]
	}
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
