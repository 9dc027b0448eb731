package measure

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
)

// The totals of a page are those of all of its numbers, and nothing else is set.
func TestFlowTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []string{"a", "b", "c", "d", "e", "f"}
		recs := []*model.Record{page("flowchart")}
		for i, id := range ids {
			kind := rapid.SampledFrom([]string{"action", "decision", "delay", "outcome", "start", "note"}).Draw(t, "kind")
			if i == 0 {
				kind = "start"
			}
			var props []any
			if rapid.Bool().Draw(t, "timed") {
				props = append(props, "process_time", rapid.SampledFrom([]string{"1 s", "5 min"}).Draw(t, "time"), "cost", rapid.IntRange(0, 9).Draw(t, "cost"))
			}
			recs = append(recs, node(id, kind, props...))
		}
		for i, id := range ids[:5] {
			for _, to := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids[max(0, i-1):]), 0, 2, rapid.ID).Draw(t, "to") {
				var props []any
				if rapid.Bool().Draw(t, "shared") {
					props = append(props, "share", rapid.IntRange(0, 70).Draw(t, "share"))
				}
				recs = append(recs, link(id, to, props...))
			}
		}
		doc := docOf(recs...)
		want := FlowOf(doc, "p")
		want.Nodes, want.Branches, want.Costliest, want.MostLikelyPath, want.LongestPath, want.LongestExact = nil, nil, nil, nil, nil, false
		if want.Why == "" {
			want.PathProbability, want.LongestTime = Value{}, Value{}
		}
		if got := FlowTotalsOf(doc, "p"); !reflect.DeepEqual(got, want) {
			t.Fatalf("totals\n%+v, want\n%+v", got, want)
		}
	})
}
