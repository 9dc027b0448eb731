package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// imageForm is a picture with its caption below. A picture that is not there is
// drawn as an empty frame, so that its place is kept.
func imageForm() form {
	return form{
		w: 144, h: 96, font: CardFont, symbol: true,
		outline: geom.RectPath,
		draw: func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op {
			if f.Picture != nil && f.Picture.Width > 0 && f.Picture.Height > 0 {
				return []scene.Op{
					&scene.Image{Rect: contain(r, float64(f.Picture.Width), float64(f.Picture.Height)), Pic: f.Picture},
				}
			}
			// A frame with mountains and a sun, as people know it.
			m := &geom.Path{}
			u := min(r.W, r.H) / 3
			o := r.Center()
			m.Move(o.X-u, o.Y+u*0.6).Line(o.X-u*0.25, o.Y-u*0.2).Line(o.X+u*0.2, o.Y+u*0.25).Line(o.X+u*0.45, o.Y).Line(o.X+u, o.Y+u*0.6).Close()
			thin := scene.Stroke{Color: c.Line, Width: 1.2, Round: true}
			edge := k.border(f, c)
			edge.Width = 1
			return []scene.Op{
				&scene.Box{Rect: r, Radius: 4, Fill: c.Fill, Stroke: edge},
				&scene.Path{Path: m, Stroke: thin},
				&scene.Path{Path: geom.Circle(geom.P(o.X+u*0.45, o.Y-u*0.45), u*0.2), Stroke: thin},
			}
		},
	}
}

// contain returns the largest rectangle of the given proportions inside r.
func contain(r geom.Rect, w, h float64) geom.Rect {
	k := min(r.W/w, r.H/h)
	c := r.Center()
	return geom.R(c.X-w*k/2, c.Y-h*k/2, w*k, h*k)
}
