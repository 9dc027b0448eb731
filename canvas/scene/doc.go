// Package scene is the display list: the drawing of a page as plain operations
// with bounds, and the Painter interface that screen, PDF, SVG and PNG
// implement.
//
// A scene is the only source of pixels and paper. It knows boxes, paths, lines
// of shaped text and pictures, and nothing of stages or decisions; a painter
// knows even less. Scenes are immutable once composed: they may be painted by
// several goroutines at once.
//
//	s := composer.Page(doc, id)      // canvas/compose
//	s.Paint(painter, s.Bounds)       // raster, export/pdf, export/svg
//
// Lengths are document units, y grows downwards. A painter is made with the
// transform from document units to its own. The package imports model/geom and
// canvas/text only.
package scene
