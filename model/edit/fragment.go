package edit

import (
	"slices"

	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// Fragment is a copied part of a document: records in reading order, parents
// before children. The first ones of every tree are its tops; their parents are
// those that they had.
type Fragment struct {
	Records []*model.Record
}

// Copy takes elements out of a document with everything that belongs to them,
// and the links that run between them.
func Copy(doc *model.Document, ids []model.ID) Fragment {
	in := map[model.ID]bool{}
	for _, id := range ids {
		for r := range doc.Within(id) {
			if r.ID() != model.Root {
				in[r.ID()] = true
			}
		}
	}
	shapes, copied := map[model.ID]int{}, map[model.ID]int{} // of every group, the shapes of groups inside it included
	for _, r := range doc.Records() {
		switch r.Kind() {
		case "link":
			if in[r.Ref("from")] && in[r.Ref("to")] {
				in[r.ID()] = true
			}
		case "node":
			for g := range groupsOf(doc, r) {
				shapes[g]++
				if in[r.ID()] {
					copied[g]++
				}
			}
		}
	}
	for g, n := range copied { // a group comes along when all of it does
		if n == shapes[g] {
			in[g] = true
		}
	}
	var f Fragment
	for _, r := range doc.Records() {
		if in[r.ID()] {
			f.Records = append(f.Records, r)
		}
	}
	return f
}

// Fresh returns the fragment under new ids. References inside of it follow;
// references to the outside stay where keep says so and are taken out otherwise.
// The map leads from old to new ids.
func (f Fragment) Fresh(keep func(model.ID) bool) (Fragment, map[model.ID]model.ID) {
	ids := make(map[model.ID]model.ID, len(f.Records))
	inside := make(map[model.ID]bool, len(f.Records))
	for _, r := range f.Records {
		id := model.NewID()
		ids[r.ID()], inside[id] = id, true
	}
	out := Fragment{Records: make([]*model.Record, 0, len(f.Records))}
	for _, r := range f.Records {
		out.Records = append(out.Records, without(kind.Remap(r, ids), func(id model.ID) bool { return !inside[id] && !keep(id) }))
	}
	return out, ids
}

// without takes references out of a record.
func without(r *model.Record, gone func(model.ID) bool) *model.Record {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return r
	}
	for _, p := range k.Properties {
		switch {
		case p.Type == kind.Ref && r.Has(p.Name) && gone(r.Ref(p.Name)):
			r = r.With(model.Prop{Name: p.Name})
		case p.Type == kind.Refs && r.Has(p.Name):
			r = r.With(model.Prop{Name: p.Name, Value: listWithout(r.List(p.Name), gone)})
		}
	}
	return r
}

// listWithout returns the list without some ids; nil when none is left.
func listWithout(l []string, gone func(model.ID) bool) model.Value {
	var left model.List
	for _, s := range l {
		if !gone(model.ID(s)) {
			left = append(left, s)
		}
	}
	if left == nil {
		return nil
	}
	return left
}

// Paste adds a fragment, which may come from another document. New ids are given
// by the caller's Fresh call, so that it knows what to select afterwards.
type Paste struct {
	Fragment Fragment // already Fresh
	Page     model.ID // where tops go that stand on a page
	By       geom.Pt  // shifts shapes
}

// Label implements Command.
func (c Paste) Label() string { return "Paste" }

// Do implements Command.
func (c Paste) Do(d *model.Draft) error {
	inside := map[model.ID]bool{}
	for _, r := range c.Fragment.Records {
		inside[r.ID()] = true
	}
	for _, r := range c.Fragment.Records {
		if !inside[r.Parent()] {
			r = r.WithParent(c.home(d, r))
		}
		if at, ok := corner(r); ok && r.Kind() == "node" {
			p := at.Add(c.By)
			r = r.With(model.Prop{Name: "x", Value: coordinate(p.X)}, model.Prop{Name: "y", Value: coordinate(p.Y)})
		}
		if pts, ok := r.Get("waypoints").(model.Points); ok && r.Kind() == "link" {
			r = r.With(model.Prop{Name: "waypoints", Value: shifted(pts, c.By)})
		}
		if err := stands(d, r); err != nil {
			return err
		}
		d.Append(r)
	}
	// Values are checked when all are there: a link may stand before a shape that was
	// brought to the front, a group before the one that it lies in.
	for _, r := range c.Fragment.Records {
		if err := holds(d, d.Get(r.ID())); err != nil {
			return err
		}
	}
	return nil
}

// home finds where a top of the fragment belongs in this document: on the page, in the
// document, else where it stands.
func (c Paste) home(d *model.Draft, r *model.Record) model.ID {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return r.Parent()
	}
	for _, id := range []model.ID{c.Page, model.Root} {
		if p := d.Get(id); p != nil && slices.Contains(k.Parents, p.Kind()) {
			return id
		}
	}
	return r.Parent()
}
