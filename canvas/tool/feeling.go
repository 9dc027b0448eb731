package tool

import (
	"math"
	"strconv"
	"strings"

	"waymark/canvas/compose"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// dragging a face is cells.feeling: the emotion follows the pointer up and down.
type feelingDrag struct {
	base
	id    model.ID
	row   compose.Row
	value float64
}

func (m *Machine) dragFace(id model.ID) state {
	r := m.host.Doc().Get(id)
	row, ok := m.rowOf(r.Parent())
	if !ok || row.Unit == 0 {
		return nil
	}
	return &feelingDrag{id: id, row: row, value: r.NumOr("value", 0)}
}

func (*feelingDrag) name() string { return "cells.feeling" }

func (s *feelingDrag) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		v := (s.row.Neutral - e.At.Y) / s.row.Unit
		step := 0.5
		if e.Mods.Has(Alt) {
			step = 0.1
		}
		s.value = math.Max(-2, math.Min(2, math.Round(v/step)*step))
		s.value = math.Round(s.value*10) / 10
		m.told(m.host.Preview(edit.Set{IDs: []model.ID{s.id}, Name: "value", Value: model.Number(s.value)}))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

// signed writes an emotion for people: +1.5, 0, −2.
func signed(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if v > 0 {
		s = "+" + s
	}
	return strings.Replace(s, "-", "−", 1)
}

func (s *feelingDrag) overlay(m *Machine, o *Overlay) {
	m.cellOverlay(o)
	if r, ok := m.rectOf(s.id); ok {
		o.Pills = append(o.Pills, Pill{At: geom.P(r.Right()+m.px(22), r.Center().Y), Text: signed(s.value)})
	}
}

func (*feelingDrag) cursor(*Machine) Cursor { return ResizeNS }
func (*feelingDrag) hint(*Machine) string {
	return "From −2 frustrated to +2 delighted, in halves · Alt in tenths · Esc cancels"
}

// feel sets the emotion of a cell: of the selected face, or of the first persona
// of the page who has none there yet, whose point is added. Where all have one, it is
// that of the first persona.
func (m *Machine) feel(p place, value float64) {
	row, ok := m.rowOf(p.row)
	if !ok || row.Kind != "emotion" || p.col == headsCol || m.host.ReadOnly() {
		return
	}
	if r := m.lead(); r != nil && r.Kind() == "emotion" && r.Parent() == p.row {
		m.told(m.host.DoJoined(edit.Set{IDs: []model.ID{r.ID()}, Name: "value", Value: model.Number(halves(value))}, "feel "+string(r.ID())))
		return
	}
	m.feelIn(p, nil, value)
}

// halves is an emotion in the steps in which it is given.
func halves(value float64) float64 { return math.Max(-2, math.Min(2, math.Round(value*2)/2)) }

// feelIn sets the emotion of a cell for the persona who has none there yet, after
// what has to be there first, and selects its face.
func (m *Machine) feelIn(p place, first []edit.Command, value float64) {
	id := model.NewID()
	if !m.do(m.sequence("Set emotion", first, edit.Feel{Lane: p.row, Step: p.col, Persona: m.unfelt(p), NewID: id, Value: halves(value)})) {
		return
	}
	m.cell = p
	if in := m.inCell(p); len(in) > 0 {
		m.host.Select(in[0])
	}
	if m.host.Doc().Get(id) != nil {
		m.host.Select(id)
	}
}

// unfelt returns the first persona of the page who has no emotion in a cell, "" for
// the first of the page, whose emotions need not name a persona.
func (m *Machine) unfelt(p place) model.ID {
	page := m.host.Page()
	if page == nil {
		return ""
	}
	doc, personas := m.host.Doc(), page.Refs("personas")
	felt := map[model.ID]bool{}
	for _, id := range m.inCell(p) {
		if r := doc.Get(id); r.Kind() == "emotion" {
			felt[r.Ref("persona")] = true
		}
	}
	for i, id := range personas {
		switch {
		case i == 0 && (felt[""] || felt[id]):
		case i == 0:
			return ""
		case !felt[id]:
			return id
		}
	}
	return ""
}

// feelBy raises or lowers the emotion at the cursor; where there is none yet, it
// begins at neutral.
func (m *Machine) feelBy(by float64) {
	if r := m.lead(); r != nil && r.Kind() == "emotion" {
		v := math.Max(-2, math.Min(2, r.NumOr("value", 0)+by))
		m.told(m.host.DoJoined(edit.Set{IDs: []model.ID{r.ID()}, Name: "value", Value: model.Number(math.Round(v*10) / 10)}, "feel "+string(r.ID())))
		return
	}
	for _, id := range m.inCell(m.cell) { // nobody's is missing: the first one's is meant
		if r := m.host.Doc().Get(id); r.Kind() == "emotion" && m.unfelt(m.cell) == "" {
			m.host.Select(id)
			m.feelBy(by)
			return
		}
	}
	m.feel(m.cell, by)
}

// typedFeeling is a number that is being typed into a cell of an emotion lane.
type typedFeeling struct {
	in   place
	text string
}

// feelTyped answers what is typed into a cell of an emotion lane where that is a
// figure: + and − alone raise and lower the emotion, and with digits behind them they
// are its sign. Typed is what stands there so far. It reports false for what begins a
// quote.
func (m *Machine) feelTyped(typed typedFeeling, r rune) bool {
	if typed.in != m.cell {
		typed = typedFeeling{in: m.cell}
	}
	switch r {
	case '+', '=':
		m.feelBy(0.5)
		typed.text = "+"
	case '-', '−', '_':
		m.feelBy(-0.5)
		typed.text = "-"
	case '.', ',':
		if typed.text == "" {
			return false
		}
		typed.text += "."
	default:
		if r < '0' || r > '9' {
			return false
		}
		v, ok := feelingIn(typed.text + string(r))
		if typed.text += string(r); !ok { // a second number in a cell takes the place of the first
			typed.text = string(r)
			v, ok = feelingIn(typed.text)
		}
		if !ok {
			m.host.Say("An emotion goes from −2 (frustrated) to +2 (delighted).")
			return true
		}
		m.feel(m.cell, v)
	}
	m.typing = typed
	return true
}

// ToggleMoment marks the selected cards and emotions as moments of truth, or
// takes the mark away from all of them.
func (m *Machine) ToggleMoment() {
	ids, all := m.moments()
	if len(ids) == 0 {
		m.host.Say("Select a card or an emotion to mark it as a moment of truth.")
		return
	}
	var v model.Value
	if !all {
		v = model.Bool(true)
	}
	m.do(edit.Set{IDs: ids, Name: "moment_of_truth", Value: v})
}

// IsMoment reports whether all selected cards and emotions are moments of truth.
func (m *Machine) IsMoment() bool {
	ids, all := m.moments()
	return len(ids) > 0 && all
}

// moments are the selected cards and emotions; all says that each is a moment of truth.
func (m *Machine) moments() (ids []model.ID, all bool) {
	all = true
	for _, id := range m.host.Selection() {
		if r := m.host.Doc().Get(id); r != nil && isCard(r) {
			ids = append(ids, id)
			all = all && r.Bool("moment_of_truth")
		}
	}
	return ids, all
}
