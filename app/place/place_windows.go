package place

import (
	"fmt"
	"image"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What the functions of user32 take and give; the names are Microsoft's.
type (
	point struct{ X, Y int32 }
	rect  struct{ Left, Top, Right, Bottom int32 }

	monitorInfo struct {
		Size          uint32
		Monitor, Work rect
		Flags         uint32
	}
)

const (
	monitorDefaultToNearest = 2
	swMaximize              = 3
)

func user32(name string) *windows.LazyProc {
	return windows.NewLazySystemDLL("user32.dll").NewProc(name)
}

// Of returns where the window with a handle of the system is, 0 for none.
func Of(window uintptr) (Place, error) {
	if window == 0 {
		return Place{}, ErrUnknown
	}
	if iconic, _, _ := user32("IsIconic").Call(window); iconic != 0 {
		return Place{}, ErrUnknown // it stands far outside as long as it is minimised
	}
	var size rect
	var at point
	if ok, _, err := user32("GetClientRect").Call(window, uintptr(unsafe.Pointer(&size))); ok == 0 {
		return Place{}, fmt.Errorf("asking for the size of a window: %w", err)
	}
	if ok, _, err := user32("ClientToScreen").Call(window, uintptr(unsafe.Pointer(&at))); ok == 0 {
		return Place{}, fmt.Errorf("asking where a window is: %w", err)
	}
	zoomed, _, _ := user32("IsZoomed").Call(window)
	return Place{
		Content:   size.image().Add(image.Pt(int(at.X), int(at.Y))),
		Maximized: zoomed != 0,
	}, nil
}

// Area returns the part for windows of the screen that r is on, or nearest to: without
// the taskbar.
func Area(r image.Rectangle) (image.Rectangle, error) {
	near := rect{int32(r.Min.X), int32(r.Min.Y), int32(r.Max.X), int32(r.Max.Y)}
	monitor, _, err := user32("MonitorFromRect").Call(uintptr(unsafe.Pointer(&near)), monitorDefaultToNearest)
	if monitor == 0 {
		return image.Rectangle{}, fmt.Errorf("asking for the screens: %w", err)
	}
	info := monitorInfo{Size: uint32(unsafe.Sizeof(monitorInfo{}))}
	if ok, _, err := user32("GetMonitorInfoW").Call(monitor, uintptr(unsafe.Pointer(&info))); ok == 0 {
		return image.Rectangle{}, fmt.Errorf("asking for the size of a screen: %w", err)
	}
	return info.Work.image(), nil
}

// Early says whether Maximize is called when the window is made and not yet shown:
// the window library sets a size when it shows a window.
const Early = false

// Maximize maximises a window that is shown.
func Maximize(window uintptr) error {
	if window == 0 {
		return ErrUnknown
	}
	user32("ShowWindow").Call(window, swMaximize) // it returns whether the window was visible before
	return nil
}

func (r rect) image() image.Rectangle {
	return image.Rect(int(r.Left), int(r.Top), int(r.Right), int(r.Bottom))
}
