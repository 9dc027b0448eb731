package tool

// Cursor tells what a press will do.
type Cursor uint8

// The cursors.
const (
	Arrow Cursor = iota
	Pointing
	Cross
	MoveAll
	ResizeWE
	ResizeNS
	ResizeNWSE
	ResizeNESW
	TextBar
	Forbidden
)

// cursorOf is the cursor over a resize handle.
func cursorOf(k HandleKind) Cursor {
	switch k {
	case TopLeft, BottomRight:
		return ResizeNWSE
	case TopRight, BottomLeft:
		return ResizeNESW
	case TopSide, BottomSide:
		return ResizeNS
	case LeftSide, RightSide, CardEdge:
		return ResizeWE
	}
	return Pointing
}
