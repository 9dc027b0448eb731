package block

import (
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// Stop is one block of a value stream on the strip: a box with its data over the
// trough of the ladder, or a queue over a peak. A box may have a wait of its own
// in front of it.
type Stop struct {
	Name   string
	Queue  bool   // a triangle instead of a box
	Count  string // below the triangle: items that wait
	Data   []Datum
	Peak   string // waiting time, "" for none
	Trough string // process time, "" for none
	Strong bool   // the bottleneck: framed and hatched
	Link   string
}

// Datum is a row of a data box. Short is written where Name does not fit.
type Datum struct{ Name, Short, Value string }

// Ladder is a value stream as a strip of boxes with the time ladder below: waits
// on the peaks, process times in the troughs. It goes on below where the sheet
// ends.
type Ladder struct {
	Stops  []Stop
	Before float64
	Alt    string
}

// cell is a column of the strip: a gap (queue, wait, arrow) or a box.
type ladderCell struct {
	stop  *Stop
	box   bool
	arrow bool // a push arrow stands in the gap
	x, w  float64
	name  text.Block
}

const (
	boxLeast, boxMost = 68.0, 240.0
	dataFontLead      = 11.5
)

// Pieces implements Block.
func (l Ladder) Pieces(k *Kit, w, _ float64) []Piece {
	gap := 44.0
	rows := 0
	for _, s := range l.Stops {
		gap = max(gap, k.Fonts.Width(s.Peak, Small)+5, k.Fonts.Width(s.Count, Small)+6)
		rows = max(rows, len(s.Data))
	}
	gap = min(gap, w*0.3)
	least := min(boxLeast, w-gap)
	all := l.split(w, gap, least)
	for try := w; try > least+gap; try -= 12 { // as even as the same number of lines allows
		more := l.split(try, gap, least)
		if len(more) > len(all) {
			break
		}
		all = more
	}
	var out []Piece
	for i, line := range all {
		p := l.line(k, line, w, gap, rows)
		if i == 0 {
			p.Before = l.Before
		}
		out = append(out, p)
	}
	return out
}

// split divides the strip into lines no wider than w.
func (l Ladder) split(w, gap, least float64) [][]ladderCell {
	var out [][]ladderCell
	var line []ladderCell
	used := 0.0
	for i := range l.Stops {
		s := &l.Stops[i]
		var add []ladderCell
		need := 0.0
		if s.Queue {
			add, need = []ladderCell{{stop: s, arrow: i+1 < len(l.Stops)}}, gap
		} else {
			if s.Peak != "" || i > 0 && !l.Stops[i-1].Queue {
				add, need = append(add, ladderCell{stop: s, arrow: true}), gap
			}
			add, need = append(add, ladderCell{stop: s, box: true}), need+least
		}
		tail := 0.0 // a queue is not left behind at the end of a line
		if s.Queue && i+1 < len(l.Stops) {
			tail = least
		}
		if used+need+tail > w+0.1 && len(line) > 0 {
			out, line, used = append(out, line), nil, 0
		}
		line, used = append(line, add...), used+need
	}
	if len(line) > 0 {
		out = append(out, line)
	}
	return out
}

// line lays out one line of the strip.
func (l Ladder) line(k *Kit, cells []ladderCell, w, gap float64, rows int) Piece {
	boxes := 0
	for _, c := range cells {
		if c.box {
			boxes++
		}
	}
	bw := boxMost
	if boxes > 0 {
		bw = min(boxMost, (w-gap*float64(len(cells)-boxes))/float64(boxes))
	}
	x, nameH := 0.0, 26.0
	for i := range cells {
		c := &cells[i]
		c.x, c.w = x, gap
		if c.box {
			c.w = bw
			c.name = k.wrapShort(c.stop.Name, Strong, bw-10, 4)
			nameH = max(nameH, c.name.Height+8)
		}
		x += c.w
	}
	short := l.short(k, cells, bw)
	dataH := float64(rows)*dataFontLead + 6
	if rows == 0 {
		dataH = 0
	}
	const rise, above = 22.0, 14.0
	height := nameH + dataH + 12 + above + rise + 4
	return Piece{Height: height, Before: 12, Draw: func(c *Canvas, r geom.Rect) {
		c.Group(scene.Item{Alt: l.Alt}, func() {
			for i := range cells {
				q := &cells[i]
				at := geom.R(r.X+q.x, r.Y, q.w, nameH)
				if q.box {
					q.drawBox(c, at, dataH, short)
				} else {
					q.drawGap(c, at, dataH)
				}
			}
			top := r.Y + nameH + dataH + 12 + above
			rungs(c, cells, r.X, top, top+rise)
		})
	}}
}

// short reports whether one of the names does not fit beside its value: then all
// boxes write the short ones.
func (l Ladder) short(k *Kit, cells []ladderCell, w float64) bool {
	for _, q := range cells {
		if !q.box {
			continue
		}
		for _, d := range q.stop.Data {
			if k.Fonts.Width(d.Name, Small)+k.Fonts.Width(d.Value, SmallB)+13 > w {
				return true
			}
		}
	}
	return false
}

func (q *ladderCell) drawBox(c *Canvas, r geom.Rect, dataH float64, short bool) {
	s := q.stop
	line, width := c.Theme.Stream.Line, 0.9
	if s.Strong {
		line, width = c.Theme.Pain.Line, 1.6
	}
	if dataH > 0 {
		c.Box(geom.R(r.X, r.Bottom(), r.W, dataH), 0, c.Theme.StreamTint, c.Theme.Stream.Line, 0.9)
	}
	c.Box(r, 0, c.Theme.Paper, line, width)
	if s.Strong {
		c.Hatch(r.Inset(1), 5, 0.7, c.Theme.Hatch)
	}
	y := r.Y + (r.H-q.name.Height)/2
	c.Para(q.name, r.X+5, y, r.W-10, c.Theme.Text, Center)
	y = r.Bottom() + 3
	for _, d := range s.Data {
		v := c.Fonts.Line(d.Value, SmallB)
		n := c.Fonts.Line(d.Name, Small)
		if short {
			n = c.Fonts.Line(d.Short, Small)
		}
		c.Shaped(n, r.X+5, y+8.4, c.Theme.Secondary, Start)
		c.Shaped(v, r.Right()-5, y+8.4, c.Theme.Text, End)
		y += dataFontLead
	}
}

// drawGap draws a queue triangle with its count, and the arrow to the next box.
func (q *ladderCell) drawGap(c *Canvas, r geom.Rect, dataH float64) {
	mid := r.X + r.W/2
	y := r.Y + 4
	if q.stop.Queue {
		t := geom.Polygon(geom.P(mid, y), geom.P(mid+11, y+19), geom.P(mid-11, y+19))
		c.Shape(t, c.Theme.Warn.Fill, c.Theme.Stream.Line, 1)
		c.Text("I", mid, y+16.5, SmallB, c.Theme.Text, Center)
		if q.stop.Count != "" {
			c.Text(q.stop.Count, mid, y+29, Small, c.Theme.Text, Center)
		}
		y += 33
	} else {
		y = r.Bottom() + max(0, dataH/2-8) - 6
	}
	if q.arrow && y+9 <= r.Bottom()+dataH {
		push(c, geom.R(mid-min(16, r.W/2-4), y, min(32, r.W-8), 9))
	}
}

// push is the striped arrow of a value stream map.
func push(c *Canvas, r geom.Rect) {
	head := r.H * 0.8
	shaft := geom.R(r.X, r.Y+2, r.W-head, r.H-4)
	c.Box(shaft, 0, c.Theme.Paper, c.Theme.Stream.Line, 0.8)
	c.Hatch(shaft, 4, 1.5, c.Theme.Stream.Line)
	c.Shape(geom.Polygon(geom.P(shaft.Right(), r.Y-1), geom.P(r.Right(), r.Y+r.H/2), geom.P(shaft.Right(), r.Bottom()+1)), c.Theme.Paper, c.Theme.Stream.Line, 0.8)
}

// rungs draws the ladder: gaps are peaks, boxes troughs.
func rungs(c *Canvas, cells []ladderCell, left, peak, trough float64) {
	p := &geom.Path{}
	level := func(q *ladderCell) float64 {
		if q.box {
			return trough
		}
		return peak
	}
	for i := range cells {
		q := &cells[i]
		x, y := left+q.x, level(q)
		if i == 0 {
			p.Move(x, y)
		} else {
			p.Line(x, y)
		}
		p.Line(x+q.w, y)
		label := q.stop.Peak
		if q.box {
			label = q.stop.Trough
		}
		c.Text(label, x+q.w/2, y-4, Small, c.Theme.Text, Center)
	}
	c.add(&scene.Path{Path: p, Stroke: scene.Stroke{Color: c.Theme.Ladder, Width: 1.5}})
}
