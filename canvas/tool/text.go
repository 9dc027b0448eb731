package tool

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// editing is text.editing: a text is typed in place, and the map shows at once
// what it will look like.
type editing struct {
	base
	id     model.ID
	prop   string
	lines  bool
	before string        // the text as it was
	fresh  *model.Record // an element that comes into being with its text; nil for one that is there
	pin    []edit.Command
	row    *kind.Property
	was    model.Value // of a figure
	cell   *geom.Rect  // where a fresh card will stand, as long as it has no text
	all    bool
	typed  string
	room   geom.Rect // of the field, when it was last known
}

// edit opens the text of an element; with typed set, that replaces it.
func (m *Machine) edit(id model.ID, typed string, prop *string) state {
	doc := m.host.Doc()
	r := doc.Get(id)
	if r == nil || m.host.ReadOnly() {
		return nil
	}
	k, ok := kind.Of(r.Kind())
	if !ok {
		return nil
	}
	name := k.Title
	if prop != nil {
		name = *prop
	}
	row, ok := k.Property(name)
	if !ok {
		return nil
	}
	now := kind.Effective(doc, r).Text(name)
	if src, broken := kind.Source(doc, r); row.Shared && !broken { // it is the other element's text that is typed
		if k, ok := kind.Of(src.Kind()); ok {
			if its, ok := k.Property(name); ok {
				row = its
			}
		}
	}
	s := &editing{id: id, prop: name, row: row, lines: row.Type == kind.Prose, before: now, typed: now, all: true}
	if numeric(row) {
		s.was = kind.Effective(doc, r).Get(name)
		s.before = valueText(s.was)
		s.typed = s.before
	}
	return m.open(s, typed)
}

// fresh opens a text for an element that is not there yet.
func (m *Machine) fresh(r *model.Record, prop, typed string, cell *geom.Rect, pin []edit.Command) state {
	if m.host.ReadOnly() {
		return nil
	}
	k, _ := kind.Of(r.Kind())
	row, ok := k.Property(prop)
	if !ok {
		return nil
	}
	return m.open(&editing{id: r.ID(), prop: prop, row: row, lines: row.Type == kind.Prose, fresh: r, cell: cell, pin: pin}, typed)
}

func (m *Machine) open(s *editing, typed string) state {
	m.host.Cancel()
	m.enter(s)
	text := s.before
	if typed != "" {
		text, s.typed, s.all = typed, typed, false
		m.preview(s)
	} else if s.fresh != nil {
		m.preview(s)
	}
	f := m.fieldOf(s)
	f.Text = text
	m.host.Reveal(f.Rect)
	m.host.Edit(f)
	return m.state
}

func (*editing) name() string { return "text.editing" }

// command is what the text that was typed amounts to. A figure that cannot be
// read is an error.
func (s *editing) command(m *Machine) (edit.Command, error) {
	if numeric(s.row) {
		v, err := parseValue(s.row, s.typed, s.was)
		return edit.Set{IDs: []model.ID{s.id}, Name: s.prop, Value: v}, err
	}
	text := s.typed
	if !s.lines {
		text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\n", " ")), " ")
	}
	var v model.Value
	if strings.TrimSpace(text) != "" {
		v = model.Text(strings.TrimRight(text, "\n "))
	}
	if s.fresh != nil {
		rec := s.fresh.With(model.Prop{Name: s.prop, Value: v})
		if lane := m.host.Committed().Get(rec.Parent()); lane != nil && rec.Kind() == "card" {
			rec = withChannel(rec, lane.Text("lane_kind"))
		}
		c := edit.Insert{Record: rec, Last: true}
		return m.sequence(c.Label(), s.pin, c), nil
	}
	set := edit.Set{IDs: []model.ID{s.id}, Name: s.prop, Value: v}
	if s.prop != "name" || m.pageKind() != "flowchart" {
		return set, nil
	}
	return m.centred(set), nil
}

// mostUp is how far a shape grows upwards with its name, in document units: some lines
// keep a row of shapes in line, a page of text must not cover what stands above.
const mostUp = 24

// centred lets a shape that grows with its name grow to all sides: it was aligned with
// its neighbours by its centre, and straight links must stay straight.
func (m *Machine) centred(set edit.Set) edit.Command {
	r := m.host.Committed().Get(set.IDs[0])
	if r == nil || r.Kind() != "node" || r.Bool("locked") || r.Get("x") == nil || r.Get("y") == nil {
		return set
	}
	was, is := m.host.NodeSize(r), m.host.NodeSize(r.With(model.Prop{Name: set.Name, Value: set.Value}))
	by := was.Sub(is).Mul(0.5)
	by.Y = max(by.Y, -mostUp)
	if by == (geom.Pt{}) {
		return set
	}
	return edit.Sequence{Name: set.Label(), Commands: []edit.Command{set, edit.Move{IDs: set.IDs, By: by}}}
}

func (m *Machine) preview(s *editing) {
	if s.fresh == nil && s.typed == s.before {
		m.host.Cancel()
		return
	}
	// What cannot be shown yet (half a time, a word that is not allowed) is judged at
	// the end.
	if c, err := s.command(m); err == nil {
		_ = m.host.Preview(c)
	}
}

// Typed is told what stands in the field after every key.
func (m *Machine) Typed(text string) {
	if s, ok := m.state.(*editing); ok {
		s.typed = text
		m.preview(s)
	}
}

// Finish ends editing in place.
func (m *Machine) Finish(text string, how End) {
	s, ok := m.state.(*editing)
	if !ok {
		return
	}
	s.typed = text
	m.host.Cancel()
	m.enter(m.idle())
	if how == Cancel {
		return
	}
	blank := strings.TrimSpace(text) == ""
	switch {
	case s.fresh != nil && blank, s.fresh == nil && text == s.before:
	default:
		c, err := s.command(m)
		if err != nil {
			m.told(err)
			if how == Next || how == Back { // what is typed next corrects it
				m.again(s)
			}
			return
		}
		if m.do(c) && s.fresh != nil {
			m.host.Select(s.id)
		}
	}
	switch {
	case m.journey():
		m.afterText(s, how)
	case how != Done:
		m.onward(s, how == Back)
	}
}

// again opens a field that holds what cannot be read, all of it chosen.
func (m *Machine) again(s *editing) {
	s.all = true
	m.enter(s)
	m.host.Edit(m.fieldOf(s))
}

// onward goes from the name of a shape to its figures, and from the last one to
// the next shape.
func (m *Machine) onward(s *editing, back bool) {
	if r := m.host.Doc().Get(s.id); r != nil && r.Kind() == "node" && m.pageKind() == "valuestream" {
		if next := nextField(r.Text("node_kind"), s.prop, back); next != "" {
			m.enter(m.edit(s.id, "", &next))
			return
		}
	}
	m.tab(back)
}

// Field returns where the text that is being edited stands now.
func (m *Machine) Field() (Field, bool) {
	s, ok := m.state.(*editing)
	if !ok {
		return Field{}, false
	}
	return m.fieldOf(s), true
}

// Sizes of fields, in document units.
const (
	fieldLine = 17 // a line of a card
	leastWide = 64
)

func (m *Machine) fieldOf(s *editing) Field {
	f := Field{ID: s.id, Name: s.prop, Text: s.typed, Size: 13, Lines: s.lines, All: s.all}
	r := m.host.Doc().Get(s.id)
	if r == nil {
		r = s.fresh
	}
	if r == nil {
		f.Rect = s.room
		return f
	}
	g := m.host.Geometry()
	switch r.Kind() {
	case "node":
		if n, ok := g.Node(s.id); ok && s.prop == "name" {
			s.room, f.Center = m.nodeText(r, n.Symbol, n.Rect), true
		} else if ok {
			s.room, f.Size, f.Center, f.Hint = m.figureRoom(s.id, s.prop), 11, true, s.row.Label
			if s.row.Type == kind.Time {
				f.Hint += ", such as 15 min"
			}
		}
	case "link":
		if l, ok := g.Link(s.id); ok {
			c := l.Label
			if c.W < leastWide {
				at := c.Center()
				if c.W == 0 {
					at, _ = geom.Along(l.Points, geom.Length(l.Points)/2)
				}
				c = geom.R(at.X-leastWide/2, at.Y-11, leastWide, 22)
			}
			s.room, f.Size, f.Bold = c.Inset(-2), 11, true
		}
	case "swimlane":
		if l, ok := g.Lane(s.id); ok {
			s.room, f.Bold = geom.R(l.Header.X, l.Header.Center().Y-14, max(l.Header.W, 140), 28), true
			if l.Standing {
				s.room = geom.R(l.Header.X+4, l.Header.Y+2, max(l.Header.W-8, 80), l.Header.H-4)
			}
		}
	case "card":
		f.Size = 13
		if rect, ok := m.rectOf(s.id); ok {
			s.room = m.cardText(s.id, rect)
		} else if s.cell != nil {
			s.room = *s.cell
		}
	case "emotion":
		f.Size = 12
		if rect, ok := m.rectOf(s.id); ok {
			w := 130.0
			s.room, f.Center = geom.R(rect.Center().X-w/2, rect.Bottom()+4, w, 22), true
		}
	case "stage", "step", "lane":
		f.Bold = true
		if rect, ok := m.rectOf(s.id); ok {
			s.room = geom.R(rect.X+7, rect.Y+2, rect.W-14, min(rect.H-4, 44))
		}
	case "page":
		f.Size, f.Bold = 20, true
		s.room = m.titleRect()
	}
	f.Rect = s.room
	return f
}

// cardText is the room that the text of a card has: beside its icon and above its
// marks, as it stands now.
func (m *Machine) cardText(id model.ID, card geom.Rect) geom.Rect {
	lines := m.lines(id)
	if lines.H == 0 {
		return card.Inset(8)
	}
	// The field has room for a line more than there is, so that nothing jumps while
	// a line fills up.
	r := geom.R(lines.X, lines.Y-3, max(card.Right()-10-lines.X, 24), lines.H+fieldLine+6)
	r.Y = max(card.Y+2, min(r.Y, card.Bottom()-2-r.H))
	return r
}

// lines is where the lines of an element's own text stand; smaller ones are
// figures beside it.
func (m *Machine) lines(id model.ID) geom.Rect {
	var out geom.Rect
	s := m.host.Scene()
	for _, i := range s.Of(string(id)) {
		it := &s.Items[i]
		if it.Part != "" {
			continue
		}
		for _, op := range it.Ops {
			if t, ok := op.(*scene.Text); ok && t.Line.Font.Size >= 11.5 {
				out = out.Union(t.Bounds())
			}
		}
	}
	return out
}

// nodeText is the room that the name of a shape has: where it stands now, as wide
// as the shape.
func (m *Machine) nodeText(r *model.Record, symbol, all geom.Rect) geom.Rect {
	side := 8.0
	switch r.Text("node_kind") {
	case "decision":
		side = symbol.W * 0.2
	case "hand_off", "input_output", "start", "outcome":
		side = 14
	}
	room := geom.R(symbol.X+side, symbol.Center().Y-fieldLine/2-4, max(symbol.W-2*side, leastWide), fieldLine+8)
	lines := m.lines(r.ID())
	if lines.H > 0 {
		room.Y, room.H = lines.Y-3, lines.H+8
	} else if all.Bottom() > symbol.Bottom()+8 || symbol.H < 20 { // its texts stand below
		room.Y = symbol.Bottom()
	}
	if lines.W > room.W {
		room.W = lines.W + 8
	}
	room.X = symbol.Center().X - room.W/2
	return room
}

func (s *editing) pointer(m *Machine, e Pointer) state {
	if e.Act == Press || e.Act == Double { // the view has kept the text before it sends a press
		m.host.Cancel()
		m.host.Close()
		return m.idle().pointer(m, e)
	}
	return s
}

func (s *editing) leave(m *Machine) {
	m.host.Cancel()
	m.host.Close()
}

func (s *editing) overlay(m *Machine, o *Overlay) {
	r := m.fieldOf(s).Rect
	if m.journey() {
		m.tint(o)
		if c, ok := m.rectOf(s.id); ok {
			r = c
		}
	} else if g := m.host.Geometry(); g != nil && s.prop == "name" { // the ring goes around the shape, not through it
		if n, ok := g.Node(s.id); ok {
			r = n.Symbol.Union(r).Inset(-2)
		}
	}
	o.Cell = &r
}

func (*editing) cursor(*Machine) Cursor { return Arrow }
func (s *editing) hint(m *Machine) string {
	line := ""
	if s.lines {
		line = " · Shift+Enter new line"
	}
	if numeric(s.row) {
		return "Editing " + kind.InSentence(s.row.Label) + ": Enter done · Tab next figure · Esc cancels"
	}
	if m.journey() {
		return "Editing: Enter done · Tab next step" + line + " · Esc cancels"
	}
	return "Editing: Enter done · Tab next shape" + line + " · Esc cancels"
}
