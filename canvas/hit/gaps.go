package hit

import (
	"cmp"
	"math"
	"slices"

	"waymark/model/geom"
)

// turned swaps the axes, so that what is said of rows holds for columns.
func turned(r geom.Rect) geom.Rect { return geom.R(r.Y, r.X, r.H, r.W) }

// row lists the neighbours that stand in one row with the frame (or in one
// column, when upright), as if they were a row, from left to right.
func row(frame geom.Rect, near []geom.Rect, upright bool) (geom.Rect, []geom.Rect) {
	if upright {
		frame = turned(frame)
	}
	var out []geom.Rect
	for _, r := range near {
		if upright {
			r = turned(r)
		}
		if r.Y < frame.Bottom() && frame.Y < r.Bottom() {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b geom.Rect) int { return cmp.Compare(a.X, b.X) })
	return frame, out
}

// equal finds the smallest step along a row after which the frame is as far from
// its neighbour as two others are from each other, or as far from the left
// neighbour as from the right one.
func (s Snapper) equal(frame geom.Rect, near []geom.Rect, upright bool) (by float64, ok bool) {
	f, others := row(frame, near, upright)
	left, right := beside(f, others)
	best := s.Reach
	try := func(x float64) {
		if d := math.Abs(x - f.X); d <= best {
			best, by, ok = d, x-f.X, true
		}
	}
	if left != nil && right != nil {
		try((left.Right() + right.X - f.W) / 2)
	}
	for i := 1; i < len(others); i++ {
		gap := others[i].X - others[i-1].Right()
		if gap <= 0 {
			continue
		}
		if left != nil {
			try(left.Right() + gap)
		}
		if right != nil {
			try(right.X - gap - f.W)
		}
	}
	return by, ok
}

// beside returns the nearest of a row on both sides of the frame; nil for none.
func beside(f geom.Rect, others []geom.Rect) (left, right *geom.Rect) {
	for i := range others {
		o := &others[i]
		if o.Right() <= f.X+f.W/2 && o.X < f.X && (left == nil || o.Right() > left.Right()) {
			left = o
		}
		if o.X >= f.X+f.W/2 && o.Right() > f.Right() && (right == nil || o.X < right.X) {
			right = o
		}
	}
	return left, right
}

// gaps lists the distances beside the frame that equal another one in its row,
// with those that they equal; at most three are shown.
func gaps(frame geom.Rect, near []geom.Rect, upright bool) []Gap {
	f, others := row(frame, near, upright)
	left, right := beside(f, others)
	var own, all []Gap
	add := func(list []Gap, a, b geom.Rect) []Gap {
		if b.X-a.Right() <= 0.01 {
			return list
		}
		lo, hi := math.Max(a.Y, b.Y), math.Min(a.Bottom(), b.Bottom())
		return append(list, Gap{Upright: upright, At: (lo + hi) / 2, From: a.Right(), To: b.X})
	}
	if left != nil {
		own = add(own, *left, f)
	}
	if right != nil {
		own = add(own, f, *right)
	}
	for i := 1; i < len(others); i++ {
		// Only true neighbours: nothing, the frame included, stands between.
		a, b := others[i-1], others[i]
		if a.Right() <= f.X && b.X >= f.Right() {
			continue
		}
		all = add(all, a, b)
	}
	var out []Gap
	for i, g := range own {
		like := slices.IndexFunc(all, func(o Gap) bool { return math.Abs(o.Size()-g.Size()) < 0.01 })
		twin := len(own) == 2 && math.Abs(own[0].Size()-own[1].Size()) < 0.01
		if like >= 0 || twin {
			out = append(out, own[i])
		}
		if like >= 0 && len(out) < 3 && !slices.Contains(out, all[like]) {
			out = append(out, all[like])
		}
	}
	return out
}
