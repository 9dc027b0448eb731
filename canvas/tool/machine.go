package tool

import (
	"errors"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
	"waymark/model/kind"
)

// Machine is the state of the hand on one canvas. It is used by one goroutine.
type Machine struct {
	host  Host
	state state

	at     geom.Pt // of the pointer
	mods   Mods
	under  thing    // what a press would take
	away   bool     // the pointer is not over the canvas
	menuAt *geom.Pt // where the pointer asks for a menu; nil where the keyboard does
	spot   *geom.Pt // of the last press, where nothing lies; nil for another one
	added  bool     // the last press added a shape: what lies there now was not meant

	cell   place        // of the cursor on journeys
	typing typedFeeling // what the last keys were

	choice chosen

	// Snap settings; see SetSnap.
	grid  float64
	align bool

	connecting bool // see SetConnecting
}

// state is one state of the machine.
type state interface {
	name() string
	pointer(m *Machine, e Pointer) state
	// key answers a key; ok is false for keys that the state has no use for.
	key(m *Machine, k Key) (next state, ok bool)
	overlay(m *Machine, o *Overlay)
	cursor(m *Machine) Cursor
	hint(m *Machine) string
	// leave gives up what is in progress.
	leave(m *Machine)
}

// NewMachine returns a machine at rest, snapping to the grid and to guides.
func NewMachine(h Host) *Machine {
	m := &Machine{host: h, grid: 8, align: true, away: true}
	m.state = m.idle()
	return m
}

// SetSnap sets the distance of the grid (0 for none) and whether shapes snap to
// one another.
func (m *Machine) SetSnap(grid float64, align bool) { m.grid, m.align = grid, align }

// SetConnecting lets a drag that begins on a shape draw a link from it, where it
// moves the shape otherwise. Journeys have no use for it.
func (m *Machine) SetConnecting(on bool) { m.connecting = on }

// connects reports whether a press on a thing begins a link.
func (m *Machine) connects(t thing) bool {
	return m.connecting && t.kind == aNode && !m.host.ReadOnly()
}

// State names the state: "select.idle", "select.moving", "cells.idle" …
func (m *Machine) State() string { return m.state.name() }

// Busy reports whether a gesture is in progress, so that Escape has something to
// end.
func (m *Machine) Busy() bool { return m.state.name() != m.idle().name() }

// Cursor tells what a press will do.
func (m *Machine) Cursor() Cursor { return m.state.cursor(m) }

// Hint is what the keys do in this state, for the status bar.
func (m *Machine) Hint() string { return m.state.hint(m) }

// Overlay is what is drawn over the map now.
func (m *Machine) Overlay() Overlay {
	var o Overlay
	if m.drawable() {
		m.state.overlay(m, &o)
	}
	return o
}

// Pointer takes an event of the primary button.
func (m *Machine) Pointer(e Pointer) {
	if !e.At.Finite() || !m.drawable() {
		return
	}
	m.at, m.mods, m.away = e.At, e.Mods, e.Act == Leave
	m.enter(m.state.pointer(m, e))
}

// Key takes a key; it reports whether it had a meaning here.
func (m *Machine) Key(k Key) bool {
	if !m.drawable() {
		return false
	}
	m.mods = k.Mods
	if k.Name == KeyEscape && m.Busy() {
		m.Escape()
		return true
	}
	next, ok := m.state.key(m, k)
	if next != nil { // nil: it stays as it is
		m.enter(next)
	}
	return ok
}

// Escape gives up the gesture in progress; nothing of it is left.
func (m *Machine) Escape() {
	m.state.leave(m)
	m.enter(m.idle())
}

// enter makes s the state.
func (m *Machine) enter(s state) {
	if s == nil {
		s = m.idle()
	}
	m.state = s
}

// idle is the state at rest on the page that is shown.
func (m *Machine) idle() state {
	if m.journey() {
		return cells{}
	}
	return resting{}
}

func (m *Machine) journey() bool {
	p := m.host.Page()
	return p != nil && p.Text("page_kind") == "journey"
}

// drawable reports whether there is a page, and one of a kind that this version
// knows: on any other the hand rests.
func (m *Machine) drawable() bool {
	return m.host.Page() != nil && (m.journey() || m.host.Geometry() != nil)
}

func (m *Machine) pageID() model.ID {
	if p := m.host.Page(); p != nil {
		return p.ID()
	}
	return ""
}

// PageChanged ends whatever was in progress: another page is shown.
func (m *Machine) PageChanged() {
	m.state.leave(m)
	m.under = thing{}
	m.cell = place{}
	m.enter(m.idle())
}

// DocumentChanged is told after every change that did not come from a gesture:
// an undo, a merge from disk, a change in the inspector.
func (m *Machine) DocumentChanged() {
	if m.under.id != "" && m.host.Doc().Get(m.under.id) == nil {
		m.under = thing{}
	}
}

// px is a length on screen in document units.
func (m *Machine) px(n float64) float64 {
	if k := m.host.Scale(); k > 0 {
		return n / k
	}
	return n
}

// do carries out a command and tells a person why it could not be done.
func (m *Machine) do(c edit.Command) bool {
	return m.told(m.host.Do(c))
}

func (m *Machine) told(err error) bool {
	if err != nil && !errors.Is(err, edit.ErrNothing) {
		m.host.Say(kind.Sentence(err))
	}
	return err == nil
}

// base is a state's answer where it has nothing of its own to say.
type base struct{}

func (base) key(*Machine, Key) (state, bool) { return nil, false }
func (base) overlay(*Machine, *Overlay)      {}
func (base) cursor(*Machine) Cursor          { return Arrow }
func (base) leave(m *Machine)                { m.host.Cancel() }
