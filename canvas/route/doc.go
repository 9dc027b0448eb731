// Package route finds the lines of links: where a link leaves one shape, how it
// runs around all others, where it enters the next, and where its label stands.
//
// A page goes through the same stages every time, and each stage looks only at
// its neighbourhood, so that a drag can repeat it for the few links concerned:
//
//	sides   which side of its shapes a link uses           (sides.go)
//	search  a line at right angles around the obstacles    (trace.go, search.go)
//	tracks  parallel lines pulled apart, ports spread      (tracks.go)
//	path    corners rounded, ends brought to the outlines  (path.go)
//	labels  a free place beside the line for each label    (labels.go)
//
// update.go works out what a change concerns and repeats the stages for that.
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
