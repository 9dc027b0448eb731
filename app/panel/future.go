package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
)

// futureLine says in one sentence what becomes of an element in the future state,
// or what it replaces.
type futureLine struct {
	Icon string
	Text string
	Show model.ID // "" when there is nothing to show
	Head string   // of the block: set in the first line
}

// futureLines follows the only element into the other state, and lists the
// initiatives that change it.
func futureLines(doc *model.Document, ids []model.ID) []futureLine {
	if len(ids) != 1 {
		return nil
	}
	r := doc.Get(ids[0])
	if r == nil || r.ID() == model.Root || r.Kind() == "page" {
		return nil
	}
	k, ok := kind.Of(r.Kind())
	if !ok {
		return nil
	}
	if _, pairs := k.Property("revises"); !pairs {
		return nil
	}
	page := doc.Page(r.ID())
	if page == nil {
		return nil
	}
	var out []futureLine
	add := func(l futureLine) { out = append(out, l) }
	if r.Has("revises") {
		l := futureLine{Head: "In the current state", Icon: "arrow-right-left", Text: "Replaces something that is gone"}
		if old := at(doc, r.Ref("revises")); old != nil {
			l.Text, l.Show = "Replaces “"+called(doc, old)+"”", old.ID()
			if called(doc, old) == called(doc, r) {
				l.Icon, l.Text = "check", "Stands in both states"
			}
		}
		add(l)
	} else if page.Text("state") == "future" && page.Has("revises") {
		add(futureLine{Head: "In the current state", Icon: "plus", Text: "New in the future state"})
	} else if ahead := futurePage(doc, page.ID()); ahead != nil {
		l := futureLine{Head: "In the future state", Icon: "check", Text: "Removed", Show: ahead.ID()}
		if by := initiatives(doc, r.ID()); len(by) > 0 {
			l.Text = "Removed by “" + called(doc, by[0]) + "”"
		}
		if next := revisedBy(doc, r.ID(), ahead.ID()); next != nil {
			l.Show = next.ID()
			l.Text = "Becomes “" + called(doc, next) + "”"
			if called(doc, next) == called(doc, r) {
				l.Text = "Stays"
			}
			add(l)
			for _, a := range initiatives(doc, r.ID()) {
				add(futureLine{Icon: "list-checks", Text: "Changed by “" + called(doc, a) + "”"})
			}
			return out
		}
		add(l)
		return out
	}
	for _, a := range initiatives(doc, r.ID()) {
		l := futureLine{Icon: "list-checks", Text: "Changed by “" + called(doc, a) + "”"}
		if len(out) == 0 {
			l.Head = "In the action plan"
		}
		add(l)
	}
	return out
}

// futurePage returns the page that shows the future state of another, nil when
// there is none.
func futurePage(doc *model.Document, page model.ID) *model.Record {
	return revisedBy(doc, page, model.Root)
}

// revisedBy returns the record that replaces another; on the given page, where
// one is given.
func revisedBy(doc *model.Document, id, page model.ID) *model.Record {
	for _, from := range doc.Referrers(id) {
		r := doc.Get(from)
		if r.Ref("revises") != id {
			continue
		}
		if p := doc.Page(from); page == model.Root || p != nil && p.ID() == page {
			return r
		}
	}
	return nil
}

// initiatives lists the actions that change an element.
func initiatives(doc *model.Document, id model.ID) []*model.Record {
	var out []*model.Record
	for _, from := range doc.Referrers(id) {
		r := doc.Get(from)
		if r.Kind() != "action" {
			continue
		}
		for _, c := range r.Refs("changes") {
			if c == id {
				out = append(out, r)
				break
			}
		}
	}
	return out
}

func (p *Inspector) showFuture(lines []futureLine) {
	p.future.RemoveAll()
	if len(lines) == 0 {
		p.future.Hide()
		return
	}
	p.future.Show()
	for i, l := range lines {
		if i == 0 {
			p.future.Add(look.Line(false))
			p.future.Add(look.Inset(newCaption(l.Head, "The element that this one is paired with, and the initiatives that change it."), 4, 0, 0, 0))
		}
		icon := container.NewVBox(look.Inset(look.NewIcon(l.Icon, look.Good, 14), 3, 8, 0, 0))
		var show fyne.CanvasObject
		if l.Show != "" {
			show = container.NewVBox(look.NewButton("Show", "", look.Plain, func() { p.deps.Show(l.Show) }).Small().Tall(20))
		}
		p.future.Add(look.Around(nil, nil, icon, show, newProse(l.Text, look.Text, look.SizeBody)))
	}
	p.future.Refresh()
}
