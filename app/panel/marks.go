package panel

import (
	"math"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"waymark/app/look"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
	"waymark/model/measure"
)

// statusMark is the mark of a state, as on the map.
func statusMark(deps Deps, s measure.Status, size float32) fyne.CanvasObject {
	return newDrawing(deps.Fonts(), size, size, func(k *shape.Kit) []scene.Op {
		return k.StatusMark(shape.Status(s), 0, 0, float64(size))
	})
}

// newSpark is the curve of a KPI's series with the target as a dashed line; the
// last point has the colour of the state.
func newSpark(deps Deps, k *measure.KPI, w, h float32) fyne.CanvasObject {
	values := make([]float64, len(k.Series))
	for i, o := range k.Series {
		values[i] = math.NaN()
		if o.Value.Known {
			values[i] = o.Value.V
		}
	}
	target := math.NaN()
	if k.Target.Known {
		target = k.Target.V
	}
	status := shape.Status(k.Status)
	return newDrawing(deps.Fonts(), w, h, func(kit *shape.Kit) []scene.Op {
		return spark(kit, values, target, status, geom.R(0, 0, float64(w), float64(h)))
	})
}

// spark draws a curve of values, oldest first, into r. A period without a value
// (NaN) is a gap.
func spark(kit *shape.Kit, values []float64, target float64, status shape.Status, r geom.Rect) []scene.Op {
	lo, hi, known := math.Inf(1), math.Inf(-1), 0
	for _, v := range values {
		if !math.IsNaN(v) {
			lo, hi = min(lo, v), max(hi, v)
			known++
		}
	}
	if known < 2 {
		return nil // one point is no curve
	}
	if !math.IsNaN(target) {
		lo, hi = min(lo, target), max(hi, target)
	}
	if hi == lo {
		lo, hi = lo-1, hi+1
	}
	r = geom.R(r.X+2, r.Y+3, r.W-6, r.H-6)
	y := func(v float64) float64 { return r.Bottom() - (v-lo)/(hi-lo)*r.H }
	var ops []scene.Op
	if !math.IsNaN(target) {
		ops = append(ops, &scene.Path{Path: geom.Polyline(geom.P(r.X, y(target)), geom.P(r.Right(), y(target))),
			Stroke: scene.Stroke{Color: kit.Theme.Hint, Width: 1, Dash: []float64{2, 2}}})
	}
	var run []geom.Pt
	var last geom.Pt
	flush := func() {
		if len(run) > 1 {
			ops = append(ops, &scene.Path{Path: geom.Polyline(run...), Stroke: scene.Stroke{Color: kit.Theme.Secondary, Width: 1.5, Round: true}})
		} else if len(run) == 1 {
			ops = append(ops, &scene.Path{Path: geom.Circle(run[0], 1), Fill: kit.Theme.Secondary})
		}
		run = nil
	}
	for i, v := range values {
		if math.IsNaN(v) {
			flush()
			continue
		}
		last = geom.P(r.X+r.W*float64(i)/float64(len(values)-1), y(v))
		run = append(run, last)
	}
	flush()
	return append(ops, &scene.Path{Path: geom.Circle(last, 2.5), Fill: kit.Theme.StatusPaint(status).Line})
}

// face is the face of the i-th persona, in its colour and outline.
func face(deps Deps, i int, color string, size float32) fyne.CanvasObject {
	return newDrawing(deps.Fonts(), size, size, func(k *shape.Kit) []scene.Op {
		s := k.Theme.Persona(i, color)
		c := geom.P(float64(size)/2, float64(size)/2)
		return shape.Face(1, s.Outline, c, float64(size)/2-1, s.Color, scene.Color{})
	})
}

// setIcon shows another icon in an image made by look.NewIcon.
func setIcon(o fyne.CanvasObject, name string) {
	if im, ok := o.(*fynecanvas.Image); ok {
		im.Resource = look.Icon(name, look.TextSecondary)
		im.Refresh()
	}
}
