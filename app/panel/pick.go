package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
)

// choice is one thing that can be picked from a list.
type choice struct {
	id     string
	label  string
	detail string // in quieter letters behind the label
	help   string // a second line
	icon   string
}

// matches reports whether every word of a query occurs in the choice.
func (c choice) matches(query string) bool {
	all := strings.ToLower(c.label + " " + c.detail + " " + c.help)
	for _, w := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// filter returns the choices that a query finds.
func filter(all []choice, query string) []choice {
	var out []choice
	for _, c := range all {
		if c.matches(query) {
			out = append(out, c)
		}
	}
	return out
}

// picker is a list with a field to search in, which pops up under something.
type picker struct {
	all, found []choice
	at         int
	search     *entry
	list       *widget.List
	empty      *prose
	pop        *widget.PopUp
	picked     func(choice)
}

// pick lets a person choose from a list that pops up under an object. Arrow keys
// move, Enter takes, Escape leaves things as they are.
func pick(under fyne.CanvasObject, all []choice, chosen string, picked func(choice)) {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(under); c != nil {
		pickBeside(c, d.AbsolutePositionForObject(under), under.Size(), all, chosen, picked)
	}
}

// pickBeside does the same beside a place in a window.
func pickBeside(c fyne.Canvas, at fyne.Position, size fyne.Size, all []choice, chosen string, picked func(choice)) {
	p := &picker{all: all, found: all, picked: picked}
	for i, o := range all {
		if o.id == chosen {
			p.at = i
		}
	}
	p.search = newEntry(false)
	p.search.SetPlaceHolder("Search")
	p.search.OnChanged = p.query
	p.search.keyed = p.key
	tall := float32(look.RowHeight)
	for _, o := range all {
		if o.help != "" {
			tall = 2*look.RowHeight - 8
		}
	}
	p.list = widget.NewList(
		func() int { return len(p.found) },
		func() fyne.CanvasObject { return newChoiceRow(tall, func(i int) { p.take(i) }) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(p.found) {
				o.(*choiceRow).show(i, p.found[i], i == p.at)
			}
		})
	p.list.HideSeparators = true
	p.empty = newProse("Nothing is found.", look.TextHint, look.SizeDense)
	p.empty.Hide()
	width := max(size.Width, 240)
	if tall > look.RowHeight {
		width = max(width, 420) // a sentence under each
	}
	width = min(width, c.Size().Width-16)
	height := min(float32(len(all))*(tall+theme.Padding()), 320)
	body := container.NewStack(look.Sized(p.list, width-8, height), look.Inset(p.empty, 8, 8, 8, 8))
	p.pop = widget.NewPopUp(look.Column(4, p.search, body), c)
	need := p.pop.MinSize().Max(fyne.NewSize(width, 0))
	below := at.Y + size.Height + 2
	if below+need.Height > c.Size().Height-4 {
		below = max(4, at.Y-need.Height-2)
	}
	x := max(4, min(at.X, c.Size().Width-need.Width-8)) // its border stays in the window
	p.pop.Resize(need)
	p.pop.ShowAtPosition(fyne.NewPos(x, below))
	p.list.ScrollTo(p.at)
	c.Focus(p.search)
}

func (p *picker) query(q string) {
	p.found, p.at = filter(p.all, q), 0
	if len(p.found) == 0 {
		p.empty.Show()
	} else {
		p.empty.Hide()
	}
	p.list.Refresh()
	p.list.ScrollToTop()
}

func (p *picker) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyPageDown:
		p.move(8)
	case fyne.KeyPageUp:
		p.move(-8)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.take(p.at)
	case fyne.KeyEscape:
		p.pop.Hide()
	default:
		return false
	}
	return true
}

func (p *picker) move(by int) {
	if len(p.found) == 0 {
		return
	}
	p.at = min(len(p.found)-1, max(0, p.at+by))
	p.list.Refresh()
	p.list.ScrollTo(p.at)
}

func (p *picker) take(i int) {
	if i < 0 || i >= len(p.found) {
		return
	}
	p.pop.Hide()
	p.picked(p.found[i])
}

// choiceRow is one line of a picker.
type choiceRow struct {
	widget.BaseWidget
	i       int
	height  float32
	taken   func(int)
	ground  *look.Ground
	icon    *fynecanvas.Image
	label   *look.Words
	detail  *look.Words
	help    *look.Words
	content fyne.CanvasObject
	at      bool
}

var (
	_ fyne.Tappable     = (*choiceRow)(nil)
	_ desktop.Hoverable = (*choiceRow)(nil)
)

func newChoiceRow(height float32, taken func(int)) *choiceRow {
	r := &choiceRow{height: height, taken: taken, ground: look.NewGround(look.None, look.RadiusControl)}
	r.icon = look.NewIcon("square", look.TextSecondary, 14)
	r.label = look.NewText("", look.Text).Elastic(40)
	r.detail = look.NewText("", look.TextHint).Small().Elastic(20)
	r.help = look.NewText("", look.TextHint).Small().Elastic(40)
	line := look.Row(8, r.icon, r.label, look.Space(), r.detail)
	r.content = container.NewStack(r.ground, look.Sized(look.Inset(container.NewVBox(line, r.help), 3, 8, 3, 8), 0, height))
	r.ExtendBaseWidget(r)
	return r
}

func (r *choiceRow) show(i int, c choice, at bool) {
	r.i, r.at = i, at
	r.label.SetText(c.label)
	r.detail.SetText(c.detail)
	r.help.SetText(c.help)
	r.icon.Hidden = c.icon == ""
	if c.icon != "" {
		r.icon.Resource = look.Icon(c.icon, look.TextSecondary)
		r.icon.Refresh()
	}
	r.help.Hidden = c.help == ""
	r.paint(false)
	r.Refresh()
}

func (r *choiceRow) paint(over bool) {
	switch {
	case r.at:
		r.ground.Set(look.Selected, look.None, 0)
		r.label.SetColor(look.Accent)
	case over:
		r.ground.Set(look.Hover, look.None, 0)
		r.label.SetColor(look.Text)
	default:
		r.ground.Set(look.None, look.None, 0)
		r.label.SetColor(look.Text)
	}
}

// Tapped implements fyne.Tappable.
func (r *choiceRow) Tapped(*fyne.PointEvent) { r.taken(r.i) }

// MouseIn implements desktop.Hoverable.
func (r *choiceRow) MouseIn(*desktop.MouseEvent) { r.paint(true) }

// MouseMoved implements desktop.Hoverable.
func (r *choiceRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *choiceRow) MouseOut() { r.paint(false) }

// CreateRenderer implements fyne.Widget.
func (r *choiceRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }
