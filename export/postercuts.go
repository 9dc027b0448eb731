package export

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// stretch is what a cut had better not cross, along one axis: a text, or with less
// weight a box. Its ends are in units of the map, from the corner of the map.
type stretch struct {
	from, to float64
	weight   float64
}

// obstacles are the parts of a map that no cut should run through. Many ways to cut
// one map are compared, most of them in one direction only: the map is gone through
// once for each direction that is asked for.
type obstacles struct {
	of       *scene.Scene
	byX, byY []stretch // nil until they are asked for
}

func obstaclesOf(s *scene.Scene) *obstacles { return &obstacles{of: s} }

// across returns what stands in the way of vertical cuts.
func (o *obstacles) across() []stretch {
	if o.byX == nil {
		o.byX = o.along(func(r geom.Rect) (from, to float64) { return r.X - o.of.Bounds.X, r.Right() - o.of.Bounds.X })
	}
	return o.byX
}

// down returns what stands in the way of horizontal cuts.
func (o *obstacles) down() []stretch {
	if o.byY == nil {
		o.byY = o.along(func(r geom.Rect) (from, to float64) { return r.Y - o.of.Bounds.Y, r.Bottom() - o.of.Bounds.Y })
	}
	return o.byY
}

// along lists the stretches that the bounds of operations take on an axis.
func (o *obstacles) along(axis func(geom.Rect) (from, to float64)) []stretch {
	n := 0
	o.each(func(scene.Op, float64) { n++ })
	out := make([]stretch, 0, n)
	o.each(func(op scene.Op, weight float64) {
		from, to := axis(op.Bounds())
		out = append(out, stretch{from, to, weight})
	})
	return out
}

// each calls do for every operation that has a weight.
func (o *obstacles) each(do func(op scene.Op, weight float64)) {
	for i := range o.of.Items {
		for _, op := range o.of.Items[i].Ops {
			if w := weightOf(op, o.of); w > 0 {
				do(op, w)
			}
		}
	}
}

// weightOf is how bad it is to cut through an operation, 0 where nobody minds.
func weightOf(op scene.Op, s *scene.Scene) float64 {
	switch o := op.(type) {
	case *scene.Text:
		return 10
	case *scene.Image:
		return 6
	case *scene.Box:
		if o.Rect.W < s.Bounds.W*0.4 { // bands and grounds that run through the whole map are cut anyway
			return 1
		}
	}
	return 0
}

// placeCuts divides a length into n pieces that fit onto sheets; all lengths are
// points, a unit of the map being scale of them. Within the room that is left each
// cut goes where it crosses least, and then where the pieces are most alike.
func placeCuts(size float64, n int, length float64, avoid func() []stretch, scale float64) cuts {
	out := make(cuts, n+1)
	piece := length - overlap // of every sheet but the last, whose strip is its own
	prev := 0.0
	for i := 1; i < n; i++ {
		left := n - i // sheets that follow
		hi := math.Min(prev+piece, size)
		lo := math.Max(prev, size-(float64(left-1)*piece+length))
		ideal := prev + (size-prev)/float64(left+1)
		out[i] = bestCut(math.Min(lo, hi), hi, ideal, avoid(), scale)
		prev = out[i]
	}
	out[n] = size
	return out
}

// bestCut tries every half millimetre between lo and hi.
func bestCut(lo, hi, ideal float64, avoid []stretch, scale float64) float64 {
	step := mm(0.5)
	n := int((hi-lo)/step) + 1
	cost := make([]float64, n+1) // differences: what begins and ends to be crossed
	at := func(i int) float64 { return lo + float64(i)*step }
	for _, s := range avoid {
		from := int(math.Ceil((s.from*scale - lo) / step))
		to := int(math.Floor((s.to*scale - lo) / step))
		if from = max(from, 0); to < 0 || from >= n || to < from {
			continue
		}
		cost[from] += s.weight
		if to+1 < n {
			cost[to+1] -= s.weight
		}
	}
	best, least, sum := math.Max(lo, math.Min(hi, ideal)), math.Inf(1), 0.0
	for i := range n {
		sum += cost[i]
		if c := sum + math.Abs(at(i)-ideal)/math.Max(hi-lo, 1)*2; c < least-1e-9 {
			best, least = at(i), c
		}
	}
	return math.Min(best, hi)
}

// crossed is the weight of the texts and pictures that cuts run through.
func crossed(c cuts, avoid func() []stretch, scale float64) float64 {
	sum := 0.0
	for _, at := range c[1 : len(c)-1] {
		for _, s := range avoid() {
			if s.weight > 1 && s.from*scale < at && at < s.to*scale {
				sum += s.weight
			}
		}
	}
	return sum
}
