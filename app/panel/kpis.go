package panel

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
	"waymark/model/measure"
)

// KPIs lists the measures of the document, and shows one of them with its values
// in a table.
type KPIs struct {
	part
	open   model.ID // the KPI that is shown, "" for the list
	list   *fyne.Container
	lists  *container.Scroll
	detail *kpiDetail
	stack  *fyne.Container
	first  fyne.Focusable // of the list
	state  string         // of the list
}

// NewKPIs makes the panel “KPIs”.
func NewKPIs(s *session.Session, deps Deps) *KPIs {
	p := &KPIs{part: part{s: s, deps: deps}}
	p.list = look.Column(8)
	p.lists = container.NewVScroll(look.Inset(p.list, 12, 16, 16, 16))
	p.detail = newKPIDetail(p)
	p.stack = container.NewStack(p.lists, p.detail.root)
	p.detail.root.Hide()
	p.follow(p.stack, session.DocumentChanged|session.FileChanged, p.show)
	p.show()
	return p
}

// Open shows one KPI with its values.
func (p *KPIs) Open(id model.ID) {
	if p.s.Doc().Get(id) == nil {
		id = ""
	}
	if id != p.open {
		p.s.Seal()
		p.detail.reset()
	}
	p.open = id
	led := p.led()
	p.show()
	if led { // what had the keyboard is not shown any more
		p.FocusFirst()
	}
}

// FocusFirst gives the keyboard to where work begins: the values of a KPI, or the
// first one of the list.
func (p *KPIs) FocusFirst() {
	switch {
	case p.open != "" && !p.s.ReadOnly():
		p.deps.Focus(p.detail.plus)
	case p.open != "":
		p.deps.Focus(p.detail.back)
	case p.first != nil:
		p.deps.Focus(p.first)
	}
}

func (p *KPIs) show() {
	if r := at(p.s.Doc(), p.open); r == nil || r.Kind() != "kpi" {
		p.open = ""
	}
	if p.open == "" {
		p.detail.root.Hide()
		p.lists.Show()
		p.showList()
	} else {
		p.lists.Hide()
		p.detail.root.Show()
		p.detail.show(p.open)
	}
	relayout(p.shell)
}

func (p *KPIs) showList() {
	doc := p.s.Doc()
	f := measure.FormatOf(doc)
	kpis := measure.KPIs(doc)
	var b strings.Builder
	for _, k := range kpis {
		fmt.Fprint(&b, k.ID, k.Name, f.KPIValue(&k, k.Value), f.KPIValue(&k, k.Target), k.Status, k.Series)
	}
	if state := b.String(); state == p.state && len(p.list.Objects) > 0 {
		return
	}
	p.state = b.String()
	p.list.RemoveAll()
	add := look.NewButton("Add", "plus", look.Plain, nil).Small()
	add.OnTapped = func() { p.add(add) }
	add.SetEnabled(!p.s.ReadOnly())
	if len(kpis) == 0 {
		var b *look.Button
		box := look.Column(12, newProse("A KPI says whether the service gets better: choose a definition, enter its values by date, and link it to a place on the map.", look.TextSecondary, look.SizeBody))
		b = look.NewButton("Add a KPI", "plus", look.Outlined, nil)
		b.OnTapped = func() { p.add(b) }
		b.SetEnabled(!p.s.ReadOnly())
		p.first = b
		box.Add(look.Row(0, b, look.Space()))
		p.list.Add(box)
		p.list.Refresh()
		return
	}
	p.list.Add(look.Around(nil, nil, nil, container.NewVBox(add), newProse(tally(kpis), look.TextSecondary, look.SizeDense)))
	for i := range kpis {
		k := &kpis[i]
		r := newRow(kpiCard(p.deps, f, k), func() { p.Open(k.ID) })
		r.boxed = true
		if i == 0 {
			p.first = r
		}
		p.list.Add(r)
	}
	p.list.Refresh()
}

// tally counts the KPIs by state: “3 on target, 1 off target”.
func tally(kpis []measure.KPI) string {
	n := map[measure.Status]int{}
	for _, k := range kpis {
		n[k.Status]++
	}
	var parts []string
	for _, s := range []measure.Status{measure.OnTarget, measure.AtRisk, measure.OffTarget, measure.NoData} {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], lower(s.Label())))
		}
	}
	return strings.Join(parts, ", ")
}

// Add offers the definitions, as the button of the panel does: at a place of the
// window, because the button may never have been painted.
func (p *KPIs) Add(in fyne.Canvas, at fyne.Position) {
	p.Open("")
	pickBeside(in, at, fyne.Size{}, definitions(), "", p.insert)
}

func (p *KPIs) add(under fyne.CanvasObject) { pick(under, definitions(), "", p.insert) }

// definitions are what a KPI can measure.
func definitions() []choice {
	var all []choice
	for _, o := range kind.Options("kpi", "metric") {
		all = append(all, choice{id: o.Name, label: o.Label, help: definitionOf(o.Name)})
	}
	return all
}

// insert adds a KPI by a definition and leads to its values.
func (p *KPIs) insert(c choice) {
	id := model.NewID()
	name := c.label
	if c.id == "custom" {
		name = "New KPI"
	}
	r := model.NewRecord(id, "kpi", model.Root, model.Prop{Name: "name", Value: model.Text(name)}, model.Prop{Name: "metric", Value: model.Text(c.id)})
	if p.do(edit.Insert{Record: r, Last: true}) == nil {
		p.Open(id)
		p.FocusFirst()
	}
}

// definitionOf says how a metric is computed.
func definitionOf(metric string) string {
	r := model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "metric", Value: model.Text(metric)})
	k, ok := measure.KPIOf(model.NewDocument(nil, []*model.Record{r}), "k")
	if !ok {
		return ""
	}
	return k.Definition
}

// Paste reads a table of values for the KPI that is shown, as its button does with
// the clipboard.
func (p *KPIs) Paste(text string) {
	if p.open != "" {
		p.detail.Paste(text)
	}
}
