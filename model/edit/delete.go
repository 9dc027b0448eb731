package edit

import (
	"slices"

	"waymark/model"
)

// Delete takes elements out, with everything that belongs to them. Locked shapes
// stay.
type Delete struct {
	IDs  []model.ID
	name string
}

// DeleteOf returns the command with a label that says what goes.
func DeleteOf(doc *model.Document, ids []model.ID) Delete {
	return Delete{ids, "Delete " + what(doc.Draft(), ids)}
}

// Label implements Command.
func (c Delete) Label() string {
	if c.name != "" {
		return c.name
	}
	return "Delete"
}

// Do implements Command.
func (c Delete) Do(d *model.Draft) error {
	for _, id := range slices.Backward(c.IDs) { // of siblings in their order, each is the last one then
		if r := d.Get(id); r != nil && !r.Bool("locked") {
			d.Delete(id)
		}
	}
	return nil
}
