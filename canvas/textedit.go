package canvas

import (
	"image/color"
	"math"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model/geom"
)

// field is the text that is being edited in place. As long as the map shows what is
// typed, the field shows the caret and what is selected, and the letters are those of
// the map: set as they will print. Where the map shows something else (a figure with
// its unit, nothing yet, letters too small to read), the field is an Entry over it,
// in the type of the map.
type field struct {
	spec   tool.Field
	entry  *typing
	style  *fieldTheme
	box    fyne.CanvasObject // the entry in its style
	caret  *fynecanvas.Rectangle
	glass  *glass
	object *fyne.Container
	clip   *container.Clip // the part of the view in which it can be seen
	ending bool            // its text is on its way to the tool

	off     geom.Pt // how far it is from where the map has it, in pixels of the view
	through bool    // the letters are those of the map
	set     setText
}

// openField shows a field and gives it the keyboard.
func (v *View) openField(spec tool.Field) {
	v.closeField()
	v.input.pressed = false // the button is let go over the field, and the view does not hear of it
	e := &typing{v: v}
	e.ExtendBaseWidget(e)
	e.MultiLine = true // a single line breaks, too, where the map breaks it
	e.Wrapping = fyne.TextWrapWord
	e.Scroll = fyne.ScrollNone
	e.SetMinRowsVisible(1)
	e.TextStyle.Bold = spec.Bold
	e.PlaceHolder = spec.Hint
	e.SetText(spec.Text)
	f := &field{spec: spec, entry: e, style: &fieldTheme{v: v, zoom: v.view.zoom, spec: spec}}
	f.box = container.NewThemeOverride(e, f.style)
	f.caret = fynecanvas.NewRectangle(color.Transparent)
	f.glass = newGlass(f, v)
	f.object = container.NewWithoutLayout(f.box, f.caret)
	f.clip = container.NewClip(f.object)
	f.clip.ExtendBaseWidget(f.clip) // or the keyboard does not find what is in it before it is painted
	v.field = f
	e.OnCursorChanged = e.marked
	v.placeField()
	v.Refresh()
	e.OnChanged = func(s string) {
		v.tool.Typed(s)
		v.Redraw()
	}
	if c := canvasOf(v); c != nil {
		c.Focus(e)
	}
	e.SetCaret(utf8.RuneCountInString(spec.Text))
	if spec.All && spec.Text != "" {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.Refresh()
}

// placeField lays the field over its element; it follows zoom and pan, and grows
// with what is typed.
func (v *View) placeField() {
	f := v.field
	if f == nil {
		return
	}
	spec, ok := v.tool.Field()
	if !ok {
		return
	}
	f.spec = spec
	r := v.rectInView(spec.Rect)
	f.off = r.Min().Sub(v.view.toView(spec.Rect.Min()))
	if f.style.zoom != v.view.zoom {
		f.style.zoom = v.view.zoom
		f.entry.Keep(f.box.Refresh)
	}
	// Fyne sets type in whole pixels, rounded up: the field is as much wider as its
	// letters are, so that lines break where they break on the map.
	asked := float64(f.style.Size(theme.SizeNameText))
	set := math.Ceil(asked)
	pad := float64(f.style.Size(theme.SizeNameInnerPadding)) + 2
	w := r.W*set/(fieldSize(spec)*v.view.zoom) + 2*pad
	room := w - 2*pad - 2
	lines := len(v.fonts.Wrap(f.entry.Text+"x", text.Font{Size: set, Style: fieldStyle(spec)}, room).Lines)
	h := max(r.H, float64(max(lines, 1))*math.Ceil(set*1.38)+pad)
	x := r.X - pad
	if spec.Center {
		x = r.X + r.W/2 - w/2
	}
	seen := v.windowOf(spec.Rect.Center())
	f.clip.Move(fyne.NewPos(float32(seen.X), float32(seen.Y)))
	f.clip.Resize(fyne.NewSize(float32(seen.W), float32(seen.H)))
	f.object.Move(fyne.NewPos(float32(-seen.X), float32(-seen.Y)))
	f.object.Resize(v.Size())
	f.box.Move(fyne.NewPos(float32(x), float32(r.Y)))
	f.entry.Keep(func() {
		f.box.Resize(fyne.NewSize(float32(max(w, 32)), float32(h)))
		f.entry.Resize(f.box.Size())
	})
	f.settle(v)
}

func fieldSize(f tool.Field) float64 {
	if f.Size > 0 {
		return f.Size
	}
	return 13
}

func fieldStyle(f tool.Field) text.Style {
	if f.Bold {
		return text.Semibold
	}
	return text.Regular
}

// finishField keeps what was typed.
func (v *View) finishField() {
	if f := v.field; f != nil && !f.ending {
		v.endField(tool.Done)
	}
}

// endField hands the text over to the tool, which then closes the field.
func (v *View) endField(how tool.End) {
	f := v.field
	if f == nil || f.ending {
		return
	}
	f.ending = true
	v.tool.Finish(f.entry.Text, how)
	if v.field == f { // Tab has opened the next one
		v.closeField()
	}
	v.Redraw()
}

// closeField takes the field away.
func (v *View) closeField() {
	f := v.field
	if f == nil {
		return
	}
	f.ending = true
	v.field = nil
	if c := canvasOf(v); c != nil && c.Focused() == fyne.Focusable(f.entry) {
		c.Focus(v)
	}
	v.Refresh()
}

// Editing reports whether a text is being edited in place: shortcuts such as
// Ctrl+C then belong to it.
func (v *View) Editing() bool { return v.field != nil }

// CommitEdit ends editing in place and keeps the text.
func (v *View) CommitEdit() { v.finishField() }

// Interrupt ends what a person is in the middle of, because a command comes between:
// a text that is being typed is kept, a drag is given up. It reports whether there
// was a drag.
func (v *View) Interrupt() bool {
	v.finishField()
	if !v.tool.Busy() {
		return false
	}
	v.input.pressed = false
	v.tool.Escape()
	v.Redraw()
	return true
}

// fieldTheme sets the field in the type of the map at the present zoom.
type fieldTheme struct {
	v       *View
	zoom    float64
	spec    tool.Field
	through bool // it shows nothing
}

func (t *fieldTheme) base() fyne.Theme {
	if app := fyne.CurrentApp(); app != nil && app.Settings().Theme() != nil {
		return app.Settings().Theme()
	}
	return theme.DefaultTheme()
}

// Color implements fyne.Theme.
func (t *fieldTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	c := t.v.colors
	if t.through {
		return color.Transparent
	}
	switch n {
	case theme.ColorNameInputBackground:
		return c.field
	case theme.ColorNameInputBorder:
		return color.Transparent
	case theme.ColorNameForeground:
		return c.text
	case theme.ColorNamePrimary, theme.ColorNameFocus:
		return c.accent
	case theme.ColorNameSelection:
		s := c.ring
		s.A = 110
		return s
	case theme.ColorNamePlaceHolder:
		return c.theme.Hint
	}
	return t.base().Color(n, v)
}

// Font implements fyne.Theme. The weight is asked for by style: Fyne keeps how wide
// a text is and what it looks like by its style, whatever the theme, and a heavier
// face behind the same style would turn up cut off in fields of the inspector.
func (t *fieldTheme) Font(s fyne.TextStyle) fyne.Resource { return t.base().Font(s) }

// Icon implements fyne.Theme.
func (t *fieldTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base().Icon(n) }

// Size implements fyne.Theme.
func (t *fieldTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return float32(max(fieldSize(t.spec)*t.zoom, 9)) // smaller nobody can type
	case theme.SizeNameInnerPadding:
		return float32(max(2*t.zoom, 1))
	case theme.SizeNamePadding:
		return 1
	case theme.SizeNameLineSpacing, theme.SizeNameInputBorder: // the ring is drawn on the map
		return 0
	case theme.SizeNameInputRadius:
		return 3
	}
	return t.base().Size(n)
}
