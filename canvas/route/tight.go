package route

import "waymark/model/geom"

// sideSet is a set of sides.
type sideSet uint8

func (s sideSet) has(side Side) bool { return s&(1<<side) != 0 }

// front is what lies right in front of a side of a shape, about its middle.
func (r *Router) front(i int32, side Side) box {
	p := mid(r.rects[i], side)
	return boxFrom(geom.Span(p, p.Add(dirs[side.out()].Mul(reach))))
}

// inFront reports whether a place lies right in front of a side of a shape.
func (r *Router) inFront(i int32, place *box) bool {
	for side := Top; side <= Left; side++ {
		if b := r.front(i, side); b.touches(place) {
			return true
		}
	}
	return false
}

// blocked finds the sides of a shape with another shape right in front of them.
func (r *Router) blocked(shape int32) (sides sideSet) {
	const few = 8
	b := r.grid.boxes[shape].grown(reach)
	var room [few]int32
	found := room[:0]
	if x1, y1, x2, y2 := r.grid.span(&b); (x2-x1+1)*(y2-y1+1) <= few {
		if found = r.grid.nearest(&b, found, few); len(found) < 2 {
			return 0
		}
	}
	for side := Top; side <= Left; side++ {
		front, hit := r.front(shape, side), false
		if n := len(found); n > 0 && n < few {
			for _, i := range found {
				hit = hit || i != shape && front.touches(&r.grid.boxes[i])
			}
		} else { // there are more, or far apart
			r.grid.some(&front, func(i int32) bool {
				hit = i != shape
				return !hit
			})
		}
		if hit {
			sides |= 1 << side
		}
	}
	return sides
}
