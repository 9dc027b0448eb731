package hit

import (
	"math"
	"slices"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// flat is how far a flattened curve may be from the true one when it is asked
// what a pointer meets, in document units: a fraction of a pixel at any zoom at
// which shapes can be told apart.
const flat = 0.5

// Inside reports whether a point lies in an outline by the non-zero rule, open
// subpaths taken as closed.
func Inside(p *geom.Path, at geom.Pt) bool {
	if p.Empty() || !p.Bounds().Contains(at) {
		return false
	}
	wind := 0
	for _, line := range p.Flatten(flat) {
		for i := range line {
			a, b := line[i], line[(i+1)%len(line)]
			side := (b.X-a.X)*(at.Y-a.Y) - (b.Y-a.Y)*(at.X-a.X)
			switch {
			case a.Y <= at.Y && b.Y > at.Y && side > 0:
				wind++
			case a.Y > at.Y && b.Y <= at.Y && side < 0:
				wind--
			}
		}
	}
	return wind != 0
}

// Near reports whether a point lies in an outline or no further than slack from
// its border.
func Near(p *geom.Path, at geom.Pt, slack float64) bool {
	if p.Empty() || !p.Bounds().Inset(-slack).Contains(at) {
		return false
	}
	if Inside(p, at) {
		return true
	}
	for _, line := range p.Flatten(flat) {
		if Nearest(line, at).Dist <= slack {
			return true
		}
	}
	return false
}

// Top returns the owner and the part of the topmost item of a scene that lies
// under a point or within slack of it; "" for none. Items without an owner, and
// those that take refuses, are looked through. What contains the point goes
// before what is only near it.
func Top(s *scene.Scene, at geom.Pt, slack float64, take func(*scene.Item) bool) (owner, part string) {
	near := int32(-1)
	found := s.In(geom.R(at.X-slack, at.Y-slack, 2*slack, 2*slack), nil)
	for _, i := range slices.Backward(found) {
		it := &s.Items[i]
		if it.Owner == "" || !it.Bounds.Inset(-slack).Contains(at) || take != nil && !take(it) {
			continue
		}
		if it.Hit == nil {
			if it.Bounds.Contains(at) {
				return it.Owner, it.Part
			}
		} else if Inside(it.Hit, at) {
			return it.Owner, it.Part
		}
		if near < 0 && (it.Hit == nil || Near(it.Hit, at, slack)) {
			near = i
		}
	}
	if near >= 0 {
		return s.Items[near].Owner, s.Items[near].Part
	}
	return "", ""
}

// Held reports whether a rubber band takes a rectangle: all of it must lie
// inside, or any of it where touching is enough.
func Held(band, r geom.Rect, touch bool) bool {
	if touch {
		return band.X <= r.Right() && r.X <= band.Right() && band.Y <= r.Bottom() && r.Y <= band.Bottom()
	}
	return band.Encloses(r)
}

// Crosses reports whether a polyline runs through a rectangle.
func Crosses(line []geom.Pt, r geom.Rect) bool {
	for i := range line {
		if r.Contains(line[i]) || i > 0 && cuts(line[i-1], line[i], r) {
			return true
		}
	}
	return false
}

// cuts clips a segment against the four edges (Liang–Barsky).
func cuts(a, b geom.Pt, r geom.Rect) bool {
	t0, t1 := 0.0, 1.0
	d := b.Sub(a)
	for _, e := range [4][2]float64{{-d.X, a.X - r.X}, {d.X, r.Right() - a.X}, {-d.Y, a.Y - r.Y}, {d.Y, r.Bottom() - a.Y}} {
		switch p, q := e[0], e[1]; {
		case p == 0 && q < 0:
			return false
		case p < 0:
			t0 = math.Max(t0, q/p)
		case p > 0:
			t1 = math.Min(t1, q/p)
		}
	}
	return t0 <= t1
}
