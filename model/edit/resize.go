package edit

import (
	"math"

	"waymark/model"
	"waymark/model/geom"
)

// Resize gives shapes other rectangles.
type Resize struct {
	Rects map[model.ID]geom.Rect // document units
	Name  string                 // "Resize shape" when empty
}

// Label implements Command.
func (c Resize) Label() string {
	if c.Name != "" {
		return c.Name
	}
	return "Resize shape"
}

// Do implements Command. Locked shapes stay.
func (c Resize) Do(d *model.Draft) error {
	for _, id := range sortedIDs(c.Rects) {
		r := d.Get(id)
		if r == nil || r.Kind() != "node" || r.Bool("locked") {
			continue
		}
		to := c.Rects[id]
		setCorner(d, id, to.Min())
		d.Set(id, "w", size(to.W))
		d.Set(id, "h", size(to.H))
	}
	return nil
}

// coordinate rounds to a hundredth of a unit within the table's range.
func coordinate(v float64) model.Number {
	return model.Number(math.Round(math.Max(-1e6, math.Min(1e6, v))*100) / 100)
}

func size(v float64) model.Number {
	return model.Number(math.Round(math.Max(8, math.Min(20000, v))*100) / 100)
}
