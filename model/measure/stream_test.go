package measure

import (
	"fmt"
	"strings"
	"testing"

	"waymark/model"
)

func page(kind string, props ...any) *model.Record {
	return rec("p", "page", "", append([]any{"page_kind", kind, "title", "Page"}, props...)...)
}

// Rother and Shook, “Learning to See” (Lean Enterprise Institute, 1999), Acme
// Stamping, current state: 18,400 pieces a month of 20 days, 460 minutes a
// shift and two shifts, 5 days of coils, stocks of 7,000, 1,700, 2,450, 1,840
// and 4,140 pieces; the map states 23.6 days of lead time, 188 seconds of
// processing and 60 seconds of takt.
func acme() *model.Document {
	return docOf(
		rec("", "document", "", "hours_per_day", 15.333333333),
		page("valuestream", "convention", "classic", "demand", 920, "available_time", "920 min"),
		node("steel", "supplier"),
		node("coils", "queue", "wait_time", "5 d"),
		node("stamping", "process", "process_time", "1 s", "people", 1),
		node("i1", "queue", "items", 7000),
		node("weld_1", "process", "process_time", "39 s", "people", 1),
		node("i2", "queue", "items", 1700),
		node("weld_2", "process", "process_time", "46 s", "people", 1),
		node("i3", "queue", "items", 2450),
		node("assembly_1", "process", "process_time", "62 s", "people", 1),
		node("i4", "queue", "items", 1840),
		node("assembly_2", "process", "process_time", "40 s", "people", 1),
		node("i5", "queue", "items", 4140),
		node("shipping", "customer"),
		link("steel", "coils"), link("coils", "stamping"), link("stamping", "i1", "link_kind", "push"), link("i1", "weld_1"),
		link("weld_1", "i2"), link("i2", "weld_2"), link("weld_2", "i3"), link("i3", "assembly_1"), link("assembly_1", "i4"),
		link("i4", "assembly_2"), link("assembly_2", "i5"), link("i5", "shipping", "link_kind", "shipment"),
		link("shipping", "steel", "link_kind", "electronic_information"),
	)
}

func TestAcmeStamping(t *testing.T) {
	doc := acme()
	s := StreamOf(doc, "p")
	day := CalendarOf(doc).Day()
	near(t, "takt", s.Takt, 60, 1e-9)
	near(t, "process time", s.ProcessTime, 188, 1e-9)
	near(t, "lead time in days", over(s.LeadTime, Of(day), ""), 23.6, 0.05)
	near(t, "lead time is waits and process times", s.LeadTime, s.WaitTime.V+188, 1e-6)
	if s.Bottleneck.ID != "assembly_1" {
		t.Errorf("bottleneck %q: %s", s.Bottleneck.Name, s.Bottleneck.Why)
	}
	near(t, "62 s against a takt of 60 s", s.Bottleneck.Load, 62.0/60, 1e-9)
	if len(s.Path()) != 11 || s.Why != "" {
		t.Errorf("%d blocks on the ladder, %s", len(s.Path()), s.Why)
	}
	if s.Waits[0].ID != "i1" || len(s.HandOffs) != 4 {
		t.Errorf("largest wait %q, %d hand-offs", s.Waits[0].ID, len(s.HandOffs))
	}
	unknown(t, "items of the coils are not stated", s.WorkInProcess)
	unknown(t, "%C&A", s.RolledCA)
	unknown(t, "cost", s.CostPerUnit)
	if f := FormatOf(doc); show(f.Duration(s.LeadTime.V)) != "23.6 d" {
		t.Errorf("shown as %s", f.Duration(s.LeadTime.V))
	}
}

// The formulas of Martin and Osterling, “Value Stream Mapping” (2014): lead time
// of a block from work available to work passed on, activity ratio ΣPT ÷ ΣLT,
// rolled %C&A as the product. The numbers are our own.
func office(extra ...*model.Record) *model.Document {
	recs := []*model.Record{
		page("valuestream", "convention", "office", "demand", 40),
		node("a", "process", "process_time", "15 min", "lead_time", "1 d", "percent_ca", 90, "cost", 5, "value_class", "adding", "people", 1),
		node("b", "process", "process_time", "30 min", "wait_time", "11.5 h", "percent_ca", 80, "cost", 7, "value_class", "necessary", "people", 2),
		node("c", "process", "process_time", "15 min", "lead_time", "2 h", "percent_ca", 50, "cost", 3, "value_class", "adding", "people", 2),
		link("a", "b"), link("b", "c"),
	}
	return docOf(append(recs, extra...)...)
}

func TestOffice(t *testing.T) {
	s := StreamOf(office(), "p")
	near(t, "PT", s.ProcessTime, 3600, 1e-9)
	near(t, "LT", s.LeadTime, (8+12+2)*3600, 1e-9)
	near(t, "wait", s.WaitTime, 21*3600, 1e-9)
	near(t, "activity ratio", s.ActivityRatio, 1.0/22, 1e-12)
	near(t, "PCE", s.ProcessCycleEfficiency, 0.5/22, 1e-12)
	near(t, "rolled %C&A", s.RolledCA, 0.36, 1e-12)
	near(t, "cost", s.CostPerUnit, 15, 1e-12)
	near(t, "takt", s.Takt, 720, 1e-9)
	if s.Bottleneck.ID != "a" || len(s.NonAdding) != 1 || len(s.Rework) != 3 || s.Rework[0].ID != "c" {
		t.Errorf("bottleneck %+v, rework %+v", s.Bottleneck, s.Rework)
	}
	near(t, "share of b", s.NonAdding[0].Share, 12.0/22, 1e-12)
}

func TestQueueOfItemsIsPartOfAnOfficeLeadTime(t *testing.T) {
	doc := office(node("q", "queue", "items", 80), link("q", "a"))
	s := StreamOf(doc, "p")
	near(t, "LT", s.LeadTime, 22*3600, 1e-9)
	near(t, "WIP", s.WorkInProcess, 80, 0)
	if len(s.Notes) != 1 {
		t.Errorf("notes %q", s.Notes)
	}
	// A queue that states its time is one of its own; one in front of a block
	// without a lead time gives it.
	s = StreamOf(office(node("q", "queue", "wait_time", "1 h"), link("q", "a")), "p")
	near(t, "with its own time", s.LeadTime, 23*3600, 1e-9)
	s = StreamOf(office(node("q", "queue", "items", 40), node("d", "process", "process_time", "1 h"), link("c", "q"), link("q", "d")), "p")
	near(t, "items ÷ demand", s.LeadTime, (22+8+1)*3600, 1e-9)
}

// What a block that stands alone says of its times, by all that it may state.
func TestTimesOfOneBlock(t *testing.T) {
	for _, c := range []struct {
		kind       string
		props      []any
		wait, lead float64 // hours; −1: not known
		why        string
	}{
		{"queue", []any{"lead_time", "2 h"}, 2, 2, ""},
		{"queue", []any{"lead_time", "2 h", "process_time", "2 h"}, 0, 2, ""},
		{"queue", []any{"lead_time", "1 h", "process_time", "2 h"}, -1, -1, "above its lead time"},
		{"transport", []any{"wait_time", "3 h", "process_time", "1 h"}, 3, 4, ""},
		{"transport", []any{"process_time", "1 h"}, 0, 1, ""},
		{"queue", nil, -1, -1, "neither a time nor a number of items"},
		{"queue", []any{"items", 20}, 4, 4, ""}, // 20 of 40 a day of 8 hours
		{"process", []any{"lead_time", "2 h", "process_time", "2 h"}, 0, 2, ""},
		{"process", []any{"lead_time", "1 h", "process_time", "2 h"}, -1, -1, "above its lead time"},
		{"process", []any{"lead_time", "1 h"}, -1, 1, "no process time"},
		{"process", []any{"process_time", "1 h"}, -1, -1, "no lead time and no wait"},
		{"process", []any{"process_time", "1 h", "items", 10}, 2, 3, ""},
	} {
		b := StreamOf(docOf(page("valuestream", "convention", "office", "demand", 40), node("x", c.kind, c.props...)), "p").Blocks[0]
		for name, v := range map[string]struct {
			got  Value
			want float64
		}{"wait": {b.Wait, c.wait}, "lead time": {b.Lead, c.lead}} {
			switch {
			case v.want >= 0:
				near(t, fmt.Sprint(name, " of a ", c.kind, " with ", c.props), v.got, v.want*3600, 1e-9)
			case v.got.Known || !strings.Contains(v.got.Why, c.why):
				t.Errorf("%s of a %s with %v is %+v, wanted none: %s", name, c.kind, c.props, v.got, c.why)
			}
		}
	}
	// What follows a queue decides whether its items are counted there; a customer says
	// nothing about it.
	s := StreamOf(office(node("q", "queue", "items", 80), node("cust", "customer"), link("q", "a"), link("q", "cust")), "p")
	near(t, "LT", s.LeadTime, 22*3600, 1e-9)
}

func TestParallelBranches(t *testing.T) {
	s := StreamOf(office(
		node("fast", "process", "process_time", "5 h", "lead_time", "6 h", "percent_ca", 10, "cost", 1, "value_class", "waste"),
		link("a", "fast"), link("fast", "c"),
	), "p")
	near(t, "LT of the longer branch", s.LeadTime, 22*3600, 1e-9)
	near(t, "PT of the same path", s.ProcessTime, 3600, 1e-9)
	near(t, "%C&A of the same path", s.RolledCA, 0.36, 1e-12)
	near(t, "cost of both", s.CostPerUnit, 16, 1e-12)
	if len(s.Branches) != 1 || s.Branches[0].Blocks[0] != "fast" || s.Branches[0].Lead.V != 6*3600 {
		t.Errorf("branches %+v", s.Branches)
	}
	if len(s.Blocks) != 4 || len(s.Path()) != 3 {
		t.Errorf("%d blocks, %d on the path", len(s.Blocks), len(s.Path()))
	}
	s = StreamOf(office(node("x", "process", "value_class", "adding"), link("a", "x"), link("x", "c")), "p")
	unknown(t, "a branch without times may be the longest", s.LeadTime)
}

func TestStreamWithoutTotals(t *testing.T) {
	tests := []struct {
		name string
		doc  *model.Document
		why  string
	}{
		{"no such page", docOf(), "not a value stream"},
		{"empty", docOf(page("valuestream")), "no processes"},
		{"circle", office(link("c", "a")), "circle"},
		{"disconnected", office(node("x", "process", "process_time", "1 h", "lead_time", "1 h")), "not linked"},
		{"no lead time", office(node("x", "process", "process_time", "1 h"), link("c", "x")), "no lead time"},
		{"PT above LT", office(node("x", "process", "process_time", "2 h", "lead_time", "1 h"), link("c", "x")), "above its lead time"},
	}
	for _, c := range tests {
		s := StreamOf(c.doc, "p")
		unknown(t, c.name, s.LeadTime)
		unknown(t, c.name, s.ActivityRatio)
		if !strings.Contains(s.Why, c.why) {
			t.Errorf("%s: %q does not say %q", c.name, s.Why, c.why)
		}
		for _, v := range []Value{s.ProcessTime, s.WaitTime, s.RolledCA, s.Takt, s.WorkInProcess, s.CostPerUnit, s.Demand, s.AvailableTime, s.Bottleneck.Load, s.Bottleneck.Time} {
			if !v.Known && v.Why == "" {
				t.Errorf("%s: a value without a reason", c.name)
			}
		}
		if s.Bottleneck.Why == "" {
			t.Errorf("%s: no word about the bottleneck", c.name)
		}
	}
	// Without demand the items of a queue cannot become time.
	doc := docOf(page("valuestream", "convention", "classic"), node("q", "queue", "items", 10), node("a", "process", "process_time", "1 h"), link("q", "a"))
	unknown(t, "no demand", StreamOf(doc, "p").LeadTime)
	doc = docOf(page("valuestream", "demand", 0), node("a", "process", "process_time", "1 h", "lead_time", "1 d"))
	unknown(t, "takt at demand 0", StreamOf(doc, "p").Takt)
}

func TestBottleneckWithoutDemandHoldsMostLeadTime(t *testing.T) {
	doc := docOf(page("valuestream", "convention", "classic"),
		node("q1", "queue", "wait_time", "1 d"), node("a", "process", "process_time", "1 h"),
		node("q2", "queue", "wait_time", "3 d"), node("b", "process", "process_time", "10 min"),
		link("q1", "a"), link("a", "q2"), link("q2", "b"))
	s := StreamOf(doc, "p")
	if s.Bottleneck.ID != "b" {
		t.Errorf("bottleneck %q: %s", s.Bottleneck.ID, s.Bottleneck.Why)
	}
	near(t, "with its queue", s.Bottleneck.Time, 3*8*3600+600, 1e-9)
}

func TestPullSignalAndReturnToTheCustomerAreNoCircle(t *testing.T) {
	doc := docOf(page("valuestream", "convention", "classic"),
		node("customer", "customer"), node("a", "process", "process_time", "1 h"), node("s", "supermarket", "wait_time", "1 h"), node("b", "process", "process_time", "1 h"),
		link("customer", "a"), link("a", "s"), link("s", "b"), link("b", "s", "link_kind", "pull"), link("b", "customer", "link_kind", "shipment"))
	near(t, "LT", StreamOf(doc, "p").LeadTime, 3*3600, 1e-9)
	// Work may pass through the customer's hands in the middle.
	doc = docOf(page("valuestream", "convention", "classic"),
		node("a", "process", "process_time", "1 h"), node("customer", "customer"), node("b", "process", "process_time", "1 h"),
		link("a", "customer"), link("customer", "b"))
	s := StreamOf(doc, "p")
	near(t, "through the customer", s.LeadTime, 2*3600, 1e-9)
	if len(s.Blocks) != 2 {
		t.Errorf("%d blocks", len(s.Blocks))
	}
}

func TestSharedStepsAndPagesOfSteps(t *testing.T) {
	doc := docOf(
		rec("j", "page", "", "page_kind", "journey", "title", "J"),
		rec("st", "stage", "j", "name", "S"),
		rec("step", "step", "st", "name", "Repair", "process_time", "1 h", "lead_time", "2 h"),
		page("valuestream"),
		rec("a", "node", "p", "node_kind", "process", "same_as", "step"),
		node("b", "process", "subpage", "p2"), link("a", "b"),
		rec("p2", "page", "", "page_kind", "valuestream", "title", "Sub"),
		rec("c", "node", "p2", "node_kind", "process", "name", "c", "process_time", "3 h", "lead_time", "4 h"),
	)
	s := StreamOf(doc, "p")
	near(t, "LT", s.LeadTime, 6*3600, 1e-9)
	if s.Blocks[0].Name != "Repair" {
		t.Errorf("name %q", s.Blocks[0].Name)
	}
	// A page that opens itself has no time of its own.
	doc = docOf(page("valuestream"), node("a", "process", "subpage", "p"))
	unknown(t, "page that opens itself", StreamOf(doc, "p").LeadTime)
}
