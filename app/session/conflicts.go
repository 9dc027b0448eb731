package session

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/merge"
)

// Conflict is something that was changed here and on the disk to different values.
// The map has ours.
type Conflict struct {
	merge.Conflict
	When time.Time
}

// Conflicts lists what was changed on both sides and has not been decided; what was
// deleted since, or has their value by now, is left out. Indices are those of
// TakeTheirs and KeepOurs, until the document changes.
func (d *document) Conflicts() []Conflict {
	d.conflicts = slices.DeleteFunc(d.conflicts, func(c Conflict) bool {
		r := d.committed.Get(c.ID)
		return r == nil || settled(r, c)
	})
	return slices.Clone(d.conflicts)
}

// settled reports whether an element has all values of the other side of a conflict
// about its properties.
func settled(r *model.Record, c Conflict) bool {
	for i, name := range c.Names {
		if name == "parent" || name == "order" || name == "kind" || i >= len(c.Theirs) || !model.SameValue(r.Get(name), c.Theirs[i]) {
			return false
		}
	}
	return true
}

// TakeTheirs gives the element of a conflict their value instead of ours, as one
// entry of the history.
func (s *Session) TakeTheirs(i int) error {
	all := s.Conflicts()
	if i < 0 || i >= len(all) {
		return fmt.Errorf("there is no conflict %d", i)
	}
	if err := s.Do(takeTheirs{all[i].Conflict}); err != nil && !errors.Is(err, edit.ErrNothing) {
		return err
	}
	s.decided(all[i])
	return nil
}

// KeepOurs decides a conflict for the value that the map has.
func (d *document) KeepOurs(i int) error {
	all := d.Conflicts()
	if i < 0 || i >= len(all) {
		return fmt.Errorf("there is no conflict %d", i)
	}
	d.decided(all[i])
	return nil
}

// decided takes a conflict off the list.
func (d *document) decided(c Conflict) {
	d.conflicts = slices.DeleteFunc(d.conflicts, func(o Conflict) bool { return about(o.Conflict, c.Conflict) })
	d.tell(DiskChanged, nil, 0)
}

// takeTheirs is the command that decides a conflict for the other side.
type takeTheirs struct{ c merge.Conflict }

// Label implements edit.Command.
func (takeTheirs) Label() string { return "Take the value from disk" }

// Do implements edit.Command.
func (t takeTheirs) Do(d *model.Draft) error {
	for i, name := range t.c.Names {
		id, _ := t.c.Theirs[i].(model.Text)
		switch name {
		case "parent":
			if p := model.ID(id); p != model.Root && d.Get(p) == nil {
				return fmt.Errorf("the place that it was moved to is not there any more")
			}
			kids := d.Children(model.ID(id))
			after := model.ID("")
			if len(kids) > 0 {
				after = kids[len(kids)-1]
			}
			d.Move(t.c.ID, model.ID(id), after)
		case "order":
			r := d.Get(t.c.ID)
			if after := model.ID(id); after != "" && (d.Get(after) == nil || d.Get(after).Parent() != r.Parent()) {
				return fmt.Errorf("the element that it was moved behind is not there any more")
			}
			d.Move(t.c.ID, r.Parent(), model.ID(id))
		case "kind":
			return fmt.Errorf("an element cannot become one of another kind; delete it and draw it again")
		default:
			d.Set(t.c.ID, name, t.c.Theirs[i])
		}
	}
	return nil
}
