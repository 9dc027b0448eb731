// Package drawio makes maps of drawings that were made with draw.io (diagrams.net),
// so that a team does not begin anew: flowcharts with their swimlanes, and value
// streams with their data boxes.
//
//	r, err := drawio.Read(b) // .drawio, .xml, and pictures (.svg, .png) that carry their drawing
//	r.Doc                    // a page for each page of the drawing
//	r.Left                   // what could not be taken over, in sentences
//
// A drawing says how things look, a map says what they are. So shapes become nodes by
// what they are drawn as (a rhombus is a decision) and by how they are linked (an
// ellipse that nothing leads to is the start); labels such as “No 30 %” become a
// label and a share; what stands in the data box below a process becomes its times.
// Places, sizes, swimlanes, groups, waypoints and the sides of links stay as drawn.
// What has no place in a map – a line with a free end, a picture from a network – is
// left out and named, never dropped in silence.
//
// Ids come from the drawing: who imports the same drawing again gets the same ids,
// and can merge what was changed there meanwhile.
//
// Drawings come from anywhere. Nothing is fetched, document types and entities are
// refused, and size, depth and what packed pages grow to are limited.
//
// The package imports model, model/kind, model/geom and a reader for HTML labels. It
// knows no files and draws nothing.
package drawio
