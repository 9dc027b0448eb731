package place

import (
	"image"

	"github.com/ebitengine/purego/objc"
)

// frame is an NSRect: its origin is the lower left corner, and y grows upwards from
// the lower edge of the first screen.
type frame struct{ X, Y, W, H float64 }

func ask[T any](of objc.ID, what string) T {
	return objc.Send[T](of, objc.RegisterName(what))
}

// Of returns where the window with a handle of the system is, 0 for none.
func Of(window uintptr) (Place, error) {
	if window == 0 {
		return Place{}, ErrUnknown
	}
	w := objc.ID(window)
	list := screens()
	if len(list) == 0 {
		return Place{}, ErrUnknown
	}
	outer := ask[frame](w, "frame")
	content := ask[frame](ask[objc.ID](w, "contentView"), "frame")
	return Place{
		Content:   frame{outer.X, outer.Y, content.W, content.H}.under(list[0].whole), // a frame has a title strip only
		Maximized: ask[bool](w, "isZoomed"),
	}, nil
}

// Area returns the part for windows of the screen that r is on, or nearest to: without
// the menu bar and the Dock.
func Area(r image.Rectangle) (image.Rectangle, error) {
	list := screens()
	if len(list) == 0 {
		return image.Rectangle{}, ErrUnknown
	}
	var areas []image.Rectangle
	for _, s := range list {
		areas = append(areas, s.free.under(list[0].whole))
	}
	return nearest(r, areas), nil
}

// Early says whether Maximize is called when the window is made and not yet shown:
// the window library sets a size when it shows a window.
const Early = false

// Maximize zooms a window that is shown.
func Maximize(window uintptr) error {
	if window == 0 {
		return ErrUnknown
	}
	w := objc.ID(window)
	if !ask[bool](w, "isZoomed") {
		w.Send(objc.RegisterName("zoom:"), objc.ID(0))
	}
	return nil
}

type screen struct{ whole, free frame }

// screens are the screens; the first one has the origin of all coordinates.
func screens() []screen {
	all := ask[objc.ID](objc.ID(objc.GetClass("NSScreen")), "screens")
	var list []screen
	for i := range ask[uint](all, "count") {
		s := objc.Send[objc.ID](all, objc.RegisterName("objectAtIndex:"), i)
		list = append(list, screen{ask[frame](s, "frame"), ask[frame](s, "visibleFrame")})
	}
	return list
}

// under is the rectangle with y downwards from the upper edge of the first screen.
func (f frame) under(first frame) image.Rectangle {
	return image.Rect(0, 0, int(f.W), int(f.H)).Add(image.Pt(int(f.X), int(first.Y+first.H-f.Y-f.H)))
}
