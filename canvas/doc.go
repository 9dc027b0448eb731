// Package canvas is the map on the screen: a Fyne widget that shows one page of an
// open document and lets a person work on it.
//
//	v := canvas.NewView(session, fonts, canvas.Options{Dark: dark})
//	session.Watch(func(session.What) { v.Sync() })
//	v.OnHint = status.SetText
//
// What an event means is decided in canvas/tool; the View turns positions into
// document units, keys into names, and an Overlay into paint. Everything that is
// visible comes out of one picture: the scene of the page, painted by
// canvas/raster into a buffer that is kept, with the overlay (handles, guides,
// ghosts) over it; what the overlay hides is put aside and put back before the next
// frame. Only what differs from the frame before is painted again: the damage of an
// edit, the strips that panning uncovers.
//
// A page of thousands of shapes takes longer to be composed than a frame lasts. When
// one is turned to, or shown in other colours, the view goes on showing what it showed
// and the page is composed beside (turn.go); so it is in a Sheet.
//
// Handles and guides are not Fyne objects: those would be soft, could not be
// dashed, and could not be looked at in a test, while the upload of one picture
// (about a millisecond) is what a moving pointer costs either way; a pointer that
// changes nothing uploads nothing. Fyne objects are the field in which text is
// typed, and the minimap.
//
// The headers of a journey stay in view while its cells are scrolled (frozen.go). They
// are not drawn a second time: a strip of the picture shows the same part of the scene,
// moved by whole pixels, with the same part of the overlay over it, and a pointer above
// it is taken back by as much. Strips keep their own pictures, so that panning costs a
// copy of them. What is dragged lies above all of it.
//
// The package and those above it are the only ones that reach Fyne. It does not
// know the session, only the interface tool.Editor that a session satisfies, so
// that arrows keep pointing down.
package canvas
