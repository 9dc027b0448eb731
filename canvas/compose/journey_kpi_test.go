package compose

import (
	"slices"
	"testing"

	"waymark/canvas/shape"
	"waymark/model"
)

// The chips of a future state show what is expected, with the value of today below;
// one that no action moves says that it is of today.
func TestFutureChips(t *testing.T) {
	b := newBuilder(props{"title": "Next year"})
	b.add("then", "page", "", props{"page_kind": "journey", "state": "future"})
	b.add("stage", "stage", "then", props{})
	b.add("step", "step", "stage", props{})
	b.add("lane", "lane", "then", props{"lane_kind": "kpis"})
	kpi := func(id string, today float64, more props) {
		b.add(id, "kpi", "", more)
		b.add("", "observation", id, props{"date": "2026-01-31", "value": today})
		b.add("chip-"+id, "card", "lane", props{"step": "step", "kpi": id})
	}
	kpi("moved", 18, props{"name": "Moved", "metric": "sla", "target": 60})
	kpi("still", 66, props{"name": "Still", "metric": "sla", "target": 80})
	kpi("open", 5, props{"name": "Open", "metric": "sla"})
	action := func(id string, p props) { b.add(id, "action", "", p) }
	action("act", props{"due": "2026-06-30"})
	b.add("", "effect", "act", props{"kpi": "moved", "expected": 62})
	b.add("", "effect", "act", props{"kpi": "open", "expected": 7})
	action("given-up", props{"due": "2026-09-30", "status": "dropped"})
	b.add("", "effect", "given-up", props{"kpi": "moved", "expected": 99})

	doc := b.doc()
	j := fresh(Options{}).layoutJourney(doc, doc.Get("then"), nil)
	want := []shape.Chip{
		{Name: "Moved", Value: "62\u00a0%", Target: "expected · today 18\u00a0% · target 60\u00a0%", Status: shape.OnTarget},
		{Name: "Still", Value: "66\u00a0%", Target: "today · target 80\u00a0%", Status: shape.OffTarget},
		{Name: "Open", Value: "7\u00a0%", Target: "expected · today 5\u00a0%", Status: shape.NoData, Word: "No target"},
	}
	var got []shape.Chip
	for _, id := range []model.ID{"chip-moved", "chip-still", "chip-open"} {
		got = append(got, j.chipSpec(doc.Get(id)))
	}
	if !slices.Equal(got, want) {
		t.Errorf("chips\n%+v\nwant\n%+v", got, want)
	}
}

// The badge of a step of a future state shows what is expected too.
func TestFutureBadges(t *testing.T) {
	b := newBuilder(props{"title": "Next year"})
	b.add("then", "page", "", props{"page_kind": "flowchart", "state": "future"})
	b.add("n", "node", "then", props{"node_kind": "action", "name": "Ask", "kpi": "moved"})
	b.add("moved", "kpi", "", props{"name": "First contact resolution (FCR)", "metric": "sla", "target": 60})
	b.add("", "observation", "moved", props{"date": "2026-01-31", "value": 18})
	b.add("act", "action", "", props{"due": "2026-06-30"})
	b.add("", "effect", "act", props{"kpi": "moved", "expected": 62})
	doc := b.doc()
	got := numbersOf(doc, doc.Get("then")).badges["moved"]
	if want := (shape.Badge{Text: "FCR 62\u00a0% expected", Status: shape.OnTarget}); got != want {
		t.Errorf("badge %+v, want %+v", got, want)
	}
}
