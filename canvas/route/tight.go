package route

import "waymark/model/geom"

// sideSet is a set of sides.
type sideSet uint8

const allSides sideSet = 1<<Top | 1<<Right | 1<<Bottom | 1<<Left

func (s sideSet) has(side Side) bool { return s&(1<<side) != 0 }

// fronts is what is known of the sides of a shape.
type fronts struct {
	tight sideSet // with another shape right in front
	near  sideSet // perhaps with one so near that a line has to turn early
	tips  sideSet // where the outline comes to a point, once that was asked for
}

// roomy is how much room a line needs in front of a side to turn where it likes.
const roomy = 2 * clearance

// front is what lies in front of a side of a shape, about its middle.
func (r *Router) front(i int32, side Side, deep float64) box {
	p := mid(r.rects[i], side)
	return boxFrom(geom.Span(p, p.Add(dirs[side.out()].Mul(deep))))
}

// inFront reports whether a place lies right in front of a side of a shape.
func (r *Router) inFront(i int32, place *box) bool {
	for side := Top; side <= Left; side++ {
		if b := r.front(i, side, reach); b.touches(place) {
			return true
		}
	}
	return false
}

// blocked finds the sides of a shape with another shape in front of them. What is not
// right in front is looked for only on a page that will not change.
func (r *Router) blocked(shape int32) (on fronts) {
	const few, fewCells = 8, 12
	deep := reach
	if r.once {
		deep = roomy
	} else {
		on.near = allSides
	}
	b := r.grid.boxes[shape].grown(deep)
	var room [few]int32
	found := room[:0]
	if x1, y1, x2, y2 := r.grid.span(&b); (x2-x1+1)*(y2-y1+1) <= fewCells {
		if found = r.grid.nearest(&b, found, few); len(found) < 2 {
			return on
		}
	}
	hit := func(place box) (hit bool) {
		if n := len(found); n > 0 && n < few {
			for _, i := range found {
				hit = hit || i != shape && place.touches(&r.grid.boxes[i])
			}
			return hit
		}
		r.grid.some(&place, func(i int32) bool { // there are more, or far apart
			hit = i != shape
			return !hit
		})
		return hit
	}
	for side := Top; side <= Left; side++ {
		if hit(r.front(shape, side, deep)) {
			on.near |= 1 << side
			if !r.once || hit(r.front(shape, side, reach)) {
				on.tight |= 1 << side
			}
		}
	}
	return on
}
