package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
)

// dropField shows what is chosen and opens a picker.
type dropField struct {
	look.Aware
	text  string
	empty bool // the text is a hint
	off   bool
	open  func()
	clear func() // nil where a value is needed
	bad   bool
	dense bool // in a table
	rows  []string
}

// dropRows is how many lines a long choice takes before it ends in an ellipsis.
const dropRows = 2

var (
	_ fyne.Tappable     = (*dropField)(nil)
	_ fyne.Focusable    = (*dropField)(nil)
	_ desktop.Hoverable = (*dropField)(nil)
)

func newDropField(open, clear func()) *dropField {
	d := &dropField{open: open, clear: clear}
	d.ExtendBaseWidget(d)
	return d
}

func (d *dropField) show(text string, empty, bad bool) {
	if d.text == text && d.empty == empty && d.bad == bad {
		return
	}
	d.text, d.empty, d.bad = text, empty, bad
	d.wrap(d.Size().Width)
	d.Refresh()
}

// wrap breaks the text where it does not fit a width; what does not fit then either
// is told by the tooltip.
func (d *dropField) wrap(width float32) {
	room, most := width-34, dropRows
	if d.dense {
		most = 1
	}
	d.rows = nil
	if width > 0 {
		d.rows = breakLines(d.text, room, look.SizeBody, fyne.TextStyle{})
	}
	tip := ""
	if len(d.rows) > most {
		tip = wrapTip(d.text)
		last := strings.Join(d.rows[most-1:], " ")
		d.rows = append(d.rows[:most-1], look.Ellipsis(last, room, look.SizeBody, fyne.TextStyle{}))
	}
	d.SetToolTip(tip)
}

// Resize implements fyne.CanvasObject.
func (d *dropField) Resize(s fyne.Size) {
	before := len(d.rows)
	d.wrap(s.Width)
	d.BaseWidget.Resize(s)
	if len(d.rows) != before {
		d.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (d *dropField) Tapped(*fyne.PointEvent) {
	if !d.off {
		d.open()
	}
}

// TypedKey implements fyne.Focusable.
func (d *dropField) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		d.Tapped(nil)
	case fyne.KeyDelete, fyne.KeyBackspace:
		if d.clear != nil && !d.off {
			d.clear()
		}
	default:
		look.ToWindow(d, k)
	}
}

// CreateRenderer implements fyne.Widget.
func (d *dropField) CreateRenderer() fyne.WidgetRenderer {
	r := &dropRenderer{d: d, ring: fynecanvas.NewRectangle(nil), ground: fynecanvas.NewRectangle(nil), arrow: look.NewIcon("chevron-down", look.Text, 14)}
	for i := range r.texts {
		r.texts[i] = fynecanvas.NewText("", nil)
	}
	r.Refresh()
	return r
}

type dropRenderer struct {
	d            *dropField
	ring, ground *fynecanvas.Rectangle
	texts        [dropRows]*fynecanvas.Text
	arrow        *fynecanvas.Image
}

// dropLine is the height of a further line.
const dropLine = 18

func (r *dropRenderer) MinSize() fyne.Size {
	if r.d.dense {
		return fyne.NewSize(48, look.SmallHeight)
	}
	return fyne.NewSize(72, look.FieldHeight+float32(max(0, len(r.d.rows)-1))*dropLine)
}

func (r *dropRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(s.AddWidthHeight(4, 4))
	n := float32(len(r.d.rows))
	for i, t := range r.texts {
		t.Text = ""
		if i < len(r.d.rows) {
			t.Text = r.d.rows[i]
		}
		h := t.MinSize().Height
		t.Move(fyne.NewPos(9, (s.Height-h)/2+(float32(i)-(n-1)/2)*dropLine))
		t.Resize(fyne.NewSize(max(0, s.Width-34), h))
	}
	r.arrow.Move(fyne.NewPos(s.Width-22, (s.Height-14)/2))
	r.arrow.Resize(fyne.NewSquareSize(14))
}

func (r *dropRenderer) Refresh() {
	d := r.d
	ground, line, ink := look.Field, look.Border, look.Text
	if d.empty {
		ink = look.TextHint
	}
	if d.dense {
		line = look.Hairline
	}
	if d.Hovered() {
		ground = look.Hover
	}
	if d.bad {
		line, ink = look.Bad, look.Bad
	}
	if d.off {
		ground, line, ink = look.None, look.Hairline, look.Faint
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth, r.ground.CornerRadius = theme.Color(ground), theme.Color(line), 1, look.RadiusControl
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(look.None), theme.Color(look.FocusRing), 2, look.RadiusControl+2
	r.ring.Hidden = !d.Focused()
	for _, t := range r.texts {
		t.TextSize, t.Color = look.SizeBody, theme.Color(ink)
	}
	r.arrow.Resource = look.Icon("chevron-down", ink)
	if s := d.Size(); s.Width > 0 {
		r.Layout(s)
	}
	r.ground.Refresh()
	r.ring.Refresh()
	for _, t := range r.texts {
		t.Refresh()
	}
	r.arrow.Refresh()
}

func (r *dropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.texts[0], r.texts[1], r.arrow, r.ring}
}

func (r *dropRenderer) Destroy() {}
