package place

import (
	"errors"
	"image"
)

// ErrUnknown is returned where the system does not tell where a window is.
var ErrUnknown = errors.New("this desktop does not say where a window is")

// Place is where a window is. While it is maximised the rectangle is the one that it
// has then, not the one that it goes back to.
type Place struct {
	Content   image.Rectangle
	Maximized bool
}

const (
	title = 32  // the height of a title strip above the content, about
	grip  = 160 // of a title strip has to be seen for a person to take hold of it
	step  = 32  // how far a window is put from one that stands at the same place
)

// Within returns where a window that was at r can be put on a screen that has the
// area for windows. It stays where it was as long as a person can take hold of its
// title strip there; else it comes back wholly into the area. It is never larger than
// the area.
func Within(r, area image.Rectangle) image.Rectangle {
	if area.Empty() || r.Empty() {
		return r
	}
	size := image.Pt(min(r.Dx(), area.Dx()), min(r.Dy(), max(1, area.Dy()-title)))
	strip := image.Rect(r.Min.X, r.Min.Y-title, r.Max.X, r.Min.Y)
	seen := strip.Intersect(area)
	if size == r.Size() && seen.Dx() >= min(grip, r.Dx()) && seen.Dy() >= title/2 {
		return r
	}
	at := image.Pt(
		min(max(r.Min.X, area.Min.X), area.Max.X-size.X),
		min(max(r.Min.Y, area.Min.Y+title), area.Max.Y-size.Y))
	return image.Rectangle{at, at.Add(size)}
}

// Beside returns r, moved down and to the right until it does not cover one of the
// windows that are open; at the lower or right edge of the area it goes on at the
// upper or left one.
func Beside(r image.Rectangle, open []image.Rectangle, area image.Rectangle) image.Rectangle {
	taken := func(at image.Point) bool {
		for _, o := range open {
			if d := at.Sub(o.Min); max(d.X, -d.X) < step/2 && max(d.Y, -d.Y) < step/2 {
				return true
			}
		}
		return false
	}
	for range 64 { // so many windows are not seen singly any more
		if !taken(r.Min) {
			return r
		}
		r = r.Add(image.Pt(step, step))
		if r.Max.X > area.Max.X {
			r = r.Add(image.Pt(area.Min.X-r.Min.X, 0))
		}
		if r.Max.Y > area.Max.Y {
			r = r.Add(image.Pt(0, area.Min.Y+title-r.Min.Y))
		}
	}
	return r
}

// nearest returns the area that r covers most, or that is nearest to it.
func nearest(r image.Rectangle, areas []image.Rectangle) image.Rectangle {
	var best image.Rectangle
	most, least := 0, int(^uint(0)>>1)
	for _, a := range areas {
		over := r.Intersect(a)
		if n := over.Dx() * over.Dy(); n > most {
			best, most = a, n
		}
		if most > 0 {
			continue
		}
		if d := distance(r, a); d < least {
			best, least = a, d
		}
	}
	return best
}

// distance is how far two rectangles are from one another, the sum of both ways.
func distance(a, b image.Rectangle) int {
	dx := max(0, b.Min.X-a.Max.X, a.Min.X-b.Max.X)
	dy := max(0, b.Min.Y-a.Max.Y, a.Min.Y-b.Max.Y)
	return dx + dy
}
