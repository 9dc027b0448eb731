package block

import (
	"unicode"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Align says where a line stands in its column.
type Align uint8

// The alignments. Start is left, and right for texts written from right to left.
const (
	Start Align = iota
	End
	Center
	Left // whatever the direction of the text
)

// Canvas draws into a scene. Operations are collected into one item until Group
// starts another.
type Canvas struct {
	*Kit
	Scene *scene.Scene
	ops   []scene.Op
}

// NewCanvas returns a canvas on an empty scene of the given bounds, without a
// paper colour.
func NewCanvas(kit *Kit, bounds geom.Rect) *Canvas {
	return &Canvas{Kit: kit, Scene: &scene.Scene{Bounds: bounds}}
}

// Flush ends the current item.
func (c *Canvas) Flush() { c.end(scene.Item{}) }

func (c *Canvas) end(it scene.Item) {
	if len(c.ops) == 0 {
		return
	}
	it.Ops, c.ops = c.ops, nil
	c.Scene.Add(it)
}

// Group makes one item of what draw draws, with the link, owner and alternative
// text of it.
func (c *Canvas) Group(it scene.Item, draw func()) {
	c.Flush()
	draw()
	c.end(it)
}

// Cell makes one item of a cell of a table: part is one of scene.PartTable …, and an
// empty cell has a box without paint in its place.
func (c *Canvas) Cell(part, link string, r geom.Rect, draw func()) {
	c.Flush()
	draw()
	if len(c.ops) == 0 {
		c.Fill(r, scene.Color{})
	}
	c.end(scene.Item{Part: part, Link: link})
}

func (c *Canvas) add(op scene.Op) { c.ops = append(c.ops, op) }

// Fill draws a rectangle without a line.
func (c *Canvas) Fill(r geom.Rect, col scene.Color) { c.add(&scene.Box{Rect: r, Fill: col}) }

// Box draws a rectangle.
func (c *Canvas) Box(r geom.Rect, radius float64, fill, line scene.Color, width float64) {
	c.add(&scene.Box{Rect: r, Radius: radius, Fill: fill, Stroke: scene.Stroke{Color: line, Width: width}})
}

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2, width float64, col scene.Color, dash ...float64) {
	c.add(&scene.Path{Path: geom.Polyline(geom.P(x1, y1), geom.P(x2, y2)), Stroke: scene.Stroke{Color: col, Width: width, Dash: dash}})
}

// Curve draws an open line through points.
func (c *Canvas) Curve(pts []geom.Pt, width float64, col scene.Color) {
	c.add(&scene.Path{Path: geom.Polyline(pts...), Stroke: scene.Stroke{Color: col, Width: width, Round: true}})
}

// Shape draws a filled outline.
func (c *Canvas) Shape(p *geom.Path, fill, line scene.Color, width float64) {
	c.add(&scene.Path{Path: p, Fill: fill, Stroke: scene.Stroke{Color: line, Width: width, Round: true}})
}

// Text draws s as one line with its baseline at y and returns its width. With
// End, x is the right end; with Center, the middle.
func (c *Canvas) Text(s string, x, y float64, font text.Font, col scene.Color, align Align) float64 {
	return c.Shaped(c.Fonts.Line(s, font), x, y, col, align)
}

// Shaped draws a line that is shaped already.
func (c *Canvas) Shaped(l text.Line, x, y float64, col scene.Color, align Align) float64 {
	if l.Text == "" {
		return 0
	}
	switch align {
	case End:
		x -= l.Width
	case Center:
		x -= l.Width / 2
	}
	c.add(&scene.Text{Line: &l, At: geom.P(x, y), Color: col})
	return l.Width
}

// Upright draws s reading upwards, its middle at (x, y).
func (c *Canvas) Upright(s string, x, y float64, font text.Font, col scene.Color) {
	l := c.Fonts.Line(s, font)
	c.add(&scene.Text{Line: &l, At: geom.P(x+(l.Ascent-l.Descent)/2, y+l.Width/2), Color: col, Turn: 3})
}

// Para draws wrapped text into a column of width w whose top is y.
func (c *Canvas) Para(b text.Block, x, y, w float64, col scene.Color, align Align) {
	if align == Start && len(b.Lines) > 0 {
		align = direction(b.Lines[0].Text)
	}
	for i, l := range b.Lines {
		base := y + b.Baseline(i)
		switch align {
		case End:
			c.Shaped(l, x+w, base, col, End)
		case Center:
			c.Shaped(l, x+w/2, base, col, Center)
		default:
			c.Shaped(l, x, base, col, Start)
		}
	}
}

// wrapShort wraps a name for a chart into at most the given number of lines; a
// longer one ends in an ellipsis, for it stands in full in a table nearby.
func (k *Kit) wrapShort(s string, font text.Font, w float64, most int) text.Block {
	b := k.Fonts.Wrap(s, font, w)
	if len(b.Lines) <= most {
		return b
	}
	last, _ := k.Fonts.Ellipsis(b.Lines[most-1].Text+" …", font, w)
	b.Lines = append(b.Lines[:most-1:most-1], last)
	b.Height = float64(most) * font.LineHeight()
	return b
}

// direction is where a paragraph begins: what its first letter says holds for all
// of its lines.
func direction(s string) Align {
	if rightToLeft(s) {
		return End
	}
	return Left
}

// rightToLeft reports whether the first letter of s is Hebrew, Arabic or of
// another script that is written so.
func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}
