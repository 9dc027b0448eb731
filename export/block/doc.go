// Package block lays out the report pages of a handout: headings, paragraphs,
// tables, cards and charts that flow onto sheets of any size.
//
// A Block measures itself for a width and falls apart into pieces: a heading, a
// row of a table, a chart. Pieces are never cut; Flow puts them onto pages, keeps
// a heading with what follows it, repeats the header of a table that goes on,
// and drops nothing. A piece draws itself into a Canvas, which is a scene.
//
//	pages := block.Flow(kit, blocks, width, height, height)
//	for _, p := range pages { p.Draw(canvas, geom.P(left, top)) }
//
// Each chart is a file of its own: sparkline.go, bullet.go, columns.go (upright
// bars), shares.go (lying bars), stack.go, matrix.go, progress.go.
//
// Lengths are points of an A4 page; a larger sheet scales the whole page. The
// package imports canvas/scene, canvas/shape, canvas/text and model/geom. It
// knows no documents and computes no numbers: whoever calls it hands over words
// and lengths.
package block
