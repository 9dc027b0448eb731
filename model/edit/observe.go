package edit

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/model"
)

// Observe enters the values of a KPI, as typed or pasted from a table: one row a
// date. A row for a date that is there already changes it; the others are added
// in the order of their dates.
type Observe struct {
	KPI  model.ID
	Rows []Row
}

// Row is one dated row of values. A nil value clears the column.
type Row struct {
	NewID model.ID // for a new row: model.NewID()
	Date  string   // 2026-01-31
	Props []model.Prop
}

// Label implements Command.
func (c Observe) Label() string {
	if len(c.Rows) == 1 {
		return "Enter KPI value"
	}
	return fmt.Sprintf("Enter %d KPI values", len(c.Rows))
}

// Do implements Command.
func (c Observe) Do(d *model.Draft) error {
	if _, err := get(d, c.KPI, "kpi"); err != nil {
		return err
	}
	rows := slices.Clone(c.Rows)
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Date, b.Date) })
	for _, row := range rows {
		after, there := model.ID(""), model.ID("")
		for _, id := range d.Children(c.KPI) {
			r := d.Get(id)
			if r.Kind() != "observation" {
				continue
			}
			switch at := r.Text("date"); {
			case at == row.Date:
				there = id
			case at < row.Date:
				after = id
			}
		}
		if there != "" {
			for _, p := range row.Props {
				if err := (Set{IDs: []model.ID{there}, Name: p.Name, Value: p.Value}).Do(d); err != nil {
					return err
				}
			}
			continue
		}
		props := append([]model.Prop{{Name: "date", Value: model.Text(row.Date)}}, row.Props...)
		if err := (Insert{Record: model.NewRecord(row.NewID, "observation", c.KPI, props...), After: after}).Do(d); err != nil {
			return err
		}
	}
	return nil
}
