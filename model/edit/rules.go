package edit

import (
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
	{"a card over several steps moves on when its first step goes", shiftSpans},
	{"what stands in a deleted column goes with it", dropColumns},
	{"a deleted shape takes its links along", dropLinks},
	{"shared data outlive the element that held them", inheritShared},
	{"references to what was deleted are taken out", dropReferences},
	{"a group of one is no group", dissolveGroups},
}

// deleted returns the records that the draft has deleted so far.
func deleted(d *model.Draft) []*model.Record {
	var out []*model.Record
	for _, id := range d.Touched() {
		if was := d.Base().Get(id); was != nil && d.Get(id) == nil {
			out = append(out, was)
		}
	}
	return out
}

// referrers returns the records that still name id, in the base or by this draft.
func referrers(d *model.Draft, id model.ID) []*model.Record {
	var out []*model.Record
	add := func(from model.ID) {
		if r := d.Get(from); r != nil && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	for _, from := range d.Base().Referrers(id) {
		add(from)
	}
	for _, from := range d.Touched() {
		add(from)
	}
	return out
}

func shiftSpans(d *model.Draft) {
	for _, gone := range deleted(d) {
		if gone.Kind() != "step" {
			continue
		}
		for _, r := range referrers(d, gone.ID()) {
			span := int(r.NumOr("span", 1))
			if r.Kind() != "card" || r.Ref("step") != gone.ID() || span < 2 {
				continue
			}
			steps := stepsOf(d.Base(), gone.ID())
			at := slices.Index(steps, gone.ID())
			for i := at + 1; i < min(at+span, len(steps)); i++ {
				if d.Get(steps[i]) != nil {
					d.Set(r.ID(), "step", model.Text(steps[i]))
					break
				}
			}
		}
	}
	// Whatever part of a span is gone makes it shorter.
	for _, gone := range deleted(d) {
		if gone.Kind() != "step" {
			continue
		}
		page := d.Base().Page(gone.ID())
		if page == nil {
			continue
		}
		steps := stepsOf(d.Base(), gone.ID())
		at := slices.Index(steps, gone.ID())
		for lane := range d.Base().Each(page.ID(), "lane") {
			for card := range d.Base().Each(lane.ID(), "card") {
				now := d.Get(card.ID())
				span := int(card.NumOr("span", 1))
				first := slices.Index(steps, card.Ref("step"))
				if now == nil || span < 2 || first < 0 || at < first || at >= first+span {
					continue
				}
				if left := int(now.NumOr("span", 1)) - 1; left > 1 {
					d.Set(card.ID(), "span", model.Number(left))
				} else {
					d.Set(card.ID(), "span", nil)
				}
			}
		}
	}
}

// stepsOf lists the steps of the page of a step, from left to right.
func stepsOf(doc *model.Document, step model.ID) []model.ID {
	page := doc.Page(step)
	if page == nil {
		return nil
	}
	var out []model.ID
	for stage := range doc.Each(page.ID(), "stage") {
		for s := range doc.Each(stage.ID(), "step") {
			out = append(out, s.ID())
		}
	}
	return out
}

func dropColumns(d *model.Draft) {
	for _, gone := range deleted(d) {
		if gone.Kind() != "step" && gone.Kind() != "stage" {
			continue
		}
		for _, r := range referrers(d, gone.ID()) {
			if (r.Kind() == "card" || r.Kind() == "emotion") && r.Ref("step") == gone.ID() {
				d.Delete(r.ID())
			}
		}
	}
}

func dropLinks(d *model.Draft) {
	for _, gone := range deleted(d) {
		for _, r := range referrers(d, gone.ID()) {
			if r.Kind() == "link" && (r.Ref("from") == gone.ID() || r.Ref("to") == gone.ID()) {
				d.Delete(r.ID())
			}
		}
	}
}

// inheritShared gives the shared data of a deleted element to the first one that
// showed them, and lets the others follow that one.
func inheritShared(d *model.Draft) {
	for _, gone := range deleted(d) {
		var heir *model.Record
		for _, r := range referrers(d, gone.ID()) {
			if r.Ref("same_as") != gone.ID() {
				continue
			}
			if heir != nil {
				d.Set(r.ID(), "same_as", model.Text(heir.ID()))
				continue
			}
			heir = r
			data := kind.Effective(d.Base(), gone)
			k, _ := kind.Of(r.Kind())
			for _, p := range k.Properties {
				if p.Shared {
					d.Set(r.ID(), p.Name, data.Get(p.Name))
				}
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
	for _, gone := range deleted(d) {
		id := gone.ID()
		for _, r := range referrers(d, id) {
			k, ok := kind.Of(r.Kind())
			if !ok {
				continue
			}
			for _, p := range k.Properties {
				switch {
				case p.Name == "revises" || p.Required:
				case p.Type == kind.Ref && r.Ref(p.Name) == id:
					d.Set(r.ID(), p.Name, nil)
				case p.Type == kind.Refs && slices.Contains(r.List(p.Name), string(id)):
					d.Set(r.ID(), p.Name, listWithout(r.List(p.Name), func(other model.ID) bool { return other == id }))
				}
			}
		}
		// An effect without its KPI says nothing.
		for _, r := range referrers(d, id) {
			if r.Kind() == "effect" && r.Ref("kpi") == id {
				d.Delete(r.ID())
			}
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
	for _, id := range slices.Sorted(keys(groups)) {
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
		}
	}
}

func keys(m map[model.ID]bool) func(func(model.ID) bool) {
	return func(yield func(model.ID) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
