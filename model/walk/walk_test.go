package walk_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/measure"
	"waymark/model/modeltest"
	"waymark/model/walk"
)

func rec(id, kind, parent string, props ...any) *model.Record {
	return modeltest.Record(id, kind, parent, props...)
}

func node(page, id, k string, props ...any) *model.Record {
	return rec(id, "node", page, append([]any{"node_kind", k, "name", "The " + id}, props...)...)
}

func link(page, from, to string, props ...any) *model.Record {
	return rec(from+"-"+to, "link", page, append([]any{"from", from, "to", to}, props...)...)
}

// flow is a support flow with a loop, a subprocess with a page of its own, a dead
// end, and two outcomes.
func flow(more ...*model.Record) *model.Document {
	return model.NewDocument(nil, append([]*model.Record{
		rec("p", "page", "", "title", "Support", "page_kind", "flowchart"),
		rec("line1", "swimlane", "p", "name", "First line"),
		node("p", "call", "start", "swimlane", "line1"),
		node("p", "ask", "action", "process_time", "2min", "text", "Ask for the number.", "swimlane", "line1"),
		node("p", "works", "decision"),
		node("p", "check", "subprocess", "subpage", "q"),
		node("p", "wait", "delay", "wait_time", "1h"),
		node("p", "done", "outcome", "outcome", "resolved"),
		node("p", "lost", "action"),
		link("p", "call", "ask"), link("p", "ask", "works"),
		link("p", "works", "done", "label", "Yes", "share", 60), link("p", "works", "check", "label", "No", "share", 30), link("p", "works", "lost"),
		link("p", "check", "wait"), link("p", "wait", "ask"),
		rec("q", "page", "", "title", "Identity", "page_kind", "flowchart"),
		node("q", "in", "start"), node("q", "look", "action", "process_time", "3min"), node("q", "out", "outcome"),
		link("q", "in", "look"), link("q", "look", "out"),
		rec("j", "page", "", "title", "Journey", "page_kind", "journey"),
	}, more...))
}

func begin(t *testing.T, doc *model.Document) *walk.Walk {
	t.Helper()
	w, err := walk.Start(doc, "p")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// take follows choices by what they lead to.
func take(t *testing.T, w *walk.Walk, leads ...string) *walk.Walk {
	t.Helper()
	for _, l := range leads {
		i := slices.IndexFunc(w.Choices(), func(c walk.Choice) bool { return c.Leads == l })
		if i < 0 {
			t.Fatalf("nothing leads to %q: %+v", l, w.Choices())
		}
		w, _ = w.Choose(i)
	}
	return w
}

func TestWalkToAnOutcome(t *testing.T) {
	doc := flow()
	w := begin(t, doc)
	if v, ok := w.Here(); !ok || v.Name != "The call" || v.Swimlane != "First line" || w.CanBack() {
		t.Fatalf("it begins at %+v", v)
	}
	w = take(t, w, "The ask")
	if w.Instruction() != "Ask for the number." {
		t.Errorf("the instruction is %q", w.Instruction())
	}
	w = take(t, w, "The works")
	want := []walk.Choice{
		{Kind: walk.Follow, Link: "works-done", Page: "p", Node: "done", Label: "Yes", Leads: "The done", Share: 0.6, Shared: true},
		{Kind: walk.Follow, Link: "works-check", Page: "p", Node: "check", Label: "No", Leads: "The check", Share: 0.3, Shared: true},
		{Kind: walk.Follow, Link: "works-lost", Page: "p", Node: "lost", Leads: "The lost", Share: 0.1, Shared: true, Assumed: true},
	}
	if d := cmp.Diff(want, w.Choices(), cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })); d != "" {
		t.Error(d)
	}
	// Once round the loop, the subprocess passed over with the time of its page.
	w = take(t, w, "The check", "The wait", "The ask", "The works", "The done")
	if hands, wait, untimed := w.Time(); hands != 2*120+180 || wait != 3600 || untimed != 0 {
		t.Errorf("the time is %g s and %g s waiting, %d without", hands, wait, untimed)
	}
	if w.Visits("ask") != 2 {
		t.Errorf("%d visits", w.Visits("ask"))
	}
	e, ok := w.End()
	if !ok || e.DeadEnd() || e.Words() != "The done (resolved)" || len(w.Choices()) != 0 {
		t.Errorf("it ends with %+v, %v", e, ok)
	}
	want2 := `Support: walk-through
1. The call (First line)
2. The ask (First line), 2 min
3. The works → No
4. The check, 3 min
5. The wait, 1 h waiting
6. The ask (First line), 2 min
7. The works → Yes
8. The done
Outcome: The done (resolved)
Time: 7 min + 1 h waiting
`
	got := strings.ReplaceAll(w.Summary(measure.FormatOf(doc)), "\u00a0", " ")
	if d := cmp.Diff(want2, got); d != "" {
		t.Error(d)
	}
	again, err := w.Again()
	if err != nil || len(again.Path()) != 1 {
		t.Errorf("again: %v %v", again.Path(), err)
	}
}

func TestDeadEndIsSaid(t *testing.T) {
	w := take(t, begin(t, flow()), "The ask", "The works", "The lost")
	e, ok := w.End()
	if !ok || !e.DeadEnd() || e.Label() != "Dead end" {
		t.Errorf("%+v, %v", e, ok)
	}
	if _, without := w.Total(measure.FormatOf(flow())); without != "1 step on the way states no time." {
		t.Error(without)
	}
}

func TestSubprocessIsEnteredAndLeft(t *testing.T) {
	w := take(t, begin(t, flow()), "The ask", "The works", "The check")
	before := w
	w = take(t, w, "Identity", "The look", "The out")
	if in, ok := w.Inside(); !ok || in.Node != "check" {
		t.Errorf("inside of %+v", in)
	}
	if e, ok := w.End(); !ok || e.Outcome != "other" {
		t.Errorf("the page ends with %+v", e)
	}
	w = take(t, w, "The check")
	if v, _ := w.Here(); !v.Returned || v.Depth != 0 {
		t.Errorf("back at %+v", v)
	}
	for _, c := range w.Choices() {
		if c.Kind != walk.Follow {
			t.Errorf("after its page, the subprocess offers %+v", c)
		}
	}
	if hands, _, _ := w.Time(); hands != 120+180 {
		t.Errorf("entering counts %g s", hands)
	}
	for range 4 {
		w, _ = w.Back()
	}
	if d := cmp.Diff(before.Path(), w.Path()); d != "" {
		t.Error(d)
	}
}

// Two pages that open one another are not entered without end.
func TestPagesThatOpenOneAnother(t *testing.T) {
	doc := flow(node("q", "deep", "subprocess", "subpage", "p"), link("q", "out", "deep"), rec("look-deep", "link", "q", "from", "look", "to", "deep"))
	w := take(t, begin(t, doc), "The ask", "The works", "The check", "Identity", "The look", "The deep")
	for _, c := range w.Choices() {
		if c.Kind == walk.Enter {
			t.Errorf("a page that is open is entered again: %+v", c)
		}
	}
}

func TestSeveralStartsAndNone(t *testing.T) {
	w := begin(t, flow(node("p", "chat", "start"), link("p", "chat", "ask")))
	if _, ok := w.Here(); ok || len(w.Choices()) != 2 || w.CanBack() {
		t.Fatalf("with two starts: %+v", w.Choices())
	}
	w = take(t, w, "The chat")
	if back, ok := w.Back(); !ok || len(back.Path()) != 0 || len(back.Choices()) != 2 {
		t.Error("the start cannot be chosen anew")
	}
	if _, err := walk.Start(flow(), "j"); !errors.Is(err, walk.ErrNoFlowchart) {
		t.Errorf("on a journey: %v", err)
	}
	if _, err := walk.Start(flow(), "nowhere"); !errors.Is(err, walk.ErrNoFlowchart) {
		t.Errorf("nowhere: %v", err)
	}
	doc, _, err := edit.Apply(flow(), edit.Delete{IDs: []model.ID{"call"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := walk.Start(doc, "p"); !errors.Is(err, walk.ErrNoStart) {
		t.Errorf("without a start: %v", err)
	}
}

func TestMapEditedMeanwhile(t *testing.T) {
	doc := flow()
	w := take(t, begin(t, doc), "The ask", "The works")
	renamed, _, err := edit.Apply(doc, edit.Set{IDs: []model.ID{"ask"}, Name: "process_time", Value: model.Duration{N: 5, Unit: model.Minutes}})
	if err != nil {
		t.Fatal(err)
	}
	if hands, _, _ := w.On(renamed).Time(); hands != 300 {
		t.Errorf("after the edit it takes %g s", hands)
	}
	if hands, _, _ := w.Time(); hands != 120 {
		t.Errorf("the old walk changed: %g s", hands)
	}
	gone, _, err := edit.Apply(doc, edit.Delete{IDs: []model.ID{"works"}})
	if err != nil {
		t.Fatal(err)
	}
	lost := w.On(gone)
	if lost.Lost() == "" || len(lost.Choices()) != 0 {
		t.Error("nobody says that the place is gone")
	}
	if _, ended := lost.End(); ended {
		t.Error("a place that is gone is taken for an end")
	}
	if b, ok := lost.Back(); !ok || b.Lost() != "" {
		t.Errorf("one step back: %q", b.Lost())
	}
	if back := lost.On(doc); back.Lost() != "" || len(back.Choices()) != 3 {
		t.Error("undo does not bring the place back")
	}
}

// The laws of a walk, on any flowchart: every step follows a link of the map, going
// back undoes exactly, and the time is the sum of what was visited.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		doc := anyFlow(rt)
		w, err := walk.Start(doc, "p")
		if err != nil {
			if !errors.Is(err, walk.ErrNoStart) {
				rt.Fatal(err)
			}
			return
		}
		for range rapid.IntRange(0, 30).Draw(rt, "steps") {
			all := w.Choices()
			if len(all) == 0 {
				break
			}
			i := rapid.IntRange(0, len(all)-1).Draw(rt, "choice")
			next, ok := w.Choose(i)
			if !ok {
				rt.Fatal("a choice that is offered cannot be chosen")
			}
			here, _ := w.Here()
			there, _ := next.Here()
			if c := all[i]; c.Kind == walk.Follow {
				l := doc.Get(c.Link)
				if l.Ref("from") != here.Node || l.Ref("to") != there.Node {
					rt.Fatalf("from %s to %s along %s", here.Node, there.Node, c.Link)
				}
			}
			back, ok := next.Back()
			if !ok {
				rt.Fatal("a choice cannot be undone")
			}
			if d := cmp.Diff(w.Path(), back.Path(), cmp.Transformer("empty", func(v []walk.Visit) []walk.Visit { return append([]walk.Visit{}, v...) })); d != "" {
				rt.Fatal(d)
			}
			if d := cmp.Diff(all, back.Choices()); d != "" {
				rt.Fatal(d)
			}
			w = next
		}
		hands, wait := 0.0, 0.0
		for _, v := range w.Path() {
			for _, n := range measure.FlowOf(doc, v.Page).Nodes {
				if n.ID == v.Node && !v.Entered && !v.Returned {
					hands += n.Each.V
					wait += n.Elapsed.Or(n.Each.V) - n.Each.V
				}
			}
		}
		if h, x, _ := w.Time(); math.Abs(h-hands) > 1e-6 || math.Abs(x-wait) > 1e-6 {
			rt.Fatalf("the time is %g and %g, want %g and %g", h, x, hands, wait)
		}
		_, ended := w.End()
		if _, inside := w.Inside(); !inside && ended && slices.ContainsFunc(w.Choices(), func(c walk.Choice) bool { return c.Kind == walk.Follow }) {
			rt.Fatal("it has ended and goes on")
		}
		w.Summary(measure.FormatOf(doc))
	})
}

// anyFlow draws two pages with nodes of any kind, linked in any way.
func anyFlow(t *rapid.T) *model.Document {
	var recs []*model.Record
	for _, page := range []string{"p", "q"} {
		recs = append(recs, rec(page, "page", "", "title", page, "page_kind", "flowchart"))
		n := rapid.IntRange(1, 6).Draw(t, "nodes")
		var ids []string
		for i := range n {
			id := page + string(rune('a'+i))
			ids = append(ids, id)
			k := rapid.SampledFrom([]string{"start", "action", "decision", "subprocess", "delay", "outcome", "note"}).Draw(t, "kind")
			props := []any{"swimlane", "none"}
			if rapid.Bool().Draw(t, "timed") {
				props = append(props, "process_time", "2min", "lead_time", "5min")
			}
			if k == "subprocess" {
				props = append(props, "subpage", rapid.SampledFrom([]string{"p", "q"}).Draw(t, "subpage"))
			}
			recs = append(recs, node(page, id, k, props...))
		}
		for i := range rapid.IntRange(0, 8).Draw(t, "links") {
			from, to := rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "to")
			recs = append(recs, rec(page+"-"+string(rune('0'+i)), "link", page, "from", from, "to", to))
		}
	}
	return model.NewDocument(nil, recs)
}
