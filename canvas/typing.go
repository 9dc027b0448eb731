package canvas

import (
	"image/color"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"waymark/canvas/caret"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model/geom"
)

// leastType is the smallest type in which somebody types into the map itself, in
// pixels; in a smaller one, the field comes in readable type over it.
const leastType = 6

// settle finds out whether the map shows what is typed, and shows caret and selection
// there. While it does, the field is there for the keys alone and shows nothing.
func (f *field) settle(v *View) {
	was := f.through
	f.set, f.through = v.setText(f.spec.ID, f.entry.Text)
	if f.through && f.set.lines[0].font.Size*v.view.zoom < leastType {
		f.through = false
	}
	if was != f.through {
		f.style.through = f.through
		f.entry.Wrapping = fyne.TextWrapWord
		if f.through { // one row, so that a key to the left or right is one letter
			f.entry.Wrapping = fyne.TextWrapOff
		}
		f.entry.Keep(f.box.Refresh)
	}
	f.mark(v)
}

// mark draws the caret and what is selected.
func (f *field) mark(v *View) {
	objects := []fyne.CanvasObject{f.box, f.caret}
	f.caret.FillColor = v.colors.text
	at, height := f.fyneCaret()
	if f.through {
		p, h := f.set.caret(f.entry.Caret(), func(font text.Font) float64 { return v.fonts.Width("n n", font) - v.fonts.Width("nn", font) })
		p = v.view.toView(p).Add(f.off)
		at, height = fyne.NewPos(float32(p.X)-0.5, float32(p.Y)), float32(h*v.view.zoom)
		f.caret.FillColor = f.set.lines[f.set.line(f.entry.Caret())].color
		from, to := f.entry.Selection()
		for _, r := range f.set.selected(from, to) {
			r = v.view.rectToView(r).Add(f.off)
			c := v.colors.ring
			c.A = 110
			pick := fynecanvas.NewRectangle(c)
			pick.Move(fyne.NewPos(float32(r.X), float32(r.Y)))
			pick.Resize(fyne.NewSize(float32(r.W), float32(r.H)))
			objects = append(objects, pick)
		}
		b := v.view.rectToView(f.set.bounds().Union(f.spec.Rect)).Add(f.off)
		f.glass.Move(fyne.NewPos(float32(b.X), float32(b.Y)))
		f.glass.Resize(fyne.NewSize(float32(b.W), float32(b.H)))
		objects = append(objects, f.glass)
	}
	f.caret.Move(at)
	f.caret.Resize(fyne.NewSize(1.5, height))
	f.caret.Refresh()
	f.object.Objects = objects
	fynecanvas.Refresh(f.object) // not the entry in it, which would tell of its caret again
}

// fyneCaret is where the library has put the caret.
func (f *field) fyneCaret() (at fyne.Position, height float32) {
	size := f.style.Size(theme.SizeNameText)
	p := f.entry.CursorPosition()
	return f.box.Position().Add(p), fyne.MeasureText("M", size, f.entry.TextStyle).Height
}

// typing is an Entry that ends on the keys that end a cell.
type typing struct {
	caret.Entry
	v *View
}

// moveTo puts the caret behind n letters; what lies between is selected if extend is
// set.
func (e *typing) moveTo(n int, extend bool) {
	step := func(k fyne.KeyName) { e.Entry.TypedKey(&fyne.KeyEvent{Name: k}) }
	if !extend {
		if e.SelectedText() != "" {
			step(fyne.KeyRight) // lets it go
		}
		e.SetCaret(n)
		return
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	held := mods().Has(tool.Shift)
	if !held {
		e.KeyDown(shift)
	}
	for range len([]rune(e.Text)) {
		switch at := e.Caret(); {
		case at < n:
			step(fyne.KeyRight)
		case at > n:
			step(fyne.KeyLeft)
		}
	}
	if !held {
		e.KeyUp(shift)
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
	if f := e.v.field; f != nil && f.entry == e && f.through { // lines are those of the map
		set, at := f.set, e.Caret()
		l := set.lines[set.line(at)]
		to := map[fyne.KeyName]int{fyne.KeyUp: set.beside(at, -1), fyne.KeyDown: set.beside(at, 1), fyne.KeyHome: l.from, fyne.KeyEnd: l.to}
		if set.line(at) == len(set.lines)-1 {
			to[fyne.KeyEnd] = set.letters // with the blanks behind it
		}
		if n, ok := to[k.Name]; ok {
			e.moveTo(n, m.Has(tool.Shift))
			f.mark(e.v)
			return
		}
	}
	e.Entry.TypedKey(k)
	e.marked()
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
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		// The library keeps where a selection began while it puts a shorter text in its
		// place, and stops the program when that is asked for.
		if at := e.Caret(); e.SelectedText() != "" {
			e.moveTo(at, false)
		}
	}
	e.Entry.TypedShortcut(s)
	e.marked()
}

// TypedRune implements fyne.Focusable.
func (e *typing) TypedRune(r rune) {
	e.Entry.TypedRune(r)
	e.marked()
}

// marked shows the caret where it has come to stand.
func (e *typing) marked() {
	if f := e.v.field; f != nil && f.entry == e {
		f.mark(e.v)
	}
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

// glass lies over a text that is typed into the map itself and takes the pointer: the
// field below it does not know where the map has set the letters.
type glass struct {
	widget.BaseWidget
	f    *field
	v    *View
	last time.Time // the last press
	at   int       // letters before it
}

var (
	_ desktop.Mouseable      = (*glass)(nil)
	_ desktop.Cursorable     = (*glass)(nil)
	_ fyne.Draggable         = (*glass)(nil)
	_ fyne.SecondaryTappable = (*glass)(nil)
)

func newGlass(f *field, v *View) *glass {
	g := &glass{f: f, v: v}
	g.ExtendBaseWidget(g)
	return g
}

// letter is how many letters stand before a place of the glass.
func (g *glass) letter(p fyne.Position) int {
	p = p.Add(g.Position())
	return g.f.set.letter(g.v.view.toDoc(geom.P(float64(p.X), float64(p.Y)).Sub(g.f.off)))
}

// MouseDown implements desktop.Mouseable: a click puts the caret, Shift selects up to
// there, two clicks select a word.
func (g *glass) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || !g.f.through {
		return
	}
	n := g.letter(e.Position)
	twice := time.Since(g.last) < doubleTime && n == g.at
	g.last, g.at = time.Now(), n
	if twice {
		from, to := word([]rune(g.f.entry.Text), n)
		g.f.entry.moveTo(from, false)
		g.f.entry.moveTo(to, true)
	} else {
		g.f.entry.moveTo(n, e.Modifier&fyne.KeyModifierShift != 0)
	}
	g.f.mark(g.v)
}

// MouseUp implements desktop.Mouseable.
func (g *glass) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (g *glass) Dragged(e *fyne.DragEvent) {
	if g.f.through {
		g.f.entry.moveTo(g.letter(e.Position), true)
		g.f.mark(g.v)
	}
}

// DragEnd implements fyne.Draggable.
func (g *glass) DragEnd() {}

// TappedSecondary shows what can be done with the text.
func (g *glass) TappedSecondary(e *fyne.PointEvent) { g.f.entry.TappedSecondary(e) }

// Cursor implements desktop.Cursorable.
func (g *glass) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer implements fyne.Widget.
func (g *glass) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(fynecanvas.NewRectangle(color.Transparent)))
}

// word is the word around n letters, or the blanks there.
func word(letters []rune, n int) (from, to int) {
	if len(letters) == 0 {
		return 0, 0
	}
	blank := unicode.IsSpace(letters[min(n, len(letters)-1)])
	from, to = n, n
	for from > 0 && unicode.IsSpace(letters[from-1]) == blank {
		from--
	}
	for to < len(letters) && unicode.IsSpace(letters[to]) == blank {
		to++
	}
	return from, to
}
