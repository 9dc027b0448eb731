package edit

import (
	"cmp"
	"math"
	"slices"

	"waymark/model"
	"waymark/model/geom"
)

// Side says what Align lines up.
type Side uint8

// The lines that shapes can be aligned to.
const (
	AlignLeft Side = iota
	AlignCenter
	AlignRight
	AlignTop
	AlignMiddle
	AlignBottom
)

// Align lines shapes up with the frame around all of them.
type Align struct {
	Rects map[model.ID]geom.Rect // where the shapes are now
	Side  Side
}

// Label implements Command.
func (c Align) Label() string {
	return [...]string{"Align left", "Align centres", "Align right", "Align top", "Align middles", "Align bottom"}[c.Side]
}

// Do implements Command.
func (c Align) Do(d *model.Draft) error {
	if len(c.Rects) < 2 {
		return ErrNothing
	}
	frame := frameOf(c.Rects)
	for _, id := range sortedIDs(c.Rects) {
		r := c.Rects[id]
		to := r.Min()
		switch c.Side {
		case AlignLeft:
			to.X = frame.X
		case AlignCenter:
			to.X = frame.Center().X - r.W/2
		case AlignRight:
			to.X = frame.Right() - r.W
		case AlignTop:
			to.Y = frame.Y
		case AlignMiddle:
			to.Y = frame.Center().Y - r.H/2
		case AlignBottom:
			to.Y = frame.Bottom() - r.H
		}
		place(d, id, to)
	}
	return nil
}

// place moves a shape that is not locked.
func place(d *model.Draft, id model.ID, to geom.Pt) {
	if r := d.Get(id); r != nil && r.Kind() == "node" && !r.Bool("locked") {
		setCorner(d, id, to)
	}
}

// Distribute gives shapes equal gaps between the outermost two.
type Distribute struct {
	Rects map[model.ID]geom.Rect // where the shapes are now
	Down  bool                   // from top to bottom instead of left to right
}

// Label implements Command.
func (c Distribute) Label() string {
	if c.Down {
		return "Distribute vertically"
	}
	return "Distribute horizontally"
}

// Do implements Command.
func (c Distribute) Do(d *model.Draft) error {
	if len(c.Rects) < 3 {
		return ErrNothing
	}
	start := func(r geom.Rect) float64 { return r.X }
	length := func(r geom.Rect) float64 { return r.W }
	if c.Down {
		start = func(r geom.Rect) float64 { return r.Y }
		length = func(r geom.Rect) float64 { return r.H }
	}
	ids := sortedIDs(c.Rects)
	slices.SortStableFunc(ids, func(a, b model.ID) int { return cmp.Compare(start(c.Rects[a]), start(c.Rects[b])) })
	first, last := c.Rects[ids[0]], c.Rects[ids[len(ids)-1]]
	gap := start(last) + length(last) - start(first)
	for _, id := range ids {
		gap -= length(c.Rects[id])
	}
	gap /= float64(len(ids) - 1)
	pos := start(first)
	for _, id := range ids {
		to := c.Rects[id].Min()
		if c.Down {
			to.Y = pos
		} else {
			to.X = pos
		}
		place(d, id, to)
		pos += length(c.Rects[id]) + gap
	}
	return nil
}

// SameSize gives all shapes the width, the height or both of the first one.
type SameSize struct {
	First         model.ID
	Rects         map[model.ID]geom.Rect
	Width, Height bool
}

// Label implements Command.
func (c SameSize) Label() string {
	switch {
	case c.Width && c.Height:
		return "Make same size"
	case c.Width:
		return "Make same width"
	}
	return "Make same height"
}

// Do implements Command.
func (c SameSize) Do(d *model.Draft) error {
	like, ok := c.Rects[c.First]
	if !ok || len(c.Rects) < 2 {
		return ErrNothing
	}
	rects := map[model.ID]geom.Rect{}
	for id, r := range c.Rects {
		if c.Width {
			r.W = like.W
		}
		if c.Height {
			r.H = like.H
		}
		rects[id] = r
	}
	return Resize{Rects: rects}.Do(d)
}

// Places puts shapes where an automatic layout wants them; locked ones stay. A link
// whose ends come to stand differently to each other forgets its waypoints and the
// sides that it was tied to: they belonged to the old picture. Where both ends
// move alike, the waypoints move along.
type Places struct {
	Name string
	At   map[model.ID]geom.Pt
	// Was gives the present corner of shapes that have no coordinates of their own;
	// those without one count as moved.
	Was map[model.ID]geom.Pt
}

// Label implements Command.
func (c Places) Label() string { return c.Name }

// Do implements Command.
func (c Places) Do(d *model.Draft) error {
	by := map[model.ID]geom.Pt{} // how far shapes move
	for _, id := range sortedIDs(c.At) {
		r := d.Get(id)
		if r == nil || r.Kind() != "node" || r.Bool("locked") {
			continue
		}
		was, ok := corner(r)
		if !ok {
			if was, ok = c.Was[id]; !ok {
				was = geom.P(math.NaN(), math.NaN())
			}
		}
		by[id] = c.At[id].Sub(was)
		setCorner(d, id, c.At[id])
	}
	seen := map[model.ID]bool{}
	for _, id := range sortedIDs(by) {
		for _, l := range d.Base().Referrers(id) {
			link := d.Get(l)
			if link == nil || link.Kind() != "link" || seen[l] {
				continue
			}
			seen[l] = true
			from, to := link.Ref("from"), link.Ref("to")
			if by[from].Dist(by[to]) < 0.02 { // places are kept to a hundredth
				shiftWaypoints(d, link, by[from])
				continue
			}
			d.Set(l, "waypoints", nil)
			d.Set(l, "from_port", nil)
			d.Set(l, "to_port", nil)
		}
	}
	return nil
}

// shiftWaypoints moves the waypoints of a link along with both its ends.
func shiftWaypoints(d *model.Draft, link *model.Record, by geom.Pt) {
	pts, _ := link.Get("waypoints").(model.Points)
	if len(pts) == 0 || by == (geom.Pt{}) {
		return
	}
	d.Set(link.ID(), "waypoints", shifted(pts, by))
}

// shifted moves points, which stay within the range of the table.
func shifted(pts model.Points, by geom.Pt) model.Points {
	next := make(model.Points, len(pts))
	for i, p := range pts {
		next[i] = geom.P(float64(coordinate(p.X+by.X)), float64(coordinate(p.Y+by.Y)))
	}
	return next
}

func frameOf(rects map[model.ID]geom.Rect) geom.Rect {
	var frame geom.Rect
	for _, id := range sortedIDs(rects) {
		frame = frame.Union(rects[id])
	}
	return frame
}

func sortedIDs[V any](m map[model.ID]V) []model.ID {
	ids := make([]model.ID, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
