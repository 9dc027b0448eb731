package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/export"
	"waymark/model"
)

// fillSettings builds the left side: what is exported, and how.
func (e *exportDialog) fillSettings() {
	c := &e.choice
	format := look.NewSegments([]string{"PDF", "SVG", "PNG"}, int(c.format), func(i int) { c.format = exportFormat(i); e.apply() })
	e.setting(look.Column(6, caption("Format"), format), 16)
	e.onPaper(container.New(&paperRow{}, look.Column(6, caption("Paper"), look.Framed(e.paperChoice())), look.Column(6, caption("Orientation"), e.turnChoice())), 14)
	e.onPaper(e.sizeChoice(), 12)
	e.onPaper(look.Line(false), 14)
	e.onPaper(e.sectionChoice(), 8)
	e.onPaper(look.Line(false), 14)
	e.drawOnly = append(e.drawOnly, e.setting(look.Column(6, caption("Page"), look.Framed(e.pageChoice())), 14))
	scale := look.NewSegments([]string{"1×", "2×", "3×", "4×"}, 1, func(i int) { c.scale = float64(i + 1); e.apply() })
	e.pngOnly = append(e.pngOnly, e.setting(look.Column(6, caption("Pixels for each unit of the map"), scale), 14))
	colour := look.NewSegments([]string{"Colour", "Grey"}, 0, func(i int) { c.grey = i == 1; e.apply() })
	e.setting(look.Column(6, caption("Colour"), colour), 14)
	source := look.NewCheck("Include the source", func(on bool) { c.source = on })
	source.Checked = true
	e.onPaper(look.Column(0, flush(source), look.Inset(look.NewText("Waymark can open the PDF again.", look.TextSecondary).Small(), 0, 0, 0, 21)), 8)
}

// setting adds a row below a gap.
func (e *exportDialog) setting(o fyne.CanvasObject, gap float32) fyne.CanvasObject {
	box := look.Inset(o, 0, 0, gap, 0)
	e.settings.Add(box)
	return box
}

// onPaper adds a row that a PDF alone has.
func (e *exportDialog) onPaper(o fyne.CanvasObject, gap float32) {
	e.printOnly = append(e.printOnly, e.setting(o, gap))
}

// flush brings a check box to the edge of its row: it has room around it, which what
// stands above and below has not.
func flush(check fyne.CanvasObject) fyne.CanvasObject { return look.Inset(check, -2, 0, -2, -7) }

func (e *exportDialog) paperChoice() fyne.CanvasObject {
	c := &e.choice
	var papers []string
	chosen := 0
	for i, p := range export.Papers() {
		papers = append(papers, fmt.Sprintf("%s, %.0f × %.0f mm", p.Name, p.Height, p.Width))
		if p.Name == c.paper.Name {
			chosen = i
		}
	}
	paper := look.NewSelect(append(papers, "Own size…"), nil)
	paper.SetSelectedIndex(chosen)
	paper.OnChanged = func(string) {
		if i := paper.SelectedIndex(); i < len(papers) {
			c.paper = export.Papers()[i]
			e.apply()
			return
		}
		e.w.askText("Own size of paper", "Width and height, such as 420 × 297 mm or 11 × 17 in", "420 × 297 mm", "Use", func(text string) {
			if p, err := export.ParsePaper(text); err == nil {
				c.paper = p
				paper.PlaceHolder = p.String()
				e.apply()
			} else {
				e.alarm(reason(err))
			}
		})
	}
	return paper
}

func (e *exportDialog) turnChoice() fyne.CanvasObject {
	return look.NewSegments([]string{"As it fits", "Landscape", "Portrait"}, 0, func(i int) {
		e.choice.landscape = nil
		if i > 0 {
			on := i == 1
			e.choice.landscape = &on
		}
		e.apply()
	}).WithIcons("sparkles", "rectangle-horizontal", "rectangle-vertical")
}

// sizeChoice is how large the map prints: on one page, a journey with its stages on as
// many pages as keep it readable, on sheets side by side, or as large as it is. What
// comes of it stands beside the choice.
func (e *exportDialog) sizeChoice() fyne.CanvasObject {
	c := &e.choice
	sheets := func(v *int) fyne.CanvasObject {
		var ns []string
		for i := 1; i <= 8; i++ {
			ns = append(ns, fmt.Sprint(i))
		}
		s := look.NewSelect(ns, nil)
		s.SetSelected(fmt.Sprint(*v))
		s.OnChanged = func(t string) {
			_, _ = fmt.Sscan(t, v) // the choices are numbers
			e.apply()
		}
		return look.Sized(look.Framed(s), 60, 28)
	}
	modes := []export.FitMode{export.FitPage, export.FitStages, export.FitSheets, export.FitPercent}
	names := []string{"Fit to one page", "Stages on several pages", "Sheets", "100 %"}
	if !e.hasJourney() {
		modes, names = slices.Delete(modes, 1, 2), slices.Delete(names, 1, 2)
	}
	radio := look.NewRadio(names, 0, func(i int) {
		c.mode = modes[i]
		c.poster = c.mode == export.FitSheets || c.mode == export.FitPercent
		e.apply()
	})
	note := func(w **look.Words) fyne.CanvasObject {
		*w = look.NewText("", look.TextSecondary).Small()
		return look.Sized(look.Row(0, look.Space(), *w, look.Gap(6, 0)), 0, look.RowHeight)
	}
	right := look.Column(0, note(&e.percent))
	if stages := note(&e.stagesNo); e.hasJourney() {
		right.Add(stages)
	}
	right.Add(look.Row(4, look.Space(), sheets(&c.cols), look.NewText("×", look.TextSecondary), sheets(&c.rows)))
	right.Add(note(&e.posterNo))
	return look.Column(4, caption("Size of the map"), container.NewStack(radio.Object(), look.Row(0, look.Space(), right)))
}

// hasJourney reports whether there is a map that can be divided by its stages.
func (e *exportDialog) hasJourney() bool {
	return slices.ContainsFunc(e.doc.All(model.Root, "page"), func(p *model.Record) bool { return p.Text("page_kind") == "journey" })
}

// sectionChoice lists the sections of the handout with the pages that they stand on.
func (e *exportDialog) sectionChoice() fyne.CanvasObject {
	none := look.NewButton("None", "", look.Plain, nil).Small()
	none.OnTapped = func() {
		all := none.Label() == "All"
		for s, check := range e.checks {
			check.Checked = all
			check.Refresh()
			e.choice.left[s] = !all
		}
		e.apply()
		none.SetLabel(map[bool]string{true: "None", false: "All"}[all])
	}
	sections := look.Column(0, look.Row(8, caption("Sections"), look.Space(), none))
	for _, s := range export.Sections() {
		if s == export.Poster {
			continue // follows the size of the map
		}
		check := look.NewCheck(s.Label(), nil)
		check.Checked = true
		check.OnChanged = func(on bool) { e.choice.left[s] = !on; e.apply() }
		n := look.NewText("", look.TextSecondary).Small()
		e.checks[s], e.numbers[s] = check, n
		sections.Add(look.Row(8, flush(check), look.Space(), n))
	}
	return sections
}

// pageChoice is the page that an SVG or a PNG shows.
func (e *exportDialog) pageChoice() fyne.CanvasObject {
	var titles []string
	pages := e.doc.All(model.Root, "page")
	at := 0
	for i, p := range pages {
		titles = append(titles, fmt.Sprintf("%d  %s", i+1, pageTitle(p)))
		if q := e.w.session.Page(); q != nil && q.ID() == p.ID() {
			at = i
		}
	}
	page := look.NewSelect(titles, nil)
	if len(pages) > 0 {
		page.SetSelectedIndex(at)
	}
	page.OnChanged = func(string) { e.apply() }
	e.drawnPage = func() []model.ID {
		if i := page.SelectedIndex(); i >= 0 && i < len(pages) {
			return []model.ID{pages[i].ID()}
		}
		return nil
	}
	return page
}

// paperRow gives orientation what it needs and paper the rest.
type paperRow struct{}

func (*paperRow) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+8, max(a.Height, b.Height))
}

func (*paperRow) Layout(os []fyne.CanvasObject, s fyne.Size) {
	b := os[1].MinSize().Width
	os[0].Resize(fyne.NewSize(s.Width-b-8, s.Height))
	os[1].Move(fyne.NewPos(s.Width-b, 0))
	os[1].Resize(fyne.NewSize(b, s.Height))
}
