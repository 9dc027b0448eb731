package walk

import (
	"errors"
	"fmt"
	"slices"

	"waymark/model"
)

// Errors of Start.
var (
	ErrNoFlowchart = errors.New("only a flowchart page can be walked through")
	ErrNoStart     = errors.New("the page has no start, so that nobody can say where a case begins: add a start shape first")
)

// Visit is one stay at a node.
type Visit struct {
	Page, Node model.ID
	Link       model.ID // that was followed to it; "" for a start and after a subprocess
	Name       string   // of the node
	Kind       string   // node_kind
	Swimlane   string   // its name, "" for none
	Branch     string   // label of the link, "" for none
	Hands      float64  // seconds of hands-on time
	Elapsed    float64  // seconds with waits, at least Hands
	Untimed    bool     // it is work, and states no time
	// Entered: the visit is a subprocess whose page was walked through instead, so
	// that its own time does not count.
	Entered bool
	// Returned: the subprocess again, after its page; its time has been counted.
	Returned bool
	Gone     bool // the node is no longer on the map; the rest is what was known last
	Depth    int  // how many subprocesses it lies inside of
}

// Walk is a case on its way. The zero Walk is none; see Start.
type Walk struct {
	read  *reader
	page  model.ID
	path  []Visit
	start bool // the place where it begins is still to be chosen
}

// Start begins a walk on a flowchart page: at its start, or where there are several
// of them before the first choice, which is between these.
func Start(doc *model.Document, page model.ID) (*Walk, error) {
	p := doc.Get(page)
	if p == nil || p.Kind() != "page" || p.Text("page_kind") != "flowchart" {
		return nil, ErrNoFlowchart
	}
	w := &Walk{read: newReader(doc), page: page}
	starts := w.read.page(page).starts
	switch len(starts) {
	case 0:
		return nil, ErrNoStart
	case 1:
		w.path = []Visit{w.read.visit(page, starts[0])}
	}
	w.start = len(starts) > 1
	return w, nil
}

// On returns the same walk on a document as it is now.
func (w *Walk) On(doc *model.Document) *Walk {
	if doc == w.read.doc {
		return w
	}
	n := *w
	n.read = newReader(doc)
	n.path = slices.Clone(w.path)
	for i := range n.path {
		n.path[i] = n.read.again(n.path[i])
	}
	return &n
}

// Page is the page that the walk began on.
func (w *Walk) Page() model.ID { return w.page }

// Here is the place that the walk stands at; ok is false while the start is still
// to be chosen.
func (w *Walk) Here() (v Visit, ok bool) {
	if len(w.path) == 0 {
		return Visit{Page: w.page}, false
	}
	return w.path[len(w.path)-1], true
}

// Instruction is what is done at the place that the walk stands at.
func (w *Walk) Instruction() string {
	if v, ok := w.Here(); ok {
		if r := w.read.doc.Get(v.Node); r != nil {
			return r.Text("text")
		}
	}
	return ""
}

// Path returns all visits so far, the first one first. The caller must not change
// the slice.
func (w *Walk) Path() []Visit { return w.path }

// Visits counts how often a node was come to; coming back out of a subprocess is
// no new visit.
func (w *Walk) Visits(node model.ID) (n int) {
	for _, v := range w.path {
		if v.Node == node && !v.Returned {
			n++
		}
	}
	return n
}

// Time is what has been spent up to now, in seconds: hands-on time and, beside it,
// waiting. Untimed is how many visits were work that states no time.
func (w *Walk) Time() (hands, wait float64, untimed int) {
	for _, v := range w.path {
		if v.Entered || v.Returned {
			continue
		}
		hands += v.Hands
		wait += v.Elapsed - v.Hands
		if v.Untimed {
			untimed++
		}
	}
	return hands, wait, untimed
}

// Lost says why the walk cannot go on from where it stands, as a sentence; "" when
// it stands on the map.
func (w *Walk) Lost() string {
	switch v, ok := w.Here(); {
	case w.read.doc.Get(w.page) == nil:
		return "The page is no longer part of the map."
	case ok && v.Gone:
		return fmt.Sprintf("“%s” is no longer on the map. Go back to the step before, or start again.", v.Name)
	case !ok && len(w.read.page(w.page).starts) == 0:
		return "The page has no start any more. Add a start shape first."
	}
	return ""
}

// Back undoes the last choice; ok is false at the beginning.
func (w *Walk) Back() (before *Walk, ok bool) {
	if !w.CanBack() {
		return w, false
	}
	n := *w
	n.path = slices.Clone(w.path[:len(w.path)-1])
	if last := len(n.path) - 1; last >= 0 && w.path[last+1].Depth > n.path[last].Depth {
		n.path[last].Entered = false // back out of the page that was just entered
	}
	return &n, true
}

// CanBack reports whether there is a choice to undo.
func (w *Walk) CanBack() bool { return len(w.path) > 1 || len(w.path) == 1 && w.start }

// Again begins anew on the document as it is now.
func (w *Walk) Again() (*Walk, error) { return Start(w.read.doc, w.page) }

// End is how a case ends.
type End struct {
	Name    string
	Outcome string // "resolved", "escalated", "unresolved", "other"; "" for a dead end
}

// DeadEnd reports that nothing follows although no outcome was reached.
func (e End) DeadEnd() bool { return e.Outcome == "" }

// End returns how the case ended; ok is false while it goes on. A page that was
// entered ends the same way, and Choices then leads back out of it: see Inside.
func (w *Walk) End() (e End, ok bool) {
	v, ok := w.Here()
	if !ok || v.Gone || len(w.read.page(v.Page).out[v.Node]) > 0 {
		return End{}, false
	}
	e.Name = v.Name
	if r := w.read.doc.Get(v.Node); v.Kind == "outcome" {
		e.Outcome = outcomeOf(r)
	}
	return e, true
}

// Inside returns the subprocess whose page the walk is on; ok is false on the page
// that it began on.
func (w *Walk) Inside() (v Visit, ok bool) {
	if all := w.frames(); len(all) > 0 {
		return w.path[all[0]], true
	}
	return Visit{}, false
}

// frames are the places in the path of the subprocesses that the walk is inside of,
// the innermost first.
func (w *Walk) frames() (at []int) {
	here, _ := w.Here()
	depth := here.Depth
	for i := len(w.path) - 1; i >= 0 && depth > 0; i-- {
		if v := w.path[i]; v.Entered && v.Depth == depth-1 {
			at = append(at, i)
			depth--
		}
	}
	return at
}
