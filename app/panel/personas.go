package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
)

// Personas edits the personas of the document: a list, and the properties of the
// one that is chosen.
type Personas struct {
	part
	at    model.ID
	list  *fyne.Container
	form  *form
	both  fyne.CanvasObject
	empty fyne.CanvasObject // instead, where there is no persona
	plus  *look.Button      // adds one there
}

// NewPersonas makes the editor of personas. Close it when it is not shown any
// more.
func NewPersonas(s *session.Session, deps Deps) *Personas {
	p := &Personas{part: part{s: s, deps: deps}}
	p.list = look.Column(4)
	p.form = newForm(&p.part)
	p.form.plain = true
	add := look.NewButton("Add persona", "plus", look.Outlined, p.Add)
	p.plus = look.NewButton("Add persona", "plus", look.Filled, p.Add)
	for _, b := range []*look.Button{add, p.plus} {
		b.SetEnabled(!s.ReadOnly())
	}
	left := look.Around(nil, look.Inset(look.Row(0, add, look.Space()), 8, 8, 12, 8), nil, nil, container.NewVScroll(look.Inset(p.list, 8, 8, 8, 8)))
	fields := scrolled(p.form.box)
	p.views = []*container.Scroll{fields}
	p.both = look.Around(nil, nil, container.NewStack(look.Sized(look.Around(nil, nil, nil, look.Line(true), left), 260, 200)), nil, fields)
	p.empty = nothingYet("users", "A persona stands for the people whose journey a page shows: name, goals, needs and frustrations.", p.plus)
	p.follow(container.NewStack(p.both, p.empty), session.DocumentChanged|session.FileChanged, p.show)
	p.show()
	return p
}

// Open shows one persona.
func (p *Personas) Open(id model.ID) { p.at = id; p.show() }

func (p *Personas) show() {
	doc := p.s.Doc()
	all := doc.All(model.Root, "persona")
	if r := at(doc, p.at); r == nil || r.Kind() != "persona" {
		p.at = ""
		if len(all) > 0 {
			p.at = all[0].ID()
		}
	}
	p.list.RemoveAll()
	for i, r := range all {
		p.list.Add(p.line(i, r, all))
	}
	p.list.Refresh()
	if either(p.empty, p.both, p.at == ""); p.at != "" {
		p.form.show([]model.ID{p.at})
	}
	relayout(p.shell)
}

func (p *Personas) line(i int, r *model.Record, all []*model.Record) fyne.CanvasObject {
	id := r.ID()
	texts := look.Column(0, newProse(personaName(r), look.Text, look.SizeBody).strong())
	if s := r.Text("nickname"); s != "" {
		texts.Add(newProse("“"+s+"”", look.TextSecondary, look.SizeDense))
	} else if s := r.Text("role"); s != "" {
		texts.Add(newProse(s, look.TextSecondary, look.SizeDense))
	}
	if id == p.at && !p.s.ReadOnly() {
		up := look.NewButton("", "chevron-up", look.Quiet, func() { p.move(i, all, -1) }).Small().Tip("Move up")
		down := look.NewButton("", "chevron-down", look.Quiet, func() { p.move(i, all, 1) }).Small().Tip("Move down")
		up.SetEnabled(i > 0)
		down.SetEnabled(i < len(all)-1)
		texts.Add(look.Row(0, look.Space(), up, down, look.NewButton("", "trash-2", look.Quiet, func() { p.do(edit.DeleteOf(p.s.Doc(), []model.ID{id})) }).Small().Tip("Delete this persona")))
	}
	mark := container.NewCenter(look.Inset(face(p.deps, i, r.Text("color"), 28), 0, 10, 0, 0))
	row := newRow(look.Inset(look.Around(nil, nil, mark, nil, texts), 8, 6, 8, 10), func() { p.Open(id) })
	row.chosen = id == p.at
	return row
}

// FocusFirst gives the keyboard to the first field, or to what adds a persona where
// there is none yet.
func (p *Personas) FocusFirst() {
	if p.at == "" {
		p.deps.Focus(p.plus)
		return
	}
	p.form.focus()
}

// Add adds a persona, whose name can be typed at once. A journey that is nobody’s yet
// becomes that of the new one.
func (p *Personas) Add() {
	id := model.NewID()
	c := newPersona(p.s.Doc(), id)
	if page := p.s.Page(); page != nil && page.Text("page_kind") == "journey" && len(page.List("personas")) == 0 {
		c = edit.Sequence{Name: "Add persona", Commands: []edit.Command{c, edit.Set{IDs: []model.ID{page.ID()}, Name: "personas", Value: model.List{string(id)}}}}
	}
	if p.do(c) == nil {
		p.Open(id)
		p.form.rename()
	}
}

func (p *Personas) move(i int, all []*model.Record, by int) {
	after := model.ID("")
	switch j := i + by; {
	case j < 0 || j >= len(all):
		return
	case by > 0:
		after = all[j].ID()
	case j > 0:
		after = all[j-1].ID()
	}
	p.do(edit.Reorder{ID: all[i].ID(), Parent: model.Root, After: after, Name: "Move persona"})
}
