// Package route finds the lines of links: where a link leaves one shape, how it
// runs around all others, where it enters the next, and where its label stands.
//
// A page goes through the same stages every time, and each stage looks only at
// its neighbourhood, so that a drag can repeat it for the few links concerned:
//
//	sides   which side of its shapes a link uses           (sides.go)
//	search  a line at right angles around the obstacles    (trace.go, plain.go, search.go)
//	tracks  parallel lines pulled apart, ports spread      (tracks.go, order.go, spread.go)
//	path    corners rounded, ends brought to the outlines  (path.go)
//	labels  a free place beside the line for each label    (labels.go)
//
// Most lines are plain: straight, an L, a Z, a U, or a detour around a row of
// shapes. They are made by following a few rays through a grid of the shapes; only
// where that leads far around is a way searched for.
//
// update.go takes in a change, and renew.go repeats the stages for what it concerns.
//
// All stages are deterministic: the same request gives the same lines, whether
// it is computed at once by All or step by step by a Router.
//
//	lines := route.All(route.Request{Flow: route.Right, Shapes: shapes, Links: links})
//	for _, l := range lines { … l.Path … l.Angle … l.Label … }
//
// The package knows rectangles, outlines and sizes. It imports model/geom and
// the standard library; no model, no scene, no text.
package route
