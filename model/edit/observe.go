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
	line := lineUp(d, c.KPI)
	for _, row := range rows {
		if there, ok := line.dated[row.Date]; ok {
			for _, p := range row.Props {
				if err := (Set{IDs: []model.ID{there}, Name: p.Name, Value: p.Value}).Do(d); err != nil {
					return err
				}
			}
			continue
		}
		props := append([]model.Prop{{Name: "date", Value: model.Text(row.Date)}}, row.Props...)
		if err := (Insert{Record: model.NewRecord(row.NewID, "observation", c.KPI, props...), After: line.earlier(row.Date)}).Do(d); err != nil {
			return err
		}
		line.dated[row.Date], line.after = row.NewID, row.NewID
	}
	return nil
}

// timeline finds the places of new values among those of a KPI, for dates that are
// asked for in their order: a table may have thousands of lines.
type timeline struct {
	dated map[string]model.ID // the value of a date, the last one where there are several
	rest  []observed          // not yet gone past, by date
	last  int                 // the place of the last one gone past among all, −1 for none
	after model.ID            // behind which a new value comes
}

type observed struct {
	id   model.ID
	date string
	at   int
}

func lineUp(d *model.Draft, kpi model.ID) *timeline {
	l := &timeline{dated: map[string]model.ID{}, last: -1}
	for at, id := range d.Children(kpi) {
		if r := d.Get(id); r.Kind() == "observation" {
			date := r.Text("date")
			l.dated[date] = id
			l.rest = append(l.rest, observed{id, date, at})
		}
	}
	slices.SortStableFunc(l.rest, func(a, b observed) int { return cmp.Compare(a.date, b.date) })
	return l
}

// earlier is the last value, as the file lists them, whose date is an earlier one; ""
// where there is none. Files need not list them in the order of their dates.
func (l *timeline) earlier(date string) model.ID {
	for len(l.rest) > 0 && l.rest[0].date < date {
		if o := l.rest[0]; o.at > l.last {
			l.last, l.after = o.at, o.id
		}
		l.rest = l.rest[1:]
	}
	return l.after
}
