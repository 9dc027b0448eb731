package export

import (
	"math"

	"waymark/canvas/shape"
	"waymark/export/block"
	"waymark/model/measure"
)

// bullets draws how far each KPI with a value and a target is from it, on a scale
// of its own.
func (p *planner) bullets(kpis []measure.KPI) block.Bullets {
	var out block.Bullets
	for i := range kpis {
		k := &kpis[i]
		if !k.Value.Known || !k.Target.Known {
			continue
		}
		lo, hi := scaleOf(k)
		at := func(v float64) float64 { return (v - lo) / (hi - lo) }
		b := block.Bullet{
			Name: k.Name, Status: shape.Status(k.Status),
			Value:   p.format.KPIValue(k, k.Value) + ", target " + p.format.KPIValue(k, k.Target),
			Current: at(k.Value.V), Target: at(k.Target.V), Before: -1,
		}
		if k.Baseline.Known {
			b.Before = at(k.Baseline.V)
		}
		slack := math.Abs(k.Target.V) * k.Tolerance / 100
		if k.Direction == "lower" {
			b.Falling, b.Note = true, "less is better"
			b.Bands = [2]float64{at(k.Target.V), at(k.Target.V + slack)}
		} else {
			b.Bands = [2]float64{at(k.Target.V - slack), at(k.Target.V)}
		}
		out = append(out, b)
	}
	return out
}

// scaleOf is the range of a bullet: the natural one of percentages and scores
// where the values use a good part of it, else from zero to a little above the
// largest value.
func scaleOf(k *measure.KPI) (lo, hi float64) {
	for _, v := range []measure.Value{k.Value, k.Target, k.Baseline} {
		if v.Known {
			lo, hi = min(lo, v.V), max(hi, v.V)
		}
	}
	switch {
	case k.Unit == measure.UnitPoints:
		return -100, 100
	case k.Unit == measure.UnitPercent && lo >= 0 && hi > 40 && hi <= 100:
		return 0, 100
	}
	span := hi - lo
	if span == 0 {
		return lo - 1, hi + 1
	}
	if lo < 0 {
		lo -= span * 0.1
	}
	return lo, hi + span*0.15
}
