package edit

import (
	"fmt"
	"iter"

	"waymark/model"
)

// Group ties shapes together so that they are selected and moved as one. Groups
// among them become groups inside the new one.
type Group struct {
	ID   model.ID // of the new group: model.NewID()
	IDs  []model.ID
	Name string
}

// Label implements Command.
func (c Group) Label() string { return fmt.Sprintf("Group %d shapes", len(c.IDs)) }

// Do implements Command.
func (c Group) Do(d *model.Draft) error {
	tops := map[model.ID]bool{}
	var page model.ID
	for _, id := range c.IDs {
		r, err := get(d, id, "node", "group")
		if err != nil {
			return err
		}
		if page == "" {
			page = r.Parent()
		}
		if r.Parent() != page {
			return fmt.Errorf("shapes of two pages cannot be grouped")
		}
		tops[Outermost(d, id)] = true
	}
	if len(tops) < 2 {
		return ErrNothing
	}
	var props []model.Prop
	if c.Name != "" {
		props = append(props, model.Prop{Name: "name", Value: model.Text(c.Name)})
	}
	if err := (Insert{Record: model.NewRecord(c.ID, "group", page, props...), Last: true}).Do(d); err != nil {
		return err
	}
	for _, id := range sortedIDs(tops) {
		d.Set(id, "group", model.Text(c.ID))
	}
	return nil
}

// Outermost returns the largest group that an element belongs to, the element
// itself when it belongs to none.
func Outermost(d records, id model.ID) model.ID {
	if r := d.Get(id); r != nil {
		for g := range groupsOf(d, r) {
			id = g
		}
	}
	return id
}

// records is a document or a draft.
type records interface {
	Get(model.ID) *model.Record
	Children(model.ID) []model.ID
}

// groupsOf yields the groups that an element lies in, the innermost first.
func groupsOf(d records, r *model.Record) iter.Seq[model.ID] {
	return func(yield func(model.ID) bool) {
		for range 64 { // ends circles
			up := r.Ref("group")
			if up == "" {
				return
			}
			if r = d.Get(up); r == nil || !yield(up) {
				return
			}
		}
	}
}

// Ungroup takes groups apart; what was inside a larger group stays in that one.
type Ungroup struct{ IDs []model.ID }

// Label implements Command.
func (c Ungroup) Label() string { return "Ungroup" }

// Do implements Command. Shapes stand for the outermost group that they belong to.
func (c Ungroup) Do(d *model.Draft) error {
	for _, id := range c.IDs {
		top := Outermost(d, id)
		g := d.Get(top)
		if g == nil || g.Kind() != "group" {
			continue
		}
		for _, sib := range d.Children(g.Parent()) {
			if d.Get(sib).Ref("group") == top {
				d.Set(sib, "group", nil)
			}
		}
		d.Delete(top)
	}
	return nil
}

// Lock fixes shapes in place, or frees them.
type Lock struct {
	IDs    []model.ID
	Locked bool
}

// Label implements Command.
func (c Lock) Label() string {
	if c.Locked {
		return "Lock"
	}
	return "Unlock"
}

// Do implements Command.
func (c Lock) Do(d *model.Draft) error {
	var v model.Value
	if c.Locked {
		v = model.Bool(true)
	}
	for _, id := range c.IDs {
		if r := d.Get(id); r != nil && r.Kind() == "node" {
			d.Set(id, "locked", v)
		}
	}
	return nil
}
