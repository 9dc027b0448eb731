package merge

import (
	"slices"
	"time"

	"waymark/model"
)

// Window is how long versions are remembered for stale writers: a script that
// read the file longer ago than this and writes it back is taken at its word.
const Window = 60 * time.Second

// Versions remembers the contents of a file that were seen or saved lately, so
// that a writer who started from an older one does not undo what came after it.
type Versions struct{ seen []version }

type version struct {
	doc   *model.Document
	since time.Time // when it took the place of the one before it
}

// Add remembers a version that was read from or written to the disk. Of two equal
// ones that follow each other the first one counts.
func (v *Versions) Add(doc *model.Document, when time.Time) {
	if n := len(v.seen); n == 0 || !v.seen[n-1].doc.Equal(doc) {
		v.seen = append(v.seen, version{doc, when})
	}
	// One more is kept than writers can have read: putting it back is a decision
	// whenever that is done.
	for len(v.seen) > 2 && !v.recent(0, when) {
		v.seen = v.seen[1:]
	}
}

// recent reports whether a writer who read version i may still be about to write:
// it is the newest one, or was until a moment ago.
func (v *Versions) recent(i int, now time.Time) bool {
	return i == len(v.seen)-1 || now.Sub(v.seen[i+1].since) <= Window
}

// Base returns the version that theirs, which is read now, most probably started
// from: of the recent ones the one with the fewest differing fields, the newest of
// equals. revert is true when theirs is exactly an older version: somebody put the
// file back on purpose. Without any version it returns nil.
func (v *Versions) Base(theirs *model.Document, now time.Time) (base *model.Document, revert bool) {
	best := -1
	for i := len(v.seen) - 1; i >= 0; i-- {
		d := v.seen[i].doc
		n := distance(d, theirs, best)
		if n == 0 {
			return d, i < len(v.seen)-1
		}
		if best < 0 || n < best && v.recent(i, now) {
			base, best = d, n
		}
	}
	return base, false
}

// Had reports whether an element had these values together in any version: what it
// had once is no news.
func (v *Versions) Had(id model.ID, names []string, vals []model.Value) bool {
	for i := range v.seen {
		if r := v.seen[i].doc.Get(id); r != nil && same(values(r, names), vals) {
			return true
		}
	}
	return false
}

// Clone returns the versions as they are now, for another goroutine.
func (v *Versions) Clone() Versions { return Versions{slices.Clone(v.seen)} }

// distance counts the fields in which two documents differ, with one more for each
// element that came, went or moved; it stops counting above limit when that is not
// negative. Most versions differ in little, so it compares in place what stands in
// the same place, which is ten times as fast as computing the change.
func distance(a, b *model.Document, limit int) int {
	n := len(model.Edit{Before: a.Root(), After: b.Root()}.ChangedProps())
	old := a.Records()
	arranged := len(old) == b.Len() // the same elements in the same places
	inserted := 0
	for i, r := range b.Records() {
		var o *model.Record
		if i < len(old) && old[i].ID() == r.ID() {
			o = old[i]
		} else {
			arranged = false
			o = a.Get(r.ID())
		}
		switch {
		case o == nil:
			inserted++
			n += 1 + len(r.Props())
		case o != r && !o.Equal(r):
			n += len(model.Edit{Before: o, After: r}.ChangedProps())
			if o.Parent() != r.Parent() {
				n++
				arranged = false
			}
		}
		if limit >= 0 && n > limit {
			return n
		}
	}
	if len(old)+inserted > b.Len() {
		for _, o := range old {
			if b.Get(o.ID()) == nil {
				n += 1 + len(o.Props())
			}
		}
	}
	if !arranged {
		n += moved(a, b)
	}
	return n
}

// moved counts the elements that stand elsewhere among the same siblings.
func moved(a, b *model.Document) int {
	n := 0
	seen := map[model.ID]bool{}
	count := func(parent model.ID) {
		if seen[parent] {
			return
		}
		seen[parent] = true
		at := map[model.ID]int{}
		for i, id := range a.Children(parent) {
			at[id] = i
		}
		var order []int
		for _, id := range b.Children(parent) {
			if i, ok := at[id]; ok {
				order = append(order, i)
			}
		}
		if !slices.IsSorted(order) {
			n += len(order) - len(model.LongestRising(order))
		}
	}
	for _, r := range b.Records() {
		count(r.Parent())
	}
	return n
}
