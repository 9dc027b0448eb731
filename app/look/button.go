package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Style is how a button looks.
type Style uint8

// The styles of buttons.
const (
	Quiet    Style = iota // no ground until the pointer is over it: toolbars, tabs
	Outlined              // a border: the other choices of a group
	Filled                // the one that is proposed
	Plain                 // accent text without a ground: “Show”, “Undo”
)

// Button is a button with an icon, a label or both. It can be on (a toggle), and
// it says in a tooltip what it does, or why it cannot do it now.
type Button struct {
	Aware
	OnTapped func()

	// OnEnter is what Enter does instead of pressing the button, nil to press it.
	// A button that takes something away, in a row where Enter goes on to the next,
	// is pressed with the space bar alone.
	OnEnter func()

	label, icon string
	style       Style
	small       bool
	on          bool
	disabled    bool
	bold        bool
	trailing    bool // the icon stands behind the label
	left        bool
	height      float32
	ink         fyne.ThemeColorName // of icon and label where it is not that of the style
	iconInk     fyne.ThemeColorName // of the icon alone

	pressed bool
}

var (
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ desktop.Mouseable = (*Button)(nil)
)

// NewButton returns a button; label or icon may be empty.
func NewButton(label, icon string, style Style, tapped func()) *Button {
	b := &Button{label: label, icon: icon, style: style, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Small makes the button as high as dense rows.
func (b *Button) Small() *Button { b.small = true; return b }

// Tall gives the button a height of its own.
func (b *Button) Tall(h float32) *Button { b.height = h; return b }

// Bold sets the label semibold.
func (b *Button) Bold() *Button { b.bold = true; return b }

// LeftAligned puts icon and label at the left edge of a wide button.
func (b *Button) LeftAligned() *Button { b.left = true; return b }

// Trailing puts the icon behind the label.
func (b *Button) Trailing() *Button { b.trailing = true; return b }

// Inked draws icon and label in a colour of their own.
func (b *Button) Inked(c fyne.ThemeColorName) *Button { b.ink = c; return b }

// IconInked draws the icon in a colour of its own.
func (b *Button) IconInked(c fyne.ThemeColorName) *Button { b.iconInk = c; return b }

// Tip sets the tooltip.
func (b *Button) Tip(text string) *Button { b.SetToolTip(text); return b }

// SetOn shows a toggle as on or off.
func (b *Button) SetOn(on bool) {
	if on != b.on {
		b.on = on
		b.Refresh()
	}
}

// On reports whether the toggle is on.
func (b *Button) On() bool { return b.on }

// SetEnabled says whether the button can be used.
func (b *Button) SetEnabled(ok bool) {
	if b.disabled == ok {
		b.disabled = !ok
		b.Refresh()
	}
}

// Enabled reports whether the button can be used.
func (b *Button) Enabled() bool { return !b.disabled }

// SetLabel changes the label.
func (b *Button) SetLabel(label string) {
	if label != b.label {
		b.label = label
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon string) {
	if icon != b.icon {
		b.icon = icon
		b.Refresh()
	}
}

// SetStyle changes the style.
func (b *Button) SetStyle(s Style) {
	if s != b.style {
		b.style = s
		b.Refresh()
	}
}

// Label returns the label.
func (b *Button) Label() string { return b.label }

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.pressed = false
	b.Aware.MouseOut()
}

// MouseDown implements desktop.Mouseable.
func (b *Button) MouseDown(*desktop.MouseEvent) {
	b.hide()
	b.pressed = true
	b.Refresh()
}

// MouseUp implements desktop.Mouseable.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.Refresh() }

// TypedKey implements fyne.Focusable: the space bar presses the button, and so does
// Enter where it has no other use.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	switch {
	case enter && b.OnEnter != nil:
		b.OnEnter()
	case enter, e.Name == fyne.KeySpace:
		b.Tapped(nil)
	default:
		passOn(b, e)
	}
}

// colors returns ground, border and ink of the state that it is in.
func (b *Button) colors() (ground, line, ink fyne.ThemeColorName) {
	ground, line, ink = None, None, Text
	switch b.style {
	case Outlined:
		ground, line = Panel, Border
	case Filled:
		ground, ink = Accent, OnAccent
	case Plain:
		ink = Accent
	}
	if b.ink != "" {
		ink = b.ink
	}
	switch {
	case b.disabled:
		ink = Faint
		if b.style == Filled {
			ground = Hover
		}
		if b.style == Outlined {
			line = Hairline
		}
		return ground, line, ink
	case b.on:
		ground, ink = Selected, Accent
	}
	if b.pressed || b.hovered {
		switch {
		case b.style == Filled:
			ground = AccentPressed
		case b.on || b.pressed && b.style != Plain:
			ground = Selected
		case b.style == Plain:
			ink = AccentPressed
		default:
			ground = Hover
			if b.style == Quiet {
				ground = Hairline // the toolbar's own ground is nearly that of Hover
			}
		}
	}
	return ground, line, ink
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ring: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil), icon: NewIcon("x", Text, IconSize)}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b            *Button
	ring, ground *canvas.Rectangle
	text         *canvas.Text
	icon         *canvas.Image
}

func (r *buttonRenderer) metrics() (pad, gap, icon, size, height float32) {
	pad, gap, icon, size, height = 12, 8, IconSize, SizeBody, FieldHeight
	if r.b.small {
		pad, gap, icon, size, height = 8, 6, 14, SizeDense, SmallHeight
	}
	if r.b.label == "" {
		pad = (height - icon) / 2
	}
	if r.b.style == Plain {
		pad = 4
	}
	if r.b.height > 0 {
		height = r.b.height
	}
	return
}

func (r *buttonRenderer) textStyle() fyne.TextStyle {
	return fyne.TextStyle{Bold: r.b.bold || r.b.style == Filled || r.b.style == Plain}
}

func (r *buttonRenderer) inner() (w float32, text fyne.Size) {
	_, gap, icon, size, _ := r.metrics()
	if r.b.label != "" {
		text = fyne.MeasureText(r.b.label, size, r.textStyle())
		w = text.Width
	}
	if r.b.icon != "" {
		w += icon
		if r.b.label != "" {
			w += gap
		}
	}
	return w, text
}

func (r *buttonRenderer) MinSize() fyne.Size {
	pad, _, _, _, height := r.metrics()
	w, _ := r.inner()
	return fyne.NewSize(w+2*pad, height)
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	pad, gap, icon, size, _ := r.metrics()
	w, text := r.inner()
	r.text.Text = r.b.label
	if over := w - (s.Width - 2*pad); over > 0.5 && r.b.label != "" && s.Width > 0 { // a name that is longer than its row
		r.text.Text = Ellipsis(r.b.label, max(1, text.Width-over), size, r.textStyle())
		w, text.Width = w-over, text.Width-over
	}
	r.ground.Resize(s)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(s.AddWidthHeight(4, 4))
	x := max(pad, (s.Width-w)/2)
	if r.b.left {
		x = pad
	}
	ix, tx := x, x
	if r.b.icon != "" && r.b.label != "" {
		if r.b.trailing {
			ix = x + text.Width + gap
		} else {
			tx = x + icon + gap
		}
	}
	r.icon.Move(fyne.NewPos(ix, (s.Height-icon)/2))
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.text.Move(fyne.NewPos(tx, (s.Height-text.Height)/2))
	r.text.Resize(text)
}

func (r *buttonRenderer) Refresh() {
	ground, line, ink := r.b.colors()
	_, _, _, size, _ := r.metrics()
	r.ground.FillColor, r.ground.StrokeColor = theme.Color(ground), theme.Color(line)
	r.ground.StrokeWidth, r.ground.CornerRadius = 1, RadiusControl
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(None), theme.Color(FocusRing), 2, RadiusControl+2
	r.ring.Hidden = !r.b.focused
	r.text.Text, r.text.TextSize, r.text.TextStyle, r.text.Color = r.b.label, size, r.textStyle(), theme.Color(ink)
	r.text.Hidden = r.b.label == ""
	r.icon.Hidden = r.b.icon == ""
	if r.b.icon != "" {
		if r.b.iconInk != "" && !r.b.disabled {
			ink = r.b.iconInk
		}
		r.icon.Resource = Icon(r.b.icon, ink)
	}
	r.Layout(r.b.Size())
	r.ground.Refresh()
	r.ring.Refresh()
	r.text.Refresh()
	r.icon.Refresh()
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.ring, r.icon, r.text}
}
func (r *buttonRenderer) Destroy() {}
