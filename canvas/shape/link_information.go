package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// manualLink is a thin straight arrow: information on paper or by word of mouth.
func manualLink(k *Kit, l Link, c scene.Color) []scene.Op {
	return openArrow(l.Path, l.Points[len(l.Points)-1], arrival(l.Points), c)
}

// openArrow is a thin line with an open head, so that information is told from
// work, whose heads are filled.
func openArrow(line *geom.Path, tip, dir geom.Pt, c scene.Color) []scene.Op {
	n := geom.P(-dir.Y, dir.X).Mul(headHalf)
	back := tip.Sub(dir.Mul(headLength))
	return []scene.Op{
		&scene.Path{Path: shorten(line, 0.8, &geom.Path{}), Stroke: scene.Stroke{Color: c, Width: 1.2}},
		&scene.Path{Path: geom.Polyline(back.Add(n), tip, back.Sub(n)), Stroke: scene.Stroke{Color: c, Width: 1.4, Round: true}},
	}
}

// electronicLink is an arrow with a flash in it: information sent by a system.
func electronicLink(k *Kit, l Link, c scene.Color) []scene.Op {
	pts := l.Points
	// The flash stands in the longest piece of the line.
	long, at := 0.0, 1
	for i := 1; i < len(pts); i++ {
		if d := pts[i-1].Dist(pts[i]); d > long+0.01 {
			long, at = d, i
		}
	}
	d, ok := direction(pts[at-1], pts[at])
	if !ok || long < 20 {
		return manualLink(k, l, c)
	}
	n := geom.P(-d.Y, d.X)
	m := pts[at-1].Lerp(pts[at], 0.5)
	u := min(11, long/4)
	zig := append([]geom.Pt(nil), pts[:at]...)
	zig = append(zig, m.Sub(d.Mul(u)), m.Add(d.Mul(u*0.55)).Sub(n.Mul(u*0.65)), m.Sub(d.Mul(u*0.55)).Add(n.Mul(u*0.65)), m.Add(d.Mul(u)))
	zig = append(zig, pts[at:]...)
	return openArrow(geom.Polyline(zig...), pts[len(pts)-1], arrival(zig), c)
}
