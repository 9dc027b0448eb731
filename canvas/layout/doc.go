// Package layout places the nodes of a flow by itself: in layers along the
// reading direction, branches in the order in which they are listed, every node
// in its swimlane, with few crossings and straight main paths.
//
// The stages are those of Sugiyama's method:
//
//	cycles    links that go back are turned around               (cycles.go)
//	ranks     each node gets a layer                             (ranks.go)
//	order     each layer is ordered so that few links cross      (order.go)
//	place     coordinates that keep links straight               (place.go)
//	fold      a long flow wrapped into rows, like text           (fold.go)
//
// Beside finds a free place for one new node next to the others.
//
// Everything is deterministic. The package imports model/geom and the standard
// library; it knows sizes and links, no documents.
package layout
