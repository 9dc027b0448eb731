package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/check"
)

// Tab is one of the panels on the right.
type Tab int

// The panels on the right, in their order.
const (
	TabProperties Tab = iota
	TabKPIs
	TabProblems
	TabChanges
)

// Right is the side of the inspector: four panels under one row of tabs.
type Right struct {
	Inspector *Inspector
	KPIs      *KPIs
	Problems  *Problems
	Changes   *Changes

	strip *look.Tabs
	all   []fyne.CanvasObject
	root  fyne.CanvasObject
	shown Tab
}

// NewRight makes the panels of a document.
func NewRight(s *session.Session, deps Deps) *Right {
	r := &Right{}
	r.Inspector = NewInspector(s, deps)
	r.KPIs = NewKPIs(s, deps)
	r.Problems = NewProblems(s, deps)
	r.Changes = NewChanges(s, deps)
	r.Inspector.openKPI = r.ShowKPI
	r.strip = look.NewTabs([]string{"Properties", "KPIs", "Problems", "Changes"}, func(i int) { r.Show(Tab(i)) })
	r.all = []fyne.CanvasObject{r.Inspector.Object(), r.KPIs.Object(), r.Problems.Object(), r.Changes.Object()}
	r.Problems.counted = func(n int) { r.strip.SetCount(int(TabProblems), n) }
	r.Changes.counted = func(n int) { r.strip.SetCount(int(TabChanges), n) }
	for _, o := range r.all[1:] {
		o.Hide()
	}
	top := look.Column(0, r.strip, look.Line(false))
	r.root = container.NewStack(look.NewGround(look.Panel, 0), container.NewThemeOverride(look.Around(top, nil, nil, nil, r.all...), readable{}))
	return r
}

// Object returns what is shown.
func (r *Right) Object() fyne.CanvasObject { return r.root }

// Show shows one of the panels.
func (r *Right) Show(t Tab) {
	if t < 0 || int(t) >= len(r.all) {
		return
	}
	r.shown = t
	r.Changes.look(t == TabChanges)
	r.strip.Set(int(t))
	for i, o := range r.all {
		if i == int(t) {
			o.Show()
		} else {
			o.Hide()
		}
	}
	r.root.Refresh()
}

// Shown returns the panel that is shown.
func (r *Right) Shown() Tab { return r.shown }

// ShowKPI opens a KPI in its panel.
func (r *Right) ShowKPI(id model.ID) {
	r.Show(TabKPIs)
	r.KPIs.Open(id)
}

// OnProblems is told of the problems of the document whenever they were looked
// for.
func (r *Right) OnProblems(f func([]check.Problem)) { r.Problems.found = f }
