package panel

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
)

// checkBox is a yes or no with its label.
type checkBox struct {
	look.Aware
	label   string
	on, mix bool
	off     bool // cannot be changed
	changed func(bool)
}

var (
	_ fyne.Tappable     = (*checkBox)(nil)
	_ fyne.Focusable    = (*checkBox)(nil)
	_ desktop.Hoverable = (*checkBox)(nil)
)

func newCheckBox(label, help string, changed func(bool)) *checkBox {
	c := &checkBox{label: label, changed: changed}
	c.ExtendBaseWidget(c)
	c.SetToolTip(wrapTip(help))
	return c
}

// set shows a state without calling back.
func (c *checkBox) set(on, mixed bool) {
	if c.on != on || c.mix != mixed {
		c.on, c.mix = on, mixed
		c.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (c *checkBox) Tapped(*fyne.PointEvent) {
	if c.off {
		return
	}
	c.set(!c.on, false)
	c.changed(c.on)
}

// TypedKey implements fyne.Focusable.
func (c *checkBox) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		look.ToWindow(c, k)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *checkBox) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, box: fynecanvas.NewRectangle(nil), ring: fynecanvas.NewRectangle(nil), tick: look.NewIcon("check", look.OnAccent, 12), text: fynecanvas.NewText("", nil)}
	r.Refresh()
	return r
}

type checkRenderer struct {
	c         *checkBox
	box, ring *fynecanvas.Rectangle
	tick      *fynecanvas.Image
	text      *fynecanvas.Text
}

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(24+r.text.MinSize().Width, 24)
}

func (r *checkRenderer) Layout(s fyne.Size) {
	y := (s.Height - 16) / 2
	r.box.Move(fyne.NewPos(0, y))
	r.box.Resize(fyne.NewSquareSize(16))
	r.ring.Move(fyne.NewPos(-3, y-3))
	r.ring.Resize(fyne.NewSquareSize(22))
	r.tick.Move(fyne.NewPos(2, y+2))
	r.tick.Resize(fyne.NewSquareSize(12))
	h := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(24, (s.Height-h)/2))
	r.text.Resize(fyne.NewSize(max(0, s.Width-24), h))
}

func (r *checkRenderer) Refresh() {
	c := r.c
	fill, line, ink := look.Field, look.Border, look.Text
	if c.Hovered() && !c.off {
		fill = look.Hover
	}
	if c.on || c.mix {
		fill, line = look.Accent, look.Accent
	}
	if c.off {
		ink = look.TextHint
	}
	if c.off && (c.on || c.mix) {
		fill, line = look.TextHint, look.TextHint
	}
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth, r.box.CornerRadius = theme.Color(fill), theme.Color(line), 1, 3
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(look.None), theme.Color(look.FocusRing), 2, 5
	r.ring.Hidden = !c.Focused()
	name := "check"
	if c.mix {
		name = "minus"
	}
	r.tick.Resource, r.tick.Hidden = look.Icon(name, look.OnAccent), !c.on && !c.mix
	r.text.Text, r.text.TextSize, r.text.Color = c.label, look.SizeBody, theme.Color(ink)
	if s := c.Size(); s.Width > 0 {
		r.Layout(s)
	}
	r.box.Refresh()
	r.ring.Refresh()
	r.tick.Refresh()
	r.text.Refresh()
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.tick, r.text, r.ring}
}

func (r *checkRenderer) Destroy() {}
