package edit

import (
	"fmt"

	"waymark/model"
	"waymark/model/geom"
)

// Move shifts shapes. Links between two of them take their waypoints along;
// locked shapes stay.
type Move struct {
	IDs []model.ID
	By  geom.Pt // document units
	// At gives the present corner of shapes that have no coordinates of their own
	// (they were placed by the automatic layout).
	At map[model.ID]geom.Pt
	// Swimlane, when set, names the swimlane that the shapes end up in, "" for none.
	Swimlane map[model.ID]model.ID
}

// Label implements Command.
func (c Move) Label() string {
	if len(c.IDs) == 1 {
		return "Move shape"
	}
	return fmt.Sprintf("Move %d shapes", len(c.IDs))
}

// Do implements Command.
func (c Move) Do(d *model.Draft) error {
	if !c.By.Finite() {
		return fmt.Errorf("the distance is not a number")
	}
	moved := map[model.ID]bool{}
	for _, id := range c.IDs {
		r := d.Get(id)
		if r == nil || r.Kind() != "node" || r.Bool("locked") {
			continue
		}
		moved[id] = true
		at, ok := corner(r)
		if !ok {
			at = c.At[id]
		}
		setCorner(d, id, at.Add(c.By))
		if lane, ok := c.Swimlane[id]; ok {
			setText(d, id, "swimlane", lane)
		}
	}
	for _, id := range sortedIDs(moved) {
		for _, l := range d.Base().Referrers(id) {
			link := d.Get(l)
			if link == nil || link.Kind() != "link" || link.Ref("from") != id || !moved[link.Ref("to")] {
				continue
			}
			shiftWaypoints(d, link, c.By)
		}
	}
	return nil
}

func corner(r *model.Record) (p geom.Pt, ok bool) {
	x, okX := r.Num("x")
	y, okY := r.Num("y")
	return geom.P(x, y), okX && okY
}

// setCorner keeps coordinates to a hundredth of a unit, and within the range of
// the table.
func setCorner(d *model.Draft, id model.ID, p geom.Pt) {
	d.Set(id, "x", coordinate(p.X))
	d.Set(id, "y", coordinate(p.Y))
}

// setText sets a text, or takes the property away where there is none.
func setText[S ~string](d *model.Draft, id model.ID, name string, s S) {
	if s == "" {
		d.Set(id, name, nil)
	} else {
		d.Set(id, name, model.Text(s))
	}
}
