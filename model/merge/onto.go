package merge

import (
	"slices"

	"waymark/model"
)

// Onto is Three with ours preferred, where little was done to base to make it ours,
// and what was done is known: it costs what that little costs, and not what the
// documents do. A program merges two large documents beside a person who goes on
// editing; what the person did meanwhile is put on top of the result with this, at
// once, so that no merge is ever done twice.
//
// done leads from base to ours. What both placed between the same two siblings may
// come in another order than with Three. The change returned leads from theirs to
// the result.
func Onto(base, ours, theirs *model.Document, done []model.Change) (Result, model.Change) {
	o := &onto{
		merger: merger{base: base, side: [2]*model.Document{ours, theirs}, kept: map[model.ID]*model.Record{}, gone: map[model.ID]Side{}, broken: map[model.ID]*model.Record{}},
		known:  map[model.ID]bool{}, moved: map[model.ID]bool{},
	}
	var touched []model.ID
	for _, c := range done {
		touched = append(touched, c.IDs()...)
		for _, e := range c.Edits {
			o.moved[e.ID()] = o.moved[e.ID()] || e.Moved()
		}
	}
	for _, id := range touched {
		o.concern(id)
	}
	o.circles()
	o.settle()
	d := theirs.Draft()
	if slices.Contains(touched, model.Root) {
		o.kept[model.Root] = o.fields(model.Root, base.Root(), ours.Root(), theirs.Root())
		give(d, theirs.Root(), o.kept[model.Root])
	}
	o.place(d)
	for _, id := range o.ids {
		if t := theirs.Get(id); t != nil && o.kept[id] == nil {
			d.Delete(id)
		} else if t != nil {
			give(d, t, o.kept[id])
		}
	}
	doc, change := d.Commit()
	o.sort(doc)
	return Result{doc, o.conflicts, o.reports}, change
}

// onto is a merger that looks only at what is concerned: what was touched, and what
// that stands in, names, or is named by where it was deleted.
type onto struct {
	merger
	known map[model.ID]bool
	moved map[model.ID]bool // by ours, perhaps within one parent
}

// concern decides about an element, and about what its fate depends on.
func (o *onto) concern(id model.ID) {
	if id == model.Root || o.known[id] {
		return
	}
	o.known[id] = true
	b, mine, t := o.base.Get(id), o.side[Ours].Get(id), o.side[Theirs].Get(id)
	if mine == nil && t == nil {
		return
	}
	o.ids = append(o.ids, id)
	o.record(id)
	switch {
	case mine == nil: // what stands in it or names it hangs on it
		for _, c := range slices.Concat(o.side[Theirs].Children(id), o.side[Theirs].Referrers(id)) {
			o.concern(c)
		}
		o.leansOn(t)
	case t == nil || mine != b: // else it is theirs, where everything it leans on is
		o.leansOn(mine)
		if t != nil && mine.Parent() != t.Parent() { // two moves may make a circle
			o.above(o.side[Theirs], id)
			o.above(o.side[Ours], id)
		}
	}
}

// above concerns everything that an element stands in, directly or not.
func (o *onto) above(d *model.Document, id model.ID) {
	for range 64 { // deeper than any kind nests; ends circles
		r := d.Get(id)
		if r == nil || id == model.Root {
			return
		}
		id = r.Parent()
		o.concern(id)
	}
}

// leansOn looks at what a record stands in and names.
func (o *onto) leansOn(r *model.Record) {
	o.concern(r.Parent())
	for _, to := range references(r) {
		o.concern(to)
	}
}

// give gives an element the properties that it has in the result.
func give(d *model.Draft, was, is *model.Record) {
	for _, name := range (model.Edit{Before: was, After: is}).ChangedProps() {
		d.Set(was.ID(), name, is.Get(name))
	}
}

// place inserts what theirs has not, and moves what ours has moved, behind the
// nearest sibling in front of it that is there.
func (o *onto) place(d *model.Draft) {
	ours, theirs := o.side[Ours], o.side[Theirs]
	placed := map[model.ID]bool{} // still to be
	var parents []model.ID
	for _, id := range o.ids {
		r, t, b := o.kept[id], theirs.Get(id), o.base.Get(id)
		switch {
		case r == nil:
			continue
		case t == nil, r.Parent() != t.Parent():
		case !o.moved[id] || ours.Get(id) == nil || b != nil && b.Parent() == r.Parent() && ours.Before(id) == o.base.Before(id):
			continue // ours did not move it
		default:
			o.order(id, b)
		}
		placed[id] = true
		if !slices.Contains(parents, r.Parent()) {
			parents = append(parents, r.Parent())
		}
	}
	put := func(id, after model.ID) {
		if r := o.kept[id]; theirs.Get(id) == nil {
			d.Insert(r, after)
		} else {
			d.Move(id, r.Parent(), after)
		}
		delete(placed, id)
	}
	for len(parents) > 0 {
		p := parents[0]
		parents = parents[1:]
		if theirs.Get(p) == nil && p != model.Root && placed[p] { // a parent comes first
			parents = append(parents, p)
			continue
		}
		sib := ours.Children(p)
		for i, id := range sib {
			if r := o.kept[id]; placed[id] && r.Parent() == p {
				put(id, before(d, sib[:i], p))
			}
		}
		for _, id := range o.ids { // what ours has elsewhere, or not at all
			if r := o.kept[id]; placed[id] && r.Parent() == p {
				put(id, before(d, d.Children(p), p))
			}
		}
	}
}

// before returns the last of some siblings that is there.
func before(d *model.Draft, sib []model.ID, parent model.ID) model.ID {
	for i := len(sib) - 1; i >= 0; i-- {
		if r := d.Get(sib[i]); r != nil && r.Parent() == parent {
			return sib[i]
		}
	}
	return ""
}

// order tells of an element that both sides gave another place under one parent.
func (o *onto) order(id model.ID, b *model.Record) {
	if b == nil {
		return
	}
	was, here, there := o.base.Before(id), o.side[Ours].Before(id), o.side[Theirs].Before(id)
	if there != was && there != here {
		o.conflicts = append(o.conflicts, Conflict{id, []string{"order"}, []model.Value{model.Text(was)}, []model.Value{model.Text(here)}, []model.Value{model.Text(there)}})
	}
}
