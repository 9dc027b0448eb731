package session

import (
	"slices"
	"time"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/history"
	"waymark/model/merge"
)

// Arrival is what came from the disk at one time.
type Arrival struct {
	When      time.Time
	IDs       []model.ID // of the elements that changed here, in reading order of the change
	Changes   int        // fields, elements and places
	Conflicts int
	Reports   []merge.Report
	// Before and After are the map around it; only the last arrival has them.
	Before, After *model.Document
	// Reverted is set where the file was put back to an earlier version as a whole.
	Reverted bool
	// WriteBack is set where the map was saved before, and is not what the file
	// holds now: its writer did not know of the last save. It should be saved again.
	WriteBack bool
}

// External takes over another content of the file. A map without unsaved changes
// takes it as it is, any other one is merged with it; both are one entry of the
// history. While a gesture is in progress it waits for its end.
func (d *document) External(res *file.Result) {
	d.merge(res, false, func(m *merging) {
		d.whenStill(m, func() { d.answer(m) })
	})
}

// waiting is what has come from the disk during a gesture, merged already.
type waiting struct {
	turn *turn
	take func()
}

// whenStill takes over what was merged: now, or at the end of the gestures in
// progress, instead of what waited for it before.
func (d *document) whenStill(m *merging, take func()) {
	d.forgetWaiting()
	if d.preview == nil {
		take()
		return
	}
	d.file.waiting = &waiting{&m.turn, take}
	d.begin(&m.turn)
	d.tell(FileChanged, nil, 0)
}

func (d *document) forgetWaiting() {
	if w := d.file.waiting; w != nil {
		d.file.waiting = nil
		d.end(w.turn)
	}
}

// Waiting reports whether something has come from the disk that waits for the end
// of a gesture.
func (d *document) Waiting() bool { return d.file.waiting != nil }

// applyWaiting takes over what came during the gestures, when the last one has
// ended.
func (d *document) applyWaiting() {
	if w := d.file.waiting; w != nil && d.preview == nil {
		d.forgetWaiting()
		w.take()
	}
}

// merging is the work of merging another content, and what came of it.
type merging struct {
	turn
	res       *file.Result
	displaced bool // a save took its place: it is not on the disk any more
	agreed    *model.Document
	versions  merge.Versions
	foreign   map[field]model.Value
	now       time.Time // when it was read

	theirs   *model.Document // of res
	hash     file.Hash       // of its bytes
	clean    bool            // nothing was unsaved
	reverted bool            // the file was put back as a whole
	ids      []model.ID      // what it changed
	changes  int             // as a person counts them
}

// merge merges another content beside the session's goroutine. Where something else
// was agreed upon with the disk meanwhile, which a save does, it starts anew.
func (d *document) merge(res *file.Result, displaced bool, then func(*merging)) {
	m := d.question(res, displaced)
	d.beside(&m.turn, m.work, func() {
		if m.agreed != d.file.agreed {
			d.merge(res, displaced, then)
			return
		}
		then(m)
	})
}

// question collects what merging another content needs.
func (d *document) question(res *file.Result, displaced bool) *merging {
	return &merging{turn: turn{from: d.committed}, res: res, displaced: displaced, agreed: d.file.agreed, versions: d.file.versions.Clone(), foreign: d.foreign, now: d.now()}
}

// work merges.
func (m *merging) work() {
	m.theirs, m.hash = m.res.Doc.Sharing(m.from), file.HashOf(m.res.Source)
	base, older := m.versions.Base(m.theirs, m.now)
	if base == nil {
		if base = m.agreed; base == nil {
			base = model.NewDocument(nil, nil)
		}
	}
	m.clean = m.agreed != nil && m.from.Equal(m.agreed)
	m.reverted = older && !m.displaced
	var r merge.Result
	switch {
	case m.reverted && m.clean:
		r.Doc = m.theirs
	case older: // put back on purpose: what is not saved here stays
		r = m.overtake(merge.Three(m.agreed, m.from, m.theirs, merge.Ours))
	default:
		r = m.overtake(merge.Three(base, m.from, m.theirs, merge.Ours))
	}
	m.made(r.Doc)
	m.conflicts, m.reports = r.Conflicts, r.Reports
	m.ids, m.changes = m.change.IDs(), countChanges(m.change)
	m.noteForeign()
}

// answer takes over what was merged.
func (d *document) answer(m *merging) {
	a := Arrival{When: d.now(), Reverted: m.reverted, IDs: m.ids, Changes: m.changes, Before: d.committed}
	label := "Changes from disk"
	if a.Reverted {
		label = "Earlier version from disk"
	}
	still := len(m.since) == 0
	w, _ := d.take(&m.turn, nil, history.Entry{Label: label, External: true})
	if m.displaced {
		d.file.versions.Add(m.theirs, a.When)
	} else {
		d.agree(m.theirs, m.res.Source, m.hash)
		a.WriteBack = m.clean && still && !m.to.Equal(m.theirs)
	}
	d.foreign = m.foreign
	d.contest(m.conflicts)
	a.After, a.Conflicts, a.Reports = d.committed, len(m.conflicts), m.reports
	if w != 0 || a.Conflicts > 0 || len(a.Reports) > 0 {
		w |= DiskChanged
	}
	if w&DiskChanged != 0 || a.WriteBack {
		if n := len(d.arrivals); n > 0 { // a script may write every second for days
			d.arrivals[n-1].Before, d.arrivals[n-1].After = nil, nil
		}
		d.arrivals = append(d.arrivals, a)
	}
	d.tell(w|FileChanged, nil, 0)
}

// field is one property of one element.
type field struct {
	id   model.ID
	name string
}

// noteForeign remembers the values that come from the disk.
func (m *merging) noteForeign() {
	if m.change.Empty() {
		return
	}
	noted := make(map[field]model.Value, len(m.foreign)+len(m.change.Edits))
	for f, v := range m.foreign {
		noted[f] = v
	}
	for _, e := range m.change.Edits {
		if e.After == nil {
			continue
		}
		for _, name := range e.ChangedProps() {
			noted[field{e.After.ID(), name}] = e.After.Get(name)
		}
	}
	m.foreign = noted
}

// overtake decides conflicts that no person is part of. A script writes a value; a
// stale writer takes it back without knowing; the script, which reads that, writes
// a newer one. Ours is then the script's first value and theirs its second, and a
// merge alone takes that for two opinions. Theirs counts where ours came from the
// disk and is still as it came, and theirs was never there before.
func (m *merging) overtake(r merge.Result) merge.Result {
	if len(r.Conflicts) == 0 {
		return r
	}
	d := r.Doc.Draft()
	r.Conflicts = slices.DeleteFunc(r.Conflicts, func(c merge.Conflict) bool {
		for i, name := range c.Names {
			came, ok := m.foreign[field{c.ID, name}]
			if !ok || !model.SameValue(came, c.Ours[i]) {
				return false
			}
		}
		if m.versions.Had(c.ID, c.Names, c.Theirs) {
			return false
		}
		for i, name := range c.Names {
			d.Set(c.ID, name, c.Theirs[i])
		}
		return true
	})
	r.Doc, _ = d.Commit()
	return r
}

// countChanges counts as a person would: each field, each new or deleted element,
// each element that stands elsewhere.
func countChanges(c model.Change) int {
	n := 0
	for _, e := range c.Edits {
		if e.Before == nil || e.After == nil {
			n++
			continue
		}
		n += len(e.ChangedProps())
		if e.Moved() {
			n++
		}
	}
	return n
}

// Arrivals lists what came from the disk since the map was opened, oldest first.
// The caller must not change it.
func (d *document) Arrivals() []Arrival { return d.arrivals }
