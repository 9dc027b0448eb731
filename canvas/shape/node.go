package shape

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Node is what one shape of a flowchart or a value stream shows: texts as they
// are to be read. The zero value of everything but Kind is allowed.
type Node struct {
	Kind    string         // as in the file: "action", "queue" …
	Variant string         // the outcome of an outcome, the process kind of a process
	Name    string         // what stands in the shape
	Second  []string       // quieter lines under the name: a time, a share, a count
	Data    []Datum        // rows of the data box of a process, a customer or a supplier
	KPI     Badge          // the measure taken here
	Missing string         // why a reference leads nowhere, in two or three words; drawn dashed
	Color   string         // name of a colour of the palette; "" for that of the kind
	Mark    bool           // the bottleneck: hatched, with a strong border
	Picture *scene.Picture // of an image
	W, H    float64        // as the person drew it; 0 for the size of the kind
}

// Datum is one row of a data box.
type Datum struct{ Label, Value string }

// Badge is a KPI in one line: the mark of its state, its name and value.
type Badge struct {
	Text   string // "" for none
	Status Status
}

// quiet is a line under the name.
type quiet struct {
	text.Block
	mark mark // stands in front; nil for none
	bold bool // in the colour of the name
	warn bool // says that something is missing
}

// mark draws a sign into a square.
type mark func(k *Kit, x, y, size float64) []scene.Op

// markRoom is what a badge's mark takes in front of its text.
const markRoom = 15

// Fitted is a node with its size settled and its texts broken into lines: they
// stand inside the shape (or under it, for symbols), whatever they are.
type Fitted struct {
	Node
	W, H  float64   // of everything
	Glyph geom.Rect // the shape itself, from the node's corner: all of it, but for symbols with their name below
	Top   float64   // height of the part above a data box; H when there is none

	form   *form
	name   text.Block
	second []quiet
	rows   []row
	top    float64 // where the texts start
}

// row is a row of a data box, broken into lines.
type row struct {
	label, value text.Block
	y, h         float64
}

// form is how one kind of node is sized and drawn. Each shape's file has a
// function that returns its form.
type form struct {
	w, h   float64   // size when none is asked for; of symbols: the symbol alone
	font   text.Font // of the name
	symbol bool      // texts stand under the shape
	box    bool      // may have a data box below
	sided  Align     // how the lines of the name stand

	// span returns from where to where a line may reach that lies between y0 and
	// y1 in a shape of the given size. Nothing (x1 ≤ x0) where no line fits.
	span func(w, h, y0, y1 float64) (x0, x1 float64)
	// skew returns how far the middle of the room is below the middle of a shape of
	// the given height: the room of a document ends above its wave. Nil for none.
	skew func(h float64) float64
	// narrows: the room depends on the height of the line, so that narrower lines
	// may give a smaller shape.
	narrows bool
	// outline is the border, for picking and filling.
	outline func(r geom.Rect) *geom.Path
	// corner returns the radius of the corners where the outline is a box; nil for
	// other outlines. Painters draw boxes faster than paths, and write them shorter.
	corner func(r geom.Rect) float64
	// draw paints the shape; a plain filled outline when nil.
	draw func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op
}
