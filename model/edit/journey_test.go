package edit_test

import (
	"math"
	"slices"
	"testing"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/edit/edittest"
)

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		card  model.ID
		steps int
		want  float64 // 1: it has none
	}{{"p1", 2, 2}, {"p2", 99, 2}, {"p1", 1, 1}, {"p1", -4, 1}, {"p2", 2, 2}} {
		next := edittest.Apply(t, sample(), edit.Span{ID: c.card, Steps: c.steps})
		card := next.Get(c.card)
		if card.NumOr("span", 1) != c.want || card.Has("span") != (c.want > 1) {
			t.Errorf("%s over %d steps spans %v", c.card, c.steps, card.Get("span"))
		}
	}
	d := sample().Draft()
	d.Set("p2", "step", model.Text("s1"))
	doc, _ := d.Commit()
	edittest.Refuse(t, doc, edit.Span{ID: "p2", Steps: 2}) // it stands over a whole stage
	for label, c := range map[string]edit.Span{"Split card": {Steps: 1}, "Merge card over 2 steps": {Steps: 2}} {
		if c.Label() != label {
			t.Errorf("%s, not %s", c.Label(), label)
		}
	}
}

// The first persona of the page is meant where an emotion, or who sets it, names none.
func TestFeelingOfTheMainPersona(t *testing.T) {
	for name, c := range map[string]struct {
		stored, asked string
		same          bool
	}{
		"both named":     {"maya", "maya", true},
		"stored by none": {"", "maya", true},
		"asked by none":  {"maya", "", true},
		"none named":     {"", "", true},
		"another":        {"maya", "jens", false},
		"another stored": {"jens", "", false},
	} {
		d := sample().Draft()
		d.Set("e1", "persona", nil)
		if c.stored != "" {
			d.Set("e1", "persona", model.Text(c.stored))
		}
		doc, _ := d.Commit()
		next := edittest.Apply(t, doc, edit.Feel{Lane: "mood", Step: "a", Persona: model.ID(c.asked), NewID: "e9", Value: 1})
		if added := next.Get("e9"); (added == nil) != c.same || added != nil && added.Text("persona") != c.asked {
			t.Errorf("%s: added %v", name, added)
		}
	}
	next := edittest.Apply(t, sample(), edit.Feel{Lane: "mood", Step: "b", NewID: "e9", Value: -0.04})
	if v, _ := next.Get("e9").Num("value"); v != 0 || math.Signbit(v) {
		t.Errorf("hardly a feeling is %v", v)
	}
	edittest.Refuse(t, sample(), edit.Feel{Lane: "mood", Step: "a", NewID: "e9", Value: math.NaN()})
	edittest.Refuse(t, sample(), edit.Feel{Lane: "mood", Step: "gone", NewID: "e9"})
}

func TestPlaceCardRefusesWhatDoesNotFit(t *testing.T) {
	r := model.NewRecord
	d := sample().Draft()
	d.Append(r("j2", "page", "", txt("page_kind", "journey"), txt("title", "Other")))
	d.Append(r("other", "lane", "j2", txt("lane_kind", "pain_points")))
	doc, _ := d.Commit()
	edittest.Refuse(t, doc, edit.PlaceCard{ID: "p2", Lane: "other", Step: "a"})
	edittest.Refuse(t, doc, edit.PlaceCard{ID: "p2", Lane: "mood", Step: "a"})
	edittest.Refuse(t, doc, edit.PlaceCard{ID: "e1", Lane: "pain", Step: "a"})
	edittest.Refuse(t, doc, edit.PlaceCard{ID: "n1", Lane: "pain", Step: "a"})
	next := edittest.Apply(t, doc, edit.PlaceCard{ID: "e1", Lane: "mood", Step: "s2"})
	if next.Get("e1").Ref("step") != "s2" {
		t.Error("an emotion may stand over a whole stage")
	}
}

// What else hangs below a KPI is no observation, and a row of the first date stands
// in front.
func TestObserveInFront(t *testing.T) {
	next := edittest.Apply(t, sample(), edit.Observe{KPI: "nps", Rows: []edit.Row{{NewID: "o0", Date: "2025-12-31", Props: []model.Prop{num("value", 5)}}}})
	if got := next.Children("nps"); !slices.Equal(got, []model.ID{"o0", "o1", "o3"}) {
		t.Errorf("rows %v", got)
	}
	for label, n := range map[string]int{"Enter KPI value": 1, "Enter 2 KPI values": 2} {
		if got := (edit.Observe{Rows: make([]edit.Row, n)}).Label(); got != label {
			t.Errorf("%s, not %s", got, label)
		}
	}
	edittest.Refuse(t, sample(), edit.Observe{KPI: "act", Rows: []edit.Row{{NewID: "o9", Date: "2026-01-01"}}})
	edittest.Refuse(t, sample(), edit.Observe{KPI: "nps", Rows: []edit.Row{{NewID: "o9", Date: "2026-01-31", Props: []model.Prop{txt("value", "much")}}}})
}
