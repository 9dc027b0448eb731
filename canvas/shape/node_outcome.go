package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// outcomeForm has round ends and a double border: how a case ends.
func outcomeForm() form {
	return form{
		w: 104, h: 48, font: CardFont, sided: Center, narrows: true,
		span:    func(w, h, y0, y1 float64) (float64, float64) { return stadiumSpan(w, h, y0, y1, 7) },
		outline: stadium,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			outer := k.border(f, c)
			inner := outer
			inner.Width = 1
			rad := stadiumRadius(r.W, r.H)
			ops := []scene.Op{
				&scene.Box{Rect: r, Radius: rad, Fill: c.Fill, Stroke: outer},
				&scene.Box{Rect: r.Inset(3.5), Radius: rad - 3.5, Stroke: inner},
			}
			if sign := outcomeSign(f.Variant); sign != nil && r.H < 24 { // in a legend
				m := r.Center()
				ops = append(ops, drawSign(sign, m.X-4.5, m.Y-4.5, 9, c.Line))
			}
			return ops
		},
	}
}

// outcomeSign is the sign of an outcome in a square of 16, so that outcomes are
// told apart without their colour: a tick, an arrow that leads up and out, a
// cross. Other outcomes have none.
func outcomeSign(outcome string) *geom.Path {
	p := &geom.Path{}
	switch outcome {
	case "resolved":
		return p.Move(3, 8.5).Line(6.5, 12).Line(13, 4.5)
	case "escalated":
		return p.Move(3.5, 12.5).Line(12.5, 3.5).Move(6, 3.5).Line(12.5, 3.5).Line(12.5, 10)
	case "unresolved":
		return p.Move(4, 4).Line(12, 12).Move(12, 4).Line(4, 12)
	}
	return nil
}

// drawSign draws a sign into a square.
func drawSign(sign *geom.Path, x, y, size float64, c scene.Color) scene.Op {
	to := geom.Scale(size / 16).Then(geom.Translate(geom.P(x, y)))
	return &scene.Path{Path: sign.Transform(to), Stroke: scene.Stroke{Color: c, Width: 1.6, Round: true}}
}
