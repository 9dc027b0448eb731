package canvas

import (
	"image/color"
	"math"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"waymark/canvas/caret"
	"waymark/canvas/text"
	"waymark/canvas/tool"
)

// field is the text that is being edited in place: an Entry as large as the text
// on the map, in its type and size, so that lines break where they will in print.
type field struct {
	spec   tool.Field
	entry  *typing
	style  *fieldTheme
	object fyne.CanvasObject
	ending bool // its text is on its way to the tool
}

// typing is an Entry that ends on the keys that end a cell.
type typing struct {
	caret.Entry
	v *View
}

// openField shows a field and gives it the keyboard.
func (v *View) openField(spec tool.Field) {
	v.closeField()
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
	f.object = container.NewThemeOverride(e, f.style)
	v.field = f
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
	r := v.view.rectToView(spec.Rect)
	if f.style.zoom != v.view.zoom {
		f.style.zoom = v.view.zoom
		f.entry.Keep(f.object.Refresh)
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
	f.object.Move(fyne.NewPos(float32(x), float32(r.Y)))
	f.entry.Keep(func() {
		f.object.Resize(fyne.NewSize(float32(max(w, 32)), float32(h)))
		f.entry.Resize(f.object.Size())
	})
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

// AcceptsTab implements fyne.Tabbable.
func (e *typing) AcceptsTab() bool { return true }

// FocusLost implements fyne.Focusable: a click elsewhere keeps what was typed.
func (e *typing) FocusLost() {
	e.Entry.FocusLost()
	if f := e.v.field; f != nil && f.entry == e {
		e.v.endField(tool.Done)
	}
}

// TypedKey implements fyne.Focusable.
func (e *typing) TypedKey(k *fyne.KeyEvent) {
	m := mods()
	switch k.Name {
	case fyne.KeyEscape:
		e.v.endField(tool.Cancel)
		return
	case fyne.KeyTab:
		if m.Has(tool.Shift) {
			e.v.endField(tool.Back)
		} else {
			e.v.endField(tool.Next)
		}
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !m.Has(tool.Shift) || !e.v.field.spec.Lines {
			e.v.endField(tool.Done)
			return
		}
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut implements fyne.Shortcutable: Ctrl+Enter and Alt+Enter begin a new
// line, as Shift+Enter does.
func (e *typing) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		if f := e.v.field; f != nil && f.spec.Lines {
			e.TypedRune('\n')
		}
		return
	}
	e.Entry.TypedShortcut(s)
}

// fieldTheme sets the field in the type of the map at the present zoom.
type fieldTheme struct {
	v    *View
	zoom float64
	spec tool.Field
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
