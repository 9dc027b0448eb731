package panel

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/model"
)

func TestActionPlan(t *testing.T) {
	w := open(t, "blank-journey")
	p := NewActions(w.s, w)
	screen(t, p.Object(), 1000, 600)
	press(t, p.Object(), "Add action")
	all := w.s.Doc().All(model.Root, "action")
	if len(all) != 1 || p.at != all[0].ID() {
		t.Fatalf("%d actions", len(all))
	}
	cells := entriesOf(p.sheet.rows[0].object)
	typeOver(cells[0], "Banner by postcode")
	typeOver(cells[3], "31 Jan 2027")
	r := w.s.Doc().Get(p.at)
	if r.Text("name") != "Banner by postcode" || r.Text("due") != "2027-01-31" {
		t.Errorf("the action is %v", r.Props())
	}
	if got := planWords(w.s.Doc(), w.s.Doc().All(model.Root, "action")); got != "1 action · 1 not started" {
		t.Error(got)
	}
}

// A narrow panel folds the columns that matter least into the form below, and never
// scrolls sideways for them.
func TestActionPlanFoldsColumns(t *testing.T) {
	w := open(t, "support-journey")
	p := NewActions(w.s, w)
	win := screen(t, p.Object(), 1120, 640)
	titles := func() (out []string) {
		for _, c := range p.sheet.columns {
			out = append(out, c.prop.Name)
		}
		return out
	}
	for _, c := range []struct {
		width float32
		want  []string
	}{
		{1120, []string{"name", "owner", "start", "due", "status", "progress", "cost", "impact", "effort"}},
		{960, []string{"name", "owner", "start", "due", "status", "progress", "cost", "impact"}},
		{760, []string{"name", "owner", "start", "due", "status"}},
	} {
		win.Resize(fyne.NewSize(c.width, 640))
		if got := titles(); !slices.Equal(got, c.want) {
			t.Errorf("at %.0f the columns are %v, want %v", c.width, got, c.want)
		}
		if got := p.sheet.root.MinSize().Width; got > c.width-32 {
			t.Errorf("at %.0f the table is %.0f wide", c.width, got)
		}
		for _, name := range []string{"cost", "effort"} {
			inForm := slices.ContainsFunc(p.form.controls, func(o control) bool { return rowName(o) == name })
			if inTable := slices.Contains(titles(), name); inForm == inTable {
				t.Errorf("at %.0f %s is in the table: %v, in the form: %v", c.width, name, inTable, inForm)
			}
		}
	}
}

// rowName names the property that a row of a form edits.
func rowName(c control) string {
	switch c := c.(type) {
	case *shortControl:
		return c.p.Name
	case *ratingControl:
		return c.p.Name
	case *textControl:
		return c.p.Name
	}
	return ""
}
