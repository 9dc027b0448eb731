package check

import (
	"waymark/model/kind"
	"waymark/model/measure"
)

func (v *view) has(nodeKind string) bool {
	for i := range v.nodes {
		if v.nodes[i].kind == nodeKind {
			return true
		}
	}
	return false
}

func noCustomer(f *finder) {
	if len(f.view.nodes) > 0 && !f.view.has("customer") {
		f.found(Warning, "No customer", "A value stream ends with the customer: without one, readers cannot tell for whom the work is done.", "Place a customer", nil, f.view.page.ID())
	}
}

// processWithoutTimes finds processes that leave the totals without data.
func processWithoutTimes(f *finder) {
	office := f.view.page.Text("convention") != "classic"
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind != "process" {
			continue
		}
		pt, lt := n.eff.Has("process_time"), n.eff.Has("lead_time") || n.eff.Has("wait_time") || n.eff.Has("items")
		if !pt && !n.eff.Has("lead_time") && n.rec.Has("subpage") {
			continue // the page that it opens gives them
		}
		behindStore := false
		for _, l := range n.in {
			behindStore = behindStore || kind.IsStore(f.view.nodes[f.view.at[l.Ref("from")]].kind)
		}
		switch {
		case !pt && !lt:
			f.found(Warning, "Process without times", "Without its times the page has no lead time, no process time and no bottleneck.", "Enter process time and lead time", nil, n.id())
		case !pt:
			f.found(Warning, "Process without a process time", "Nobody can tell how much of its lead time is work: the page has no process time.", "Enter the hands-on time of one unit", nil, n.id())
		case !lt && office && !behindStore:
			f.found(Warning, "Process without a lead time", "Nobody can tell how long the work lies here: the page has no lead time.", "Enter the lead time or the wait", nil, n.id())
		}
	}
}

func queueWithoutTime(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if kind.IsStore(n.kind) && !n.eff.Has("items") && !n.eff.Has("wait_time") && !n.eff.Has("lead_time") {
			f.found(Warning, "Queue without a time", "Waiting is most of the lead time, and this wait is not known.", "Enter the items that wait, or the wait", nil, n.id())
		}
	}
}

// ptAboveLT finds hands-on times longer than the time that they are part of. A
// shared step is reported where its times are, on whatever page that is.
func ptAboveLT(f *finder) {
	cal := measure.CalendarOf(f.doc)
	for _, r := range f.doc.Records() {
		if r.Kind() != "node" && r.Kind() != "step" {
			continue
		}
		if src, broken := kind.Source(f.doc, r); src != r && !broken {
			continue
		}
		pt, ok1 := r.Duration("process_time")
		lt, ok2 := r.Duration("lead_time")
		if ok1 && ok2 && cal.Seconds(pt) > cal.Seconds(lt)+1e-9 {
			f.found(Error, "Process time above lead time", "The lead time ("+f.fmt.Duration(cal.Seconds(lt))+") includes the process time ("+f.fmt.Duration(cal.Seconds(pt))+") and cannot be shorter.", "Correct one of the two; a day has "+f.fmt.Number(cal.HoursPerDay, 2)+" working hours", nil, r.ID())
		}
	}
}

func percentCA(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if v, ok := n.eff.Num("percent_ca"); ok && (v < 0 || v > 100) {
			f.found(Error, "%C&A out of range", "%C&A is a share of the incoming work: it lies between 0 and 100, not at "+f.fmt.Number(v, 2)+".", "Correct it", nil, n.id())
		}
	}
}

// noLadder finds pages whose blocks are not in a row: there is no ladder then.
// Missing times are the business of other rules.
func noLadder(f *finder) {
	s := measure.StreamOf(f.doc, f.view.page.ID())
	if len(s.Blocks) < 2 || s.Why == "" || !s.Unordered {
		return
	}
	title, repair := "No way from the first block to the last", "Connect the blocks in the order of the work"
	if s.Circle {
		title, repair = "Work runs in a circle", "Delete the link back, and lower the %C&A of the step that causes the rework"
	}
	f.found(Error, title, s.Why, repair, nil, f.view.page.ID())
}

func noDemand(f *finder) {
	if f.view.has("process") && !f.view.page.Has("demand") {
		f.found(Hint, "No demand", "Without the units a day there is no takt, and queues in items cannot become time.", "Enter the demand of the page", nil, f.view.page.ID())
	}
}

func burstWithoutAction(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind == "kaizen_burst" && f.get(n.rec.Ref("action")) == nil {
			f.found(Hint, "Kaizen burst without an action", "Nobody is in charge of this improvement.", "Choose the line of the action plan that makes it", nil, n.id())
		}
	}
}
