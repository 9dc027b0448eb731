package shape

import (
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// LaneHead is the width of the header of a swimlane whose name fits one line.
const LaneHead = 28

// LaneHeadFor returns how wide the header of a lane must be for its name to fit
// its length, and at least LaneHead.
func (k *Kit) LaneHeadFor(name string, length float64) float64 {
	b := k.Wrap(name, HeadFont, max(length-2*padding, 40))
	return max(LaneHead, b.Height+10)
}

// LaneLength returns how long a lane must be for the longest word of its name to
// stay whole in its header.
func (k *Kit) LaneLength(name string) float64 {
	for l := 64.0; l < 400; l += 24 {
		if b := k.Wrap(name, HeadFont, l-2*padding); !b.Split {
			return l
		}
	}
	return 400
}

// Swimlane paints a band and its header. The name of a lying lane (a row) reads
// upwards; that of a standing one (a column) reads as usual.
func (k *Kit) Swimlane(name string, band, head geom.Rect, standing bool) (ground, header []scene.Op) {
	lane, c := k.Theme.Swimlane, k.Theme.SwimlaneHeader
	edge := scene.Stroke{Color: lane.Line, Width: 1}
	ground = []scene.Op{&scene.Box{Rect: band, Fill: lane.Fill, Stroke: edge}}
	header = []scene.Op{&scene.Box{Rect: head, Fill: c.Fill, Stroke: edge}}
	if standing {
		b := k.Wrap(name, HeadFont, head.W-2*padding)
		return ground, append(header, Lines(b, head.X, Middle(head.Y, head.H, b.Height), head.W, Center, c.Text)...)
	}
	b := k.Wrap(name, HeadFont, head.H-2*padding)
	left := Middle(head.X, head.W, b.Height)
	for i, l := range b.Lines {
		header = append(header, &scene.Text{Line: &l, At: geom.P(left+b.Baseline(i), head.Center().Y+l.Width/2), Color: c.Text, Turn: 3})
	}
	return ground, header
}
