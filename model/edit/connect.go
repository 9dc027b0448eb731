package edit

import (
	"errors"
	"fmt"

	"waymark/model"
	"waymark/model/geom"
)

// Connect draws a link between two shapes of a page, or between two steps. A
// shape that comes with it (quick-add, drop on nothing) is given as Node and
// added first.
type Connect struct {
	Link *model.Record // kind link, with from and to
	Node *model.Record // a new shape at one end; nil when both are there
}

// Label implements Command.
func (c Connect) Label() string {
	if c.Node != nil {
		return "Add connected " + Describe(c.Node)
	}
	return "Connect"
}

// Do implements Command.
func (c Connect) Do(d *model.Draft) error {
	if c.Node != nil {
		if err := (Insert{Record: c.Node, Last: true}).Do(d); err != nil {
			return err
		}
	}
	if err := connectable(d, c.Link.Parent(), c.Link.Ref("from"), c.Link.Ref("to")); err != nil {
		return err
	}
	return Insert{Record: c.Link, Last: true}.Do(d)
}

// connectable checks both ends of a link.
func connectable(d *model.Draft, page, from, to model.ID) error {
	for _, end := range []model.ID{from, to} {
		r, err := get(d, end, "node", "step")
		if err != nil {
			return err
		}
		if p := pageOf(d, r); p != page {
			return fmt.Errorf("%s stands on another page", Describe(r))
		}
	}
	if d.Get(from).Kind() != d.Get(to).Kind() {
		return errors.New("a step cannot be connected with a shape")
	}
	return nil
}

func pageOf(d *model.Draft, r *model.Record) model.ID {
	for i := 0; r != nil && i < 64; i++ {
		if r.Kind() == "page" {
			return r.ID()
		}
		if r.ID() == model.Root {
			break
		}
		r = d.Get(r.Parent())
	}
	return ""
}

// Reattach moves one end of a link to another shape or to another side of it.
type Reattach struct {
	Link model.ID
	End  bool // the end with the arrow; otherwise the start
	To   model.ID
	Port string // top, right, bottom, left, or "" for whichever is best
}

// Label implements Command.
func (c Reattach) Label() string { return "Reconnect link" }

// Do implements Command.
func (c Reattach) Do(d *model.Draft) error {
	link, err := get(d, c.Link, "link")
	if err != nil {
		return err
	}
	end, port := "from", "from_port"
	from, to := c.To, link.Ref("to")
	if c.End {
		end, port = "to", "to_port"
		from, to = link.Ref("from"), c.To
	}
	if err := connectable(d, link.Parent(), from, to); err != nil {
		return err
	}
	if link.Ref(end) != c.To {
		d.Set(c.Link, "waypoints", nil) // they led to the other shape
	}
	d.Set(c.Link, end, model.Text(c.To))
	setText(d, c.Link, port, c.Port)
	return nil
}

// Bend gives a link waypoints; none lets it find its own way again.
type Bend struct {
	Link   model.ID
	Points []geom.Pt
}

// Label implements Command.
func (c Bend) Label() string {
	if len(c.Points) == 0 {
		return "Straighten link"
	}
	return "Bend link"
}

// Do implements Command.
func (c Bend) Do(d *model.Draft) error {
	if _, err := get(d, c.Link, "link"); err != nil {
		return err
	}
	var v model.Value
	if len(c.Points) > 0 {
		for _, p := range c.Points {
			if !p.Finite() {
				return errors.New("a waypoint is not a number")
			}
		}
		v = shifted(c.Points, geom.Pt{})
	}
	d.Set(c.Link, "waypoints", v)
	return nil
}
