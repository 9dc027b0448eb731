package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/edit"
)

func kpiWith(dates []string) *model.Document {
	recs := []*model.Record{model.NewRecord("k", "kpi", "", model.Prop{Name: "name", Value: model.Text("K")}, model.Prop{Name: "metric", Value: model.Text("nps")})}
	for i, d := range dates {
		recs = append(recs, model.NewRecord(model.ID(fmt.Sprint("was", i)), "observation", "k", model.Prop{Name: "date", Value: model.Text(d)}))
	}
	return model.NewDocument(nil, recs)
}

// Each value comes behind the last one of an earlier date, as the file lists them, in
// whatever order that is; a date that is there changes its value.
func TestValuesComeBehindEarlierOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := rapid.Custom(func(t *rapid.T) string {
			return fmt.Sprintf("2026-01-%02d", rapid.IntRange(1, 20).Draw(t, "day"))
		})
		was := rapid.SliceOfN(date, 0, 8).Draw(t, "was")
		var rows []edit.Row
		for i, d := range rapid.SliceOfN(date, 1, 8).Draw(t, "rows") {
			rows = append(rows, edit.Row{NewID: model.ID(fmt.Sprint("new", i)), Date: d, Props: []model.Prop{{Name: "value", Value: model.Number(i)}}})
		}
		type value struct{ id, date string }
		var want []value
		for i, d := range was {
			want = append(want, value{fmt.Sprint("was", i), d})
		}
		sorted := slices.Clone(rows)
		slices.SortStableFunc(sorted, func(a, b edit.Row) int { return strings.Compare(a.Date, b.Date) })
		for _, r := range sorted {
			at, there := 0, false
			for i, v := range want {
				if v.date < r.Date {
					at = i + 1
				}
				there = there || v.date == r.Date
			}
			if !there {
				want = slices.Insert(want, at, value{string(r.NewID), r.Date})
			}
		}
		next, _, err := edit.Apply(kpiWith(was), edit.Observe{KPI: "k", Rows: rows})
		if err != nil {
			t.Fatal(err)
		}
		var got []value
		for r := range next.Each("k", "observation") {
			got = append(got, value{string(r.ID()), r.Text("date")})
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%v with %v:\n%v, want\n%v", was, rows, got, want)
		}
	})
}

// The days of many years are entered at once.
func BenchmarkObserve(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			doc, day := kpiWith(nil), time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
			var rows []edit.Row
			for i := range n {
				rows = append(rows, edit.Row{NewID: model.ID(fmt.Sprint("o", i)), Date: day.AddDate(0, 0, i).Format(time.DateOnly), Props: []model.Prop{{Name: "value", Value: model.Number(5)}}})
			}
			for b.Loop() {
				if _, _, err := edit.Apply(doc, edit.Observe{KPI: "k", Rows: rows}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
