package merge

import (
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// Side is one of the two that are merged.
type Side uint8

// The sides.
const (
	Ours Side = iota
	Theirs
)

// other returns the opposite side.
func (s Side) other() Side { return 1 - s }

// Conflict is something that both sides changed differently. The result has the
// preferred side's value.
type Conflict struct {
	ID model.ID
	// Names are the properties that are one value (x and y of a position); "parent"
	// and "order" stand for the place of the element.
	Names              []string
	Base, Ours, Theirs []model.Value // one for each name; for "parent" the id
}

// Event says what a report is about.
type Event string

// The events that are reported.
const (
	EditKept    Event = "edit_kept"    // one side deleted it, the other edited it: it stays
	Restored    Event = "restored"     // deleted, and brought back because something stands in it or newly refers to it
	LinkRemoved Event = "link_removed" // edited by one side, but it leads to something that the other deleted
	RefRemoved  Event = "ref_removed"  // a reference to something that was deleted was taken out of an edited element
)

// Report is a decision of the merge that somebody should hear of.
type Report struct {
	ID    model.ID
	Event Event
	By    Side   // the side that had deleted
	Name  string // of the reference, for RefRemoved
}

// Result is a merged document and what there is to say about it.
type Result struct {
	Doc       *model.Document
	Conflicts []Conflict
	Reports   []Report
}

// Three merges ours and theirs, which both come from base. Where both changed a
// thing differently, the preferred side's value stands.
func Three(base, ours, theirs *model.Document, prefer Side) Result {
	if ours.Equal(theirs) || base.Equal(theirs) {
		return Result{Doc: ours}
	}
	if base.Equal(ours) {
		return Result{Doc: theirs}
	}
	m := &merger{base: base, side: [2]*model.Document{ours, theirs}, prefer: prefer, kept: make(map[model.ID]*model.Record, ours.Len()), gone: map[model.ID]Side{}, broken: map[model.ID]*model.Record{}}
	m.records()
	m.circles()
	m.settle()
	root := m.fields(model.Root, base.Root(), ours.Root(), theirs.Root())
	doc := model.NewDocument(root, m.ordered())
	m.sort(doc)
	return Result{doc, m.conflicts, m.reports}
}

type merger struct {
	base   *model.Document
	side   [2]*model.Document
	prefer Side

	ids       []model.ID // of all three, base first
	kept      map[model.ID]*model.Record
	gone      map[model.ID]Side          // deleted in the result → who deleted
	broken    map[model.ID]*model.Record // gone because something that they need is: as they were
	conflicts []Conflict
	reports   []Report
}

// records decides element by element what stays, and merges its fields.
func (m *merger) records() {
	seen := make(map[model.ID]bool, m.base.Len())
	for _, d := range []*model.Document{m.base, m.side[Ours], m.side[Theirs]} {
		for _, r := range d.Records() {
			if !seen[r.ID()] {
				seen[r.ID()] = true
				m.ids = append(m.ids, r.ID())
			}
		}
	}
	for _, id := range m.ids {
		m.record(id)
	}
}

// record decides whether an element stays, and merges its fields.
func (m *merger) record(id model.ID) {
	b, o, t := m.base.Get(id), m.side[Ours].Get(id), m.side[Theirs].Get(id)
	switch {
	case o != nil && t != nil:
		m.kept[id] = m.fields(id, b, o, t)
	case o == nil && t == nil:
	case b == nil: // added by one side
		m.kept[id] = either(o, t)
	default:
		by, left := Ours, t // who deleted, and what the other side has
		if o != nil {
			by, left = Theirs, o
		}
		if left.Equal(b) {
			m.gone[id] = by
			return
		}
		m.kept[id] = left
		m.report(Report{ID: id, Event: EditKept, By: by})
	}
}

func either(a, b *model.Record) *model.Record {
	if a != nil {
		return a
	}
	return b
}

func (m *merger) report(r Report) { m.reports = append(m.reports, r) }

// fields merges one element that both sides have. A nil base is one that both
// added under the same id.
func (m *merger) fields(id model.ID, b, o, t *model.Record) *model.Record {
	if o.Equal(t) {
		return o
	}
	if b == nil {
		b = model.NewRecord(id, o.Kind(), "\x00") // a parent that no side has
	}
	switch { // one side left it alone
	case o.Equal(b):
		return t
	case t.Equal(b):
		return o
	}
	own := [2]*model.Record{o, t}
	out := own[m.prefer]
	if o.Kind() != t.Kind() { // never by this program; all of the preferred one stays
		m.conflicts = append(m.conflicts, Conflict{id, []string{"kind"}, []model.Value{model.Text(b.Kind())}, []model.Value{model.Text(o.Kind())}, []model.Value{model.Text(t.Kind())}})
		return out
	}
	for _, names := range atoms(o.Kind(), b, o, t) {
		vb, vo, vt := values(b, names), values(o, names), values(t, names)
		pick := vo
		switch {
		case same(vo, vt), same(vt, vb):
		case same(vo, vb):
			pick = vt
		default:
			if m.prefer == Theirs {
				pick = vt
			}
			m.conflicts = append(m.conflicts, Conflict{id, names, vb, vo, vt})
		}
		for i, n := range names {
			out = out.With(model.Prop{Name: n, Value: pick[i]})
		}
	}
	parent := o.Parent()
	switch {
	case o.Parent() == t.Parent(), t.Parent() == b.Parent():
	case o.Parent() == b.Parent():
		parent = t.Parent()
	default:
		parent = out.Parent()
		m.conflicts = append(m.conflicts, Conflict{id, []string{"parent"}, []model.Value{model.Text(b.Parent())}, []model.Value{model.Text(o.Parent())}, []model.Value{model.Text(t.Parent())}})
	}
	return out.WithParent(parent)
}

// atoms groups the properties that any of the records has: those that are one
// value together, and each other one by itself.
func atoms(name string, records ...*model.Record) [][]string {
	k, known := kind.Of(name)
	groups := map[string][]string{}
	var keys []string
	for _, r := range records {
		for _, p := range r.Props() {
			key := p.Name
			if known {
				if row, ok := k.Property(p.Name); ok && row.Atom != "" {
					key = "\x00" + row.Atom
				}
			}
			if !slices.Contains(groups[key], p.Name) {
				if groups[key] == nil {
					keys = append(keys, key)
				}
				groups[key] = append(groups[key], p.Name)
			}
		}
	}
	slices.Sort(keys)
	out := make([][]string, len(keys))
	for i, key := range keys {
		slices.Sort(groups[key])
		out[i] = groups[key]
	}
	return out
}

func values(r *model.Record, names []string) []model.Value {
	out := make([]model.Value, len(names))
	for i, n := range names {
		out[i] = r.Get(n)
	}
	return out
}

func same(a, b []model.Value) bool { return slices.EqualFunc(a, b, model.SameValue) }

// sort puts conflicts and reports into reading order.
func (m *merger) sort(doc *model.Document) {
	at := make(map[model.ID]int, doc.Len())
	for i, r := range doc.Records() {
		at[r.ID()] = i + 1
	}
	place := func(id model.ID) int {
		if i, ok := at[id]; ok || id == model.Root {
			return i
		}
		return doc.Len() + 1
	}
	slices.SortStableFunc(m.conflicts, func(a, b Conflict) int {
		if d := place(a.ID) - place(b.ID); d != 0 {
			return d
		}
		return strings.Compare(a.Names[0], b.Names[0])
	})
	slices.SortStableFunc(m.reports, func(a, b Report) int {
		if d := place(a.ID) - place(b.ID); d != 0 {
			return d
		}
		if d := strings.Compare(string(a.ID), string(b.ID)); d != 0 {
			return d
		}
		return strings.Compare(string(a.Event)+a.Name, string(b.Event)+b.Name)
	})
}
