package edit

import (
	"fmt"
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// Insert adds an element behind a sibling: as the first when After is "", as the
// last when Last is set.
type Insert struct {
	Record *model.Record
	After  model.ID
	Last   bool
}

// Label implements Command.
func (c Insert) Label() string { return "Add " + Describe(c.Record) }

// Do implements Command.
func (c Insert) Do(d *model.Draft) error {
	if err := fits(d, c.Record); err != nil {
		return err
	}
	if c.Last {
		d.Append(c.Record)
	} else {
		d.Insert(c.Record, c.After)
	}
	return nil
}

// fits checks that a new record may stand where it says and that its properties
// are allowed.
func fits(d *model.Draft, r *model.Record) error {
	if err := stands(d, r); err != nil {
		return err
	}
	return holds(d, r)
}

// stands checks that a new record may stand where it says.
func stands(d *model.Draft, r *model.Record) error {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return fmt.Errorf("there are no elements of kind %q", r.Kind())
	}
	if d.Get(r.ID()) != nil || !kind.ValidID(string(r.ID())) {
		return fmt.Errorf("%s cannot be added a second time", Describe(r))
	}
	parent, err := get(d, r.Parent())
	if err != nil {
		return err
	}
	if !slices.Contains(k.Parents, parent.Kind()) {
		return fmt.Errorf("%s cannot stand in %s", Describe(r), Describe(parent))
	}
	return nil
}

// holds checks the properties of a record of a known kind. What came from a file and
// is not in the table goes with what it stands at.
func holds(d *model.Draft, r *model.Record) error {
	k, _ := kind.Of(r.Kind())
	for _, p := range r.Props() {
		row, ok := k.Property(p.Name)
		if _, raw := p.Value.(model.Raw); raw && !ok {
			continue
		}
		if !ok {
			return fmt.Errorf("%s has no %s", Describe(r), p.Name)
		}
		if err := allowed(d, r, row, p.Value); err != nil {
			return err
		}
	}
	return nil
}
