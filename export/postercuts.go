package export

import (
	"math"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// stretch is what a cut had better not cross: a text, or with less weight a box.
type stretch struct {
	from, to float64
	weight   float64
}

// obstacles returns what stands in the way of vertical cuts (across) and of
// horizontal ones (down), in points at the printed scale.
func obstacles(s *scene.Scene, m geom.Affine) (across, down []stretch) {
	n := 0 // at most: a large map is asked many times, and its lists are long
	for i := range s.Items {
		n += len(s.Items[i].Ops)
	}
	across, down = make([]stretch, 0, n), make([]stretch, 0, n)
	for i := range s.Items {
		for _, op := range s.Items[i].Ops {
			weight := 0.0
			switch o := op.(type) {
			case *scene.Text:
				weight = 10
			case *scene.Image:
				weight = 6
			case *scene.Box:
				// Bands and grounds that run through the whole map are cut anyway.
				if o.Rect.W < s.Bounds.W*0.4 {
					weight = 1
				}
			}
			if weight == 0 {
				continue
			}
			r := m.ApplyRect(op.Bounds())
			across = append(across, stretch{r.X, r.Right(), weight})
			down = append(down, stretch{r.Y, r.Bottom(), weight})
		}
	}
	return across, down
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
