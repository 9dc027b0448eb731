package template

import (
	"strings"
	"time"

	"waymark/model"
	"waymark/model/kind"
)

// Shift moves every date of a document by the same number of whole months, so
// that its newest observation stands at the end of the last full month before
// now. A template is thus as fresh on the day that it is used as on the day that
// it was written: nothing in it is stale or overdue. A document without
// observations is returned as it is.
func Shift(doc *model.Document, now time.Time) *model.Document {
	newest := ""
	for _, r := range doc.Records() {
		if r.Kind() == "observation" {
			newest = max(newest, r.Text("date"))
		}
	}
	last, err := time.Parse(time.DateOnly, newest)
	if err != nil {
		return doc
	}
	want := time.Date(now.Year(), now.Month(), 0, 0, 0, 0, 0, time.UTC) // the last day of the month before
	by := (want.Year()-last.Year())*12 + int(want.Month()) - int(last.Month())
	if by == 0 {
		return doc
	}
	d := doc.Draft()
	for _, r := range append([]*model.Record{doc.Root()}, doc.Records()...) {
		k, ok := kind.Of(r.Kind())
		if !ok {
			continue
		}
		for _, p := range k.Properties {
			switch v := r.Get(p.Name).(type) {
			case model.Text:
				if p.Type == kind.Date {
					d.Set(r.ID(), p.Name, model.Text(shiftDate(string(v), by)))
				}
			case model.List:
				if p.Type == kind.Intervals {
					d.Set(r.ID(), p.Name, shiftIntervals(v, by))
				}
			}
		}
	}
	next, _ := d.Commit()
	return next
}

// shiftDate moves a date by months; the last day of a month stays the last day.
func shiftDate(iso string, by int) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	day := t.Day()
	end := time.Date(t.Year(), t.Month()+time.Month(by)+1, 0, 0, 0, 0, 0, time.UTC)
	if t.AddDate(0, 0, 1).Day() == 1 || day > end.Day() {
		day = end.Day()
	}
	return time.Date(end.Year(), end.Month(), day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func shiftIntervals(l model.List, by int) model.List {
	out := make(model.List, len(l))
	for i, s := range l {
		parts := strings.Split(s, "/")
		for j, p := range parts {
			if date, clock, ok := strings.Cut(p, "T"); ok {
				parts[j] = shiftDate(date, by) + "T" + clock
			}
		}
		out[i] = strings.Join(parts, "/")
	}
	return out
}
