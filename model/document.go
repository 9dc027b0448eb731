package model

import (
	"iter"
	"slices"
	"sync"
)

// Document is one map file as an immutable value: the root record and all
// others in reading order (every record after the one it belongs to, siblings
// in the order that the file lists them).
//
// It is safe for use by several goroutines.
type Document struct {
	root    *Record
	records []*Record // reading order
	tree    *tree     // shared by documents with the same ids, parents and order
	refs    func() map[ID][]ID
}

// tree is what follows from ids, parents and order alone.
type tree struct {
	pos      map[ID]int
	children map[ID][]ID
	placed   map[ID][]int32 // where the children stand, so that nobody looks up each
}

// NewDocument makes a document. The records may come in any order that keeps
// siblings in theirs; what belongs to nothing that exists (or to itself, round
// a circle) comes last. Of two records with one id only the first is kept:
// whoever reads files refuses such input before.
func NewDocument(root *Record, records []*Record) *Document {
	if root == nil {
		root = NewRecord(Root, "document", Root)
	}
	d := &Document{root: root}
	d.records, d.tree = arrange(records)
	d.lazyRefs()
	return d
}

// arrange puts the records into reading order.
func arrange(records []*Record) ([]*Record, *tree) {
	t := &tree{pos: make(map[ID]int, len(records)), children: make(map[ID][]ID), placed: make(map[ID][]int32)}
	kept := make([]*Record, 0, len(records))
	for _, r := range records {
		if _, twice := t.pos[r.id]; twice || r.id == Root {
			continue
		}
		t.pos[r.id] = len(kept)
		kept = append(kept, r)
	}
	// Most belong to what the one before belongs to: their lists are held while they
	// grow, and looked up once.
	of, ids, at := Root, []ID(nil), []int32(nil)
	list := func(parent ID) {
		t.children[of], t.placed[of] = ids, at
		of, ids, at = parent, t.children[parent], t.placed[parent]
	}
	for i, r := range kept {
		if r.parent != of {
			list(r.parent)
		}
		ids, at = append(ids, r.id), append(at, int32(i))
	}
	list(Root)
	if len(t.children[Root]) == 0 {
		delete(t.children, Root)
		delete(t.placed, Root)
	}
	out := make([]*Record, 0, len(kept))
	now := make([]int32, len(kept)) // where each one of kept stands in out, less one
	var walk func(parent ID)
	put := func(i int32) {
		out = append(out, kept[i])
		now[i] = int32(len(out))
		walk(kept[i].id)
	}
	walk = func(parent ID) {
		for _, i := range t.placed[parent] {
			if now[i] == 0 {
				put(i)
			}
		}
	}
	walk(Root)
	for i, r := range kept { // whatever the root does not reach
		if now[i] > 0 {
			continue
		}
		if _, known := t.pos[r.parent]; !known {
			put(int32(i))
		}
	}
	for i := range kept { // circles
		if now[i] == 0 {
			put(int32(i))
		}
	}
	if !slices.Equal(out, kept) {
		for i, r := range out {
			t.pos[r.id] = i
		}
		for _, list := range t.placed {
			for k, i := range list {
				list[k] = now[i] - 1
			}
		}
	}
	return out, t
}

func (d *Document) lazyRefs() {
	d.refs = sync.OnceValue(func() map[ID][]ID {
		m := make(map[ID][]ID)
		add := func(from, to ID) {
			if l := m[to]; len(l) == 0 || l[len(l)-1] != from {
				m[to] = append(l, from)
			}
		}
		for _, r := range d.records {
			for _, p := range r.props {
				switch v := p.Value.(type) {
				case Text:
					if _, ok := d.tree.pos[ID(v)]; ok {
						add(r.id, ID(v))
					}
				case List:
					for _, s := range v {
						if _, ok := d.tree.pos[ID(s)]; ok {
							add(r.id, ID(s))
						}
					}
				}
			}
		}
		return m
	})
}

// Root returns the record with the document's own properties.
func (d *Document) Root() *Record { return d.root }

// Len returns the number of records, the root not counted.
func (d *Document) Len() int { return len(d.records) }

// Get returns a record, nil when there is none with this id. Get(Root) is the
// root record.
func (d *Document) Get(id ID) *Record {
	if id == Root {
		return d.root
	}
	if i, ok := d.tree.pos[id]; ok {
		return d.records[i]
	}
	return nil
}

// Records returns all records in reading order, the root not among them. The
// caller must not change the slice.
func (d *Document) Records() []*Record { return d.records }

// Children returns the ids of what belongs to a record, in order. The caller
// must not change the slice.
func (d *Document) Children(parent ID) []ID { return d.tree.children[parent] }

// Each yields the children of a record that are of the given kind, in order;
// of every kind when kind is "".
func (d *Document) Each(parent ID, kind string) iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		for _, i := range d.tree.placed[parent] {
			if r := d.records[i]; (kind == "" || r.kind == kind) && !yield(r) {
				return
			}
		}
	}
}

// All collects Each.
func (d *Document) All(parent ID, kind string) []*Record { return slices.Collect(d.Each(parent, kind)) }

// Within yields a record and everything that belongs to it, directly or not,
// in reading order.
func (d *Document) Within(id ID) iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		seen := map[ID]bool{}
		var walk func(id ID) bool
		walk = func(id ID) bool {
			if seen[id] {
				return true
			}
			seen[id] = true
			if r := d.Get(id); r == nil || !yield(r) {
				return false
			}
			for _, c := range d.tree.children[id] {
				if !walk(c) {
					return false
				}
			}
			return true
		}
		walk(id)
	}
}

// Page returns the page that a record stands on (itself, when it is one), nil
// for what stands on none.
func (d *Document) Page(id ID) *Record {
	for range 64 { // deeper than any kind nests; ends circles
		r := d.Get(id)
		if r == nil || r == d.root {
			return nil
		}
		if r.kind == "page" {
			return r
		}
		id = r.parent
	}
	return nil
}

// Referrers returns the ids of the records that name id in one of their
// properties, in reading order. A record whose plain text happens to equal the
// id is among them; package kind tells references from texts.
func (d *Document) Referrers(id ID) []ID { return d.refs()[id] }

// Before returns the sibling in front of a record, "" when it is the first.
func (d *Document) Before(id ID) ID {
	r := d.Get(id)
	if r == nil {
		return ""
	}
	sib := d.tree.children[r.parent]
	if i := slices.Index(sib, id); i > 0 {
		return sib[i-1]
	}
	return ""
}

// Sharing returns the same document with the records of another one wherever those
// are equal: comparing the two, or what is made of them, costs next to nothing then,
// and they take little more memory than one.
func (d *Document) Sharing(o *Document) *Document {
	one := func(r *Record) *Record {
		if was := o.Get(r.id); was != nil && was.Equal(r) {
			return was
		}
		return r
	}
	next := &Document{root: one(d.root), records: make([]*Record, len(d.records)), tree: d.tree, refs: d.refs}
	for i, r := range d.records {
		next.records[i] = one(r)
	}
	return next
}

// Equal reports whether both documents hold the same records in the same order.
func (d *Document) Equal(o *Document) bool {
	if d == o {
		return true
	}
	return d.root.Equal(o.root) && slices.EqualFunc(d.records, o.records, (*Record).Equal)
}
