package tool

import (
	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// Editor is the open document as a gesture sees it: what is shown and selected,
// and how it is changed. A session satisfies it.
type Editor interface {
	// Doc is what is shown, the preview of a gesture included; Committed is the
	// document without it.
	Doc() *model.Document
	Committed() *model.Document
	// Page is the page that is shown, nil when there is none.
	Page() *model.Record
	Selection() []model.ID
	Select(ids ...model.ID)
	// Preview shows what a command would do; Commit keeps it as one entry of the
	// history, Cancel forgets it.
	Preview(c edit.Command) error
	Commit() error
	Cancel()
	// Do carries out a command at once. Pieces given to DoJoined with one key
	// become one entry of the history until Seal.
	Do(c edit.Command) error
	DoJoined(c edit.Command, key string) error
	Seal()
	// ReadOnly documents can be looked at and not edited.
	ReadOnly() bool
}

// Surface is the drawing as a gesture sees it. The view satisfies it.
type Surface interface {
	// Geometry says where everything stands on a flowchart or value stream page as
	// it is shown now; nil on journeys. Grid says it of journeys.
	Geometry() *compose.Geometry
	Grid() compose.Grid
	// Scene is what is painted.
	Scene() *scene.Scene
	// Scale is the size of a document unit on screen, in pixels independent of the
	// screen's density: what a person sees as 8 pixels is 8 / Scale units.
	Scale() float64
	// Visible is the part of the page that the window shows.
	Visible() geom.Rect
	// Sees reports whether all of a rectangle can be seen: it is in the window, and no
	// pinned header lies over it.
	Sees(r geom.Rect) bool
	// NodeSize is the size that a node will be drawn with; see the function of that
	// name. Arrange lays out another version of the page, for automatic layout.
	NodeSize(node *model.Record) geom.Pt
	Arrange(doc *model.Document) *compose.Geometry
	// Edit opens a field for text in place, and Close takes it away. What is typed
	// comes back through Machine.Typed and Machine.Finish.
	Edit(f Field)
	Close()
	// Offer shows a menu of what can be placed, at a point of the page; the choice
	// comes back through Machine.Choose.
	Offer(at geom.Pt, list []Stencil)
	// Open shows another page: the one that a subprocess stands for.
	Open(page model.ID)
	// Clip puts a text on the clipboard, and Clipped reads what is there.
	Clip(text string)
	Clipped() string
	// Reveal scrolls so that a rectangle can be seen.
	Reveal(r geom.Rect)
	// Say tells why something was not done, in one sentence.
	Say(sentence string)
}

// Host is everything that a gesture may see and do.
type Host interface {
	Editor
	Surface
}
