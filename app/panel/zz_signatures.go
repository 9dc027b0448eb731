package panel

import (
	"fyne.io/fyne/v2/container"

	"waymark/app/session"
)

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
