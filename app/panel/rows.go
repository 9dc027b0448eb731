package panel

import (
	"strconv"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
)

// heading is the name of a section that can be folded.
type heading struct {
	row
	text  string
	open  bool
	fixed bool // cannot be folded
	count int
	extra fyne.CanvasObject
}

func newHeading(text string, open bool, toggle func()) *heading {
	h := &heading{text: text, open: open}
	h.action = toggle
	h.build()
	h.ExtendBaseWidget(h)
	return h
}

func (h *heading) build() {
	line := look.Row(6)
	switch {
	case h.fixed:
	case h.open:
		line.Add(look.NewIcon("chevron-down", look.TextSecondary, 12))
	default:
		line.Add(look.NewIcon("chevron-right", look.TextSecondary, 12))
	}
	line.Objects = append(line.Objects, look.NewText(h.text, look.TextSecondary).Small().Bold().Elastic(60), look.Space())
	if h.count > 0 {
		line.Add(newBadge(h.count))
	}
	if h.extra != nil {
		line.Add(h.extra)
	}
	h.content = look.Sized(look.Inset(line, 0, 6, 0, 4), 0, 24)
}

// row is something that can be clicked, or pressed with Enter: a ground that
// answers to the pointer, and content on it.
type row struct {
	look.Aware
	content fyne.CanvasObject
	action  func()
	menu    func(at fyne.Position)
	keyed   func(*fyne.KeyEvent) bool
	radius  float32
	chosen  bool
	boxed   bool // with a ground and a border of its own
}

var (
	_ fyne.Tappable          = (*row)(nil)
	_ fyne.SecondaryTappable = (*row)(nil)
	_ fyne.Focusable         = (*row)(nil)
	_ desktop.Hoverable      = (*row)(nil)
)

func newRow(content fyne.CanvasObject, action func()) *row {
	r := &row{content: content, action: action, radius: look.RadiusCard}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) {
	if r.action != nil {
		r.action()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	if r.menu != nil {
		r.menu(e.AbsolutePosition)
	}
}

// TypedKey implements fyne.Focusable.
func (r *row) TypedKey(k *fyne.KeyEvent) {
	if r.keyed != nil && r.keyed(k) {
		return
	}
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.Tapped(nil)
	case fyne.KeyDown, fyne.KeyUp: // through a list
		c := fyne.CurrentApp().Driver().CanvasForObject(r.content)
		switch {
		case c == nil:
		case k.Name == fyne.KeyDown:
			c.FocusNext()
		default:
			c.FocusPrevious()
		}
	default:
		look.ToWindow(r.content, k)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	rr := &rowRenderer{r: r, ground: fynecanvas.NewRectangle(nil)}
	rr.Refresh()
	return rr
}

type rowRenderer struct {
	r      *row
	ground *fynecanvas.Rectangle
}

func (r *rowRenderer) MinSize() fyne.Size { return r.r.content.MinSize() }

func (r *rowRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.r.content.Resize(s)
}

func (r *rowRenderer) Refresh() {
	w := r.r
	fill, line, width := look.None, look.None, float32(1)
	if w.boxed {
		fill, line = look.Window, look.Hairline
	}
	if w.Hovered() && w.action != nil {
		fill = look.Hover
	}
	if w.chosen {
		fill = look.Selected
	}
	if w.Focused() {
		line, width = look.FocusRing, 2
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth, r.ground.CornerRadius = theme.Color(fill), theme.Color(line), width, w.radius
	r.ground.Refresh()
	r.r.content.Refresh()
}

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.r.content}
}

func (r *rowRenderer) Destroy() {}

// newBadge is a number on a round ground.
func newBadge(n int) fyne.CanvasObject {
	t := look.NewText(itoa(n), look.Text).Sized(look.SizeBadge).Bold().Aligned(fyne.TextAlignCenter)
	return look.On(look.NewGround(look.Hairline, 9), look.Sized(t, max(8, t.MinSize().Width), 18), 0, 5, 0, 5)
}

// clipped lets something become narrower than it wants to be; what does not fit is
// not shown.
func clipped(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&narrow{}, o)
}

type narrow struct{}

func (narrow) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(20, os[0].MinSize().Height)
}

func (narrow) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(s)
	os[0].Move(fyne.Position{})
}

func itoa(n int) string { return strconv.Itoa(n) }
