package tool

import "waymark/model/geom"

// Mods are the modifier keys that are held down.
type Mods uint8

// The modifiers; Ctrl is Command on a Mac.
const (
	Shift Mods = 1 << iota
	Ctrl
	Alt
)

// Has reports whether all of m are held down.
func (m Mods) Has(o Mods) bool { return m&o == o }

// Act is what a pointer does.
type Act uint8

// The acts of a pointer. Moves without a press are Hover.
const (
	Hover Act = iota
	Press
	Drag
	Release
	Double // the second press of a double click
	Leave  // the pointer left the canvas
)

// Pointer is one event of the primary button.
type Pointer struct {
	Act  Act
	At   geom.Pt // document units
	Mods Mods
}

// Key is a key that was typed; Name is one of the constants, or the character
// itself where Rune is set.
type Key struct {
	Name string
	Rune rune // 0 for keys that type nothing
	Mods Mods
}

// The keys that the tools know by name.
const (
	KeyLeft      = "Left"
	KeyRight     = "Right"
	KeyUp        = "Up"
	KeyDown      = "Down"
	KeyHome      = "Home"
	KeyEnd       = "End"
	KeyTab       = "Tab"
	KeyEnter     = "Enter"
	KeyEscape    = "Escape"
	KeyDelete    = "Delete"
	KeyBackspace = "Backspace"
	KeyF2        = "F2"
	KeyInsert    = "Insert"
)

// step returns the direction of an arrow key; ok is false for other keys.
func (k Key) step() (dir geom.Pt, ok bool) {
	switch k.Name {
	case KeyLeft:
		return geom.P(-1, 0), true
	case KeyRight:
		return geom.P(1, 0), true
	case KeyUp:
		return geom.P(0, -1), true
	case KeyDown:
		return geom.P(0, 1), true
	}
	return geom.Pt{}, false
}
