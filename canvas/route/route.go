package route

import "waymark/model/geom"

// Side is a side of a shape.
type Side uint8

// The sides. Auto leaves the choice to the router.
const (
	Auto Side = iota
	Top
	Right
	Bottom
	Left
)

// Style is how a line runs.
type Style uint8

// The styles.
const (
	Orthogonal Style = iota // at right angles, with rounded corners
	Straight                // directly, through whatever lies in between
	Curved                  // like Orthogonal, with the corners drawn out into curves
)

// Shape is something on the page that lines keep away from and end at.
type Shape struct {
	ID   string
	Rect geom.Rect
	// Outline is the shape's closed polygon where it differs from Rect (the
	// diamond of a decision, the slanted side of an input): the line goes on from
	// the side of Rect to the outline.
	Outline []geom.Pt
	// Branches marks a decision: its outgoing links leave at different sides as
	// long as there are any.
	Branches bool
}

// End is where a link starts or ends.
type End struct {
	Shape string  // id of a shape; "" or unknown for a free end
	Nth   int32   // the shape with that id is the Nth of the request, from 1; 0 where that is not known
	Side  Side    // Auto: the router chooses
	At    geom.Pt // place of a free end, such as the pointer while a link is drawn
}

// Link is a connector to be routed. A link whose end names no shape of the
// request is drawn to End.At.
type Link struct {
	ID        string
	From, To  End
	Style     Style
	Waypoints []geom.Pt // points that the line runs through, in order
	Label     geom.Pt   // size of the label; zero for none
	LabelAt   float64   // 0 … 1 along the line; negative: placed by the router
}

// Request is a page to be routed.
type Request struct {
	// Flow is the side to which the page reads: Right (also when Auto) or Bottom.
	Flow   Side
	Shapes []Shape // each id once; of doubles the first counts
	Links  []Link  // in reading order; earlier links choose first
}

// Line is the result for one link.
type Line struct {
	ID     string
	Points []geom.Pt  // corners, from the outline of one shape to that of the other; at least two
	Path   *geom.Path // what is drawn: Points with rounded corners or curves
	From   Side       // the side used at each end; Auto at free ends
	To     Side
	// Angle is the direction in which the line arrives, and Leaves the one in
	// which it starts, in radians clockwise from "to the right": 0 → right, π/2 →
	// down. An arrowhead is turned by Angle.
	Angle  float64
	Leaves float64
	Label  geom.Rect // place of the label; zero without one
}

// All routes a page that will not change: one line for each link, in their order.
// Nothing is kept of what only a change would need, and nothing is looked up by its id
// where all ends say which shapes they are at.
func All(req Request) []Line {
	return newRouter(req, true).lines
}
