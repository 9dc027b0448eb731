package check

import (
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// refs calls do with every reference of a record. The shared ones have rules of
// their own.
func (f *finder) refs(r *model.Record, do func(row *kind.Property, to model.ID)) {
	rows := f.rows[r.Kind()]
	for _, p := range r.Props() {
		row := rows[p.Name]
		if row == nil {
			continue
		}
		switch {
		case row.Type == kind.Ref:
			if to := r.Ref(p.Name); to != "" {
				do(row, to)
			}
		case row.Type == kind.Refs:
			for _, to := range r.Refs(p.Name) {
				do(row, to)
			}
		}
	}
}

// without returns the value of a reference property with one id taken out.
func without(r *model.Record, row *kind.Property, id model.ID) *Fix {
	if row.Type == kind.Refs {
		l := slices.DeleteFunc(slices.Clone(r.List(row.Name)), func(s string) bool { return s == string(id) })
		if len(l) > 0 {
			return set(r.ID(), row.Name, model.List(l))
		}
	}
	return set(r.ID(), row.Name, nil)
}

// brokenReference finds references to what is gone, or to the wrong kind.
func brokenReference(f *finder) {
	for _, r := range f.doc.Records() {
		f.refs(r, func(row *kind.Property, id model.ID) {
			if row.Name == "same_as" || row.Name == "revises" {
				return
			}
			to := f.doc.Get(id)
			if to != nil && slices.Contains(row.Refers, to.Kind()) {
				return
			}
			s, fix, repair := Warning, without(r, row, id), "Clear it"
			sentence := "“" + row.Label + "” names something that is gone."
			if to != nil {
				sentence = "“" + row.Label + "” names " + f.name(id) + ", which is not " + kindNames(row.Refers) + "."
			}
			if row.Required { // a link without an end, a card without a column
				s = Error
				fix, repair = &Fix{Delete: []model.ID{r.ID()}}, "Connect it anew, or delete it"
				sentence += " It cannot be drawn."
			} else {
				sentence += " Readers miss what it pointed to."
			}
			f.found(s, row.Label+" leads nowhere", sentence, repair, fix, r.ID())
		})
	}
}

func kindNames(kinds []string) string {
	var s []string
	for _, n := range kinds {
		if k, ok := kind.Of(n); ok {
			s = append(s, kind.WithArticle(k.Label))
		}
	}
	return strings.Join(s, " or ")
}

// brokenSameAs finds elements whose shared step is gone, of another kind, or
// round a circle. Those of a circle are reported once each by the rule circle.
func brokenSameAs(f *finder) {
	for _, r := range f.doc.Records() {
		id := r.Ref("same_as")
		row := f.rows[r.Kind()]["same_as"]
		if id == "" || row == nil {
			continue
		}
		to := f.doc.Get(id)
		switch {
		case to == nil:
			f.found(Error, "Shared step is gone", "It shows the name and the times of another element, which has been deleted. What it shows now are old values of its own.", "Make it a step of its own", set(r.ID(), "same_as", nil), r.ID())
		case !slices.Contains(row.Refers, to.Kind()):
			f.found(Error, "Shared step is not a step", "It shall show the name and the times of "+f.name(id)+", which is not "+kindNames(row.Refers)+".", "Make it a step of its own", set(r.ID(), "same_as", nil), r.ID())
		}
	}
}

// brokenRevises finds future elements whose current one is gone or not one, and
// future pages that are no future state.
func brokenRevises(f *finder) {
	for _, r := range f.doc.Records() {
		id := r.Ref("revises")
		row := f.rows[r.Kind()]["revises"]
		if id == "" || row == nil {
			continue
		}
		clear := set(r.ID(), "revises", nil)
		to := f.doc.Get(id)
		switch {
		case to == nil:
			f.found(Warning, "Current element is gone", "It replaces an element of the current state that has been deleted: both states cannot be compared here.", "Let it stand as new", clear, r.ID())
		case !slices.Contains(row.Refers, to.Kind()):
			f.found(Warning, "Replaces something else", "It shall replace "+f.name(id)+", which is "+kind.WithArticle(f.label(to))+".", "Let it stand as new", clear, r.ID())
		case r.Kind() == "page":
			if to.Text("page_kind") != r.Text("page_kind") {
				f.found(Warning, "Pages of different kinds", kind.AtStart(kind.WithArticle(f.label(r)))+" cannot be compared with "+kind.WithArticle(f.label(to))+".", "Choose a current page of the same kind", clear, r.ID())
			} else if r.Text("state") == "current" {
				f.found(Warning, "Current page that revises another", "It names the page whose future state it is, but is marked as a current state.", "Mark it as a future state", set(r.ID(), "state", model.Text("future")), r.ID())
			}
		default:
			if a, b := f.doc.Page(r.ID()), f.doc.Page(id); a != nil && a == b {
				f.found(Warning, "Replaces an element of its own page", "It shall replace "+f.name(id)+", which stands on the same page: nothing is compared.", "Let it stand as new", clear, r.ID())
			}
		}
	}
}

// elsewhere finds links, cards and swimlanes that name something on another page.
func elsewhere(f *finder) {
	for _, r := range f.doc.Records() {
		var names []string
		switch r.Kind() {
		case "link":
			names = []string{"from", "to"}
		case "card", "emotion":
			names = []string{"step"}
		case "node":
			names = []string{"swimlane", "group"}
		default:
			continue
		}
		page := f.doc.Page(r.ID())
		for _, n := range names {
			id := r.Ref(n)
			if id == "" || page == nil {
				continue
			}
			if other := f.doc.Page(id); other != nil && other != page {
				s, fix, repair := Error, &Fix{Delete: []model.ID{r.ID()}}, "Connect it to something on its own page, or delete it"
				if r.Kind() == "node" {
					s, fix, repair = Warning, set(r.ID(), n, nil), "Clear it"
				}
				f.found(s, "Tied to another page", "“"+f.rows[r.Kind()][n].Label+"” names "+f.name(id)+", which stands on the page "+f.name(other.ID())+". It cannot be drawn there.", repair, fix, r.ID())
				break
			}
		}
	}
}

// circle finds references that come back to where they began: shared steps,
// replaced elements, groups, pages that open one another.
func circle(f *finder) {
	for _, c := range []struct {
		name            string
		severity        Severity
		title, sentence string
	}{
		{"same_as", Error, "Steps share one another in a circle", "Each shows the name and the times of the next, so none has any."},
		{"revises", Warning, "Elements replace one another in a circle", "Nobody can say which is the current one."},
		{"group", Warning, "Groups lie in one another", "A group cannot be inside itself."},
	} {
		done := map[model.ID]bool{}
		for _, r := range f.doc.Records() {
			if r.Ref(c.name) == "" || f.rows[r.Kind()][c.name] == nil || done[r.ID()] {
				continue
			}
			if ring := f.ring(r, c.name, done); len(ring) > 0 {
				f.found(c.severity, c.title, kind.AtStart(f.list(ring))+". "+c.sentence, "Cut the tie of "+f.name(ring[0]), set(ring[0], c.name, nil), ring...)
			}
		}
	}
	f.parentCircle()
	f.pageCircle()
}

// parentCircle finds elements that belong to one another.
func (f *finder) parentCircle() {
	parents := make(map[model.ID]bool, f.doc.Len())
	for _, r := range f.doc.Records() {
		if r.Parent() == model.Root || parents[r.Parent()] { // as nearly always: its parent was looked at
			parents[r.ID()] = true
			continue
		}
		var ring []model.ID
		passed := map[model.ID]int{} // at which place of the ring
		for at := r; at != nil && at.ID() != model.Root && !parents[at.ID()]; at = f.doc.Get(at.Parent()) {
			if i, again := passed[at.ID()]; again {
				ring = ring[i:]
				sentence := kind.AtStart(f.list(ring)) + " lie in one another in a circle, so that they are drawn nowhere."
				if len(ring) == 1 {
					sentence = kind.AtStart(f.name(ring[0])) + " lies in itself, so that it is drawn nowhere."
				}
				f.found(Error, "Elements belong to one another", sentence, "Delete them, or give them another place in the file", nil, ring...)
				break
			}
			passed[at.ID()] = len(ring)
			ring = append(ring, at.ID())
		}
		for id := range passed {
			parents[id] = true
		}
	}
}

// ring follows a reference from r until it ends or comes back to an element
// passed on the way, and returns the elements of that circle in order. What was
// passed is done.
func (f *finder) ring(r *model.Record, name string, done map[model.ID]bool) []model.ID {
	var way []model.ID
	passed := map[model.ID]int{} // at which place of the way
	for r != nil && r.ID() != model.Root {
		if i, again := passed[r.ID()]; again {
			return way[i:]
		}
		if done[r.ID()] {
			return nil
		}
		done[r.ID()] = true
		passed[r.ID()] = len(way)
		way = append(way, r.ID())
		if r.Ref(name) == "" {
			return nil
		}
		r = f.doc.Get(r.Ref(name))
	}
	return nil
}

// pageCircle finds steps that open a page which leads back to their own.
func (f *finder) pageCircle() {
	for _, id := range measure.PageCircles(f.doc) {
		sub := f.doc.Get(id).Ref("subpage")
		f.found(Warning, "Page opens itself", "The step opens the page "+f.name(sub)+", which is this one or leads back to it: its time cannot be taken from there.", "Open another page", set(id, "subpage", nil), id)
	}
}
