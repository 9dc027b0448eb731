package scene

import (
	"image/color"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// Color is a colour with straight (not premultiplied) alpha. A zero alpha
// paints nothing.
type Color = color.NRGBA

// Hex returns the opaque colour of a number such as 0x14365D.
func Hex(rgb uint32) Color {
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// Scene is a drawing. Items are painted in order.
type Scene struct {
	Bounds geom.Rect // of everything, margins included
	Paper  Color     // behind everything
	Items  []Item

	// Set by Track and Succeed.
	line   *succession
	number int
	first  *Item
	length int
}

// Item is one thing in the drawing: mostly one record, or one part of it.
type Item struct {
	Owner  string    // id of the record that is drawn, "" for decoration
	Part   string    // which part of the record: "" its body, "label", "header", "quote" …
	Bounds geom.Rect // of all ops, strokes included
	Ops    []Op
	Hit    *geom.Path // outline for picking; Bounds when nil
	Link   string     // where a click leads in print: "https:…", "mailto:…" or "#" and the id of a page
	Alt    string     // what it shows, for people who cannot see it
}

// Op is a drawing operation: *Box, *Path, *Text or *Image.
type Op interface {
	// Bounds returns what the operation covers, its stroke included.
	Bounds() geom.Rect
	paint(Painter)
}

// Box is a rectangle, with rounded corners when Radius is positive.
type Box struct {
	Rect   geom.Rect
	Radius float64
	Fill   Color
	Stroke Stroke
}

// Path is a free outline; Fill uses the non-zero rule.
type Path struct {
	Path   *geom.Path
	Fill   Color
	Stroke Stroke
}

// Stroke is a line along an outline; a Width of 0 draws none.
type Stroke struct {
	Color Color
	Width float64
	Dash  []float64 // lengths on, off, on …; nil for a solid line
	Round bool      // round ends and joins; otherwise butt ends and mitred joins
}

// Text is one shaped line, which others may show too. At is the start of its baseline; Turn is the angle
// in quarter turns clockwise about At (3 reads upwards).
type Text struct {
	Line  *text.Line
	At    geom.Pt
	Color Color
	Turn  int
}

// Image is a picture, stretched into Rect.
type Image struct {
	Rect geom.Rect
	Pic  *Picture
}

// Picture is a decoded image together with the bytes that it came from.
type Picture struct {
	Data          []byte // PNG, JPEG, GIF or WebP
	Width, Height int    // pixels
}

// Painter draws operations. It gets every item that the view needs between
// Begin and End, in painting order.
type Painter interface {
	Begin(*Item)
	Box(*Box)
	Path(*Path)
	Text(*Text)
	Image(*Image)
	End()
}

// Paint hands all items that overlap view to p.
func (s *Scene) Paint(p Painter, view geom.Rect) {
	for i := range s.Items {
		it := &s.Items[i]
		if !it.Bounds.Overlaps(view) && !thin(it.Bounds, view) {
			continue
		}
		p.Begin(it)
		for _, op := range it.Ops {
			op.paint(p)
		}
		p.End()
	}
}

// thin reports whether r is a line without area that touches view.
func thin(r, view geom.Rect) bool {
	return r.Empty() && (r.W > 0 || r.H > 0) && r.X <= view.Right() && view.X <= r.Right() && r.Y <= view.Bottom() && view.Y <= r.Bottom()
}

func (b *Box) paint(p Painter)   { p.Box(b) }
func (o *Path) paint(p Painter)  { p.Path(o) }
func (t *Text) paint(p Painter)  { p.Text(t) }
func (i *Image) paint(p Painter) { p.Image(i) }

// Bounds implements Op.
func (b *Box) Bounds() geom.Rect { return b.Rect.Inset(-b.Stroke.Width / 2) }

// Bounds implements Op. Mitred corners may stand out further than half the
// stroke; a whole stroke is added for them.
func (o *Path) Bounds() geom.Rect {
	d := o.Stroke.Width / 2
	if !o.Stroke.Round {
		d = o.Stroke.Width
	}
	return o.Path.Bounds().Inset(-d)
}

// Bounds implements Op.
func (t *Text) Bounds() geom.Rect {
	asc, desc := t.Line.Ascent, t.Line.Descent
	if t.Turn&3 == 0 { // nearly all of them
		return geom.Span(t.At.Sub(geom.P(0, asc)), t.At.Add(geom.P(t.Line.Width, desc)))
	}
	r := geom.R(0, -asc, t.Line.Width, asc+desc)
	var m geom.Affine
	switch t.Turn & 3 {
	case 1:
		m = geom.Affine{A: 0, B: 1, C: -1, D: 0}
	case 2:
		m = geom.Affine{A: -1, D: -1}
	case 3:
		m = geom.Affine{A: 0, B: -1, C: 1, D: 0}
	}
	return m.Then(geom.Translate(t.At)).ApplyRect(r)
}

// Bounds implements Op.
func (i *Image) Bounds() geom.Rect { return i.Rect }

// Add appends an item with its bounds computed from its operations, and returns
// it for further marks (Link, Alt, Hit). An item without operations is kept: it
// may be there for picking alone, with the bounds of its Hit.
func (s *Scene) Add(it Item) *Item {
	for i, op := range it.Ops {
		if b := op.Bounds(); i == 0 {
			it.Bounds = b
		} else {
			it.Bounds = it.Bounds.Union(b)
		}
	}
	if len(it.Ops) == 0 && it.Hit != nil {
		it.Bounds = it.Hit.Bounds()
	}
	s.Items = append(s.Items, it)
	return &s.Items[len(s.Items)-1]
}

// Content returns the bounds of all items.
func (s *Scene) Content() geom.Rect {
	var r geom.Rect
	for _, it := range s.Items {
		r = r.Union(it.Bounds)
	}
	return r
}

var (
	_ Op = (*Box)(nil)
	_ Op = (*Path)(nil)
	_ Op = (*Text)(nil)
	_ Op = (*Image)(nil)
)
