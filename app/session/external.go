package session

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"waymark/model"
	"waymark/model/edit"
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

// Conflict is something that was changed here and on the disk to different values.
// The map has ours.
type Conflict struct {
	merge.Conflict
	When time.Time
}

// External takes over another content of the file. A map without unsaved changes
// takes it as it is, any other one is merged with it; both are one entry of the
// history. While a gesture is in progress it waits for its end.
func (s *Session) External(res *file.Result) {
	s.afterGesture(func() { s.arrive(res, false) })
}

// afterGesture takes something over from the disk: now, or at the end of the gesture
// in progress instead of what waited for it before.
func (s *Session) afterGesture(take func()) {
	if s.preview == nil {
		take()
		return
	}
	s.file.waiting = take
	s.notify(FileChanged)
}

// Waiting reports whether something has come from the disk that waits for the end
// of the gesture in progress.
func (s *Session) Waiting() bool { return s.file.waiting != nil }

// applyWaiting takes over what came during a gesture.
func (s *Session) applyWaiting() {
	if take := s.file.waiting; take != nil && s.preview == nil {
		s.file.waiting = nil
		take()
	}
}

// merging is the work of merging another content: values that a goroutine of its
// own can work on, and what came of it.
type merging struct {
	res       *file.Result
	displaced bool // a save took its place: it is not on the disk any more
	committed *model.Document
	agreed    *model.Document
	versions  merge.Versions

	clean    bool // nothing was unsaved
	reverted bool // the file was put back as a whole
	result   merge.Result
	change   model.Change
}

// question collects what merging another content needs.
func (s *Session) question(res *file.Result, displaced bool) *merging {
	return &merging{res: res, displaced: displaced, committed: s.committed, agreed: s.file.agreed, versions: s.file.versions.Clone()}
}

// holds reports whether nothing has changed since the question.
func (m *merging) holds(s *Session) bool {
	return m.committed == s.committed && m.agreed == s.file.agreed
}

// work merges. It touches nothing of the session.
func (m *merging) work() {
	theirs := m.res.Doc
	base, older := m.versions.Base(theirs)
	if base == nil {
		if base = m.agreed; base == nil {
			base = model.NewDocument(nil, nil)
		}
	}
	m.clean = m.agreed != nil && m.committed.Equal(m.agreed)
	m.reverted = older && !m.displaced
	switch {
	case m.reverted && m.clean:
		m.result.Doc = theirs
	case older: // put back on purpose: what is not saved here stays
		m.result = merge.Three(m.agreed, m.committed, theirs, merge.Ours)
	default:
		m.result = merge.Three(base, m.committed, theirs, merge.Ours)
	}
	m.change = model.Between(m.committed, m.result.Doc)
}

// arrive merges another content of the file and takes it over.
func (s *Session) arrive(res *file.Result, displaced bool) {
	m := s.question(res, displaced)
	m.work()
	s.answer(m)
}

// rounds is how often beside merges again for somebody who goes on editing: a large
// map needs a pause of a twentieth of a second, and who makes none for a second or
// longer must not keep what comes waiting for ever.
const rounds = 20

// beside merges another content without keeping the session's goroutine from its
// work: 10,000 elements take longer than a frame. What came of it is handed to then,
// on the session's goroutine.
func (s *Session) beside(res *file.Result, displaced bool, then func(*merging)) {
	s.round(s.question(res, displaced), rounds, then)
}

func (s *Session) round(m *merging, left int, then func(*merging)) {
	post := s.post
	go func() {
		m.work()
		post(func() {
			if left > 1 && !m.holds(s) { // edited in the meantime
				s.round(s.question(m.res, m.displaced), left-1, then)
				return
			}
			then(m)
		})
	}()
}

// answer takes over what was merged.
func (s *Session) answer(m *merging) {
	if !m.holds(s) { // edited in the meantime
		s.arrive(m.res, m.displaced)
		return
	}
	now := s.now()
	a := Arrival{When: now, Reverted: m.reverted}
	result, change := s.overtake(m.result), m.change // before their version is among those that were seen
	if result.Doc != m.result.Doc {
		change = model.Between(s.committed, result.Doc)
	}
	if m.displaced {
		s.file.versions.Add(m.res.Doc, now)
	} else {
		s.agree(m.res.Doc, m.res.Source)
		a.WriteBack = m.clean && !result.Doc.Equal(m.res.Doc)
	}
	a.IDs, a.Changes, a.Reports = change.IDs(), countChanges(change), result.Reports
	a.Before, a.After = s.committed, result.Doc
	for _, c := range result.Conflicts {
		s.conflicts = slices.DeleteFunc(s.conflicts, func(o Conflict) bool { return o.ID == c.ID && slices.Equal(o.Names, c.Names) })
		s.conflicts = append(s.conflicts, Conflict{c, now})
		a.Conflicts++
	}
	w := FileChanged
	s.noteForeign(change)
	if !change.Empty() {
		label := "Changes from disk"
		if a.Reverted {
			label = "Earlier version from disk"
		}
		before := slices.Clone(s.selection)
		s.committed = result.Doc
		w |= DocumentChanged | HistoryChanged | s.repair()
		s.history.Push(history.Entry{Label: label, Change: change, Before: before, After: slices.Clone(s.selection), When: now, External: true})
	}
	if !change.Empty() || a.Conflicts > 0 || len(a.Reports) > 0 {
		w |= DiskChanged
	}
	if w&DiskChanged != 0 || a.WriteBack {
		if n := len(s.arrivals); n > 0 { // a script may write every second for days
			s.arrivals[n-1].Before, s.arrivals[n-1].After = nil, nil
		}
		s.arrivals = append(s.arrivals, a)
	}
	s.notify(w)
}

// field is one property of one element.
type field struct {
	id   model.ID
	name string
}

// noteForeign remembers the values that came from the disk.
func (s *Session) noteForeign(c model.Change) {
	if s.foreign == nil {
		s.foreign = map[field]model.Value{}
	}
	for _, e := range c.Edits {
		if e.After == nil {
			continue
		}
		for _, name := range e.ChangedProps() {
			s.foreign[field{e.After.ID(), name}] = e.After.Get(name)
		}
	}
}

// overtake decides conflicts that no person is part of. A script writes a value; a
// stale writer takes it back without knowing; the script, which reads that, writes
// a newer one. Ours is then the script's first value and theirs its second, and a
// merge alone takes that for two opinions. Theirs counts where ours came from the
// disk and is still as it came, and theirs was never there before.
func (s *Session) overtake(r merge.Result) merge.Result {
	if len(r.Conflicts) == 0 {
		return r
	}
	d := r.Doc.Draft()
	r.Conflicts = slices.DeleteFunc(r.Conflicts, func(c merge.Conflict) bool {
		for i, name := range c.Names {
			came, ok := s.foreign[field{c.ID, name}]
			if !ok || !model.SameValue(came, c.Ours[i]) {
				return false
			}
		}
		if s.file.versions.Had(c.ID, c.Names, c.Theirs) {
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
func (s *Session) Arrivals() []Arrival { return s.arrivals }

// Conflicts lists what was changed on both sides and has not been decided; what was
// deleted since, or has their value by now, is left out. Indices are those of
// TakeTheirs and KeepOurs, until the document changes.
func (s *Session) Conflicts() []Conflict {
	s.conflicts = slices.DeleteFunc(s.conflicts, func(c Conflict) bool {
		r := s.committed.Get(c.ID)
		return r == nil || settled(r, c)
	})
	return slices.Clone(s.conflicts)
}

// settled reports whether an element has all values of the other side of a conflict
// about its properties.
func settled(r *model.Record, c Conflict) bool {
	for i, name := range c.Names {
		if name == "parent" || name == "order" || name == "kind" || i >= len(c.Theirs) || !model.SameValue(r.Get(name), c.Theirs[i]) {
			return false
		}
	}
	return true
}

// TakeTheirs gives the element of a conflict their value instead of ours, as one
// entry of the history.
func (s *Session) TakeTheirs(i int) error {
	all := s.Conflicts()
	if i < 0 || i >= len(all) {
		return fmt.Errorf("there is no conflict %d", i)
	}
	if err := s.Do(takeTheirs{all[i].Conflict}); err != nil && !errors.Is(err, edit.ErrNothing) {
		return err
	}
	s.decided(all[i])
	return nil
}

// KeepOurs decides a conflict for the value that the map has.
func (s *Session) KeepOurs(i int) error {
	all := s.Conflicts()
	if i < 0 || i >= len(all) {
		return fmt.Errorf("there is no conflict %d", i)
	}
	s.decided(all[i])
	return nil
}

// decided takes a conflict off the list.
func (s *Session) decided(c Conflict) {
	s.conflicts = slices.DeleteFunc(s.conflicts, func(o Conflict) bool { return o.ID == c.ID && slices.Equal(o.Names, c.Names) })
	s.notify(DiskChanged)
}

// takeTheirs is the command that decides a conflict for the other side.
type takeTheirs struct{ c merge.Conflict }

// Label implements edit.Command.
func (takeTheirs) Label() string { return "Take the value from disk" }

// Do implements edit.Command.
func (t takeTheirs) Do(d *model.Draft) error {
	for i, name := range t.c.Names {
		id, _ := t.c.Theirs[i].(model.Text)
		switch name {
		case "parent":
			if p := model.ID(id); p != model.Root && d.Get(p) == nil {
				return fmt.Errorf("the place that it was moved to is not there any more")
			}
			kids := d.Children(model.ID(id))
			after := model.ID("")
			if len(kids) > 0 {
				after = kids[len(kids)-1]
			}
			d.Move(t.c.ID, model.ID(id), after)
		case "order":
			r := d.Get(t.c.ID)
			if after := model.ID(id); after != "" && (d.Get(after) == nil || d.Get(after).Parent() != r.Parent()) {
				return fmt.Errorf("the element that it was moved behind is not there any more")
			}
			d.Move(t.c.ID, r.Parent(), model.ID(id))
		case "kind":
			return fmt.Errorf("an element cannot become one of another kind; delete it and draw it again")
		default:
			d.Set(t.c.ID, name, t.c.Theirs[i])
		}
	}
	return nil
}
