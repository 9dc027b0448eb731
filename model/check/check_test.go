package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/model"
	"waymark/model/modeltest"
)

var today = time.Date(2026, 6, 20, 12, 0, 0, 0, time.UTC)

// rec is short: these tests are tables of records.
func rec(id, kind, parent string, props ...any) *model.Record {
	return modeltest.Record(id, kind, parent, props...)
}

// sound is a document of every kind of page in which no rule finds anything.
func sound() *model.Document {
	return model.NewDocument(rec("", "document", "", "title", "Router support", "review_by", "2026-12-31", "language", "en"), []*model.Record{
		rec("maya", "persona", "", "name", "Maya"),
		rec("tom", "persona", "", "name", "Tom"),

		rec("flow", "page", "", "page_kind", "flowchart", "title", "Flow"),
		rec("first", "swimlane", "flow", "name", "First line"),
		rec("second", "swimlane", "flow", "name", "Second line"),
		rec("start", "node", "flow", "node_kind", "start", "swimlane", "first"),
		rec("ask", "node", "flow", "node_kind", "action", "name", "Ask", "swimlane", "first", "text", "Ask for the customer number.", "process_time", "2 min"),
		rec("works", "node", "flow", "node_kind", "decision", "name", "Works?", "swimlane", "first"),
		rec("give", "node", "flow", "node_kind", "hand_off", "name", "Hand off", "swimlane", "first"),
		rec("remote", "node", "flow", "node_kind", "action", "name", "Remote", "swimlane", "second"),
		rec("done", "node", "flow", "node_kind", "outcome", "name", "Resolved", "outcome", "resolved", "swimlane", "first"),
		rec("note", "node", "flow", "node_kind", "note", "name", "A note"),
		rec("l1", "link", "flow", "from", "start", "to", "ask"),
		rec("l2", "link", "flow", "from", "ask", "to", "works"),
		rec("l3", "link", "flow", "from", "works", "to", "done", "label", "Yes", "share", 64),
		rec("l4", "link", "flow", "from", "works", "to", "give", "label", "No", "share", 36),
		rec("l5", "link", "flow", "from", "give", "to", "remote"),
		rec("l6", "link", "flow", "from", "remote", "to", "done"),

		rec("trip", "page", "", "page_kind", "journey", "title", "Now", "state", "current", "personas", []string{"maya", "tom"}),
		rec("stage", "stage", "trip", "name", "Contact"),
		rec("s1", "step", "stage", "name", "Calls", "same_as", "p1"),
		rec("s2", "step", "stage", "name", "Waits"),
		rec("touch", "lane", "trip", "lane_kind", "touchpoints"),
		rec("feel", "lane", "trip", "lane_kind", "emotion"),
		rec("pain", "lane", "trip", "lane_kind", "pain_points"),
		rec("t1", "card", "touch", "step", "s1", "text", "Hotline", "channel", "phone", "link", "https://example.org/x"),
		rec("e1", "emotion", "feel", "step", "s1", "value", -1),
		rec("e2", "emotion", "feel", "step", "s2", "value", 1),
		rec("e3", "emotion", "feel", "step", "s2", "value", 0, "persona", "tom"),
		rec("pp", "card", "pain", "step", "s2", "text", "Long wait", "evidence", "Survey, n = 312", "severity", 4, "frequency", 3),

		rec("then", "page", "", "page_kind", "journey", "title", "Then", "state", "future", "revises", "trip", "personas", []string{"maya"}),
		rec("stage2", "stage", "then", "name", "Contact", "revises", "stage"),
		rec("s3", "step", "stage2", "name", "Chats", "revises", "s1"),

		rec("vsm", "page", "", "page_kind", "valuestream", "title", "Stream", "convention", "office", "demand", 40),
		rec("cust", "node", "vsm", "node_kind", "customer", "name", "Customer"),
		rec("q", "node", "vsm", "node_kind", "queue", "name", "Inbox", "items", 20),
		rec("p1", "node", "vsm", "node_kind", "process", "name", "Take call", "process_time", "10 min", "lead_time", "1 d", "percent_ca", 90),
		rec("p2", "node", "vsm", "node_kind", "process", "name", "Repair", "process_time", "20 min", "lead_time", "2 d", "percent_ca", 95),
		rec("burst", "node", "vsm", "node_kind", "kaizen_burst", "name", "One list", "action", "act"),
		rec("v1", "link", "vsm", "from", "cust", "to", "q"),
		rec("v2", "link", "vsm", "from", "q", "to", "p1"),
		rec("v3", "link", "vsm", "from", "p1", "to", "p2"),

		rec("kpi", "kpi", "", "name", "CSAT", "metric", "csat", "target", 85, "rhythm", "month", "source", "Survey", "measures", []string{"s1"}, "baseline", 70, "baseline_date", "2025-06-30"),
		rec("o1", "observation", "kpi", "date", "2026-04-30", "value", 74),
		rec("o2", "observation", "kpi", "date", "2026-05-31", "value", 77),
		rec("act", "action", "", "name", "Live tracker", "owner", "S. Müller", "start", "2026-01-01", "due", "2026-09-30", "changes", []string{"s1"}),
		rec("eff", "effect", "act", "kpi", "kpi", "expected", 84),
	})
}

func TestSoundDocumentHasNoProblems(t *testing.T) {
	for _, p := range Document(sound(), today) {
		t.Errorf("%s %s: %s (%s)", p.Severity, p.Code, p.Sentence, p.Where)
	}
	if passed := Passed(sound(), nil); len(passed) != len(rules) {
		t.Errorf("%d of %d rules passed", len(passed), len(rules))
	}
}

// Each case breaks the sound document in one way that one rule must find.
var cases = []struct {
	code     string
	severity Severity
	element  model.ID // the first one
	says     string   // in title, sentence or repair
	edit     func(d *model.Draft)
}{
	{"misplaced", Error, "x", "belongs to a page", func(d *model.Draft) { d.Append(rec("x", "stage", "kpi", "name", "S")) }},
	{"misplaced", Error, "x", "is gone", func(d *model.Draft) { d.Append(rec("x", "step", "nowhere", "name", "S")) }},
	{"missing_value", Error, "e1", "Emotion is missing", func(d *model.Draft) { d.Set("e1", "value", nil) }},
	{"missing_value", Warning, "stage", "Name is missing", func(d *model.Draft) { d.Set("stage", "name", model.Text("")) }},
	{"missing_value", Warning, "", "Title is missing", func(d *model.Draft) { d.Set("", "title", nil) }},
	{"bad_value", Error, "pp", "from 1 to 5", func(d *model.Draft) { d.Set("pp", "severity", model.Number(9)) }},
	{"broken_reference", Error, "l6", "gone", func(d *model.Draft) {
		d.Set("l6", "to", model.Text("gone"))
		d.Append(rec("l7", "link", "flow", "from", "remote", "to", "done"))
	}},
	{"broken_reference", Warning, "kpi", "Measured at", func(d *model.Draft) { d.Set("kpi", "measures", model.List{"s1", "gone"}) }},
	{"broken_reference", Warning, "ask", "not a KPI", func(d *model.Draft) { d.Set("ask", "kpi", model.Text("maya")) }},
	{"broken_same_as", Error, "s1", "deleted", func(d *model.Draft) { d.Set("s1", "same_as", model.Text("gone")) }},
	{"broken_same_as", Error, "s1", "not a step or a shape", func(d *model.Draft) { d.Set("s1", "same_as", model.Text("kpi")) }},
	{"broken_revises", Warning, "s3", "deleted", func(d *model.Draft) { d.Set("s3", "revises", model.Text("gone")) }},
	{"broken_revises", Warning, "s3", "own page", func(d *model.Draft) {
		d.Append(rec("s4", "step", "stage2", "name", "B"))
		d.Set("s3", "revises", model.Text("s4"))
	}},
	{"broken_revises", Warning, "then", "different kinds", func(d *model.Draft) { d.Set("then", "revises", model.Text("vsm")) }},
	{"broken_revises", Warning, "then", "current state", func(d *model.Draft) { d.Set("then", "state", model.Text("current")) }},
	{"elsewhere", Error, "t1", "on the page “Then”", func(d *model.Draft) { d.Set("t1", "step", model.Text("s3")) }},
	{"elsewhere", Warning, "p1", "Swimlane", func(d *model.Draft) { d.Set("p1", "swimlane", model.Text("first")) }},
	{"circle", Error, "s1", "share one another", func(d *model.Draft) { d.Set("p1", "same_as", model.Text("s1")) }},
	{"circle", Warning, "ask", "opens", func(d *model.Draft) {
		d.Set("ask", "node_kind", model.Text("subprocess"))
		d.Set("ask", "subpage", model.Text("flow"))
	}},
	{"circle", Error, "x", "lie in one another", func(d *model.Draft) {
		d.Append(rec("x", "stage", "y", "name", "x"))
		d.Append(rec("y", "stage", "x", "name", "y"))
	}},
	{"unknown_element", Hint, "x", "“hologram”", func(d *model.Draft) { d.Append(rec("x", "hologram", "flow")) }},
	{"circle", Error, "x", "lies in itself", func(d *model.Draft) { d.Append(rec("x", "stage", "x", "name", "x")) }},
	{"misspelt", Warning, "s3", "“Lead time (LT)” is called “lead_time”", func(d *model.Draft) { d.Set("s3", "leadTime", model.Raw(`"2 d"`)) }},
	{"unsafe_link", Warning, "t1", "not a web address", func(d *model.Draft) { d.Set("t1", "link", model.Text("file:///etc/passwd")) }},
	{"unsafe_link", Warning, "t1", "https://example.org", func(d *model.Draft) { d.Set("t1", "link", model.Text("example.org/help")) }},
	{"image_alt", Hint, "t1", "cannot see", func(d *model.Draft) { d.Set("t1", "image", model.Text("a.png")) }},

	{"no_start", Error, "flow", "in front of “Ask”", func(d *model.Draft) { d.Delete("start"); d.Delete("l1") }},
	{"no_start", Error, "flow", "in front of “Ask”", func(d *model.Draft) {
		d.Insert(rec("x", "node", "flow", "node_kind", "outcome", "name", "X"), "")
		d.Insert(rec("y", "node", "flow", "node_kind", "action", "name", "Y"), "")
		d.Append(rec("l9", "link", "flow", "from", "x", "to", "ask"))
		d.Delete("start")
		d.Delete("l1")
		d.Delete("l9")
	}},
	{"several_starts", Hint, "start", "shared equally", func(d *model.Draft) {
		d.Append(rec("s9", "node", "flow", "node_kind", "start"))
		d.Append(rec("l9", "link", "flow", "from", "s9", "to", "ask"))
	}},
	{"unreachable", Warning, "x", "Not connected", func(d *model.Draft) { d.Append(rec("x", "node", "flow", "node_kind", "action", "name", "X")) }},
	{"unreachable", Warning, "x", "No link leads here", func(d *model.Draft) {
		d.Append(rec("x", "node", "flow", "node_kind", "action", "name", "X"))
		d.Append(rec("l9", "link", "flow", "from", "x", "to", "done"))
	}},
	{"dead_end", Error, "remote", "never end", func(d *model.Draft) { d.Delete("l6") }},
	{"endless_loop", Error, "give", "“Hand off” and “Remote”", func(d *model.Draft) { d.Set("l6", "to", model.Text("give")) }},
	{"one_branch", Error, "works", "nothing to decide", func(d *model.Draft) {
		d.Set("l3", "share", model.Number(100))
		d.Set("l3", "label", nil)
		d.Delete("l4")
		d.Set("ask", "node_kind", model.Text("action"))
		d.Append(rec("l9", "link", "flow", "from", "ask", "to", "give", "label", "On site"))
		d.Set("l2", "label", model.Text("By phone"))
	}},
	{"branch_unlabelled", Error, "works", "“Hand off”", func(d *model.Draft) { d.Set("l4", "label", nil) }},
	{"branch_unlabelled", Warning, "ask", "“Works?”", func(d *model.Draft) { d.Append(rec("l9", "link", "flow", "from", "ask", "to", "done")) }},
	{"branch_duplicate", Error, "works", "which way", func(d *model.Draft) { d.Set("l4", "label", model.Text(" yes ")) }},
	{"shares", Warning, "works", "The missing 6", func(d *model.Draft) { d.Set("l4", "share", model.Number(30)) }},
	{"shares", Error, "works", "More cases leave", func(d *model.Draft) { d.Set("l4", "share", model.Number(50)) }},
	{"shares", Warning, "works", "Yes 33.3", func(d *model.Draft) {
		d.Set("l3", "share", model.Number(33.3))
		d.Set("l4", "share", model.Number(33.3))
	}},
	{"unreachable", Warning, "give", "has a share of 0", func(d *model.Draft) {
		d.Set("l3", "share", model.Number(100))
		d.Set("l4", "share", model.Number(0))
		d.Set("ask", "node_kind", model.Text("action"))
		d.Append(rec("l9", "link", "flow", "from", "start", "to", "remote", "label", "Second call", "share", 50))
		d.Set("l1", "share", model.Number(50))
		d.Set("l1", "label", model.Text("First call"))
	}},
	{"shares", Warning, "works", "Set the branch to “Hand off” to 36", func(d *model.Draft) {
		d.Set("l4", "share", model.Number(30))
		d.Set("l4", "label", nil)
	}},
	{"share_missing", Hint, "works", "assumed", func(d *model.Draft) { d.Set("l4", "share", nil) }},
	{"after_outcome", Warning, "done", "ended here", func(d *model.Draft) { d.Append(rec("l9", "link", "flow", "from", "done", "to", "ask")) }},
	{"hand_off", Warning, "give", "same swimlane", func(d *model.Draft) { d.Set("remote", "swimlane", model.Text("first")) }},
	{"long_instruction", Warning, "ask", "26 words", func(d *model.Draft) { d.Set("ask", "text", model.Text(strings.Repeat("word ", 26))) }},
	{"long_instruction", Warning, "ask", "26 words", func(d *model.Draft) { d.Set("ask", "text", model.Text(strings.Repeat("电话", 24)+" ok, 再见。")) }},
	{"unnamed", Warning, "ask", "Nobody can tell", func(d *model.Draft) { d.Set("ask", "name", nil); d.Set("ask", "text", nil) }},
	{"no_subpage", Hint, "ask", "without a page", func(d *model.Draft) { d.Set("ask", "node_kind", model.Text("subprocess")) }},
	{"foreign_shape", Warning, "ask", "value stream shape", func(d *model.Draft) { d.Set("ask", "node_kind", model.Text("process")) }},
	{"foreign_block", Warning, "p2", "flowchart shape", func(d *model.Draft) { d.Set("p2", "node_kind", model.Text("action")) }},

	{"no_stage", Hint, "then", "first stage", func(d *model.Draft) { d.Delete("stage2") }},
	{"stage_without_steps", Warning, "stage2", "empty column", func(d *model.Draft) { d.Delete("s3") }},
	{"step_without_emotion", Warning, "s1", "curve runs past", func(d *model.Draft) { d.Delete("e1") }},
	{"emotion_twice", Warning, "x", "two heights", func(d *model.Draft) {
		d.Append(rec("x", "emotion", "feel", "step", "s1", "value", 2, "persona", "maya"))
	}},
	{"touchpoint_without_channel", Warning, "t1", "channel", func(d *model.Draft) { d.Set("t1", "channel", nil) }},
	{"pain_point_without_evidence", Warning, "pp", "opinion", func(d *model.Draft) { d.Set("pp", "evidence", nil) }},
	{"pain_point_without_severity", Hint, "pp", "severity", func(d *model.Draft) { d.Set("pp", "severity", nil) }},
	{"step_without_emotion", Warning, "trip", "only begun", func(d *model.Draft) {
		d.Delete("e1")
		d.Append(rec("x", "step", "stage", "name", "Waits"))
		d.Append(rec("y", "step", "stage", "name", "Waits again"))
		d.Append(rec("z", "step", "stage", "name", "Gives up"))
	}},
	{"step_without_emotion", Warning, "trip", "lane is empty", func(d *model.Draft) { d.Delete("e1"); d.Delete("e2"); d.Delete("e3") }},
	{"no_persona", Hint, "trip", "whose journey", func(d *model.Draft) { d.Set("trip", "personas", nil) }},

	{"no_customer", Warning, "vsm", "for whom", func(d *model.Draft) { d.Delete("cust"); d.Delete("v1") }},
	{"process_without_times", Warning, "p2", "without times", func(d *model.Draft) { d.Set("p2", "process_time", nil); d.Set("p2", "lead_time", nil) }},
	{"process_without_times", Warning, "p2", "without a process time", func(d *model.Draft) { d.Set("p2", "process_time", nil) }},
	{"process_without_times", Warning, "p2", "without a lead time", func(d *model.Draft) { d.Set("p2", "lead_time", nil) }},
	{"queue_without_time", Warning, "q", "not known", func(d *model.Draft) { d.Set("q", "items", nil) }},
	{"pt_above_lt", Error, "s2", "cannot be shorter", func(d *model.Draft) {
		d.Set("s2", "process_time", model.Duration{N: 9, Unit: model.Hours})
		d.Set("s2", "lead_time", model.Duration{N: 1, Unit: model.Days})
	}},
	{"pt_above_lt", Error, "p2", "cannot be shorter", func(d *model.Draft) { d.Set("p2", "process_time", model.Duration{N: 3, Unit: model.Days}) }},
	{"percent_ca", Error, "p2", "between 0 and 100", func(d *model.Draft) { d.Set("p2", "percent_ca", model.Number(130)) }},
	{"no_ladder", Error, "vsm", "Delete the link back", func(d *model.Draft) {
		d.Append(rec("x", "link", "vsm", "from", "p2", "to", "p1"))
	}},
	{"no_ladder", Error, "vsm", "not linked", func(d *model.Draft) { d.Delete("v3") }},
	{"no_demand", Hint, "vsm", "takt", func(d *model.Draft) { d.Set("vsm", "demand", nil) }},
	{"missing_value", Error, "t1", "Step is missing", func(d *model.Draft) { d.Set("t1", "step", nil) }},
	{"burst_without_action", Hint, "burst", "in charge", func(d *model.Draft) { d.Set("burst", "action", nil) }},

	{"kpi_without_target", Warning, "kpi", "no status", func(d *model.Draft) { d.Set("kpi", "target", nil) }},
	{"kpi_without_data", Warning, "kpi", "Nothing has been observed", func(d *model.Draft) { d.Delete("o1"); d.Delete("o2") }},
	{"kpi_without_data", Warning, "kpi", "neither counts", func(d *model.Draft) { d.Set("o2", "value", nil) }},
	{"baseline_without_date", Warning, "kpi", "since when", func(d *model.Draft) { d.Set("kpi", "baseline_date", nil) }},
	{"stale_observation", Warning, "kpi", "every month", func(d *model.Draft) { d.Delete("o2") }},
	{"stale_observation", Warning, "kpi", "31 May 2024, more than a year ago", func(d *model.Draft) {
		d.Set("kpi", "rhythm", nil)
		d.Delete("o1")
		d.Set("o2", "date", model.Text("2024-05-31"))
	}},
	{"observation_twice", Warning, "x", "two values of", func(d *model.Draft) { d.Append(rec("x", "observation", "kpi", "date", "2026-05-31", "value", 78)) }},
	{"kpi_without_source", Hint, "kpi", "look it up", func(d *model.Draft) { d.Set("kpi", "source", nil) }},
	{"target_missed", Warning, "kpi", "31 Mar 2026", func(d *model.Draft) { d.Set("kpi", "target_date", model.Text("2026-03-31")) }},
	{"target_missed", Warning, "kpi", "77 % against 100 %", func(d *model.Draft) {
		d.Set("kpi", "target_date", model.Text("2026-03-31"))
		d.Set("kpi", "target", model.Number(100))
	}},

	{"review_overdue", Warning, "", "1 Jan 2026", func(d *model.Draft) { d.Set("", "review_by", model.Text("2026-01-01")) }},
	{"review_overdue", Warning, "flow", "The page", func(d *model.Draft) { d.Set("flow", "review_by", model.Text("2026-01-01")) }},
	{"action_overdue", Warning, "act", "is not done", func(d *model.Draft) { d.Set("act", "due", model.Text("2026-02-01")) }},
	{"action_dates", Error, "act", "due on", func(d *model.Draft) { d.Set("act", "start", model.Text("2026-12-01")) }},
	{"action_incomplete", Hint, "act", "an owner", func(d *model.Draft) { d.Set("act", "owner", nil) }},
	{"action_incomplete", Hint, "act", "an owner and a due date", func(d *model.Draft) { d.Set("act", "owner", nil); d.Set("act", "due", nil) }},
	{"future_observation", Warning, "o2", "latest value", func(d *model.Draft) { d.Set("o2", "date", model.Text("2062-05-31")) }},
}

func TestRules(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range cases {
		covered[c.code] = true
		d := sound().Draft()
		c.edit(d)
		doc, _ := d.Commit()
		problems := Document(doc, today)
		i := slices.IndexFunc(problems, func(p Problem) bool { return p.Code == c.code && p.Elements[0] == c.element })
		if i < 0 {
			t.Errorf("%s at %q was not found, but %v", c.code, c.element, problems)
			continue
		}
		p := problems[i]
		if p.Severity != c.severity || !strings.Contains(strings.ReplaceAll(p.Title+" "+p.Sentence+" "+p.Repair, nbsp, " "), c.says) {
			t.Errorf("%s: %s %q, wanted %s with %q", c.code, p.Severity, p.Title+" "+p.Sentence+" "+p.Repair, c.severity, c.says)
		}
		if p.Where == "" || p.Title == "" || p.Repair == "" || !strings.HasSuffix(p.Sentence, ".") {
			t.Errorf("%s is incomplete: %+v", c.code, p)
		}
		if p.Fix == nil || c.code == "endless_loop" {
			continue
		}
		// A repair that the program offers makes the problem go away.
		fix := doc.Draft()
		p.Fix.Apply(fix)
		fixed, _ := fix.Commit()
		for _, q := range Document(fixed, today) {
			if q.Code == p.Code && q.Elements[0] == p.Elements[0] && q.Title == p.Title {
				t.Errorf("%s: the repair %q leaves %q", c.code, p.Repair, q.Sentence)
			}
		}
	}
	for _, r := range Rules() {
		if !covered[r.Code] {
			t.Errorf("rule %s has no test", r.Code)
		}
		if r.Checked == "" || strings.HasSuffix(r.Checked, ".") {
			t.Errorf("rule %s does not say what it checks", r.Code)
		}
	}
}

// What is no problem: shares as they come out of a spreadsheet, dashes between
// words, steps that lead into a loop without being part of it.
func TestNoFalseAlarms(t *testing.T) {
	for name, edit := range map[string]func(*model.Draft){
		"six sixths": func(d *model.Draft) {
			d.Set("l3", "share", model.Number(16.7))
			d.Set("l4", "share", model.Number(16.7))
			for _, id := range []string{"a", "b", "c", "e"} {
				d.Append(rec(id, "link", "flow", "from", "works", "to", "done", "label", id, "share", 16.7))
			}
		},
		"dashes are no words": func(d *model.Draft) { d.Set("ask", "text", model.Text(strings.Repeat("word – ", 25))) },
		"a step with labelled ways on": func(d *model.Draft) {
			d.Append(rec("x", "link", "flow", "from", "ask", "to", "done", "label", "Already solved", "share", 10))
			d.Set("l2", "label", model.Text("Open"))
			d.Set("l2", "share", model.Number(90))
		},
		"due on the last day": func(d *model.Draft) {
			d.Set("", "review_by", model.Text("2026-06-20"))
			d.Set("act", "due", model.Text("2026-06-20"))
		},
		"what is done or dropped has no date": func(d *model.Draft) {
			d.Set("act", "due", nil)
			d.Set("act", "status", model.Text("done"))
		},
		"a target that was reached in time": func(d *model.Draft) {
			d.Set("kpi", "target", model.Number(75))
			d.Set("kpi", "target_date", model.Text("2026-03-31"))
		},
		"a journey that nobody has begun": func(d *model.Draft) { d.Set("then", "personas", nil) },
		"a process with a page that gives its times": func(d *model.Draft) {
			d.Set("p2", "process_time", nil)
			d.Set("p2", "lead_time", nil)
			d.Set("p2", "subpage", model.Text("flow"))
		},
		"a journey without a curve":  func(d *model.Draft) { d.Delete("feel") },
		"100 % of the work is right": func(d *model.Draft) { d.Set("p2", "percent_ca", model.Number(100)) },
	} {
		d := sound().Draft()
		edit(d)
		doc, _ := d.Commit()
		for _, p := range Document(doc, today) {
			t.Errorf("%s: %s: %s", name, p.Title, p.Sentence)
		}
	}
}

// What one rule tells, no other one tells again.
func TestBrokenTiesAreToldOnce(t *testing.T) {
	for _, name := range []string{"same_as", "revises"} {
		d := sound().Draft()
		d.Set("s3", name, model.Text("gone"))
		doc, _ := d.Commit()
		if p := Document(doc, today); len(p) != 1 || p[0].Code != "broken_"+name {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestOnlyTheLoopIsReported(t *testing.T) {
	d := sound().Draft()
	d.Set("l6", "to", model.Text("give"))
	d.Set("l3", "to", model.Text("give"))
	doc, _ := d.Commit()
	for _, p := range Document(doc, today) {
		if p.Code == "endless_loop" && !slices.Equal(p.Elements, []model.ID{"give", "remote"}) {
			t.Errorf("%q names %v", p.Sentence, p.Elements)
		}
	}
}

func TestProposals(t *testing.T) {
	d := sound().Draft()
	d.Set("l4", "label", nil)
	d.Set("l4", "share", nil)
	doc, _ := d.Commit()
	for _, p := range Document(doc, today) {
		if p.Code == "branch_unlabelled" && strings.ReplaceAll(p.Repair, "\u00a0", " ") != "Label it “No 36 %”" {
			t.Errorf("repair %q", p.Repair)
		}
	}
	d = sound().Draft()
	d.Set("l4", "share", model.Number(30))
	doc, _ = d.Commit()
	p := Document(doc, today)[0]
	if got := strings.ReplaceAll(p.Title+"|"+p.Sentence+"|"+p.Repair+"|"+p.Where, "\u00a0", " "); got != "Shares add up to 94 %|Yes 64 % and No 30 %. The missing 6 % are left out of the expected time.|Set No to 36 %|Decision “Works?”, First line" {
		t.Error(got)
	}
}

func TestOrderAndPage(t *testing.T) {
	d := sound().Draft()
	d.Set("kpi", "source", nil)                  // hint
	d.Set("kpi", "target", nil)                  // warning
	d.Set("p2", "percent_ca", model.Number(130)) // error on the third page
	d.Set("l4", "label", nil)                    // error on the first page
	doc, _ := d.Commit()
	problems := Document(doc, today)
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code)
	}
	if want := []string{"branch_unlabelled", "percent_ca", "kpi_without_target", "kpi_without_source"}; !slices.Equal(codes, want) {
		t.Errorf("order %v, want %v", codes, want)
	}
	own, passed := Page(doc, "flow", problems)
	if len(own) != 1 || own[0].Code != "branch_unlabelled" || own[0].Page != "flow" {
		t.Errorf("page problems %+v", own)
	}
	for _, r := range passed {
		if r.Code == "branch_unlabelled" || r.On != "flowchart" {
			t.Errorf("%s passed on a flowchart", r.Code)
		}
	}
	if e, w, h := Count(problems); e != 2 || w != 1 || h != 1 {
		t.Errorf("%d %d %d", e, w, h)
	}
}

func TestWithoutADateNothingIsOverdue(t *testing.T) {
	d := sound().Draft()
	d.Set("", "review_by", model.Text("2001-01-01"))
	d.Set("act", "due", model.Text("2026-02-01"))
	d.Delete("o2")
	doc, _ := d.Commit()
	if p := Document(doc, time.Time{}); len(p) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestLabelsInOtherLanguages(t *testing.T) {
	for _, c := range []struct{ lang, have, want string }{
		{"de", "Ja", "Nein"}, {"nl-BE", "ja", "Nee"}, {"de", "Nein", "Ja"}, {"es", "No", "Sí"}, {"", "No", "Yes"}, {"en", "yes", "No"}, {"fr", "Ja", ""}, {"en", "Maybe", ""}, {"de", "No", ""},
	} {
		d := sound().Draft()
		d.Set("", "language", model.Text(c.lang))
		d.Set("l3", "label", model.Text(c.have))
		d.Set("l4", "label", nil)
		doc, _ := d.Commit()
		got := ""
		for _, p := range Document(doc, today) {
			if p.Code == "branch_unlabelled" && p.Fix != nil {
				got = p.Fix.Sets[0].Value.String()
			}
		}
		if got != c.want {
			t.Errorf("%s beside %q: %q, want %q", c.lang, c.have, got, c.want)
		}
	}
}

func big(n int) *model.Document {
	recs := []*model.Record{rec("flow", "page", "", "page_kind", "flowchart", "title", "Flow"), rec("n0", "node", "flow", "node_kind", "start")}
	for i := 1; i < n; i++ {
		k := "action"
		if i%3 == 0 {
			k = "decision"
		}
		if i == n-1 {
			k = "outcome"
		}
		recs = append(recs, rec(fmt.Sprint("n", i), "node", "flow", "node_kind", k, "name", "Step", "text", "Do what is to be done.", "x", i, "y", i))
		l := rec(fmt.Sprint("l", i), "link", "flow", "from", fmt.Sprint("n", i-1), "to", fmt.Sprint("n", i))
		if (i-1)%3 == 0 && i > 1 {
			l = l.With(model.Prop{Name: "label", Value: model.Text("Yes")}, model.Prop{Name: "share", Value: model.Number(50)})
		}
		recs = append(recs, l)
		if k == "decision" {
			recs = append(recs, rec(fmt.Sprint("b", i), "link", "flow", "from", fmt.Sprint("n", i), "to", fmt.Sprint("n", max(i-9, 1)), "label", "No", "share", 50))
		}
	}
	return model.NewDocument(rec("", "document", "", "title", "Big"), recs)
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{50, 500, 2_000, 10_000} {
		doc := big(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Document(doc, today)
			}
		})
	}
}
