package edit

import "waymark/model"

// Unshare gives an element that shows another one's name and data its own copy of
// them.
type Unshare struct{ ID model.ID }

// Label implements Command.
func (Unshare) Label() string { return "Stop sharing" }

// Do implements Command.
func (c Unshare) Do(d *model.Draft) error {
	r, err := get(d, c.ID, "step", "node")
	if err != nil {
		return err
	}
	for _, p := range ownCopy(d.Base(), r).Props() {
		d.Set(c.ID, p.Name, p.Value)
	}
	d.Set(c.ID, "same_as", nil)
	return nil
}
