package tool

import (
	"math"
	"slices"
	"strings"

	"waymark/canvas/compose"
	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// moving is select.moving: the selected shapes follow the pointer. Links come
// along by themselves, since what is shown is the preview of the command.
type moving struct {
	base
	from  geom.Pt
	ids   []model.ID
	frame geom.Rect
	rects map[model.ID]geom.Rect
	snap  hit.Snapper
	lanes []compose.LanePlace
	pin   []edit.Command
	at    map[model.ID]geom.Pt // of shapes without coordinates
	copy  *duplicate
	fit   hit.Fit
}

// duplicate is the copy that a drag with Ctrl makes; its ids stay the same as
// long as the gesture lasts.
type duplicate struct {
	fragment edit.Fragment
	ids      []model.ID // of the copies of the selected shapes
}

// move begins to move the selection.
func (m *Machine) move(from geom.Pt) state {
	g := m.host.Geometry()
	s := &moving{from: from, rects: map[model.ID]geom.Rect{}, lanes: g.Lanes, at: map[model.ID]geom.Pt{}, pin: m.pins()}
	for _, id := range m.selectedNodes() {
		if r := m.host.Doc().Get(id); r.Bool("locked") {
			continue
		}
		n, _ := g.Node(id)
		s.ids = append(s.ids, id)
		s.rects[id] = n.Rect
		s.frame = s.frame.Union(n.Rect)
		if n.Auto {
			s.at[id] = n.Rect.Min()
		}
	}
	s.snap = m.snapper(s.rects)
	return s
}

// snapper knows what stands still while some shapes move.
func (m *Machine) snapper(moving map[model.ID]geom.Rect) hit.Snapper {
	s := hit.Snapper{Grid: m.grid, Reach: m.px(6), Align: m.align}
	near := m.host.Visible().Inset(-m.px(400))
	for _, n := range m.host.Geometry().Nodes {
		if _, moves := moving[n.ID]; !moves && n.Rect.Overlaps(near) {
			s.Others = append(s.Others, n.Symbol)
		}
	}
	return s
}

func (s *moving) name() string { return "select.moving" }

func (s *moving) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		by := e.At.Sub(s.from)
		if e.Mods.Has(Shift) { // straight along one axis
			if math.Abs(by.X) > math.Abs(by.Y) {
				by.Y = 0
			} else {
				by.X = 0
			}
		}
		s.fit = hit.Fit{}
		if !e.Mods.Has(Alt) { // Alt moves freely
			s.fit = s.snap.Move(s.frame.Add(by))
			if e.Mods.Has(Shift) {
				if by.X == 0 {
					s.fit.By.X = 0
				}
				if by.Y == 0 {
					s.fit.By.Y = 0
				}
			}
			by = by.Add(s.fit.By)
		}
		if len(s.ids) == 0 {
			m.host.Say("What is selected is locked. Unlock it to move it.")
			return nil
		}
		m.told(m.host.Preview(s.command(m, by, e.Mods.Has(Ctrl))))
	case Release:
		var copies []model.ID
		if s.copy != nil && e.Mods.Has(Ctrl) {
			copies = s.copy.ids
		}
		m.told(m.host.Commit())
		if copies != nil {
			m.host.Select(copies...)
		}
		return nil
	}
	return s
}

func (s *moving) command(m *Machine, by geom.Pt, copies bool) edit.Command {
	if copies {
		if s.copy == nil {
			f, ids := edit.Copy(m.host.Committed(), s.ids).Fresh(m.exists)
			s.copy = &duplicate{fragment: m.placedFragment(f, ids, s.rects)}
			for _, id := range s.ids {
				s.copy.ids = append(s.copy.ids, ids[id])
			}
		}
		return m.sequence("Duplicate", s.pin, edit.Paste{Fragment: m.settled(s.copy.fragment, s.lanes, by), Page: m.pageID(), By: by})
	}
	c := edit.Move{IDs: s.ids, By: by, At: s.at, Swimlane: map[model.ID]model.ID{}}
	for _, id := range s.ids {
		if len(s.lanes) == 0 {
			break
		}
		to := laneAt(s.lanes, s.rects[id].Center().Add(by))
		if to != m.host.Committed().Get(id).Ref("swimlane") {
			c.Swimlane[id] = to
		}
	}
	return m.sequence(c.Label(), s.pin, c)
}

func laneAt(lanes []compose.LanePlace, p geom.Pt) model.ID {
	for _, l := range lanes {
		if l.Rect.Contains(p) {
			return l.ID
		}
	}
	return ""
}

func (s *moving) overlay(m *Machine, o *Overlay) {
	m.selectionOverlay(o, false)
	o.Guides, o.Gaps = s.fit.Guides, s.fit.Gaps
}

func (*moving) cursor(*Machine) Cursor { return MoveAll }
func (*moving) hint(*Machine) string {
	return "Shift moves straight · Ctrl duplicates · Alt does not snap · Esc cancels"
}

// sequence puts commands that have to come first in front of one.
func (m *Machine) sequence(name string, first []edit.Command, c ...edit.Command) edit.Command {
	if len(first) == 0 && len(c) == 1 && c[0].Label() == name {
		return c[0]
	}
	return edit.Sequence{Name: name, Commands: append(append([]edit.Command(nil), first...), c...)}
}

// pins are commands that write down where everything stands on a page whose
// shapes have no coordinates yet: once a person moves one of them by hand, the
// automatic layout must not move the others.
func (m *Machine) pins() []edit.Command {
	g := m.host.Geometry()
	if g == nil {
		return nil
	}
	c := edit.Move{At: map[model.ID]geom.Pt{}}
	for _, n := range g.Nodes {
		if n.Auto {
			c.IDs = append(c.IDs, n.ID)
			c.At[n.ID] = n.Rect.Min()
		}
	}
	if len(c.IDs) == 0 {
		return nil
	}
	out := []edit.Command{c}
	if g.Placed { // the lanes stay as they are, too
		for _, l := range g.Lanes {
			if r := m.host.Doc().Get(l.ID); r != nil && !r.Has("size") {
				size := l.Rect.H
				if l.Standing {
					size = l.Rect.W
				}
				out = append(out, edit.Set{IDs: []model.ID{l.ID}, Name: "size", Value: model.Number(math.Round(size))})
			}
		}
	}
	return out
}

// placedFragment gives copied shapes without coordinates those that they are
// drawn at.
func (m *Machine) placedFragment(f edit.Fragment, ids map[model.ID]model.ID, at map[model.ID]geom.Rect) edit.Fragment {
	back := make(map[model.ID]model.ID, len(ids))
	for was, is := range ids {
		back[is] = was
	}
	for i, r := range f.Records {
		if r.Kind() != "node" || r.Has("x") && r.Has("y") {
			continue
		}
		if p, ok := at[back[r.ID()]]; ok {
			f.Records[i] = r.With(model.Prop{Name: "x", Value: model.Number(math.Round(p.X))}, model.Prop{Name: "y", Value: model.Number(math.Round(p.Y))})
		}
	}
	return f
}

// settled puts copied shapes into the swimlanes that they come to stand in, and
// takes them out of groups that did not come along: a copy of one shape of a group
// is not one more of the group.
func (m *Machine) settled(f edit.Fragment, lanes []compose.LanePlace, by geom.Pt) edit.Fragment {
	inside := map[model.ID]bool{}
	for _, r := range f.Records {
		inside[r.ID()] = true
	}
	out := edit.Fragment{Records: slices.Clone(f.Records)}
	for i, r := range out.Records {
		if r.Kind() != "node" {
			continue
		}
		if !inside[r.Ref("group")] {
			r = r.With(model.Prop{Name: "group"})
		}
		if !inside[r.Ref("swimlane")] {
			size := m.host.NodeSize(r)
			at := geom.R(r.NumOr("x", 0), r.NumOr("y", 0), size.X, size.Y).Add(by)
			r = r.With(model.Prop{Name: "swimlane"})
			if lane := laneAt(lanes, at.Center()); lane != "" {
				r = r.With(model.Prop{Name: "swimlane", Value: model.Text(lane)})
			}
		}
		out.Records[i] = r
	}
	return out
}

func (m *Machine) exists(id model.ID) bool { return m.host.Committed().Get(id) != nil }

// nudge moves the selection by the arrow keys.
func (m *Machine) nudge(dir geom.Pt, mods Mods) bool {
	ids := m.selectedNodes()
	if len(ids) == 0 || m.host.ReadOnly() {
		return false
	}
	if m.allLocked(ids) {
		m.host.Say("What is selected is locked. Unlock it to move it.")
		return true
	}
	step := 1.0
	if mods.Has(Shift) {
		step = 10
	}
	c := edit.Move{IDs: ids, By: dir.Mul(step), Swimlane: map[model.ID]model.ID{}}
	g := m.host.Geometry()
	var key strings.Builder
	key.WriteString("nudge")
	for _, id := range ids {
		key.WriteString(" " + string(id))
		if n, ok := g.Node(id); ok && len(g.Lanes) > 0 {
			if to := g.LaneAt(n.Rect.Center().Add(c.By)); to != m.host.Doc().Get(id).Ref("swimlane") {
				c.Swimlane[id] = to
			}
		}
	}
	m.told(m.host.DoJoined(m.sequence(c.Label(), m.pins(), c), key.String()))
	if r := m.SelectionBounds(); !m.host.Sees(r) {
		m.host.Reveal(r)
	}
	return true
}
