package canvas

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/canvas/tool"
)

// keyNames are Fyne's names of the keys that the tools know.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyLeft: tool.KeyLeft, fyne.KeyRight: tool.KeyRight, fyne.KeyUp: tool.KeyUp, fyne.KeyDown: tool.KeyDown,
	fyne.KeyHome: tool.KeyHome, fyne.KeyEnd: tool.KeyEnd, fyne.KeyTab: tool.KeyTab,
	fyne.KeyReturn: tool.KeyEnter, fyne.KeyEnter: tool.KeyEnter, fyne.KeyEscape: tool.KeyEscape,
	fyne.KeyDelete: tool.KeyDelete, fyne.KeyBackspace: tool.KeyBackspace, fyne.KeyF2: tool.KeyF2,
	fyne.KeyInsert: tool.KeyInsert,
}

// FocusGained implements fyne.Focusable.
func (v *View) FocusGained() {
	v.focused = true
	v.Redraw()
}

// FocusLost implements fyne.Focusable.
func (v *View) FocusLost() {
	v.focused = false
	v.input.space = false
	v.Redraw()
}

// AcceptsTab implements fyne.Tabbable: Tab goes from shape to shape and from cell
// to cell. F6 leaves the canvas.
func (v *View) AcceptsTab() bool { return true }

// KeyDown implements desktop.Keyable: the space bar turns the pointer into a hand.
func (v *View) KeyDown(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace:
		if !v.input.space && !v.tool.Busy() {
			v.input.space, v.input.panned = true, false
		}
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight, desktop.KeyAltLeft, desktop.KeyAltRight:
		v.modified()
	}
}

// KeyUp implements desktop.Keyable.
func (v *View) KeyUp(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace:
		v.input.space = false
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight, desktop.KeyAltLeft, desktop.KeyAltRight:
		v.modified()
	}
}

// modified computes a gesture afresh when a modifier key was pressed or let go.
func (v *View) modified() {
	if v.input.pressed {
		v.follow()
	}
}

// TypedKey implements fyne.Focusable.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	if v.later(func() { v.hasKeys().TypedKey(e) }) {
		return
	}
	if e.Name == desktop.KeyMenu {
		v.ShowMenu()
		return
	}
	name, ok := keyNames[e.Name]
	if !ok {
		if v.OnKey != nil {
			v.OnKey(e)
		}
		return
	}
	if name == tool.KeyEscape && v.mode != Selecting && !v.tool.Busy() {
		v.SetMode(Selecting)
		return
	}
	v.typed(tool.Key{Name: name, Mods: mods()})
}

// TypedRune implements fyne.Focusable.
func (v *View) TypedRune(r rune) {
	if v.later(func() { v.hasKeys().TypedRune(r) }) {
		return
	}
	if r == ' ' {
		return // the hand
	}
	v.typed(tool.Key{Name: string(r), Rune: r, Mods: mods() &^ tool.Shift})
}

// typed gives a key to the tool; arrows that it has no use for pan the map.
func (v *View) typed(k tool.Key) bool {
	ok := v.tool.Key(k)
	v.touched[v.page] = true
	if !ok && k.Mods == 0 {
		const by = 48
		switch k.Name {
		case tool.KeyLeft:
			v.PanBy(by, 0)
		case tool.KeyRight:
			v.PanBy(-by, 0)
		case tool.KeyUp:
			v.PanBy(0, by)
		case tool.KeyDown:
			v.PanBy(0, -by)
		case tool.KeyHome:
			v.Fit()
		}
	}
	v.Redraw()
	return ok
}

// TypedShortcut implements fyne.Shortcutable. What the canvas has no use for goes
// to OnShortcut.
func (v *View) TypedShortcut(s fyne.Shortcut) {
	if len(v.ahead.waiting) > 0 && v.later(func() { v.TypedShortcut(s) }) {
		return // what was typed before comes first
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		v.Copy()
	case *fyne.ShortcutCut:
		v.Cut()
	case *fyne.ShortcutPaste:
		v.Paste()
	case *fyne.ShortcutSelectAll:
		v.Tool().SelectAll()
		v.Redraw()
	case *desktop.CustomShortcut:
		name, ok := keyNames[s.KeyName]
		if !ok && len(s.KeyName) == 1 {
			name = string(s.KeyName)
		}
		if name == "" || !v.typed(tool.Key{Name: name, Mods: modsOf(s.Modifier)}) {
			v.unused(s)
		}
	default:
		v.unused(s)
	}
}

func (v *View) unused(s fyne.Shortcut) {
	if v.OnShortcut != nil {
		v.OnShortcut(s)
	}
}

// Copy puts the selection on the clipboard, as a small document that other
// windows and text editors take.
func (v *View) Copy() bool {
	s, ok := v.Tool().CopyText()
	if ok {
		clipboard().SetContent(s)
	}
	return ok
}

// Cut is Copy, and deletes the selection.
func (v *View) Cut() bool {
	s, ok := v.Tool().CutText()
	if ok {
		clipboard().SetContent(s)
	}
	v.Redraw()
	return ok
}

// Paste puts in what the clipboard holds: elements, or lines of text, each of
// which becomes a card or a shape.
func (v *View) Paste() bool {
	ok := v.Tool().PasteText(clipboard().Content())
	v.Redraw()
	return ok
}

func clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }
