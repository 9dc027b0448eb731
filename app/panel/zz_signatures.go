package panel

import (
	"fyne.io/fyne/v2/container"

	"waymark/app/session"
	"waymark/model"
)

type KPIs struct{ part }

func NewKPIs(s *session.Session, deps Deps) *KPIs {
	p := &KPIs{part: part{s: s, deps: deps}}
	p.follow(container.NewVBox(), 0, func() {})
	return p
}
func (p *KPIs) Open(id model.ID) {}

type Palette struct{ part }

func NewPalette(s *session.Session, deps Deps) *Palette {
	p := &Palette{part: part{s: s, deps: deps}}
	p.follow(container.NewVBox(), 0, func() {})
	return p
}
func (p *Palette) Focus() {}

type Outline struct{ part }

func NewOutline(s *session.Session, deps Deps) *Outline {
	p := &Outline{part: part{s: s, deps: deps}}
	p.follow(container.NewVBox(), 0, func() {})
	return p
}
func (p *Outline) Focus() {}

type Find struct{ part }

func NewFind(s *session.Session, deps Deps) *Find {
	p := &Find{part: part{s: s, deps: deps}}
	p.follow(container.NewVBox(), 0, func() {})
	return p
}
func (p *Find) Focus() {}

type Personas struct{ part }

func NewPersonas(s *session.Session, deps Deps) *Personas {
	p := &Personas{part: part{s: s, deps: deps}}
	p.follow(container.NewVBox(), 0, func() {})
	return p
}

type Actions struct{ part }

func NewActions(s *session.Session, deps Deps) *Actions {
	p := &Actions{part: part{s: s, deps: deps}}
	p.follow(container.NewVBox(), 0, func() {})
	return p
}
