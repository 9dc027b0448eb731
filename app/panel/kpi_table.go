package panel

import (
	"slices"
	"time"

	"waymark/model"
	"waymark/model/kind"
)

// columnsOf lists the columns that the table of a KPI's values shows: what its
// definition counts, and whatever else some row has.
func columnsOf(doc *model.Document, kpi *model.Record) []*kind.Property {
	k, ok := kind.Of("observation")
	if !ok {
		return nil
	}
	metric := kpi.Text("metric")
	var counts, rest []*kind.Property
	var period, value, n, excluded *kind.Property
	for p := range k.For(metric) {
		switch {
		case p.Name == "date":
		case p.Name == "period":
			period = p
		case p.Name == "value":
			value = p
		case p.Name == "n":
			n = p
		case p.Name == "excluded":
			excluded = p
		case p.Type == kind.Numbers || p.Type == kind.Intervals || p.Type == kind.Times:
			if used(doc, kpi, p.Name) || p.Type == kind.Times && !used(doc, kpi, "cases") {
				rest = append(rest, p)
			}
		default:
			counts = append(counts, p)
		}
	}
	out := counts
	// Counts stand for the value; it is a column of its own where they are not
	// known, or where nothing is known yet.
	if used(doc, kpi, "value") || len(counts) == 0 || !anyUsed(doc, kpi, counts) {
		out = append(slices.Clone(out), value)
	}
	if used(doc, kpi, "value") || used(doc, kpi, "n") {
		out = append(out, n)
	}
	out = append(out, excluded, period)
	return append(out, rest...)
}

// rare reports whether a column is one that few people need, and nobody has used for
// this KPI.
func rare(doc *model.Document, kpi *model.Record, p *kind.Property) bool {
	return (p.Name == "excluded" || p.Name == "period") && !used(doc, kpi, p.Name)
}

// pasteColumns are all columns that a pasted table may have.
func pasteColumns(doc *model.Document, kpi *model.Record) []*kind.Property {
	out := columnsOf(doc, kpi)
	k, _ := kind.Of("observation")
	for p := range k.For(kpi.Text("metric")) {
		if p.Name != "date" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func used(doc *model.Document, kpi *model.Record, name string) bool {
	for o := range doc.Each(kpi.ID(), "observation") {
		if o.Has(name) {
			return true
		}
	}
	return false
}

func anyUsed(doc *model.Document, kpi *model.Record, props []*kind.Property) bool {
	return slices.ContainsFunc(props, func(p *kind.Property) bool { return used(doc, kpi, p.Name) })
}

// observations lists the values of a KPI, the newest first.
func observations(doc *model.Document, kpi model.ID) []*model.Record {
	out := doc.All(kpi, "observation")
	slices.SortStableFunc(out, func(a, b *model.Record) int {
		switch x, y := a.Text("date"), b.Text("date"); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return out
}

// nextDate proposes the date of the next value: as far behind the last one as
// that is behind the one before it, month ends staying month ends; today where
// there is none, or where it would lie ahead.
func nextDate(doc *model.Document, kpi model.ID, now time.Time) string {
	today := now.Format(time.DateOnly)
	rows := observations(doc, kpi)
	taken := func(d string) bool {
		return slices.ContainsFunc(rows, func(r *model.Record) bool { return r.Text("date") == d })
	}
	next := today
	if len(rows) > 0 {
		if last, err := time.Parse(time.DateOnly, rows[0].Text("date")); err == nil {
			step := 0
			if len(rows) > 1 {
				if before, err := time.Parse(time.DateOnly, rows[1].Text("date")); err == nil {
					step = int(last.Sub(before).Hours() / 24)
				}
			}
			switch {
			case step == 0 && last.AddDate(0, 0, 1).Day() != 1:
				next = last.AddDate(0, 1, 0).Format(time.DateOnly)
			case step >= 27 && step <= 32 || step == 0:
				next = lastDay(last.Year(), int(last.Month())+1)
			case step >= 88 && step <= 94:
				next = lastDay(last.Year(), int(last.Month())+3)
			case step >= 360 && step <= 370:
				next = last.AddDate(1, 0, 0).Format(time.DateOnly)
			default:
				next = last.AddDate(0, 0, max(1, step)).Format(time.DateOnly)
			}
		}
	}
	if next > today && !taken(today) {
		next = today
	}
	for taken(next) {
		t, err := time.Parse(time.DateOnly, next)
		if err != nil {
			break
		}
		next = t.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	return next
}

// usedAt lists the elements that a KPI is shown or measured at, and the
// initiatives that move it, in reading order.
func usedAt(doc *model.Document, kpi *model.Record) []model.ID {
	var out []model.ID
	add := func(id model.ID) {
		if at(doc, id) != nil && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, id := range kpi.Refs("measures") {
		add(id)
	}
	for _, id := range doc.Referrers(kpi.ID()) {
		r := doc.Get(id)
		switch {
		case r.Kind() == "effect" && r.Ref("kpi") == kpi.ID():
			add(r.Parent())
		case r.Ref("kpi") == kpi.ID():
			add(id)
		}
	}
	return out
}
