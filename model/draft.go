package model

import "slices"

// Draft collects edits on top of a document. It is used by one goroutine and
// thrown away after Commit. Reading through it shows the edits made so far.
type Draft struct {
	base     *Document
	changed  map[ID]*Record // nil for deleted
	children map[ID][]ID    // copied from the base where they differ
	near     map[ID]int     // parent → where among its children the last edit was
	added    []ID
	edits    []Edit
	last     map[ID]int // id → index of its newest edit
}

// Draft starts a set of edits.
func (d *Document) Draft() *Draft {
	return &Draft{base: d, changed: map[ID]*Record{}, children: map[ID][]ID{}, near: map[ID]int{}, last: map[ID]int{}}
}

// Base returns the document that the draft started from.
func (d *Draft) Base() *Document { return d.base }

// Get returns a record as it stands now, nil when there is none.
func (d *Draft) Get(id ID) *Record {
	if r, ok := d.changed[id]; ok {
		return r
	}
	return d.base.Get(id)
}

// Children returns the ids of what belongs to a record as it stands now. The
// caller must not change the slice.
func (d *Draft) Children(parent ID) []ID {
	if l, ok := d.children[parent]; ok {
		return l
	}
	return d.base.Children(parent)
}

// Set gives one property another value; nil takes it away. Setting what is not
// there, or the value it has, does nothing.
func (d *Draft) Set(id ID, name string, v Value) {
	if r := d.Get(id); r != nil {
		d.put(r.With(Prop{name, v}))
	}
}

// put replaces a record that is there; parent and place stay.
func (d *Draft) put(r *Record) {
	now := d.Get(r.id)
	if now == nil || now == r || now.Equal(r) {
		return
	}
	d.changed[r.id] = r
	if i, ok := d.last[r.id]; ok && d.edits[i].After != nil {
		d.edits[i].After = r
		return
	}
	d.log(Edit{Before: now, After: r}) // the place stays: anchors are not needed
}

func (d *Draft) log(e Edit) {
	d.last[e.ID()] = len(d.edits)
	d.edits = append(d.edits, e)
}

// anchor returns the sibling in front of r as it stands now.
func (d *Draft) anchor(r *Record) ID {
	if i := d.index(r.parent, r.id); i > 0 {
		return d.Children(r.parent)[i-1]
	}
	return ""
}

// index returns where an id stands among the children of a parent, −1 when it does
// not. It looks around the place of the last edit and from both ends at once: who
// deletes, restores or brings to an end many siblings one after another finds each
// in a few steps.
func (d *Draft) index(parent, id ID) int {
	l := d.Children(parent)
	near := d.near[parent]
	for i := range l {
		for _, at := range [...]int{near + i, near - 1 - i, i, len(l) - 1 - i} {
			if at >= 0 && at < len(l) && l[at] == id {
				d.near[parent] = at
				return at
			}
		}
	}
	return -1
}

// Insert adds a record behind the sibling named by after: as the first when
// after is "", as the last when there is no such sibling. An id that is in use
// is left alone.
func (d *Draft) Insert(r *Record, after ID) {
	if r.id == Root || d.Get(r.id) != nil {
		return
	}
	d.changed[r.id] = r
	d.added = append(d.added, r.id)
	after = d.place(r.id, r.parent, after)
	d.log(Edit{nil, r, "", after})
}

// Append adds a record as the last of its siblings.
func (d *Draft) Append(r *Record) { d.Insert(r, d.lastChild(r.parent)) }

func (d *Draft) lastChild(parent ID) ID {
	if l := d.Children(parent); len(l) > 0 {
		return l[len(l)-1]
	}
	return ""
}

// place puts an id into a list of children and returns the anchor that it got.
func (d *Draft) place(id, parent, after ID) ID {
	l := d.own(parent)
	i := 0
	if after != "" {
		if i = d.index(parent, after) + 1; i == 0 {
			if i = len(l); i > 0 {
				after = l[i-1]
			} else {
				after = ""
			}
		}
	}
	d.children[parent] = slices.Insert(l, i, id)
	return after
}

// takeOut removes a record from the children of its parent.
func (d *Draft) takeOut(r *Record) {
	l := d.own(r.parent)
	if i := d.index(r.parent, r.id); i >= 0 {
		d.children[r.parent] = slices.Delete(l, i, i+1)
	}
}

func (d *Draft) own(parent ID) []ID {
	l, ok := d.children[parent]
	if !ok {
		l = slices.Clone(d.base.Children(parent))
		d.children[parent] = l
	}
	return l
}

// Move gives a record another parent or another place among its siblings:
// behind the sibling named by after, first when after is "".
func (d *Draft) Move(id, parent, after ID) {
	r := d.Get(id)
	if r == nil || id == Root || id == parent || id == after {
		return
	}
	from := d.anchor(r)
	if r.parent == parent && from == after {
		return
	}
	d.takeOut(r)
	moved := r.WithParent(parent)
	d.changed[id] = moved
	to := d.place(id, parent, after)
	d.log(Edit{r, moved, from, to})
}

// Delete removes a record and everything that belongs to it. What refers to
// them is left to the rules of package edit.
func (d *Draft) Delete(id ID) {
	d.deleteTree(id, map[ID]bool{}) // the set ends circles of parents, which a file may hold
}

func (d *Draft) deleteTree(id ID, seen map[ID]bool) {
	if id == Root || seen[id] || d.Get(id) == nil {
		return
	}
	seen[id] = true
	kids := slices.Clone(d.Children(id))
	for i := len(kids) - 1; i >= 0; i-- {
		d.deleteTree(kids[i], seen)
	}
	d.remove(id)
}

// remove takes out one record alone.
func (d *Draft) remove(id ID) {
	r := d.Get(id)
	if r == nil || id == Root {
		return
	}
	a := d.anchor(r)
	d.takeOut(r)
	d.changed[id] = nil
	d.log(Edit{r, nil, a, ""})
}

// Touched returns the ids of the records that the draft has changed so far,
// each once, in the order of their first edit.
func (d *Draft) Touched() []ID { return Change{d.edits}.IDs() }

// Changed reports whether the draft differs from its base.
func (d *Draft) Changed() bool { return len(d.edits) > 0 }

// Commit returns the new document and the change from the base to it. Without
// any edit it returns the base and an empty change.
func (d *Draft) Commit() (*Document, Change) {
	var edits []Edit
	for _, e := range d.edits {
		if e.Before == nil || e.After == nil || e.Moved() || !e.Before.Equal(e.After) {
			edits = append(edits, e)
		}
	}
	if len(edits) == 0 {
		return d.base, Change{}
	}
	next := &Document{root: d.Get(Root)}
	if len(d.children) == 0 { // same ids, parents and order
		next.records, next.tree = slices.Clone(d.base.records), d.base.tree
		for id, r := range d.changed {
			if id != Root {
				next.records[d.base.tree.pos[id]] = r
			}
		}
	} else {
		next.records, next.tree = arrange(d.flatten())
	}
	if next.refs = d.base.refs; next.tree != d.base.tree || d.refersAnew() {
		next.lazyRefs()
	}
	return next, Change{edits}
}

// refersAnew reports whether a record names others than it did before. Moving or
// renaming something does not, and need not look through all records for who names
// whom.
func (d *Draft) refersAnew() bool {
	named := func(v Value) bool {
		switch v := v.(type) {
		case Text:
			_, ok := d.base.tree.pos[ID(v)]
			return ok
		case List:
			return slices.ContainsFunc(v, func(s string) bool { _, ok := d.base.tree.pos[ID(s)]; return ok })
		}
		return false
	}
	for id, r := range d.changed {
		was := d.base.Get(id)
		for _, name := range changedProps(was, r) {
			if named(was.Get(name)) || named(r.Get(name)) {
				return true
			}
		}
	}
	return false
}

// flatten lists all records so that siblings stand in their order.
func (d *Draft) flatten() []*Record {
	out := make([]*Record, 0, len(d.base.records)+len(d.added))
	done := make(map[ID]bool)
	list := func(parent ID) {
		for _, id := range d.Children(parent) {
			out = append(out, d.Get(id))
		}
		done[parent] = true
	}
	visit := func(id ID) {
		if r := d.Get(id); r != nil && !done[r.parent] {
			list(r.parent)
		}
	}
	for _, r := range d.base.records {
		visit(r.id)
	}
	for _, id := range d.added {
		visit(id)
	}
	return out
}

// arrangeLike inserts and moves until parents and order are those of b.
func (d *Draft) arrangeLike(b *Document) {
	parents := []ID{Root}
	for _, r := range b.records {
		parents = append(parents, r.id)
		if b.Get(r.parent) == nil {
			parents = append(parents, r.parent)
		}
	}
	seen := map[ID]bool{}
	for _, p := range parents {
		if seen[p] {
			continue
		}
		seen[p] = true
		want := b.Children(p)
		at := make(map[ID]int)
		for i, id := range d.Children(p) {
			at[id] = i
		}
		var common []ID
		var order []int
		for _, id := range want {
			if i, ok := at[id]; ok {
				common = append(common, id)
				order = append(order, i)
			}
		}
		keep := map[ID]bool{}
		for _, i := range LongestRising(order) {
			keep[common[i]] = true
		}
		anchor := ID("")
		for _, id := range want {
			switch {
			case d.Get(id) == nil:
				d.Insert(b.Get(id), anchor)
			case !keep[id]:
				d.Move(id, p, anchor)
			}
			anchor = id
		}
	}
}

// LongestRising returns the indices of a longest rising subsequence of s, in
// O(n log n): what keeps its order when a list was rearranged.
func LongestRising(s []int) []int {
	prev := make([]int, len(s))
	var tails []int // indices into s
	for i, v := range s {
		k, _ := slices.BinarySearchFunc(tails, v, func(t, v int) int { return s[t] - v })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	out := make([]int, len(tails))
	if len(tails) > 0 {
		for k, i := len(tails)-1, tails[len(tails)-1]; k >= 0; k, i = k-1, prev[i] {
			out[k] = i
		}
	}
	return out
}
