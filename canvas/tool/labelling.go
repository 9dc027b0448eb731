package tool

import (
	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
)

// labelling is link.label: the label of a link slides along it.
type labelling struct {
	base
	link model.ID
	line compose.LinkPlace
}

func (m *Machine) moveLabel(link model.ID) state {
	l, ok := m.host.Geometry().Link(link)
	if !ok {
		return resting{}
	}
	return &labelling{link: link, line: l}
}

func (s *labelling) name() string { return "link.label" }

func (s *labelling) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		at := float64(int(hit.Nearest(s.line.Points, e.At).Along*100+0.5)) / 100
		m.told(m.host.Preview(edit.Set{IDs: []model.ID{s.link}, Name: "label_at", Value: model.Number(at)}))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

func (s *labelling) overlay(m *Machine, o *Overlay) { o.Trace = s.line.Points }

func (*labelling) cursor(*Machine) Cursor { return MoveAll }

func (*labelling) hint(*Machine) string { return "The label slides along its link · Esc cancels" }
