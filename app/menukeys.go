package app

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/canvas/text"
)

// gap parts the label of a menu item from its keys: a space that no label has.
const gap = "\u2003"

// The spaces that fill a line of a menu up to its keys, the second one for what the
// first leaves.
const (
	wideSpace = " "
	thinSpace = "\u200a"
)

// nativeMenus reports whether the system draws the menus, keys and all.
func nativeMenus() bool { return runtime.GOOS == "darwin" }

// unseen is a shortcut that a menu dispatches and does not draw: the window library
// draws keys in a fifth of the strength of text, which nobody can read. They stand in
// the label instead.
type unseen struct{ name string }

var _ fyne.Shortcut = unseen{}

// ShortcutName implements fyne.Shortcut.
func (u unseen) ShortcutName() string { return u.name }

// menuShortcut is the shortcut of a command as an item of a menu has it.
func (k Keys) menuShortcut() fyne.Shortcut {
	s := k.shortcut()
	if s == nil || nativeMenus() {
		return s
	}
	return unseen{s.ShortcutName()}
}

// lineUp writes the keys of the items of one menu behind their labels, flush right.
// The fonts of the map measure them: its text face is the menu's too, and they are
// many times as fast as the window library, which counts for some hundred widths in
// the start of the program.
func lineUp(fonts *text.Fonts, items []*fyne.MenuItem, keys map[*fyne.MenuItem]string) {
	font := text.Font{Size: float64(look.SizeBody)}
	width := func(s string) float32 { return float32(fonts.Width(s, font)) }
	most := float32(0)
	for _, it := range items {
		it.Label = plainLabel(it.Label)
		if k := keys[it]; k != "" {
			most = max(most, width(it.Label+gap+gap+k))
		}
	}
	for _, it := range items {
		if k := keys[it]; k != "" {
			it.Label = filled(it.Label+gap, k, most, width)
		}
	}
}

// filled puts as much space between two texts as makes them a width together.
func filled(left, right string, total float32, width func(string) float32) string {
	for _, space := range []string{wideSpace, thinSpace} {
		w := width("x"+strings.Repeat(space, 10)+"x") - width("xx")
		if n := int((total - width(left+right)) / (w / 10)); n > 0 {
			left += strings.Repeat(space, n)
		}
	}
	return left + right
}

// plainLabel is the label of an item without its keys.
func plainLabel(label string) string {
	s, _, _ := strings.Cut(label, gap)
	return s
}
