package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// FootHeight is the height of the line under the map.
const FootHeight = 30

// Foot is the quiet line under the map: what is computed of the page, or which
// lanes of a journey are hidden. Without anything to tell there is none.
type Foot struct {
	// OnShown is told when the line comes or goes.
	OnShown func()

	s       *session.Session
	deps    Deps
	row     *fyne.Container
	yields  *yielding
	root    *fyne.Container
	of      *model.Document // that is shown or worked on
	page    model.ID
	working bool
	run     func(work func() (done func()))
}

// NewFoot makes the line.
func NewFoot(s *session.Session, deps Deps) *Foot {
	f := &Foot{s: s, deps: deps, yields: &yielding{line: look.Row(5).Layout}}
	f.row = container.New(f.yields)
	f.root = container.NewStack(look.NewGround(look.Desk, 0), look.Around(look.Line(false), nil, nil, nil, look.Inset(f.row, 0, 12, 0, 12)))
	f.root.Hide()
	f.run = func(work func() func()) { apart(deps, 0, work) }
	if d, ok := deps.(worker); ok {
		f.run = d.work
	}
	s.Watch(func(w session.What) {
		if w&(session.DocumentChanged|session.PageChanged) != 0 && !s.Previewing() {
			f.update()
		}
	})
	f.update()
	return f
}

// Object returns what is shown.
func (f *Foot) Object() fyne.CanvasObject { return f.root }

// update computes the numbers again where they can have changed: away from the
// window, because those of a large flow take longer than a frame.
func (f *Foot) update() {
	doc, page := f.s.Committed(), f.s.Page()
	id := model.ID("")
	if page != nil {
		id = page.ID()
	}
	if f.working || doc == f.of && id == f.page {
		return
	}
	computes := page != nil && page.Text("page_kind") != "journey"
	switch {
	case !computes:
		f.fill(f.lanes(page), nil)
	case id != f.page: // what is told of another page goes at once; the room stays
		f.fill([]fyne.CanvasObject{look.Gap(1, 1)}, nil)
	}
	f.of, f.page = doc, id
	if !computes {
		return
	}
	f.working = true
	f.run(func() func() {
		got, ok := figuresOf(doc, doc.Get(id))
		return func() {
			f.working = false
			if f.page == id && ok {
				f.fill(f.numbers(got))
			} else if f.page == id {
				f.fill(nil, nil)
			}
			f.update() // what has changed meanwhile
		}
	})
}

// numbers are the figures that stand in the line, and those of them that can be left
// out.
func (f *Foot) numbers(got figured) (out []fyne.CanvasObject, groups [][]fyne.CanvasObject) {
	for i, n := range got.figures {
		if !n.lined {
			continue
		}
		var group []fyne.CanvasObject
		if len(out) > 0 {
			group = append(group, look.Gap(8, 1))
		}
		value := look.NewText(n.value, look.Text).Small().Bold()
		group = append(group, look.NewText(n.name, look.TextSecondary).Small(), value)
		if len(out) > 0 {
			groups = append(groups, group)
		}
		out = append(out, group...)
		if i == 0 {
			why := got.provisional
			if n.value == "no data" {
				why = lower(n.note)
			}
			if why != "" {
				value.SetText(n.value + ",")
				note := newCaption(why, strings.Join(got.notes, " "))
				note.words.SetBold(false)
				out = append(out, note)
			}
		}
	}
	if len(out) > 0 {
		out = append(out, look.Gap(6, 1), look.NewButton("How it is computed", "", look.Plain, func() { f.deps.Invoke("tools.computed") }).Small().Tall(22))
	}
	return out, groups
}

// lanes names the lanes of a journey that are hidden.
func (f *Foot) lanes(page *model.Record) []fyne.CanvasObject {
	if page == nil {
		return nil
	}
	var names []string
	var ids []model.ID
	for r := range f.s.Committed().Each(page.ID(), "lane") {
		if r.Bool("hidden") {
			names, ids = append(names, called(f.s.Committed(), r)), append(ids, r.ID())
		}
	}
	if len(ids) == 0 {
		return nil
	}
	show := look.NewButton("Show", "", look.Plain, func() {
		if err := f.s.Do(edit.Set{IDs: ids, Name: "hidden"}); err != nil {
			f.deps.Say(kind.Sentence(err))
		}
	}).Small().Tall(22)
	show.SetEnabled(!f.s.ReadOnly())
	return []fyne.CanvasObject{look.NewIcon("eye-off", look.TextSecondary, 14), // side by side in the line, so that the names get its room
		look.NewText(count(len(ids), "lane", "lanes")+" hidden: "+strings.Join(names, ", "), look.TextSecondary).Small().Elastic(120), show}
}

// fill shows something in the line; the groups of it can be left out, the last one
// first.
func (f *Foot) fill(content []fyne.CanvasObject, groups [][]fyne.CanvasObject) {
	f.row.Objects, f.yields.groups = content, groups
	f.row.Refresh()
	if shown := len(content) > 0; shown != f.root.Visible() {
		if shown {
			f.root.Show()
		} else {
			f.root.Hide()
		}
		if f.OnShown != nil {
			f.OnShown()
		}
	}
}

// yielding is a line that leaves out what does not fit instead of running into what
// stands beside it.
type yielding struct {
	line   fyne.Layout
	groups [][]fyne.CanvasObject // the last one goes first
}

// MinSize implements fyne.Layout.
func (l *yielding) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.line.MinSize(os).Height)
}

// Layout implements fyne.Layout.
func (l *yielding) Layout(os []fyne.CanvasObject, s fyne.Size) {
	for _, g := range l.groups {
		show(g, true)
	}
	for i := len(l.groups) - 1; i >= 0 && l.natural(os) > s.Width; i-- {
		show(l.groups[i], false)
	}
	l.line.Layout(os, s)
}

// natural is how wide the line would like to be.
func (l *yielding) natural(os []fyne.CanvasObject) float32 {
	w := l.line.MinSize(os).Width
	for _, o := range os {
		if e, ok := o.(interface{ NaturalWidth() float32 }); ok && o.Visible() {
			w += max(0, e.NaturalWidth()-o.MinSize().Width)
		}
	}
	return w
}

// show shows objects, or hides them.
func show(os []fyne.CanvasObject, on bool) {
	for _, o := range os {
		switch {
		case o.Visible() == on:
		case on:
			o.Show()
		default:
			o.Hide()
		}
	}
}
