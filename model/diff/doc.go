// Package diff says in words how two documents differ, element by element, as a
// person would tell a colleague:
//
//	Page “Current state”
//	  step “Call support”: lead time 2 d → 4 h
//	  card “No callback”: moved from lane “Thoughts” to lane “Pain points”
//	  stage “Renewal”: removed, with 2 steps
//
// What differs is found by model.Between, so that a reordering names the few
// elements that moved and not all that stand elsewhere now. What things are
// called, and in which units, is taken from the table of kinds.
//
//	for _, l := range diff.Lines(before, after) { fmt.Println(l) }
//	diff.Write(os.Stdout, diff.Lines(before, after)) // grouped by page
//
// An element is called by the name that it had before, because that is the name
// that readers know. An element that came or went with all that belongs to it is
// one line.
//
// The package imports model and model/kind. It compares documents, not files:
// two files that differ in layout alone do not differ here.
package diff
