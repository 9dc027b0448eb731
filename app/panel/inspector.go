package panel

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// Inspector shows the properties of what is selected; of the page, and on
// request of the document, when nothing is.
type Inspector struct {
	part
	openKPI  func(model.ID) // shows a KPI in its panel
	document bool           // the document's own properties are shown

	head   *fyne.Container
	form   *form
	kpi    *fyne.Container
	future *fyne.Container
	foot   *fyne.Container
	scroll *container.Scroll

	shown []model.ID
	state string // of head, future and foot
}

// NewInspector makes the panel “Properties”.
func NewInspector(s *session.Session, deps Deps) *Inspector {
	p := &Inspector{part: part{s: s, deps: deps, live: true}}
	p.form = newForm(&p.part)
	p.form.skip = func(prop *kind.Property) bool { return prop.Name == "kpi" && prop.Type == kind.Ref && p.hasKPI() }
	p.head, p.kpi, p.future, p.foot = look.Column(0), look.Column(8), look.Column(8), look.Column(8)
	p.form.middle = look.Column(12, p.kpi, p.future)
	p.scroll = scrolled(look.Column(12, p.head, p.form.box, p.foot))
	p.views = []*container.Scroll{p.scroll}
	p.follow(p.scroll, session.DocumentChanged|session.SelectionChanged|session.PageChanged|session.FileChanged, p.refresh)
	p.refresh()
	return p
}

// FocusFirst gives the keyboard to the first field.
func (p *Inspector) FocusFirst() { p.form.focus() }

// ShowDocument shows the properties of the document itself, until something is
// selected.
func (p *Inspector) ShowDocument() {
	p.s.Select()
	p.document = true
	p.refresh()
	p.scroll.ScrollToTop()
}

// ids is what the inspector is about.
func (p *Inspector) ids() []model.ID {
	if sel := p.s.Selection(); len(sel) > 0 {
		p.document = false
		return meant(p.s.Doc(), sel)
	}
	if page := p.s.Page(); page != nil && !p.document {
		return []model.ID{page.ID()}
	}
	return []model.ID{model.Root}
}

// meant is what the properties of a selection are about. A rubber band around
// shapes takes the links between them along, and a pasted flow its swimlanes; they
// have no property in common: then it is the shapes.
func meant(doc *model.Document, sel []model.ID) []model.ID {
	shapes, along := make([]model.ID, 0, len(sel)), 0
	for _, id := range sel {
		switch r := doc.Get(id); {
		case r == nil:
		case r.Kind() == "node":
			shapes = append(shapes, id)
		case r.Kind() == "link", r.Kind() == "swimlane":
			along++
		default:
			return sel
		}
	}
	if len(shapes) == 0 || along == 0 {
		return sel
	}
	return shapes
}

// hasKPI reports whether the reference to a KPI is shown as a card.
func (p *Inspector) hasKPI() bool { return len(p.shown) == 1 }

func (p *Inspector) refresh() {
	ids := slices.DeleteFunc(slices.Clone(p.ids()), func(id model.ID) bool { return p.s.Doc().Get(id) == nil })
	if !slices.Equal(ids, p.shown) {
		p.s.Seal()
		p.shown = ids
		p.scroll.ScrollToTop()
	}
	rebuilt := p.form.show(ids)
	if p.around() || rebuilt {
		relayout(p.shell)
	}
}

// around shows title, KPI and future state; it reports whether they have changed.
func (p *Inspector) around() bool {
	doc := p.s.Doc()
	h := headOf(doc, p.shown)
	lines := futureLines(doc, p.shown)
	kpi := p.kpiState()
	state := fmt.Sprint(h, lines, kpi, look.IsDark(), len(p.s.Selection()), p.document, p.s.ReadOnly())
	if state == p.state {
		return false
	}
	p.state = state
	p.showHead(h)
	p.showKPI()
	p.showFuture(lines)
	if p.kpi.Visible() || p.future.Visible() {
		p.form.middle.Show()
	} else {
		p.form.middle.Hide()
	}
	p.showFoot()
	return true
}

// head is the title block.
type head struct{ icon, title, place string }

// headOf describes what is selected in two lines.
func headOf(doc *model.Document, ids []model.ID) head {
	switch len(ids) {
	case 0:
		return head{"map", "Nothing selected", ""}
	case 1:
		r := doc.Get(ids[0])
		if r == nil {
			return head{"map", "Nothing selected", ""}
		}
		return head{iconOf(doc, r), label(doc, r), place(doc, r)}
	}
	return head{"boxes", fmt.Sprintf("%d %s", len(ids), together(doc, ids)), "A change here applies to all of them"}
}

// together names several elements by what they have in common: “pain points”,
// “cards”, “elements”.
func together(doc *model.Document, ids []model.ID) string {
	label1, plural := "", ""
	same, kin := true, true
	for _, id := range ids {
		r := doc.Get(id)
		if r == nil {
			continue
		}
		k, ok := kind.Of(r.Kind())
		if !ok {
			return "elements"
		}
		l := label(doc, r)
		same = same && (label1 == "" || label1 == l)
		kin = kin && (plural == "" || plural == k.Plural)
		label1, plural = l, k.Plural
	}
	switch {
	case same:
		return many(lower(label1))
	case kin:
		return lower(plural)
	}
	return "elements"
}

// many is the plural of the name of a kind.
func many(s string) string {
	switch {
	case strings.HasSuffix(s, "y"):
		return strings.TrimSuffix(s, "y") + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"):
		return s + "es"
	}
	return s + "s"
}

// inkOf is the colour of the title's icon: pain points and opportunities have
// their own on the map too.
func (p *Inspector) inkOf() fyne.ThemeColorName {
	if len(p.shown) == 1 {
		if r := p.s.Doc().Get(p.shown[0]); r != nil && r.Kind() == "card" {
			switch variantOf(p.s.Doc(), r) {
			case "pain_points":
				return look.Bad
			case "opportunities":
				return look.Good
			}
		}
	}
	return look.Accent
}

func (p *Inspector) showHead(h head) {
	p.head.RemoveAll()
	texts := look.Column(0, newProse(h.title, look.Text, look.SizeTitle).strong())
	if h.place != "" {
		texts.Add(newProse(h.place, look.TextSecondary, look.SizeDense))
	}
	icon := look.Inset(look.NewIcon(h.icon, p.inkOf(), 20), 2, 10, 0, 0)
	var right fyne.CanvasObject
	if len(p.s.Selection()) > 0 {
		more := look.NewButton("", "ellipsis", look.Quiet, nil).Small().Tip("More")
		more.OnTapped = func() { p.menu(more) }
		right = container.NewVBox(more)
	}
	p.head.Add(look.Around(nil, nil, container.NewVBox(icon), right, texts))
	if broken(p.s.Doc(), p.shown) {
		p.head.Add(look.Inset(newProse("The step that this one shares its name and times with is gone. Choose another under “Same as”, or take the link away.", look.Warning, look.SizeDense), 8, 0, 0, 0))
	}
	p.head.Refresh()
}

// broken reports whether the only element is the same as something that is gone.
func broken(doc *model.Document, ids []model.ID) bool {
	if len(ids) != 1 {
		return false
	}
	r := doc.Get(ids[0])
	if r == nil {
		return false
	}
	_, bad := kind.Source(doc, r)
	return bad
}

// menu offers what can be done with the selection beside setting properties.
func (p *Inspector) menu(under fyne.CanvasObject) {
	doc, all := p.s.Doc(), []choice{}
	add := func(id, label, icon string) { all = append(all, choice{id: id, label: label, icon: icon}) }
	if len(p.shown) == 1 {
		r := doc.Get(p.shown[0])
		if src, bad := kind.Source(doc, r); src != r && !bad {
			add("source", "Show the step that it shares", "external-link")
			add("unshare", "Stop sharing name and times", "unlink")
		}
	}
	add("edit.duplicate", "Duplicate", "copy")
	add("edit.delete", "Delete", "trash-2")
	pick(under, all, "", func(c choice) {
		switch c.id {
		case "source":
			if src, bad := kind.Source(doc, doc.Get(p.shown[0])); !bad {
				p.deps.Show(src.ID())
			}
		case "unshare":
			p.told(p.s.Do(edit.Unshare{ID: p.shown[0]}))
		default:
			p.deps.Invoke(c.id)
		}
	})
}

// showDemand tells, at the customer of a value stream, where its demand is entered:
// takt belongs to the whole page.
func (p *Inspector) showDemand(r *model.Record) {
	if r == nil || r.Text("node_kind") != "customer" {
		return
	}
	p.foot.Add(look.Line(false))
	p.foot.Add(newProse("Demand and available time, which takt is computed from, are properties of the page.", look.TextHint, look.SizeDense))
	p.foot.Add(look.Row(0, look.NewButton("Page properties", "arrow-left", look.Plain, func() { p.s.Select() }), look.Space()))
}

// showFoot leads from the page to the document and back.
func (p *Inspector) showFoot() {
	p.foot.RemoveAll()
	if len(p.s.Selection()) > 0 {
		if len(p.shown) == 1 {
			p.showDemand(p.s.Doc().Get(p.shown[0]))
		}
		p.foot.Refresh()
		return
	}
	p.foot.Add(look.Line(false))
	if p.document && p.s.Page() != nil {
		p.foot.Add(look.Row(0, look.NewButton("Page properties", "arrow-left", look.Plain, func() { p.document = false; p.refresh() }), look.Space()))
	} else if !p.document {
		p.foot.Add(newProse("Select something on the map to see its properties.", look.TextHint, look.SizeDense))
		p.foot.Add(look.Row(0, look.NewButton("Document properties", "file-text", look.Plain, p.ShowDocument), look.Space()))
	}
	p.foot.Refresh()
}
