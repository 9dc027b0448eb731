// Package place knows where a window is on the desktop and where one can be put, so
// that it opens where it was closed. The window library puts a window anywhere when
// it is told so before it shows it, but it does not say where a window is, what
// screens there are, nor how a window comes up maximised; the system does.
//
//	now, err := place.Of(handle)               // when the window is closed
//	area, err := place.Area(now.Content)       // when one is opened again
//	at := place.Within(now.Content, area)      // the screen may have gone meanwhile
//	err = place.Maximize(handle)
//
// A window that is closed maximised goes back, when it is opened again, to where it
// was before: a Follower knows that.
//
// A place is the rectangle of a window's content, without its frame, in the units in
// which the system counts: pixels on X11 and Windows, points with y downwards from the
// upper edge of the first screen on macOS.
//
// On X11 the package asks the server, with a short connection of its own; on Windows
// and macOS it calls the functions of the system, without a C compiler. On Wayland a
// program is not told where its windows are and may not place them: there the
// desktop decides, and Of returns ErrUnknown.
//
// The package imports nothing of Waymark and nothing of the window library.
package place
