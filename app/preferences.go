package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/export"
	"waymark/model"
	"waymark/model/measure"
)

// languages are the ways of writing numbers and dates that can be chosen for new
// maps; the empty tag leaves the template as it is.
var languages = []struct{ tag, name string }{
	{"", "As the template"}, {"en-GB", "English"}, {"en-US", "English (US)"}, {"de-DE", "Deutsch"}, {"de-CH", "Deutsch (Schweiz)"},
	{"fr-FR", "Français"}, {"nl-NL", "Nederlands"}, {"es-ES", "Español"}, {"it-IT", "Italiano"}, {"sv-SE", "Svenska"},
}

// languageLabel names a language with a number and a date as maps write them.
func languageLabel(tag, name string) string {
	if tag == "" {
		return name
	}
	f := measure.FormatOf(model.NewDocument(model.NewRecord(model.Root, "document", "", model.Prop{Name: "language", Value: model.Text(tag)}), nil))
	return name + ", " + f.Fixed(12345.6, 1) + " · " + f.Date("2026-01-31")
}

// showPreferences lets a person choose; every choice holds at once.
func (w *Window) showPreferences() {
	var d *dialog
	cancel := func() { d.cancel() }
	p := &w.app.state.Preferences
	modes := []string{string(look.System), string(look.Light), string(look.Dark)}
	theme := look.NewSegments([]string{"As the system", "Light", "Dark"}, slices.Index(modes, p.Theme), func(i int) { w.app.setTheme(look.Mode(modes[i])) })
	snap := look.NewCheck("Snap to the grid and to other shapes", nil)
	snap.SetChecked(p.Snap)
	snap.OnChanged = func(on bool) { p.Snap = on; w.app.applyPreferences() }
	form := look.Column(18,
		preference("Colours of the window", "Maps are printed on white in any case.", theme),
		preference("Numbers and dates", "Of new maps, and where files are listed. Every map keeps its own.", look.Framed(w.languageChoice())),
		preference("Paper that export proposes", "", look.Framed(w.paperPreference())),
		preference("Grid on flowcharts and value streams", "", w.gridChoice(), flush(snap)),
	)
	body := look.Around(w.head("Preferences", cancel), look.Inset(look.Row(8, look.Space(), look.NewButton("Close", "", look.Filled, cancel)), 0, 20, 18, 20), nil, nil, look.Inset(form, 18, 20, 18, 20))
	d = w.showDialog("preferences", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), body), fyne.NewSize(480, 0))
	d.enter = d.cancel
}

// preference is a title with what can be chosen below, and a hint where one helps.
func preference(title, hint string, choices ...fyne.CanvasObject) fyne.CanvasObject {
	c := look.Column(6, look.NewText(title, look.TextSecondary).Sized(look.SizeBadge).Bold())
	for _, o := range choices {
		c.Add(o)
	}
	if hint != "" {
		c.Add(look.NewText(hint, look.TextHint).Small())
	}
	return c
}

func (w *Window) languageChoice() fyne.CanvasObject {
	p := &w.app.state.Preferences
	var labels []string
	chosen := 0
	for i, l := range languages {
		labels = append(labels, languageLabel(l.tag, l.name))
		if l.tag == p.Language {
			chosen = i
		}
	}
	language := look.NewSelect(labels, nil)
	language.SetSelectedIndex(chosen)
	language.OnChanged = func(string) { p.Language = languages[language.SelectedIndex()].tag; w.app.keep() }
	return language
}

func (w *Window) paperPreference() fyne.CanvasObject {
	p := &w.app.state.Preferences
	var papers []string
	for _, q := range export.Papers() {
		papers = append(papers, q.Name)
	}
	paper := look.NewSelect(papers, nil)
	paper.SetSelected(p.Paper)
	paper.OnChanged = func(name string) { p.Paper = name; w.app.keep() }
	return paper
}

func (w *Window) gridChoice() fyne.CanvasObject {
	p := &w.app.state.Preferences
	var grids []string
	at := 0
	for i, g := range prefs.Grids() {
		label := fmt.Sprint(g)
		if g == 0 {
			label = "None"
		}
		grids = append(grids, label)
		if g == p.Grid {
			at = i
		}
	}
	return look.NewSegments(grids, at, func(i int) { p.Grid = prefs.Grids()[i]; w.app.applyPreferences() })
}
