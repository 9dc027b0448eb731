package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
)

// mostParts is how many steps are listed with their parts of the sum.
const mostParts = 100

// Computed explains the numbers of the shown page: the figures with what they rest
// on, how they are computed, which step takes which part, and what was assumed.
type Computed struct {
	part
	// OnLeave is told that a step was shown on the map: the explanation lies over it.
	OnLeave func()

	box  *fyne.Container
	of   *model.Document
	page model.ID
}

// NewComputed makes the explanation. Close it when it is not shown any more.
func NewComputed(s *session.Session, deps Deps) *Computed {
	c := &Computed{part: part{s: s, deps: deps}, box: look.Column(16)}
	c.follow(container.NewVScroll(look.Inset(c.box, 18, 20, 20, 20)), session.DocumentChanged|session.PageChanged, c.show)
	c.show()
	return c
}

func (c *Computed) show() {
	doc, page := c.s.Committed(), c.s.Page()
	if page == nil || doc == c.of && page.ID() == c.page {
		return
	}
	c.of, c.page = doc, page.ID()
	c.box.RemoveAll()
	got, ok := figuresOf(doc, page)
	if !ok {
		c.box.Add(newProse("Nothing is computed of this page. Numbers come from the shapes of a flowchart or a value stream.", look.TextSecondary, look.SizeBody))
		c.box.Refresh()
		return
	}
	c.box.Add(newProse(called(doc, page), look.Text, look.SizeTitle).strong())
	c.box.Add(figureGrid(got.figures))
	c.box.Add(look.Column(4, smallHead("How it is computed"), newProse(got.way, look.Text, look.SizeBody)))
	if len(got.parts) > 0 {
		c.box.Add(c.table(got))
	}
	if len(got.notes) > 0 {
		c.box.Add(look.Column(4, smallHead("What was assumed or left out"), newProse(strings.Join(got.notes, " "), look.Text, look.SizeBody)))
	}
	c.box.Refresh()
}

func smallHead(text string) fyne.CanvasObject {
	return look.NewText(text, look.TextSecondary).Small().Bold()
}

// figureGrid shows each figure with what it rests on below it.
func figureGrid(figures []figure) fyne.CanvasObject {
	grid := container.New(&tiles{least: 220, gap: 10, width: 700})
	for _, f := range figures {
		tile := look.Column(2, look.NewText(f.name, look.TextSecondary).Small().Elastic(60), look.NewText(f.value, look.Text).Sized(look.SizeTitle+3).Bold().Elastic(60), newProse(f.note, look.TextSecondary, look.SizeDense))
		grid.Add(look.On(look.NewGround(look.Window, look.RadiusCard), tile, 8, 12, 10, 12))
	}
	return grid
}

// table lists the steps with their parts of the sum.
func (c *Computed) table(got figured) fyne.CanvasObject {
	line := func(color fyne.ThemeColorName, bold bool, name string, columns [4]string) *fyne.Container {
		words := func(s string) *look.Words {
			w := look.NewText(s, color).Small()
			w.SetBold(bold)
			return w
		}
		row := look.Row(8, words(name).Elastic(120), look.Space())
		for _, s := range columns {
			row.Add(look.Sized(words(s).Aligned(fyne.TextAlignTrailing), 96, 0))
		}
		return row
	}
	table := look.Column(0, look.Inset(line(look.TextSecondary, true, "Step", got.partColumns), 0, 8, 4, 8), look.Line(false))
	for i, p := range got.parts {
		if i == mostParts {
			table.Add(look.Inset(newProse(count(len(got.parts)-mostParts, "more step", "more steps")+", each with a smaller part.", look.TextSecondary, look.SizeDense), 6, 8, 0, 8))
			break
		}
		name := oneLine(p.name)
		if name == "" {
			name = called(c.of, c.of.Get(p.id))
		}
		row := newRow(look.Sized(look.Inset(line(look.Text, false, name, p.columns), 0, 8, 0, 8), 0, look.RowHeight), func() { c.leave(p.id) })
		row.radius = look.RadiusControl
		row.SetToolTip("Show it on the map")
		table.Add(row)
	}
	return table
}

func (c *Computed) leave(to model.ID) {
	if c.OnLeave != nil {
		c.OnLeave()
	}
	c.deps.Show(to)
}

// tiles lays objects out in columns of at least a width; a row is as high as its
// highest object.
type tiles struct {
	least, gap float32
	width      float32 // that it had last: texts that wrap need to know theirs
}

func (l *tiles) columns(n int) int {
	return max(1, min(n, int((l.width+l.gap)/(l.least+l.gap))))
}

// rows calls f for each row with its height.
func (l *tiles) rows(os []fyne.CanvasObject, f func(row []fyne.CanvasObject, height float32)) {
	n := l.columns(len(os))
	for i := 0; i < len(os); i += n {
		row, height := os[i:min(i+n, len(os))], float32(0)
		for _, o := range row {
			height = max(height, o.MinSize().Height)
		}
		f(row, height)
	}
}

// MinSize implements fyne.Layout.
func (l *tiles) MinSize(os []fyne.CanvasObject) fyne.Size {
	h := -l.gap
	l.rows(os, func(_ []fyne.CanvasObject, height float32) { h += height + l.gap })
	return fyne.NewSize(l.least, max(0, h))
}

// Layout implements fyne.Layout.
func (l *tiles) Layout(os []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	n := float32(l.columns(len(os)))
	w := (s.Width - l.gap*(n-1)) / n
	for _, o := range os {
		o.Resize(fyne.NewSize(w, o.Size().Height)) // text that wraps has to know its width first
	}
	y := float32(0)
	l.rows(os, func(row []fyne.CanvasObject, height float32) {
		for i, o := range row {
			o.Move(fyne.NewPos(float32(i)*(w+l.gap), y))
			o.Resize(fyne.NewSize(w, height))
		}
		y += height + l.gap
	})
}
