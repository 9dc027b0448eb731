package panel

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/check"
	"waymark/model/edit"
)

// settle is how long the document rests before it is looked through again.
const settle = 250 * time.Millisecond

// mostCards is how many problems are shown as cards before the list ends with a
// count: nobody reads more, and a map in the making can have thousands.
const mostCards = 60

// Problems lists what was found wrong, with repairs, and what was looked for.
type Problems struct {
	part
	counted func(int)             // the number for the tab
	found   func([]check.Problem) // for the window; may be nil
	marked  func([]Marked)        // for the map; may be nil

	all      bool // of all pages, not of the shown one alone
	problems []check.Problem
	of       *model.Document // that the problems are of
	working  bool
	again    bool
	chosen   model.ID
	run      func(work func() (done func())) // where the work is done

	counts *look.Words
	filter *look.Button
	list   *fyne.Container
	foot   *look.Words
	scroll *container.Scroll
}

// NewProblems makes the panel “Problems”.
func NewProblems(s *session.Session, deps Deps) *Problems {
	p := &Problems{part: part{s: s, deps: deps}}
	p.run = func(work func() func()) {
		rest := settle
		if p.of == nil {
			rest = 0
		}
		apart(deps, rest, work)
	}
	if d, ok := deps.(worker); ok {
		p.run = d.work
	}
	p.counts = look.NewText("", look.TextSecondary).Elastic(60)
	p.filter = look.NewButton("This page", "chevron-down", look.Outlined, nil).Small().Trailing()
	p.filter.OnTapped = p.choosePages
	p.list = look.Column(0)
	p.foot = look.NewText("", look.TextSecondary).Small().Elastic(60)
	p.scroll = container.NewVScroll(p.list)
	head := look.Column(0, look.Sized(look.Inset(look.Row(8, p.counts, look.Space(), p.filter), 6, 16, 6, 16), 0, 40), look.Line(false))
	rules := look.NewButton("Rules…", "", look.Plain, p.rules).Small()
	foot := look.Column(0, look.Line(false), look.Sized(look.Inset(look.Row(8, p.foot, look.Space(), rules), 4, 16, 4, 16), 0, 34))
	p.follow(look.Around(head, foot, nil, nil, p.scroll), session.PageChanged|session.SelectionChanged, p.show)
	// Problems are counted in the tab and the status bar while the panel is hidden.
	s.Watch(func(w session.What) {
		if w&session.DocumentChanged != 0 && !s.Previewing() {
			p.Check()
		}
		if w&session.PageChanged != 0 {
			p.mark()
		}
	})
	p.Check()
	return p
}

// worker is a window that says itself where work is done: tests do it at once.
type worker interface {
	work(work func() (done func()))
}

// patient is a window that knows when a person sees its map: nobody should wait for
// that because of the numbers beside it.
type patient interface {
	// WhenShown does something as soon as the map is shown; at once where it is.
	WhenShown(do func())
}

// apart does the work in a goroutine of its own, after the document has rested for
// a while, and what is left to do with the result on the window's own.
func apart(deps Deps, rest time.Duration, work func() (done func())) {
	begin := func() {
		go func() {
			if rest > 0 {
				time.Sleep(rest)
			}
			fyne.Do(work())
		}()
	}
	if d, ok := deps.(patient); ok {
		d.WhenShown(begin)
	} else {
		begin()
	}
}

// Check looks through the document again, unless that has been done.
func (p *Problems) Check() {
	if p.working {
		p.again = true
		return
	}
	doc, now := p.s.Committed(), p.deps.Now()
	if doc == p.of {
		return
	}
	p.working, p.again = true, false
	p.run(func() func() {
		got := check.Document(doc, now)
		return func() { p.checked(doc, got) }
	})
}

// checked takes what was found in a document.
func (p *Problems) checked(doc *model.Document, got []check.Problem) {
	p.working, p.problems, p.of = false, got, doc
	if p.counted != nil {
		p.counted(len(got))
	}
	if p.found != nil {
		p.found(got)
	}
	p.mark()
	p.shell.changed()
	if p.again {
		p.Check()
	}
}

// List returns the problems that were found last.
func (p *Problems) List() []check.Problem { return p.problems }

// next is the number of the problem behind the chosen one, 0 where there is none.
func (p *Problems) next() int {
	own, _ := p.own()
	if len(own) == 0 {
		p.deps.Say("No problem was found.")
		return 0
	}
	for i, q := range own {
		if len(q.Elements) > 0 && q.Elements[0] == p.chosen {
			return (i+1)%len(own) + 1
		}
	}
	return 1
}

func (p *Problems) goTo(q check.Problem) {
	if len(q.Elements) == 0 {
		return
	}
	p.chosen = q.Elements[0]
	p.deps.Show(p.chosen)
	p.shell.changed()
}

func (p *Problems) choosePages() {
	now := "page"
	if p.all {
		now = "all"
	}
	pick(p.filter, []choice{{id: "page", label: "This page"}, {id: "all", label: "All pages"}}, now, func(c choice) {
		p.showAll(c.id == "all")
	})
}

// showAll lists the problems of all pages, or those of the shown one.
func (p *Problems) showAll(all bool) {
	p.all = all
	p.mark()
	p.show()
}

// own returns the problems that are listed, and what was looked for in vain.
func (p *Problems) own() ([]check.Problem, []check.Rule) {
	page := p.s.Page()
	if p.all || page == nil {
		return p.problems, check.Passed(p.s.Committed(), p.problems)
	}
	return check.Page(p.s.Committed(), page.ID(), p.problems)
}

func (p *Problems) show() {
	own, passed := p.own()
	p.counts.SetText(counted(own))
	name := "This page"
	if p.all {
		name = "All pages"
	}
	p.filter.SetLabel(name)
	p.foot.SetText(checkedWords(p.s.Committed(), p.s.Page(), p.all))
	p.list.RemoveAll()
	elsewhere := len(p.problems) - len(own)
	for i, q := range own {
		if i == mostCards {
			p.list.Add(look.Inset(newProse(fmt.Sprintf("And %d more.", len(own)-mostCards), look.TextSecondary, look.SizeDense), 12, 16, 12, 16))
			break
		}
		p.list.Add(p.card(i+1, q))
		p.list.Add(look.Line(false))
	}
	if elsewhere > 0 {
		more := look.NewButton(count(elsewhere, "problem", "problems")+" elsewhere", "", look.Plain, func() { p.showAll(true) }).Small()
		p.list.Add(look.Inset(look.Row(0, more, look.Space()), 8, 12, 0, 12))
	}
	if len(passed) > 0 {
		name := "No problem found"
		if len(own) == 0 {
			name = "What was checked"
		}
		box := look.Column(7, look.Inset(look.NewText(name, look.TextSecondary).Small().Bold(), 2, 0, 2, 0))
		for _, r := range passed {
			tick := container.NewVBox(look.Inset(look.NewIcon("check", look.Good, 14), 1, 8, 0, 0))
			box.Add(look.Around(nil, nil, tick, nil, newProse(r.Checked, look.TextSecondary, look.SizeDense)))
		}
		p.list.Add(look.Inset(box, 10, 16, 16, 16))
	}
	p.list.Refresh()
	relayout(p.shell)
}

// counted writes how many problems there are: “2 errors, 1 warning”.
func counted(problems []check.Problem) string {
	e, w, h := check.Count(problems)
	var parts []string
	for _, c := range []struct {
		n         int
		one, many string
	}{{e, "error", "errors"}, {w, "warning", "warnings"}, {h, "hint", "hints"}} {
		if c.n > 0 {
			parts = append(parts, count(c.n, c.one, c.many))
		}
	}
	if len(parts) == 0 {
		return "No problem found"
	}
	return strings.Join(parts, ", ")
}

// checkedWords says what was looked through.
func checkedWords(doc *model.Document, page *model.Record, all bool) string {
	if all || page == nil {
		return count(len(doc.All(model.Root, "page")), "page", "pages") + " checked"
	}
	n := map[string]int{}
	for r := range doc.Within(page.ID()) {
		n[r.Kind()]++
	}
	if page.Text("page_kind") == "journey" {
		return count(n["step"], "step", "steps") + ", " + count(n["card"]+n["emotion"], "card", "cards") + " checked"
	}
	return count(n["node"], "shape", "shapes") + ", " + count(n["link"], "link", "links") + " checked"
}

// card shows one problem.
func (p *Problems) card(n int, q check.Problem) fyne.CanvasObject {
	texts := look.Column(1,
		newProse(q.Title, look.Text, look.SizeBody).strong(),
		newProse(q.Sentence, look.TextSecondary, look.SizeDense),
	)
	if q.Where != "" {
		texts.Add(newProse(q.Where, look.TextSecondary, look.SizeDense))
	}
	buttons := look.Row(8)
	if q.Fix != nil && q.Repair != "" {
		fix := look.NewButton(shorten(q.Repair, 30), "", look.Outlined, func() { p.repair(q) }).Small()
		if shorten(q.Repair, 30) != q.Repair {
			fix.Tip(wrapTip(q.Repair))
		}
		fix.SetEnabled(!p.s.ReadOnly())
		buttons.Add(fix)
	} else if q.Repair != "" {
		texts.Add(look.Inset(newProse(q.Repair+".", look.Text, look.SizeDense), 3, 0, 0, 0))
	}
	if len(q.Elements) > 0 {
		buttons.Add(look.NewButton("Show", "", look.Plain, func() { p.goTo(q) }).Small())
	}
	if len(buttons.Objects) > 0 {
		texts.Add(look.Inset(buttons, 6, 0, 0, 0))
	}
	mark := container.NewVBox(look.Inset(p.sign(n, q.Severity), 1, 12, 0, 0))
	r := newRow(look.Inset(look.Around(nil, nil, mark, nil, texts), 10, 16, 12, 16), func() { p.goTo(q) })
	r.radius = 0
	here := len(q.Elements) > 0 && (q.Elements[0] == p.chosen && p.s.Selected(p.chosen) || p.s.Selected(q.Elements[0]))
	r.chosen = here
	if !here {
		return r
	}
	bar := container.NewHBox(look.Sized(look.NewGround(look.Accent, 0), 3, 0))
	return container.NewStack(r, bar)
}

// sign is the number of a problem in the shape of its severity, as on the map.
func (p *Problems) sign(n int, s check.Severity) fyne.CanvasObject {
	const size = 20
	return newDrawing(p.deps.Fonts(), size, size, func(k *shape.Kit) []scene.Op {
		return k.ProblemMark(shape.Problem(s), itoa(n), size)
	})
}

// repair applies what the problem proposes as one entry of the history.
func (p *Problems) repair(q check.Problem) {
	if p.do(fixing{q}) == nil && len(q.Elements) > 0 && p.s.Doc().Get(q.Elements[0]) != nil {
		p.deps.Show(q.Elements[0])
	}
}

// fixing is the command that makes the repair of a problem.
type fixing struct{ problem check.Problem }

var _ edit.Command = fixing{}

// Label implements edit.Command.
func (c fixing) Label() string { return shorten(c.problem.Repair, 60) }

// Do implements edit.Command.
func (c fixing) Do(d *model.Draft) error {
	if c.problem.Fix == nil {
		return edit.ErrNothing
	}
	c.problem.Fix.Apply(d)
	return nil
}

// rules lists everything that is looked for.
func (p *Problems) rules() {
	var all []choice
	found := map[string]int{}
	for _, q := range p.problems {
		found[q.Code]++
	}
	for _, r := range check.Rules() {
		c := choice{id: r.Code, label: r.Checked, icon: "check"}
		if n := found[r.Code]; n > 0 {
			c.icon, c.detail = "triangle-alert", count(n, "problem", "problems")
		}
		all = append(all, c)
	}
	pick(p.filter, all, "", func(c choice) {
		for _, q := range p.problems {
			if q.Code == c.id {
				p.showAll(true)
				p.goTo(q)
				return
			}
		}
		p.deps.Say("No problem found: " + lower(c.label) + ".")
	})
}

// shorten cuts a text to a number of letters.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimRight(string(r[:most-1]), " ") + "…"
}
