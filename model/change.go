package model

import "slices"

// Edit is what a change does to one record. Before is nil for an insertion,
// After for a deletion. The anchors name the sibling in front of it ("" for
// none), and matter only where the place changes.
type Edit struct {
	Before, After *Record
	// BeforeAnchor and AfterAnchor are the preceding siblings in the two states.
	BeforeAnchor, AfterAnchor ID
}

// ID returns the id of the record that the edit is about.
func (e Edit) ID() ID {
	if e.After != nil {
		return e.After.id
	}
	return e.Before.id
}

// Moved reports whether the edit gives the record another place among siblings
// or another parent.
func (e Edit) Moved() bool {
	return e.Before != nil && e.After != nil &&
		(e.Before.parent != e.After.parent || e.BeforeAnchor != e.AfterAnchor)
}

// Change is the difference between two documents, as edits that are applied in
// order. The zero Change does nothing.
type Change struct{ Edits []Edit }

// Empty reports whether the change does nothing.
func (c Change) Empty() bool { return len(c.Edits) == 0 }

// IDs returns the ids of all records touched, each once.
func (c Change) IDs() []ID {
	var ids []ID
	seen := map[ID]bool{}
	for _, e := range c.Edits {
		if id := e.ID(); !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// Inverse returns the change that leads back.
func (c Change) Inverse() Change {
	inv := Change{Edits: make([]Edit, len(c.Edits))}
	for i, e := range c.Edits {
		inv.Edits[len(c.Edits)-1-i] = Edit{e.After, e.Before, e.AfterAnchor, e.BeforeAnchor}
	}
	return inv
}

// Apply returns the document with the change made. On the document that the
// change was made for, the result is exact. On another one (something came from
// disk in between) only properties that still have the value of before are
// touched, what is gone stays gone, and what is there already is not added
// again.
func (c Change) Apply(d *Document) *Document {
	dr := d.Draft()
	dr.Replay(c)
	next, _ := dr.Commit()
	return next
}

// Replay makes the edits of a change on the draft, under the rules of
// Change.Apply.
func (d *Draft) Replay(c Change) {
	for _, e := range c.Edits {
		now := d.Get(e.ID())
		switch {
		case e.Before == nil:
			if now == nil {
				d.Insert(e.After, e.AfterAnchor)
			}
		case now == nil:
		case e.After == nil:
			d.remove(now.id)
		default:
			d.put(patch(now, e.Before, e.After))
			if e.Moved() && now.id != Root {
				d.Move(now.id, e.After.parent, e.AfterAnchor)
			}
		}
	}
}

// patch makes on r the difference between before and after, property by
// property, where r still has the value of before.
func patch(r, before, after *Record) *Record {
	if r.Equal(before) {
		return after.WithParent(r.parent)
	}
	var props []Prop
	for _, n := range changedProps(before, after) {
		if SameValue(r.Get(n), before.Get(n)) {
			props = append(props, Prop{n, after.Get(n)})
		}
	}
	return r.With(props...)
}

// changedProps names the properties in which two records differ.
func changedProps(a, b *Record) []string {
	var names []string
	for _, p := range a.props {
		if !SameValue(p.Value, b.Get(p.Name)) {
			names = append(names, p.Name)
		}
	}
	for _, p := range b.props {
		if !a.Has(p.Name) {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	return names
}

// ChangedProps names, sorted, the properties that the edit changes; all of them
// for an insertion or a deletion.
func (e Edit) ChangedProps() []string {
	none := &Record{}
	a, b := e.Before, e.After
	if a == nil {
		a = none
	}
	if b == nil {
		b = none
	}
	return changedProps(a, b)
}

// Between returns a change that leads from a to b.
func Between(a, b *Document) Change {
	dr := a.Draft()
	if !a.root.Equal(b.root) {
		dr.put(b.root)
	}
	for i := len(a.records) - 1; i >= 0; i-- { // children before parents
		if id := a.records[i].id; b.Get(id) == nil {
			dr.remove(id)
		}
	}
	for _, r := range b.records {
		if a.Get(r.id) != nil {
			dr.put(r.WithParent(a.Get(r.id).parent))
		}
	}
	dr.arrangeLike(b)
	_, c := dr.Commit()
	return c
}
