package panel

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// kpiProperty returns the row that ties the only element to a KPI, nil when it
// has none.
func (p *Inspector) kpiProperty() (*model.Record, *kind.Property) {
	if len(p.shown) != 1 {
		return nil, nil
	}
	r := p.s.Doc().Get(p.shown[0])
	if r == nil || r.Kind() != "card" && r.Kind() != "node" {
		return nil, nil
	}
	k, _ := kind.Of(r.Kind())
	prop, ok := k.Property("kpi")
	if !ok {
		return nil, nil
	}
	return r, prop
}

// kpiState changes whenever the card of the KPI must be drawn again.
func (p *Inspector) kpiState() string {
	r, prop := p.kpiProperty()
	if prop == nil {
		return ""
	}
	id := r.Ref("kpi")
	if id == "" {
		return "none"
	}
	k, ok := measure.KPIOf(p.s.Doc(), id)
	if !ok {
		return "broken"
	}
	f := measure.FormatOf(p.s.Doc())
	return fmt.Sprint(id, k.Name, f.KPIValue(&k, k.Value), f.KPIValue(&k, k.Target), k.Status, k.Series)
}

func (p *Inspector) showKPI() {
	p.kpi.RemoveAll()
	r, prop := p.kpiProperty()
	if prop == nil {
		p.kpi.Hide()
		return
	}
	p.kpi.Show()
	defer p.kpi.Refresh()
	doc, id := p.s.Doc(), r.Ref("kpi")
	word := "Link"
	if id != "" {
		word = "Change"
	}
	link := look.NewButton(word, "plus", look.Plain, nil).Small().Tall(18)
	if id != "" {
		link.SetIcon("")
	}
	link.OnTapped = func() { p.linkKPI(link, r, prop) }
	link.SetEnabled(!p.s.ReadOnly())
	p.kpi.Add(look.Line(false))
	p.kpi.Add(look.Inset(look.Row(8, newCaption("Linked KPI", prop.Help), look.Space(), link), 4, 0, 0, 0))
	if id == "" {
		return
	}
	k, ok := measure.KPIOf(doc, id)
	if !ok {
		p.kpi.Add(newProse("The KPI is gone: link another one.", look.Bad, look.SizeDense))
		return
	}
	card := newRow(kpiCard(p.deps, measure.FormatOf(doc), &k), func() {
		if p.openKPI != nil {
			p.openKPI(id)
		}
	})
	card.boxed = true
	card.SetToolTip("Open the KPI")
	p.kpi.Add(card)
}

// linkKPI lets a person choose a KPI for the element, or none.
func (p *Inspector) linkKPI(under fyne.CanvasObject, r *model.Record, prop *kind.Property) {
	doc := p.s.Doc()
	f := measure.FormatOf(doc)
	var all []choice
	if r.Has("kpi") {
		all = append(all, choice{label: "No KPI", icon: "unlink"})
	}
	for _, k := range measure.KPIs(doc) {
		all = append(all, choice{id: string(k.ID), label: k.Name, detail: f.KPIValue(&k, k.Value), icon: "chart-column"})
	}
	if len(all) == 0 {
		p.deps.Say("There is no KPI yet: add one in the panel KPIs.")
		return
	}
	id := r.ID()
	pick(under, all, string(r.Ref("kpi")), func(c choice) {
		var v model.Value
		if c.id != "" {
			v = model.Text(c.id)
		}
		if len(p.shown) == 1 && p.shown[0] == id {
			p.form.fail(p.form.set(prop, v, false))
		}
	})
}

// kpiCard shows a KPI in two lines: name and curve, value and state.
func kpiCard(deps Deps, f *measure.Format, k *measure.KPI) fyne.CanvasObject {
	goal := "no target"
	if k.Target.Known {
		goal = "target " + f.KPIValue(k, k.Target)
	}
	value := look.NewText(f.KPIValue(k, k.Value), look.Text).Sized(look.SizeDialogTitle).Bold()
	if !k.Value.Known {
		value = look.NewText(measure.NoDataText, look.TextSecondary).Sized(look.SizeTitle).Bold()
	}
	left := look.Column(2,
		newProse(k.Name, look.TextSecondary, look.SizeDense),
		look.Row(8, value, look.NewText(goal, look.TextSecondary).Small().Elastic(30)))
	if len([]rune(value.Text())) > 8 { // “15 min 30 s” leaves no room beside it
		left = look.Column(2, newProse(k.Name, look.TextSecondary, look.SizeDense), look.Row(0, value), newProse(goal, look.TextSecondary, look.SizeDense))
	}
	right := look.Column(6,
		look.Row(0, look.Space(), newSpark(deps, k, 64, 18)),
		look.Row(0, look.Space(), newStatus(deps, k)))
	return look.Inset(look.Around(nil, nil, nil, right, left), 8, 10, 8, 10)
}

// newStatus is the mark of a state and its word.
func newStatus(deps Deps, k *measure.KPI) fyne.CanvasObject {
	ink := look.TextSecondary
	switch k.Status {
	case measure.OnTarget:
		ink = look.Good
	case measure.AtRisk:
		ink = look.Warning
	case measure.OffTarget:
		ink = look.Bad
	}
	return look.Row(5, statusMark(deps, k.Status, 14), look.NewText(k.StatusLabel(), ink).Small().Bold())
}
