package edit

import (
	"slices"

	"waymark/model"
)

// Turn makes a link run the other way: what it came from is where it leads.
type Turn struct{ Link model.ID }

// Label implements Command.
func (c Turn) Label() string { return "Turn link around" }

// Do implements Command. Ports and waypoints are turned along.
func (c Turn) Do(d *model.Draft) error {
	l, err := get(d, c.Link, "link")
	if err != nil {
		return err
	}
	from, to := l.Get("from"), l.Get("to")
	fromPort, toPort := l.Get("from_port"), l.Get("to_port")
	d.Set(c.Link, "from", to)
	d.Set(c.Link, "to", from)
	d.Set(c.Link, "from_port", toPort)
	d.Set(c.Link, "to_port", fromPort)
	if pts, ok := l.Get("waypoints").(model.Points); ok {
		back := slices.Clone(pts)
		slices.Reverse(back)
		d.Set(c.Link, "waypoints", back)
	}
	if at, ok := l.Num("label_at"); ok {
		d.Set(c.Link, "label_at", model.Number(1-at))
	}
	return nil
}
