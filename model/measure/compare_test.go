package measure

import (
	"slices"
	"testing"

	"waymark/model"
)

func twoStates() *model.Document {
	stream := func(p, state string, more ...any) *model.Record {
		return rec(p, "page", "", append([]any{"page_kind", "valuestream", "title", p, "state", state, "convention", "office", "demand", 10}, more...)...)
	}
	n := func(id, p string, props ...any) *model.Record {
		return rec(id, "node", p, append([]any{"node_kind", "process", "name", id}, props...)...)
	}
	return docOf(
		stream("now", "current"), stream("then", "future", "revises", "now"),
		n("a", "now", "process_time", "1 h", "lead_time", "2 d", "x", 10, "y", 10),
		n("b", "now", "process_time", "1 h", "lead_time", "8 d"),
		n("gone", "now", "process_time", "1 h", "lead_time", "0.5 d"),
		rec("l1", "link", "now", "from", "a", "to", "b"), rec("l2", "link", "now", "from", "b", "to", "gone"),
		n("a2", "then", "name", "a", "revises", "a", "process_time", "1 h", "lead_time", "2 d", "x", 400, "y", 10),
		n("b2", "then", "name", "b", "revises", "b", "process_time", "30 min", "lead_time", "1 d"),
		n("new", "then", "process_time", "1 h", "lead_time", "1 d"),
		rec("l3", "link", "then", "from", "a2", "to", "b2"), rec("l4", "link", "then", "from", "b2", "to", "new"),
		rec("k", "kpi", "", "name", "CSAT", "metric", "csat", "measures", []string{"b"}),
		rec("o1", "observation", "k", "date", "2026-01-31", "value", 74),
		rec("other", "kpi", "", "name", "NPS", "metric", "nps"),
		rec("act", "action", "", "name", "Do it", "due", "2026-06-30"),
		rec("e", "effect", "act", "kpi", "k", "expected", 86),
		rec("dropped", "action", "", "name", "No", "status", "dropped", "due", "2027-06-30"),
		rec("e2", "effect", "dropped", "kpi", "k", "expected", 99),
	)
}

func TestCompare(t *testing.T) {
	all := Compare(twoStates())
	if len(all) != 1 {
		t.Fatalf("%d comparisons", len(all))
	}
	c := all[0]
	if c.Current != "now" || c.Future != "then" {
		t.Errorf("%s → %s", c.Current, c.Future)
	}
	if !slices.Equal(c.Added, []model.ID{"new", "l4"}) || !slices.Equal(c.Removed, []model.ID{"gone", "l2"}) {
		t.Errorf("added %v, removed %v", c.Added, c.Removed)
	}
	if len(c.Changed) != 1 || c.Changed[0].Current != "b" || !slices.Equal(c.Changed[0].Properties, []string{"lead_time", "process_time"}) || c.Same != 2 {
		t.Errorf("changed %+v, same %d: moving a shape is no change", c.Changed, c.Same)
	}
	get := func(key string) Measure {
		i := slices.IndexFunc(c.Measures, func(m Measure) bool { return m.Key == key })
		if i < 0 {
			t.Fatalf("no measure %q", key)
		}
		return c.Measures[i]
	}
	lt := get("lead_time")
	near(t, "delta", lt.Delta, (4-10.5)*8*3600, 1e-6)
	near(t, "percent", lt.Percent, -6.5/10.5, 1e-12)
	if lt.Better != 1 {
		t.Error("a shorter lead time is better")
	}
	k := get("k")
	near(t, "KPI expected by the plan", k.Future, 86, 0)
	if k.Better != 1 || k.Unit != UnitPercent {
		t.Errorf("%+v", k)
	}
	f := FormatOf(docOf())
	if got := show(f.Difference(k)); got != "+12 pp" {
		t.Errorf("KPI difference %q", got)
	}
	if got := show(f.Difference(lt)); got != "−62 %" {
		t.Errorf("lead time difference %q", got)
	}
}

func TestCardsArePairedByWhatTheySay(t *testing.T) {
	doc := docOf(
		rec("j1", "page", "", "page_kind", "journey", "title", "Now"), rec("j2", "page", "", "page_kind", "journey", "title", "Then", "revises", "j1"),
		rec("g1", "stage", "j1", "name", "One"), rec("g2", "stage", "j2", "name", "One", "revises", "g1"),
		rec("s1", "step", "g1", "name", "Calls"), rec("s2", "step", "g2", "name", "Calls", "revises", "s1"),
		rec("t1", "lane", "j1", "lane_kind", "touchpoints"), rec("t2", "lane", "j2", "lane_kind", "touchpoints"),
		rec("f1", "lane", "j1", "lane_kind", "emotion"), rec("f2", "lane", "j2", "lane_kind", "emotion"),
		rec("a1", "card", "t1", "step", "s1", "text", "Hotline", "channel", "phone"), rec("b1", "card", "t1", "step", "s1", "text", "Letter"),
		rec("a2", "card", "t2", "step", "s2", "text", "Hotline", "channel", "chat"), rec("b2", "card", "t2", "step", "s2", "text", "App"),
		rec("e1", "emotion", "f1", "step", "s1", "value", -1), rec("e2", "emotion", "f2", "step", "s2", "value", 2),
	)
	c := Compare(doc)[0]
	if !slices.Equal(c.Added, []model.ID{"b2"}) || !slices.Equal(c.Removed, []model.ID{"b1"}) || len(c.Changed) != 2 || c.Same != 2 {
		t.Errorf("%+v", c)
	}
	if !slices.Equal(c.Changed[0].Properties, []string{"channel"}) || !slices.Equal(c.Changed[1].Properties, []string{"value"}) {
		t.Errorf("changed %+v", c.Changed)
	}
}

func TestPercentOfZeroAndOfANegativeNumber(t *testing.T) {
	unknown(t, "from 0", newMeasure("", "", UnitNumber, "", Of(0), Of(3)).Percent)
	unknown(t, "from −5", newMeasure("", "", UnitPoints, "", Of(-5), Of(3)).Percent)
	unknown(t, "no data", newMeasure("", "", UnitNumber, "", Unknown("why"), Of(3)).Delta)
}

func TestCompareIgnoresBrokenPairs(t *testing.T) {
	doc := docOf(
		rec("a", "page", "", "page_kind", "journey", "title", "A", "revises", "gone"),
		rec("b", "page", "", "page_kind", "journey", "title", "B", "revises", "b"),
	)
	if c := Compare(doc); len(c) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestJourney(t *testing.T) {
	doc := docOf(
		rec("per", "persona", "", "name", "Maya"), rec("per2", "persona", "", "name", "Tom"),
		rec("j", "page", "", "page_kind", "journey", "title", "J", "personas", []string{"per", "per2"}),
		rec("s1", "stage", "j", "name", "One"), rec("s2", "stage", "j", "name", "Two"),
		rec("a", "step", "s1", "name", "a", "process_time", "10 min", "lead_time", "1 d"), rec("b", "step", "s1", "name", "b", "process_time", "20 min"),
		rec("c", "step", "s2", "name", "c"),
		rec("time", "lane", "j", "lane_kind", "time_effort"), rec("feel", "lane", "j", "lane_kind", "emotion"), rec("pain", "lane", "j", "lane_kind", "pain_points"),
		rec("t1", "card", "time", "step", "a", "duration", "5 min"), rec("t2", "card", "time", "step", "s1", "duration", "7 min"),
		rec("t3", "card", "time", "step", "a", "duration", "1 h", "persona", "per2"),
		rec("e1", "emotion", "feel", "step", "a", "value", -2, "moment_of_truth", true), rec("e2", "emotion", "feel", "step", "b", "value", 1),
		rec("p1", "card", "pain", "step", "a", "text", "Waits"),
	)
	j := JourneyOf(doc, "j")
	near(t, "process time", j.ProcessTime, 1800, 0)
	near(t, "lead time", j.LeadTime, 8*3600, 0)
	near(t, "customer's time", j.Time, 720, 0)
	near(t, "emotion", j.Emotion, -0.5, 0)
	near(t, "stage one", j.Stages[0].ProcessTime, 1800, 0)
	unknown(t, "stage two", j.Stages[1].ProcessTime)
	unknown(t, "step c", j.Steps[2].Time)
	if j.PainPoints != 1 || j.Moments != 1 || len(j.Steps) != 3 {
		t.Errorf("%+v", j)
	}
	unknown(t, "not a journey", JourneyOf(doc, "per").Time)
	unknown(t, "nothing at all", JourneyOf(doc, "gone").Time)
}

// The curve and the times are those of the first persona, named or not.
func TestJourneyOfTheFirstPersona(t *testing.T) {
	doc := docOf(
		rec("per", "persona", "", "name", "Maya"), rec("per2", "persona", "", "name", "Tom"),
		rec("j", "page", "", "page_kind", "journey", "title", "J", "personas", []string{"per", "per2"}),
		rec("s1", "stage", "j", "name", "One"), rec("a", "step", "s1", "name", "a"),
		rec("feel", "lane", "j", "lane_kind", "emotion"), rec("time", "lane", "j", "lane_kind", "time_effort"),
		rec("e1", "emotion", "feel", "step", "a", "value", 2, "persona", "per"), rec("e2", "emotion", "feel", "step", "a", "value", -2, "persona", "per2"),
		rec("t1", "card", "time", "step", "a", "duration", "5 min", "persona", "per"),
	)
	j := JourneyOf(doc, "j")
	near(t, "emotion", j.Emotion, 2, 0)
	near(t, "time", j.Time, 300, 0)
	d := doc.Draft()
	d.Delete("feel")
	bare, _ := d.Commit()
	unknown(t, "emotion of nobody", JourneyOf(bare, "j").Emotion)
}

// An element that revises one of a third page is new here, and of two cards that say
// the same only one is the one that was there.
func TestPairsAreOfTheTwoPages(t *testing.T) {
	doc := docOf(
		rec("now", "page", "", "page_kind", "journey", "title", "Now", "state", "current"), rec("other", "page", "", "page_kind", "journey", "title", "Other"),
		rec("then", "page", "", "page_kind", "journey", "title", "Then", "state", "future", "revises", "now"),
		rec("s", "stage", "now", "name", "S"), rec("a", "step", "s", "name", "a"), rec("pain", "lane", "now", "lane_kind", "pain_points"),
		rec("p1", "card", "pain", "step", "a", "text", "Waits"),
		rec("so", "stage", "other", "name", "S"), rec("o", "step", "so", "name", "o"),
		rec("s2", "stage", "then", "name", "S", "revises", "s"), rec("a2", "step", "s2", "name", "a", "revises", "a"), rec("o2", "step", "s2", "name", "o", "revises", "o"),
		rec("pain2", "lane", "then", "lane_kind", "pain_points"),
		rec("p2", "card", "pain2", "step", "a2", "text", "Waits"), rec("p3", "card", "pain2", "step", "a2", "text", "Waits"),
	)
	c := Compare(doc)[0]
	if !slices.Equal(c.Added, []model.ID{"o2", "p3"}) || len(c.Removed) > 0 || len(c.Changed) > 0 || c.Same != 3 {
		t.Errorf("%+v", c)
	}
}
