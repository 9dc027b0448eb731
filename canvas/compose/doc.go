// Package compose turns a page of a document into a scene: it reads the records,
// asks model/measure for numbers, decides where everything stands, and lets
// canvas/shape draw it.
//
//	c := compose.New(text.New(), shape.Light(), compose.Options{Frame: true})
//	s := c.Page(doc, pageID)
//	g := c.Geometry(doc, pageID)    // where the shapes of a diagram stand
//	s = c.JourneyPart(doc, pageID, part)    // some stages of a journey, for a sheet of their own
//
// A Composer keeps what it measured and routed, keyed by the records that it
// came from, so that a keystroke composes only what it changed; the result is
// always equal to composing from scratch.
//
// It imports the model (not file), and the canvas packages below it; no Fyne, no
// files.
package compose
