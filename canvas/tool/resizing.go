package tool

import (
	"math"
	"strconv"

	"waymark/canvas/hit"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// resizing is select.resizing: a corner or a side of the selection follows the
// pointer, and all selected shapes with it.
type resizing struct {
	base
	handle HandleKind
	frame  geom.Rect
	rects  map[model.ID]geom.Rect
	snap   hit.Snapper
	pin    []edit.Command
	fit    hit.Fit
	from   geom.Pt // what the pointer took, beside the corner
	begun  bool
}

func (m *Machine) resize(h HandleKind) state {
	frame, ok := m.resizable()
	if !ok {
		return nil
	}
	s := &resizing{handle: h, frame: frame, rects: map[model.ID]geom.Rect{}, pin: m.pins(), from: m.at}
	for _, id := range m.selectedNodes() {
		if r, ok := m.rectOf(id); ok && !m.host.Doc().Get(id).Bool("locked") {
			s.rects[id] = r
		}
	}
	s.snap = m.snapper(s.rects)
	return s
}

func (s *resizing) name() string { return "select.resizing" }

// edges says which edges of the frame a handle moves.
func (s *resizing) edges() hit.Edges {
	var e hit.Edges
	switch s.handle {
	case TopLeft, TopSide, TopRight:
		e.Top = true
	case BottomLeft, BottomSide, BottomRight:
		e.Bottom = true
	}
	switch s.handle {
	case TopLeft, LeftSide, BottomLeft:
		e.Left = true
	case TopRight, RightSide, BottomRight:
		e.Right = true
	}
	return e
}

func (s *resizing) pointer(m *Machine, e Pointer) state {
	switch e.Act {
	case Drag:
		if !s.begun && s.from.Dist(e.At) < m.px(startReach) {
			return s
		}
		s.begun = true
		m.told(m.host.Preview(s.command(m, e)))
	case Release:
		m.told(m.host.Commit())
		return nil
	}
	return s
}

func (s *resizing) command(m *Machine, e Pointer) edit.Command {
	by, ed := e.At.Sub(s.from), s.edges()
	to := ed.Pull(s.frame, by)
	s.fit = hit.Fit{}
	if !e.Mods.Has(Alt) && !e.Mods.Has(Shift) {
		s.fit = s.snap.Stretch(to, ed)
		to = ed.Pull(to, s.fit.By)
	}
	const least = 16
	if to.W < least {
		if ed.Left {
			to.X = s.frame.Right() - least
		}
		to.W = least
	}
	if to.H < least {
		if ed.Top {
			to.Y = s.frame.Bottom() - least
		}
		to.H = least
	}
	if e.Mods.Has(Shift) && s.frame.W > 0 && s.frame.H > 0 {
		k := math.Max(to.W/s.frame.W, to.H/s.frame.H)
		if !ed.Left && !ed.Right {
			k = to.H / s.frame.H
		}
		if !ed.Top && !ed.Bottom {
			k = to.W / s.frame.W
		}
		w, h := s.frame.W*k, s.frame.H*k
		if ed.Left {
			to.X = s.frame.Right() - w
		}
		if ed.Top {
			to.Y = s.frame.Bottom() - h
		}
		to.W, to.H = w, h
	}
	rects := make(map[model.ID]geom.Rect, len(s.rects))
	kx, ky := to.W/math.Max(s.frame.W, 1e-9), to.H/math.Max(s.frame.H, 1e-9)
	for id, r := range s.rects {
		rects[id] = geom.R(to.X+(r.X-s.frame.X)*kx, to.Y+(r.Y-s.frame.Y)*ky, r.W*kx, r.H*ky)
	}
	c := edit.Resize{Rects: rects}
	return m.sequence(c.Label(), s.pin, c)
}

func (s *resizing) overlay(m *Machine, o *Overlay) {
	m.selectionOverlay(o, false)
	o.Guides = s.fit.Guides
	if r := m.SelectionBounds(); s.begun {
		o.Pills = append(o.Pills, Pill{At: geom.P(r.Center().X, r.Bottom()+m.px(20)), Text: whole(r.W) + " × " + whole(r.H)})
	}
}

func whole(v float64) string { return strconv.Itoa(int(math.Round(v))) }

func (s *resizing) cursor(*Machine) Cursor { return cursorOf(s.handle) }
func (*resizing) hint(*Machine) string {
	return "Shift keeps the proportions · Alt does not snap · Esc cancels"
}
