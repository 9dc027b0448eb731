package layout

import (
	"testing"

	"waymark/canvas/route"
	"waymark/model/geom"
)

// After layout and routing, no link runs through a node, and no label stands on
// one.
func TestNothingRunsThroughANode(t *testing.T) {
	flows := map[string]*flow{"router right": router(Right), "router down": router(Down), "plain right": plainFlow(Right), "plain down": plainFlow(Down)}
	for name, g := range map[string]Graph{"random 60": random(60), "random 300": random(300), "loose 60": loose(60), "loose 600": loose(600)} {
		flows[name] = &flow{Graph: g}
	}
	for name, f := range flows {
		p := Layered(f.Graph)
		for i, l := range route.All(f.request(p)) {
			for k := 1; k < len(l.Points); k++ {
				way := geom.Span(l.Points[k-1], l.Points[k]).Inset(-0.5)
				for v, r := range p.Rects {
					if v != f.Links[i].From && v != f.Links[i].To && way.Overlaps(r) {
						t.Errorf("%s: link %d runs through node %d", name, i, v)
					}
				}
			}
			for v, r := range p.Rects {
				decision := v < len(f.decision) && f.decision[v]
				if !l.Label.Empty() && !decision && l.Label.Overlaps(r) {
					t.Errorf("%s: the label of link %d stands on node %d", name, i, v)
				}
			}
		}
	}
}
