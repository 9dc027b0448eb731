// Package tool is the hand at work: it turns what a pointer and a keyboard do
// into commands on the document. It knows no window; a View feeds it events in
// document units and paints the Overlay that it answers with, and a test can do
// the same.
//
//	m := tool.NewMachine(host)
//	m.Pointer(tool.Pointer{Act: tool.Press, At: geom.P(120, 80)})
//	m.Pointer(tool.Pointer{Act: tool.Drag, At: geom.P(160, 80)})
//	m.State()   // "select.moving"
//	m.Overlay() // guides, distances, the frame around the selection
//	m.Pointer(tool.Pointer{Act: tool.Release, At: geom.P(160, 80)})
//
// There is one state a file, named as State tells it. A state answers an event
// with the state that follows. Every gesture is computed afresh from where it
// started and never adds up steps: while it lasts it previews a command, the
// release makes exactly one entry of the history, and Escape leaves nothing.
//
// Flowcharts and value streams are drawn (select.*, link.*, place.*), journeys
// are filled in like a spreadsheet (cells.*). What a menu or a palette asks for is
// a method of the Machine and needs no pointer, so that everything can be done by
// keyboard alone.
//
// The package imports the model and its commands; compose for where things stand
// and scene for what a press meets there; hit; layout, which finds free places for
// new shapes; shape, which knows how large a new one will be; and file, since what
// is copied travels as a small document. Not the session: what it needs of one is
// the Editor interface.
package tool
