package edit

import (
	"iter"
	"maps"
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// rule is a consequence that follows from any command.
type rule struct {
	name string
	fix  func(d *model.Draft)
}

// rules run in this order after every command. Each looks only at what the
// draft touched, so that they cost nothing on a large document.
var rules = []rule{
	{"a card over several steps shrinks to those that are left", shrinkSpans},
	{"what stands in a deleted column goes with it", dropColumns},
	{"a deleted shape takes its links along", dropLinks},
	{"shared data outlive the element that held them", inheritShared},
	{"references to what was deleted are taken out", dropReferences},
	{"a group of one is no group", dissolveGroups},
}

// loss is what a draft has deleted up to now, and who still names it. A rule asks
// for it once: what it changes itself names only what is there.
type loss struct {
	draft *model.Draft
	gone  []*model.Record         // as they were in the base
	by    map[model.ID][]model.ID // deleted → touched records that name it, beside those of the base
}

func lossOf(d *model.Draft) loss {
	l := loss{draft: d, by: map[model.ID][]model.ID{}}
	touched := d.Touched()
	for _, id := range touched {
		if was := d.Base().Get(id); was != nil && d.Get(id) == nil {
			l.gone = append(l.gone, was)
			l.by[id] = nil
		}
	}
	if len(l.gone) == 0 {
		return l
	}
	for _, id := range touched {
		r := d.Get(id)
		if r == nil {
			continue
		}
		name := func(to model.ID) {
			if from, deleted := l.by[to]; deleted {
				l.by[to] = append(from, id)
			}
		}
		for _, p := range r.Props() {
			switch v := p.Value.(type) {
			case model.Text:
				name(model.ID(v))
			case model.List:
				for _, to := range v {
					name(model.ID(to))
				}
			}
		}
	}
	return l
}

// referrers yields the records that are there and name id, or did so in the base.
func (l loss) referrers(id model.ID) iter.Seq[*model.Record] {
	return func(yield func(*model.Record) bool) {
		base := l.draft.Base().Referrers(id)
		for _, from := range base {
			if r := l.draft.Get(from); r != nil && !yield(r) {
				return
			}
		}
		for i, from := range l.by[id] {
			if slices.Contains(base, from) || slices.Contains(l.by[id][:i], from) {
				continue
			}
			if r := l.draft.Get(from); r != nil && !yield(r) {
				return
			}
		}
	}
}

// shrinkSpans takes deleted steps out of the cards that reach over them. A card
// whose own column is among them moves to the first one that is left.
func shrinkSpans(d *model.Draft) {
	done := map[model.ID]bool{}
	for _, gone := range lossOf(d).gone {
		page := d.Base().Page(gone.ID())
		if gone.Kind() != "step" || page == nil || done[page.ID()] || d.Get(page.ID()) == nil {
			continue
		}
		done[page.ID()] = true
		columns := stepsOf(d.Base(), page.ID())
		at := make(map[model.ID]int, len(columns))
		for i, id := range columns {
			at[id] = i
		}
		for _, lane := range d.Children(page.ID()) {
			for _, id := range d.Children(lane) {
				card := d.Get(id)
				span := int(card.NumOr("span", 1))
				if first, ok := at[card.Ref("step")]; ok && span > 1 && card.Kind() == "card" {
					shrinkSpan(d, card, columns[first:min(first+span, len(columns))])
				}
			}
		}
	}
}

// shrinkSpan takes the deleted ones out of the columns that a card reaches over.
// Where none is left, the card goes with its column.
func shrinkSpan(d *model.Draft, card *model.Record, columns []model.ID) {
	left := slices.DeleteFunc(slices.Clone(columns), func(id model.ID) bool { return d.Get(id) == nil })
	if len(left) == 0 || len(left) == len(columns) {
		return
	}
	d.Set(card.ID(), "step", model.Text(left[0]))
	if len(left) == 1 {
		d.Set(card.ID(), "span", nil)
	} else {
		d.Set(card.ID(), "span", model.Number(len(left)))
	}
}

func dropColumns(d *model.Draft) {
	loss := lossOf(d)
	for _, gone := range loss.gone {
		if gone.Kind() != "step" && gone.Kind() != "stage" {
			continue
		}
		for r := range loss.referrers(gone.ID()) {
			if (r.Kind() == "card" || r.Kind() == "emotion") && r.Ref("step") == gone.ID() {
				d.Delete(r.ID())
			}
		}
	}
}

func dropLinks(d *model.Draft) {
	loss := lossOf(d)
	for _, gone := range loss.gone {
		for r := range loss.referrers(gone.ID()) {
			if r.Kind() == "link" && (r.Ref("from") == gone.ID() || r.Ref("to") == gone.ID()) {
				d.Delete(r.ID())
			}
		}
	}
}

// inheritShared gives the shared data of a deleted element to the first one that
// showed them, and lets the others follow that one.
func inheritShared(d *model.Draft) {
	loss := lossOf(d)
	for _, gone := range loss.gone {
		var heir *model.Record
		for r := range loss.referrers(gone.ID()) {
			if r.Ref("same_as") != gone.ID() {
				continue
			}
			if heir != nil {
				d.Set(r.ID(), "same_as", model.Text(heir.ID()))
				continue
			}
			heir = r
			k, _ := kind.Of(r.Kind())
			for _, p := range k.SharedOf(kind.Effective(d.Base(), gone)) {
				d.Set(r.ID(), p.Name, p.Value)
			}
			// Where the deleted one itself showed another's data, that chain goes on.
			d.Set(r.ID(), "same_as", nil)
			if src := gone.Ref("same_as"); src != "" && d.Get(src) != nil && src != r.ID() {
				d.Set(r.ID(), "same_as", model.Text(src))
			}
		}
	}
}

// dropReferences takes deleted ids out of lists and optional references. Two are
// left to stand and shown as broken, because they carry a decision of the
// person: which element a future one revises, and required ones.
func dropReferences(d *model.Draft) {
	loss := lossOf(d)
	for _, gone := range loss.gone {
		id := gone.ID()
		for r := range loss.referrers(id) {
			k, ok := kind.Of(r.Kind())
			switch {
			case !ok:
			case r.Kind() == "effect" && r.Ref("kpi") == id: // without its KPI it says nothing
				d.Delete(r.ID())
			default:
				dropReference(d, r, k, id)
			}
		}
	}
}

func dropReference(d *model.Draft, r *model.Record, k *kind.Kind, id model.ID) {
	for i := range k.Properties {
		switch p := &k.Properties[i]; {
		case p.Name == "revises" || p.Required:
		case p.Type == kind.Ref && r.Ref(p.Name) == id:
			d.Set(r.ID(), p.Name, nil)
		case p.Type == kind.Refs && slices.Contains(r.List(p.Name), string(id)):
			d.Set(r.ID(), p.Name, listWithout(r.List(p.Name), func(other model.ID) bool { return other == id }))
		}
	}
}

func dissolveGroups(d *model.Draft) {
	groups := map[model.ID]bool{}
	for _, id := range d.Touched() {
		for _, r := range []*model.Record{d.Base().Get(id), d.Get(id)} {
			if r == nil {
				continue
			}
			if g := r.Ref("group"); g != "" {
				groups[g] = true
			}
			if r.Kind() == "group" {
				groups[id] = true
			}
		}
	}
	for todo := slices.Sorted(maps.Keys(groups)); len(todo) > 0; todo = todo[1:] {
		id := todo[0]
		g := d.Get(id)
		if g == nil {
			continue
		}
		var members []model.ID
		for _, sib := range d.Children(g.Parent()) {
			if r := d.Get(sib); r.Ref("group") == id {
				members = append(members, sib)
			}
		}
		if len(members) < 2 {
			for _, m := range members {
				d.Set(m, "group", g.Get("group"))
			}
			d.Delete(id)
			if outer := g.Ref("group"); outer != "" { // which has one element less now
				todo = append(todo, outer)
			}
		}
	}
}
