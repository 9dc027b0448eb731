package panel

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model/diff"
	"waymark/model/history"
)

// mostEntries is how many entries of the history are listed in either direction.
const mostEntries = 200

// Changes is the history of the document as a list: a click goes to how it was
// then. What came from another program is marked.
type Changes struct {
	part
	counted func(int)                       // what came from the disk and was not looked at, and what is to be decided
	seen    int                             // how much of what came was looked at
	shown   bool                            // a person looks at the panel
	came    []diff.Line                     // what the last arrival has changed
	cameOf  int                             // which arrival that is, from 1
	run     func(work func() (done func())) // where the work is done
	list    *fyne.Container
	scroll  *container.Scroll
}

// NewChanges makes the panel “Changes”.
func NewChanges(s *session.Session, deps Deps) *Changes {
	p := &Changes{part: part{s: s, deps: deps}, seen: len(s.Arrivals())} // another window of the map has told of them
	p.run = func(work func() func()) { apart(deps, 0, work) }
	if d, ok := deps.(worker); ok {
		p.run = d.work
	}
	p.list = look.Column(0)
	p.scroll = container.NewVScroll(look.Inset(p.list, 8, 8, 16, 8))
	undo := look.NewButton("Undo", "undo-2", look.Outlined, func() { s.Undo() }).Small()
	redo := look.NewButton("Redo", "redo-2", look.Outlined, func() { s.Redo() }).Small()
	head := look.Column(0, look.Sized(look.Inset(look.Row(8, look.NewText("History", look.TextSecondary).Elastic(40), look.Space(), undo, redo), 6, 16, 6, 16), 0, 40), look.Line(false))
	p.follow(look.Around(head, nil, nil, nil, p.scroll), session.HistoryChanged|session.FileChanged|session.DiskChanged, func() {
		undo.SetEnabled(s.NextUndo() != "")
		redo.SetEnabled(s.NextRedo() != "")
		p.show()
	})
	s.Watch(func(w session.What) {
		if w&session.DiskChanged != 0 {
			p.count()
		}
	})
	undo.SetEnabled(s.NextUndo() != "")
	redo.SetEnabled(s.NextRedo() != "")
	p.show()
	return p
}

// moment is one state of the document in the list.
type moment struct {
	label    string
	when     string
	external bool
	steps    int // to undo (below 0) or to do again (above) from now
}

// moments lists the states of the document, the newest first; the one with steps
// 0 is that of now.
func moments(done, undone []history.Entry, now time.Time) []moment {
	var out []moment
	for i := min(len(undone), mostEntries) - 1; i >= 0; i-- {
		out = append(out, moment{undone[i].Label, ago(undone[i].When, now), undone[i].External, i + 1})
	}
	for i := len(done) - 1; i >= max(0, len(done)-mostEntries); i-- {
		out = append(out, moment{done[i].Label, ago(done[i].When, now), done[i].External, i + 1 - len(done)})
	}
	return append(out, moment{"As it was opened", "", false, -len(done)})
}

// ago says how long ago something was done: “now”, “4 min”, “13:05”.
func ago(t, now time.Time) string {
	switch d := now.Sub(t); {
	case t.IsZero():
		return ""
	case d < time.Minute:
		return "now"
	case d < time.Hour:
		return itoa(int(d.Minutes())) + " min"
	}
	return t.Local().Format("15:04")
}

// count tells the tab how much is new.
func (p *Changes) count() {
	if p.counted != nil {
		p.counted(unseen(p.s.Arrivals(), p.seen, len(p.s.Conflicts())))
	}
}

func (p *Changes) show() {
	done, undone := p.s.History()
	if n := len(p.s.Arrivals()); p.shown && n != p.seen {
		p.seen = n
		p.count()
	}
	p.list.RemoveAll()
	p.disk()
	if len(p.list.Objects) > 0 {
		p.list.Add(look.Inset(look.Line(false), 6, 0, 6, 0))
	}
	if len(done)+len(undone) == 0 {
		p.list.Add(look.Inset(newProse("Nothing has been changed since the map was opened. Every change is listed here, and a click goes back to it.", look.TextSecondary, look.SizeBody), 8, 8, 8, 8))
		p.list.Refresh()
		return
	}
	for _, m := range moments(done, undone, p.deps.Now()) {
		p.list.Add(p.line(m))
	}
	p.list.Refresh()
	relayout(p.shell)
}

func (p *Changes) line(m moment) fyne.CanvasObject {
	ink, icon := look.Text, "check"
	switch {
	case m.steps > 0:
		ink, icon = look.TextHint, "redo-2"
	case m.external:
		icon = "refresh-cw"
	case m.when == "" && m.label == "As it was opened":
		icon = "file"
	}
	words := look.NewText(m.label, ink).Elastic(60)
	line := look.Row(8, look.NewIcon(icon, look.TextSecondary, 14), words, look.Space())
	if m.external && !strings.Contains(m.label, "disk") {
		line.Add(look.NewText("from disk", look.Warning).Small())
	}
	when := m.when
	if m.steps == 0 {
		words.SetBold(true)
		words.SetColor(look.Accent)
		when = "shown"
	}
	line.Add(look.NewText(when, look.TextHint).Small())
	r := newRow(look.Sized(look.Inset(line, 0, 8, 0, 8), 0, look.RowHeight), func() { p.goTo(m.steps) })
	r.chosen = m.steps == 0
	switch {
	case m.steps < 0:
		r.SetToolTip("Go back to this")
	case m.steps > 0:
		r.SetToolTip("Do this again, and what came before it")
	}
	return r
}

// goTo undoes or does again as many entries.
func (p *Changes) goTo(steps int) {
	for ; steps < 0; steps++ {
		if _, ok := p.s.Undo(); !ok {
			return
		}
	}
	for ; steps > 0; steps-- {
		if _, ok := p.s.Redo(); !ok {
			return
		}
	}
}

// look says whether the panel can be seen: what came from the disk is not new any
// more then.
func (p *Changes) look(on bool) {
	if p.shown = on; on {
		p.seen = len(p.s.Arrivals())
		p.count()
	}
}
