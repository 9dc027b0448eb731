package edit

import (
	"fmt"
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// Reorder moves an element to another place among its siblings, or to another
// parent that may hold it: a step to another stage, a card to another lane. It
// also brings shapes to the front (last) or to the back (first).
type Reorder struct {
	ID     model.ID
	Parent model.ID
	After  model.ID // the sibling in front of it; "" for the first place
	Name   string   // "Change order" when empty
}

// Label implements Command.
func (c Reorder) Label() string {
	if c.Name != "" {
		return c.Name
	}
	return "Change order"
}

// Do implements Command.
func (c Reorder) Do(d *model.Draft) error {
	r, err := get(d, c.ID)
	if err != nil {
		return err
	}
	parent, err := get(d, c.Parent)
	if err != nil {
		return err
	}
	k, ok := kind.Of(r.Kind())
	if !ok || !slices.Contains(k.Parents, parent.Kind()) {
		return fmt.Errorf("%s cannot stand in %s", Describe(r), Describe(parent))
	}
	d.Move(c.ID, c.Parent, c.After)
	return nil
}

// Restack brings shapes to the front or to the back of their page; among
// themselves they keep their order.
type Restack struct {
	IDs   []model.ID
	Front bool
}

// Label implements Command.
func (c Restack) Label() string {
	if c.Front {
		return "Bring to front"
	}
	return "Send to back"
}

// Do implements Command.
func (c Restack) Do(d *model.Draft) error {
	ids := slices.Clone(c.IDs)
	order := map[model.ID]int{}
	for i, r := range d.Base().Records() {
		order[r.ID()] = i
	}
	slices.SortFunc(ids, func(a, b model.ID) int { return order[a] - order[b] })
	last := model.ID("")
	for _, id := range ids {
		r := d.Get(id)
		if r == nil || r.Kind() != "node" {
			continue
		}
		sib := d.Children(r.Parent())
		switch {
		case c.Front && sib[len(sib)-1] != id:
			d.Move(id, r.Parent(), sib[len(sib)-1])
		case !c.Front:
			d.Move(id, r.Parent(), last)
			last = id
		}
	}
	return nil
}
