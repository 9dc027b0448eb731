package panel

import (
	"slices"
	"testing"

	"waymark/model"
	"waymark/model/check"
	"waymark/model/edit"
)

func TestProblemsAreRepairedInOneEntry(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	p := NewProblems(w.s, w)
	counts := -1
	p.counted = func(n int) { counts = n }
	p.of = nil
	p.Check()
	screen(t, p.Object(), 296, 900)
	before := w.s.Doc()
	// Shares that do not add up: the rule proposes the missing one.
	var link model.ID
	for r := range w.s.Doc().Each("f", "link") {
		if n, ok := r.Num("share"); ok && n > 10 {
			link = r.ID()
			break
		}
	}
	if err := w.s.Do(edit.Set{IDs: []model.ID{link}, Name: "share", Value: model.Number(1)}); err != nil {
		t.Fatal(err)
	}
	var found *check.Problem
	for i, q := range p.List() {
		if q.Fix != nil {
			found = &p.List()[i]
		}
	}
	if found == nil {
		t.Fatalf("no repair among %d problems", len(p.List()))
	}
	if counts != len(p.List()) || counts == 0 {
		t.Errorf("the tab counts %d", counts)
	}
	n, _ := w.s.History()
	press(t, p.Object(), shorten(found.Repair, 30))
	after, _ := w.s.History()
	if len(after) != len(n)+1 || after[len(after)-1].Label != shorten(found.Repair, 60) {
		t.Fatalf("the history says %v", after)
	}
	if slices.ContainsFunc(p.List(), func(q check.Problem) bool { return q.Code == found.Code }) {
		t.Error("the problem is still there")
	}
	w.s.Undo()
	w.s.Undo()
	if !w.s.Doc().Equal(before) {
		t.Error("undo does not lead back")
	}
}

func TestProblemsSayWhatWasChecked(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	p := NewProblems(w.s, w)
	screen(t, p.Object(), 296, 900)
	if !says(p.Object(), "Every path starts at a start") {
		t.Error("what was checked is not listed")
	}
}

// What the map marks has the numbers of the list, and pressing a mark opens the card
// of its problem.
func TestMarksHaveTheNumbersOfTheList(t *testing.T) {
	w := open(t, "router-support")
	w.s.ShowPage("f")
	r := NewRight(w.s, w)
	screen(t, r.Object(), 296, 500)
	var marks []Marked
	r.OnMarks(func(m []Marked) { marks = m })
	if len(marks) != 0 {
		t.Fatalf("the sample has %d problems", len(marks))
	}
	var links []model.ID
	for l := range w.s.Doc().Each("f", "link") {
		if l.Has("label") {
			links = append(links, l.ID())
		}
	}
	if err := w.s.Do(edit.Set{IDs: links[:3], Name: "label"}); err != nil {
		t.Fatal(err)
	}
	if len(marks) < 3 {
		t.Fatalf("%d problems are marked", len(marks))
	}
	own, _ := r.Problems.own()
	for i, m := range marks {
		if m.Number != i+1 || m.Title != own[i].Title {
			t.Errorf("mark %d has the number %d and says %q, the list %q", i, m.Number, m.Title, own[i].Title)
		}
	}
	if marks[0].Element != links[0] {
		t.Errorf("a branch is marked at %s, not at its link %s", marks[0].Element, links[0])
	}
	r.ShowProblem(3)
	if r.Shown() != TabProblems || len(w.shown) == 0 || w.shown[len(w.shown)-1] != own[2].Elements[0] {
		t.Errorf("problem 3 was not shown: %v", w.shown)
	}
	r.NextProblem() // the one behind it, or the first again
	if len(w.shown) < 2 {
		t.Error("the next problem was not shown")
	}
	w.s.ShowPage("j")
	if len(marks) != 0 {
		t.Errorf("the problems of another page are marked: %v", marks)
	}
}
