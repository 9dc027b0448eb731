package panel

import (
	"fyne.io/fyne/v2"

	"waymark/model"
	"waymark/model/check"
)

// Marked is a problem of the shown page as the map marks it: with the number that it
// has in the list.
type Marked struct {
	Element  model.ID
	Number   int
	Severity check.Severity
	Title    string
}

// OnMarks is told which problems the map has to mark, whenever that changes.
func (r *Right) OnMarks(f func([]Marked)) {
	r.Problems.marked = f
	r.Problems.mark()
}

// mark tells the map what to mark.
func (p *Problems) mark() {
	if p.marked == nil {
		return
	}
	page, own := p.s.Page(), []Marked(nil)
	listed, _ := p.own()
	for i, q := range listed {
		if page != nil && q.Page == page.ID() && len(q.Elements) > 0 {
			own = append(own, Marked{p.place(q), i + 1, q.Severity, q.Title})
		}
	}
	p.marked(own)
}

// place is the element that a problem is marked at: of a branch the link, not the
// decision that it leaves, which can have several.
func (p *Problems) place(q check.Problem) model.ID {
	if len(q.Elements) == 2 {
		if r := p.s.Committed().Get(q.Elements[1]); r != nil && r.Kind() == "link" && r.Ref("from") == q.Elements[0] {
			return r.ID()
		}
	}
	return q.Elements[0]
}

// ShowProblem opens the problem with a number of the list: its card is brought into
// sight, and its element selected.
func (r *Right) ShowProblem(number int) {
	p := r.Problems
	listed, _ := p.own()
	if number < 1 || number > len(listed) {
		return
	}
	r.Show(TabProblems)
	p.goTo(listed[number-1])
	p.show()
	if at := 2 * (number - 1); at < len(p.list.Objects) { // between two cards is a line
		card := p.list.Objects[at]
		if y, h := card.Position().Y, card.Size().Height; y < p.scroll.Offset.Y || y+h > p.scroll.Offset.Y+p.scroll.Size().Height {
			p.scroll.ScrollToOffset(fyne.NewPos(0, y))
		}
	}
}

// NextProblem goes to the problem behind the one that was shown last.
func (r *Right) NextProblem() {
	if n := r.Problems.next(); n > 0 {
		r.ShowProblem(n)
	}
}
