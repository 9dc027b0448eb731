package session

import (
	"slices"

	"waymark/model"
	"waymark/model/history"
	"waymark/model/merge"
)

// turn is another document that is being made out of the committed one: a merge, a
// version that is restored. For a large map that takes longer than a frame, so it is
// done beside the session's goroutine, once. What people do meanwhile is noted, and
// put on top of what came out of it: that costs what they did, not what the document
// does. So nobody waits for a turn, and however busily somebody edits, each turn
// comes to its end after one round.
type turn struct {
	from  *model.Document
	since []model.Change // what was done to it since

	to        *model.Document
	change    model.Change // from from to to
	conflicts []merge.Conflict
	reports   []merge.Report
}

// beside has work done on a goroutine of its own, and then on the session's one.
// The work touches the turn and values that nobody changes, nothing else. Without
// Follow, which says how to get back to that goroutine, it is done before beside
// returns.
func (d *document) beside(t *turn, work, then func()) {
	if d.post == nil {
		work()
		then()
		return
	}
	d.begin(t)
	post := d.post
	go func() {
		work()
		post(func() {
			d.end(t)
			then()
		})
	}()
}

// begin has what is done to the document noted in a turn.
func (d *document) begin(t *turn) { d.turns = append(d.turns, t) }

// end ends begin.
func (d *document) end(t *turn) {
	d.turns = slices.DeleteFunc(d.turns, func(o *turn) bool { return o == t })
}

// made notes what was made of the document. It is part of the work.
func (t *turn) made(to *model.Document) {
	t.to = to
	if t.change = model.Between(t.from, to); t.change.Empty() {
		t.to = t.from
	}
	t.to.Referrers(model.Root) // who names whom is asked for on the session's goroutine
}

// catchUp puts what was done meanwhile on top of what was made.
func (t *turn) catchUp(now *model.Document) {
	if len(t.since) == 0 {
		return
	}
	r, top := merge.Onto(t.from, now, t.to, t.since)
	var back []model.Edit
	for _, c := range slices.Backward(t.since) {
		back = append(back, c.Inverse().Edits...)
	}
	t.change = model.Change{Edits: slices.Concat(back, t.change.Edits, top.Edits)}
	for _, c := range r.Conflicts { // the newer opinion of one side
		t.conflicts = slices.DeleteFunc(t.conflicts, func(o merge.Conflict) bool { return about(o, c) })
	}
	t.conflicts, t.reports = append(t.conflicts, r.Conflicts...), append(t.reports, r.Reports...)
	t.to, t.from, t.since = r.Doc, now, nil
}

// about reports whether two conflicts are about the same thing.
func about(a, b merge.Conflict) bool { return a.ID == b.ID && slices.Equal(a.Names, b.Names) }

// take makes the document what a turn has made of it, as one entry of the history.
// It says what that changed for the session that acted, nil for none. The caller
// tells it.
func (d *document) take(t *turn, by *Session, e history.Entry) (w, mine What) {
	t.catchUp(d.committed)
	if t.change.Empty() {
		return 0, 0
	}
	if by != nil {
		e.Before = slices.Clone(by.selection)
	}
	d.become(t.to, t.change)
	if by != nil {
		mine = by.repair()
		e.After = slices.Clone(by.selection)
	}
	e.Change, e.When = t.change, d.now()
	d.history.Push(e)
	return DocumentChanged | HistoryChanged | FileChanged, mine
}

// contest adds conflicts to those that wait for a decision.
func (d *document) contest(list []merge.Conflict) {
	now := d.now()
	for _, c := range list {
		d.conflicts = slices.DeleteFunc(d.conflicts, func(o Conflict) bool { return about(o.Conflict, c) })
		d.conflicts = append(d.conflicts, Conflict{c, now})
	}
}
