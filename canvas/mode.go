package canvas

// Mode is what a drag with the primary button does.
type Mode uint8

// The modes.
const (
	Selecting  Mode = iota // select, move, resize
	Panning                // move the map, as the space bar does while it is held down
	Connecting             // draw links from shape to shape
)

// SetMode chooses what a drag does. Escape goes back to Selecting.
func (v *View) SetMode(m Mode) {
	if m == v.mode {
		return
	}
	v.finishField()
	v.mode = m
	v.tool.SetConnecting(m == Connecting)
	if v.OnMode != nil {
		v.OnMode(m)
	}
	v.Redraw()
}

// Mode returns what a drag does.
func (v *View) Mode() Mode { return v.mode }

// pans reports whether the primary button moves the map now.
func (v *View) pans() bool { return v.input.space || v.mode == Panning }
