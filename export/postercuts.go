package export

import (
	"math"
	"slices"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// stretch is what a cut had better not cross: a text, or with less weight a box.
type stretch struct {
	from, to float64
	weight   float64
}

// obstacles are the parts of a map that no cut should run through. Many ways to cut
// one map are compared: it is gone through once, and the lists are used again.
type obstacles struct {
	rects        []geom.Rect // in units of the map
	weights      []float64
	across, down []stretch
}

// obstaclesOf finds what stands in the way of cuts.
func obstaclesOf(s *scene.Scene) *obstacles {
	o := &obstacles{}
	for i := range s.Items {
		for _, op := range s.Items[i].Ops {
			if w := weightOf(op, s); w > 0 {
				o.rects, o.weights = append(o.rects, op.Bounds()), append(o.weights, w)
			}
		}
	}
	return o
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

// at returns what stands in the way of vertical cuts (across) and of horizontal
// ones (down), in points at the printed scale, until it is called again.
func (o *obstacles) at(m geom.Affine) (across, down []stretch) {
	o.across, o.down = slices.Grow(o.across[:0], len(o.rects)), slices.Grow(o.down[:0], len(o.rects))
	for i, r := range o.rects {
		r = m.ApplyRect(r)
		o.across = append(o.across, stretch{r.X, r.Right(), o.weights[i]})
		o.down = append(o.down, stretch{r.Y, r.Bottom(), o.weights[i]})
	}
	return o.across, o.down
}

// placeCuts divides a length into n pieces that fit onto sheets. Within the room
// that is left each cut goes where it crosses least, and then where the pieces
// are most alike.
func placeCuts(size float64, n int, length float64, avoid []stretch) cuts {
	out := make(cuts, n+1)
	piece := length - overlap // of every sheet but the last, whose strip is its own
	prev := 0.0
	for i := 1; i < n; i++ {
		left := n - i // sheets that follow
		hi := math.Min(prev+piece, size)
		lo := math.Max(prev, size-(float64(left-1)*piece+length))
		ideal := prev + (size-prev)/float64(left+1)
		out[i] = bestCut(math.Min(lo, hi), hi, ideal, avoid)
		prev = out[i]
	}
	out[n] = size
	return out
}

// bestCut tries every half millimetre between lo and hi.
func bestCut(lo, hi, ideal float64, avoid []stretch) float64 {
	step := mm(0.5)
	n := int((hi-lo)/step) + 1
	cost := make([]float64, n+1) // differences: what begins and ends to be crossed
	at := func(i int) float64 { return lo + float64(i)*step }
	for _, s := range avoid {
		from := int(math.Ceil((s.from - lo) / step))
		to := int(math.Floor((s.to - lo) / step))
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
func crossed(c cuts, avoid []stretch) float64 {
	sum := 0.0
	for _, at := range c[1 : len(c)-1] {
		for _, s := range avoid {
			if s.weight > 1 && s.from < at && at < s.to {
				sum += s.weight
			}
		}
	}
	return sum
}
