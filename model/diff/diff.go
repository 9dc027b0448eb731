package diff

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"waymark/model"
	"waymark/model/kind"
)

// Op is what happened to an element.
type Op string

// The operations.
const (
	Added   Op = "added"
	Removed Op = "removed"
	Moved   Op = "moved"   // to another place or another parent
	Changed Op = "changed" // one property, or several that are one value to people
)

// Line is one difference.
type Line struct {
	// Page is the id of the page that the element stands on, after the change
	// unless it was removed; Root for what stands on none.
	Page model.ID
	// Heading names the page for people; "Document" for what stands on none.
	Heading string
	ID      model.ID
	Kind    string
	// Element names the element for people: step “Call support”.
	Element string
	Op      Op
	// Property is what changed, by its name in the file; "" unless Op is Changed.
	// Of a position it is the first of its two properties.
	Property string
	// Before and After are the values for people, "" where there is none, and for
	// a move where it was and is.
	Before, After string
	// Text says what happened, without the element: lead time 2 d → 4 h.
	Text string
}

// String says what happened in one line without a full stop.
func (l Line) String() string { return l.Element + ": " + l.Text }

// Lines returns the differences that lead from a to b: those of the document
// itself first, then page by page in the order of b, then the pages that are
// gone. Within a page they follow the reading order, removals last. Equal
// documents have none.
func Lines(a, b *model.Document) []Line {
	w := &writer{a: a, b: b, moved: map[model.ID]model.Edit{}}
	w.circlesA = sync.OnceValue(func() map[model.ID]bool { return circles(a) })
	w.circlesB = sync.OnceValue(func() map[model.ID]bool { return circles(b) })
	touched := map[model.ID]bool{}
	for _, e := range model.Between(a, b).Edits {
		touched[e.ID()] = true
		if e.Moved() {
			w.moved[e.ID()] = e
		}
	}
	if touched[model.Root] {
		w.changes(model.Root)
	}
	for _, r := range b.Records() {
		switch {
		case !touched[r.ID()]:
		case a.Get(r.ID()) == nil:
			w.added(r)
		default:
			w.move(r)
			w.changes(r.ID())
		}
	}
	for _, r := range a.Records() {
		if touched[r.ID()] && b.Get(r.ID()) == nil {
			w.removed(r)
		}
	}
	return w.grouped()
}

type writer struct {
	a, b  *model.Document
	moved map[model.ID]model.Edit
	lines []Line

	circlesA, circlesB func() map[model.ID]bool // what belongs to itself, in a broken file
}

// grouped sorts the lines by page, keeping their order within one.
func (w *writer) grouped() []Line {
	rank := map[model.ID]int{model.Root: 0}
	for _, d := range []*model.Document{w.b, w.a} {
		for p := range d.Each(model.Root, "page") {
			if _, ok := rank[p.ID()]; !ok {
				rank[p.ID()] = len(rank)
			}
		}
	}
	slices.SortStableFunc(w.lines, func(x, y Line) int { return rank[x.Page] - rank[y.Page] })
	return w.lines
}

// line begins a line about a record of doc.
func (w *writer) line(doc *model.Document, r *model.Record, op Op) Line {
	known := w.a // by which it is called
	if known.Get(r.ID()) == nil {
		known = w.b
	}
	l := Line{Heading: "Document", ID: r.ID(), Kind: r.Kind(), Op: op, Element: elementName(known, known.Get(r.ID()))}
	if p := doc.Page(r.ID()); p != nil {
		if known.Get(p.ID()) == nil {
			known = w.b
		}
		l.Page, l.Heading = p.ID(), upper(elementName(known, known.Get(p.ID())))
	}
	return l
}

func (w *writer) added(r *model.Record) {
	if w.a.Get(r.Parent()) == nil {
		if p := w.b.Get(r.Parent()); p != nil && p != w.b.Root() && !w.circlesB()[r.ID()] {
			return // came with what it belongs to
		}
	}
	l := w.line(w.b, r, Added)
	l.After = placeName(w.b, r)
	l.Text = "added" + in(l.After)
	if !w.circlesB()[r.ID()] {
		l.Text += w.with(w.b, w.a, r)
	}
	w.lines = append(w.lines, l)
}

func (w *writer) removed(r *model.Record) {
	if w.b.Get(r.Parent()) == nil {
		if p := w.a.Get(r.Parent()); p != nil && p != w.a.Root() && !w.circlesA()[r.ID()] {
			return // went with what it belonged to
		}
	}
	l := w.line(w.a, r, Removed)
	l.Before = placeName(w.a, r)
	l.Text = "removed" + strings.Replace(in(l.Before), " to ", " from ", 1)
	if !w.circlesA()[r.ID()] {
		l.Text += w.with(w.a, w.b, r)
	}
	w.lines = append(w.lines, l)
}

// circles returns the records that belong to themselves, round a circle of
// parents: there is no outermost one.
func circles(d *model.Document) map[model.ID]bool {
	found := map[model.ID]bool{}
	way := map[model.ID]model.ID{} // record → on the way up from which one it was passed
	for _, r := range d.Records() {
		from := r.ID()
		for r != nil && r.ID() != model.Root && way[r.ID()] == "" {
			way[r.ID()] = from
			r = d.Get(r.Parent())
		}
		if r == nil || r.ID() == model.Root || way[r.ID()] != from {
			continue // ends, or joins a way that was gone before
		}
		for !found[r.ID()] {
			found[r.ID()] = true
			r = d.Get(r.Parent())
		}
	}
	return found
}

// in says where something was put, "" where that goes without saying.
func in(place string) string {
	if place == "" {
		return ""
	}
	return " to " + place
}

// with counts what came or went together with r: what belongs to it in has and
// is not in other.
func (w *writer) with(has, other *model.Document, r *model.Record) string {
	counts := map[string]int{}
	for inner := range has.Within(r.ID()) {
		if inner != r && other.Get(inner.ID()) == nil {
			counts[inner.Kind()]++
		}
	}
	var parts []string
	for k := range kind.All() {
		if n := counts[k.Name]; n == 1 {
			parts = append(parts, "1 "+kind.InSentence(k.Label))
		} else if n > 1 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind.InSentence(k.Plural)))
		}
		delete(counts, k.Name)
	}
	unknown := 0
	for _, n := range counts {
		unknown += n
	}
	if unknown > 0 {
		parts = append(parts, fmt.Sprintf("%d unknown", unknown))
	}
	if len(parts) == 0 {
		return ""
	}
	return ", with " + list(parts)
}

// move says where a record went.
func (w *writer) move(r *model.Record) {
	e, ok := w.moved[r.ID()]
	if !ok {
		return
	}
	l := w.line(w.b, r, Moved)
	if old := w.a.Get(r.ID()); old.Parent() != r.Parent() {
		l.Before, l.After = parentName(w.a, old), parentName(w.b, r)
		l.Text = "moved from " + l.Before + " to " + l.After
	} else if e.AfterAnchor == "" {
		l.Text = "moved to the first place"
	} else {
		l.After = "after " + elementName(w.b, w.b.Get(e.AfterAnchor))
		l.Text = "moved " + l.After
	}
	w.lines = append(w.lines, l)
}

// parentName names what a record belongs to.
func parentName(d *model.Document, r *model.Record) string {
	if r.Parent() == model.Root {
		return "the document"
	}
	if p := d.Get(r.Parent()); p != nil {
		return elementName(d, p)
	}
	return fmt.Sprintf("an element that is missing (%s)", r.Parent())
}
