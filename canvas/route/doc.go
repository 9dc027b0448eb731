// Package route finds the lines of links: where a link leaves one shape, how it
// runs around all others, where it enters the next, and where its label stands.
//
// A page goes through the same stages every time, and each stage looks only at
// its neighbourhood, so that a drag can repeat it for the few links concerned:
//
//	sides   which side of its shapes a link uses           (sides.go, sidecosts.go, tight.go)
//	search  a line at right angles around the obstacles    (trace.go, plain.go, search.go)
//	tracks  parallel lines pulled apart, ports spread      (tracks.go, gather.go, order.go, spread.go)
//	path    corners rounded, ends brought to the outlines  (path.go)
//	labels  a free place beside the line for each label    (labels.go)
//
// # Finding what is near
//
// Shapes stand in a grid of square cells, about one in each (grid.go). Where a cell
// would become too full they are kept in a tree of boxes instead (pile.go), so that a
// look at one place costs little also where thousands lie on one another, or where all
// but one stand in a corner of the page. Both are asked the same questions: what
// touches a box, and how far a ray comes (ray.go). A ray passes over a cell without
// a look at its shapes where none of them stands in its way: each cell knows its shade.
//
// # Finding a line
//
// Most lines are plain: straight, an L, a Z, a U, or a detour around a row of shapes.
// The chosen sides are tried first with the fewest corners that can do; then all sides
// with up to four, the most promising ones first. Each leg is one ray, and a leg that
// may stand in several places slides past what stands in its way (legs.go).
//
// Where that leads far around, or nowhere, a way that costs less is searched for with A*
// in a lattice of the lines beside the shapes in the way (lattice.go, astar.go), to which
// each round adds the shapes that its way runs through. The search has a budget: so many
// crossings for each shape that it has met, so many shapes, so many rounds, and it ends
// where these shapes lie on one another. After it a plain line may lead around everything,
// however far. Only then does a line pass closer to shapes than it should, and at last
// through them.
//
// Shapes that lie on one another are no obstacles to be got around (crowd.go): what
// encloses an end is where the link is at home; an end with others on all of its sides
// has no free way out, and in a heap of them neither a search nor pulling lines apart
// nor a place for a label would help anybody. Such a link gets its plain line, which
// depends on nothing but its own shapes and a few that lie on them.
//
// # Changes
//
// all.go runs the stages for a whole page. update.go takes in a change, and renew.go and
// rechoose.go repeat the stages for what it concerns: each link knows the places that
// were looked at for its line, and each label those that were tried for it. All routes a
// page that will not change, and keeps none of that.
//
// All stages are deterministic: the same request gives the same lines, whether
// it is computed at once by All or step by step by a Router. What bounds the work
// therefore counts shapes, crossings and places; it never measures time, and never
// depends on how the page is cut into cells.
//
//	lines := route.All(route.Request{Flow: route.Right, Shapes: shapes, Links: links})
//	for _, l := range lines { … l.Path … l.Angle … l.Label … }
//
// The package knows rectangles, outlines and sizes. It imports model/geom and
// the standard library; no model, no scene, no text.
package route
