package panel

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/diff"
	"waymark/model/edit"
	"waymark/model/kind"
	"waymark/model/merge"
)

// ConflictLine is one value that was changed here and on the disk, for people.
type ConflictLine struct{ Property, Ours, Theirs string }

// ConflictLines writes a conflict, one line a property. doc is the map as it is.
func ConflictLines(doc *model.Document, c session.Conflict) []ConflictLine {
	r := doc.Get(c.ID)
	var out []ConflictLine
	for i, name := range c.Names {
		value := func(l []model.Value) string {
			if i >= len(l) || l[i] == nil {
				return "nothing"
			}
			return diff.Value(doc, r, name, l[i])
		}
		out = append(out, ConflictLine{diff.Property(r, name), value(c.Ours), value(c.Theirs)})
	}
	return out
}

// reportWords says what a merge has decided by itself.
func reportWords(doc *model.Document, r merge.Report) string {
	rec := at(doc, r.ID)
	if rec == nil {
		return ""
	}
	name := kind.AtStart(edit.Describe(rec))
	who := "on the disk"
	if r.By == merge.Ours {
		who = "here"
	}
	switch r.Event {
	case merge.EditKept:
		return name + " was deleted " + who + " and edited on the other side: it stays."
	case merge.Restored:
		return name + " was deleted " + who + ", and is back because something needs it."
	case merge.LinkRemoved:
		return name + " led to something that was deleted " + who + ": it is gone."
	case merge.RefRemoved:
		return name + ": " + diff.Property(rec, r.Name) + " named something that was deleted " + who + "."
	}
	return ""
}

// unseen counts what came from the disk since the panel was looked at, and what
// waits for a decision.
func unseen(arrivals []session.Arrival, seen, conflicts int) int {
	n := conflicts
	for i, a := range arrivals {
		if i >= seen {
			n += a.Changes
		}
	}
	return n
}

// disk lists what a person must decide, and what the last merge has decided.
func (p *Changes) disk() {
	doc := p.s.Doc()
	all := p.s.Conflicts()
	if len(all) > 0 {
		p.list.Add(look.Inset(look.NewText("Changed here and on the disk", look.TextSecondary).Small().Bold(), 4, 8, 2, 8))
	}
	for i, c := range all {
		p.list.Add(p.conflict(doc, i, c))
	}
	arrivals := p.s.Arrivals()
	if len(arrivals) == 0 {
		return
	}
	last := arrivals[len(arrivals)-1]
	p.arrival(last, len(arrivals))
	for _, r := range last.Reports {
		if s := reportWords(doc, r); s != "" {
			icon := container.NewVBox(look.Inset(look.NewIcon("info", look.TextSecondary, 14), 1, 8, 0, 0))
			p.list.Add(look.Inset(look.Around(nil, nil, icon, nil, newProse(s, look.TextSecondary, look.SizeDense)), 4, 8, 4, 8))
		}
	}
}

// mostCame is how many changes of another program are written out.
const mostCame = 40

// arrival lists what another program has changed, as sentences; a press shows the
// place.
func (p *Changes) arrival(a session.Arrival, n int) {
	if n != p.cameOf {
		p.cameOf, p.came = n, nil
		p.run(func() func() { // comparing two large maps takes a moment
			lines := diff.Lines(a.Before, a.After)
			return func() {
				if n == p.cameOf && !p.closed {
					p.came = lines
					p.shell.changed()
				}
			}
		})
	}
	if len(p.came) == 0 {
		return
	}
	p.list.Add(look.Inset(look.NewText("By another program, "+datesOf(p.s).Moment(a.When, p.deps.Now()), look.TextSecondary).Small().Bold().Elastic(80), 4, 8, 2, 8))
	for i, l := range p.came {
		if i == mostCame {
			p.list.Add(look.Inset(newProse(fmt.Sprintf("… and %d more.", len(p.came)-i), look.TextSecondary, look.SizeDense), 2, 8, 4, 8))
			return
		}
		var show func()
		if p.s.Committed().Get(l.ID) != nil && l.ID != model.Root {
			show = func() { p.deps.Show(l.ID) }
		}
		p.list.Add(differenceRow(l, show))
	}
}

// conflict is the card of one conflict: ours is in the map until a person decides
// otherwise.
func (p *Changes) conflict(doc *model.Document, i int, c session.Conflict) fyne.CanvasObject {
	rec := doc.Get(c.ID)
	texts := look.Column(2, newProse(kind.AtStart(edit.Describe(rec)), look.Text, look.SizeBody).strong())
	for _, l := range ConflictLines(doc, c) {
		texts.Add(newProse(fmt.Sprintf("%s here: %s", kind.AtStart(l.Property), l.Ours), look.Text, look.SizeDense))
		texts.Add(newProse(fmt.Sprintf("%s on the disk: %s", kind.AtStart(l.Property), l.Theirs), look.Text, look.SizeDense))
	}
	buttons := look.Row(6,
		look.NewButton("Keep mine", "", look.Outlined, func() { p.told(p.s.KeepOurs(i)) }).Small(),
		look.NewButton("Take theirs", "", look.Outlined, func() { p.told(p.s.TakeTheirs(i)) }).Small(),
		look.NewButton("Show", "", look.Plain, func() { p.deps.Show(c.ID) }).Small())
	texts.Add(look.Inset(buttons, 6, 0, 0, 0))
	icon := container.NewVBox(look.Inset(look.NewIcon("git-merge", look.Warning, look.IconSize), 2, 8, 0, 0))
	return look.Inset(look.On(look.NewGround(look.WarningGround, look.RadiusCard), look.Around(nil, nil, icon, nil, texts), 8, 8, 10, 10), 4, 4, 4, 4)
}
