package place

import (
	"image"
	"unsafe"
)

// Follower knows the rectangle that a maximised window goes back to. Windows does.
type Follower struct{ window uintptr }

// Follow begins to follow a window; Close ends it.
func Follow(window uintptr) *Follower { return &Follower{window} }

// windowPlacement is WINDOWPLACEMENT.
type windowPlacement struct {
	Length, Flags, ShowCmd uint32
	Min, Max               point
	Normal                 rect // with its frame, counted from the corner of the first screen's work area
}

const (
	gwlStyle   = ^uintptr(16 - 1) // GWL_STYLE, -16
	gwlExStyle = ^uintptr(20 - 1) // GWL_EXSTYLE, -20
	wsMaximize = 0x01000000
)

// Normal is the rectangle that a window goes back to which is maximised now, empty
// where it is not known.
func (f *Follower) Normal(Place) image.Rectangle {
	p := windowPlacement{Length: uint32(unsafe.Sizeof(windowPlacement{}))}
	if ok, _, _ := user32("GetWindowPlacement").Call(f.window, uintptr(unsafe.Pointer(&p))); ok == 0 {
		return image.Rectangle{}
	}
	style, _, _ := user32("GetWindowLongW").Call(f.window, gwlStyle)
	ex, _, _ := user32("GetWindowLongW").Call(f.window, gwlExStyle)
	var border rect
	if ok, _, _ := user32("AdjustWindowRectEx").Call(uintptr(unsafe.Pointer(&border)), style&^wsMaximize, 0, ex); ok == 0 {
		return image.Rectangle{}
	}
	first, err := Area(image.Rect(0, 0, 1, 1)) // the first screen has the origin
	if err != nil {
		return image.Rectangle{}
	}
	n := p.Normal
	return image.Rect(int(n.Left-border.Left), int(n.Top-border.Top), int(n.Right-border.Right), int(n.Bottom-border.Bottom)).Add(first.Min)
}

// Close ends it.
func (f *Follower) Close() {}
