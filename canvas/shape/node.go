package shape

import (
	"math"

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

	form   form
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
	shy    bool      // tall rather than wide: does not widen for a long text

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
	// draw paints the shape; a plain filled outline when nil.
	draw func(k *Kit, f *Fitted, r geom.Rect, c Paint) []scene.Op
}

// symbolWidth is how wide short texts under a symbol may be.
const symbolWidth = 96

// Fit settles the size of a node: the size asked for, or that of its kind, and
// then as much more as its texts need.
func (k *Kit) Fit(n Node) *Fitted {
	f := &Fitted{Node: n, form: formOf(n.Kind)}
	n.W, n.H = sane(n.W), sane(n.H)
	switch {
	case f.form.symbol:
		k.fitSymbol(f, n)
	case n.W > 0 || f.form.shy:
		k.fitInside(f, or(n.W, f.form.w), or(n.H, f.form.h))
	default:
		k.fitWidening(f, or(n.H, f.form.h))
	}
	return f
}

// sane keeps sizes that a hand-written file may hold within the table's bounds.
func sane(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return math.Min(math.Max(v, 8), 20000)
}

func or(v, def float64) float64 {
	if v > 0 {
		return v
	}
	return def
}

// fitWidening tries wider shapes for texts that would make a tower of the usual
// width, or whose words do not fit it unbroken.
func (k *Kit) fitWidening(f *Fitted, h float64) {
	for _, wider := range [...]float64{1, 1.2, 1.45, 1.75, 2.1, 2.5} {
		w := math.Round(f.form.w*wider/2) * 2
		k.fitInside(f, w, h)
		if !f.name.Split && f.Top <= 1.1*math.Max(f.form.h, w*0.52) {
			return
		}
	}
}

// tallest ends the search for a height: no text that a file may hold is taller.
const tallest = 60000

// padding is the least distance of a text from a border.
const padding = 6

// fitInside breaks the texts for a shape w wide and at least h high.
func (k *Kit) fitInside(f *Fitted, w, h float64) {
	w = math.Max(w, 24)
	box := k.fitRows(f, w)
	asked := h
	h = math.Max(h-box, math.Min(h, f.form.h))
	best := math.Inf(1)
	tries := []float64{1}
	if f.form.narrows {
		tries = []float64{1, 0.85, 0.72, 0.62, 0.54, 0.46, 0.38}
	}
	_, full := usable(f.form.span(w, math.Max(h, 24), h/2, h/2))
	split := true
	var name text.Block
	var second []quiet
	for i, part := range tries {
		width := math.Max(full*part, 10)
		if i > 0 && name.Split {
			break // it would be split all the more
		}
		if i > 0 && name.Width <= width && widest(second) <= width {
			continue // the lines would be the same
		}
		name = k.Wrap(f.Name, f.form.font, width)
		if i == 0 || widest(second) > width {
			second = k.wrapSecond(f, width)
		}
		need, top := f.form.grow(w, h, name, second, f.form.sided)
		if need <= h && !name.Split { // it cannot get smaller
			best, f.name, f.second, f.top = need, name, second, top
			break
		}
		if need < best-0.5 && (split || !name.Split) || split && !name.Split {
			best, f.name, f.second, f.top, split = need, name, second, top, name.Split
		}
	}
	if best > tallest && w < tallest { // not even one letter fits so narrow a shape
		k.fitInside(f, w*1.5, asked)
		return
	}
	f.W, f.Top, f.H = w, best, best+box
	f.Glyph = geom.R(0, 0, f.W, f.H)
	for i := range f.rows {
		f.rows[i].y += f.Top
	}
}

// usable turns a span into its start and its width.
func usable(x0, x1 float64) (float64, float64) { return x0, math.Max(x1-x0, 0) }

func (k *Kit) wrapSecond(f *Fitted, width float64) []quiet {
	var out []quiet
	if f.Missing != "" {
		out = append(out, quiet{Block: k.Wrap(f.Missing, secondFont, width), warn: true})
	}
	for i, s := range f.Second {
		if s == "" {
			continue
		}
		q := quiet{}
		if sign := outcomeSign(f.Variant); i == 0 && f.Kind == "outcome" && sign != nil {
			q.mark = func(k *Kit, x, y, size float64) []scene.Op {
				return []scene.Op{drawSign(sign, x, y, size, k.PaintOf(f.Node).Line)}
			}
			q.Block = k.Wrap(s, secondFont, math.Max(width-markRoom, 10))
		} else {
			q.Block = k.Wrap(s, secondFont, width)
		}
		out = append(out, q)
	}
	if f.KPI.Text != "" {
		status := f.KPI.Status
		out = append(out, quiet{Block: k.Wrap(f.KPI.Text, linkFont, math.Max(width-markRoom, 10)), bold: true,
			mark: func(k *Kit, x, y, size float64) []scene.Op { return k.StatusMark(status, x, y, size) }})
	}
	return out
}

// widest returns the width of the widest of the quiet lines.
func widest(second []quiet) float64 {
	w := 0.0
	for _, b := range second {
		for i := range b.Lines {
			w = math.Max(w, b.room(i))
		}
	}
	return w
}

// texts are the blocks of a node, from top to bottom: its name, then the quiet
// lines.
func texts(name text.Block, second []quiet) []quiet {
	return append([]quiet{{Block: name}}, second...)
}

// room is how wide line i of the block is, its mark included.
func (q quiet) room(i int) float64 {
	if q.mark != nil {
		return q.Lines[i].Width + markRoom
	}
	return q.Lines[i].Width
}

// grow returns the least height, h or more, at which the texts fit, and the y at
// which they then start. Lines stand about the middle of the shape's room.
func (fm form) grow(w, h float64, name text.Block, second []quiet, s Align) (need, top float64) {
	total := name.Height
	for _, b := range second {
		total += b.Height
	}
	step := 2.0
	for need = math.Max(h, math.Ceil(total)); ; need += step {
		if top = (need - total) / 2; fm.skew != nil {
			top += fm.skew(need)
		}
		if fm.holds(w, need, top, name, second) || need > tallest {
			return need, top
		}
		// Long texts are searched in larger steps; a shape for 60 words need not
		// be tight to the unit.
		step = math.Max(2, math.Floor(need/60))
	}
}

// holds reports whether every line fits where it would stand.
func (fm form) holds(w, h, top float64, name text.Block, second []quiet) bool {
	y := top
	for n := range len(second) + 1 {
		b := quiet{Block: name}
		if n > 0 {
			b = second[n-1]
		}
		lh := b.Font.LineHeight()
		for i, l := range b.Lines {
			// The line's own height counts, not its leading.
			slack := math.Max(lh-l.Ascent-l.Descent, 0) / 2
			x0, x1 := fm.span(w, h, y+slack, y+lh-slack)
			if x1-x0 < b.room(i)-0.01 {
				return false
			}
			y += lh
		}
	}
	return true
}

// DataWidth is the width of a data box under a node whose width is not set.
const DataWidth = 140

// FitsData reports whether every row fits on one line in a box of the given
// width.
func (k *Kit) FitsData(rows []Datum, w float64) bool {
	for _, d := range rows {
		if k.Fonts.Width(d.Label, LegendFont)+6+k.Fonts.Width(d.Value, LabelFont) > w-2*padding {
			return false
		}
	}
	return true
}

// fitRows measures the data box and returns its height, 0 when there is none.
func (k *Kit) fitRows(f *Fitted, w float64) float64 {
	f.rows = nil
	if !f.form.box || len(f.Data) == 0 {
		return 0
	}
	y := 5.0
	for _, d := range f.Data {
		value := k.Wrap(d.Value, LabelFont, w-2*padding)
		label := k.line(d.Label, LegendFont)
		r := row{label: label, value: value, y: y}
		if label.Width+6+value.Width <= w-2*padding {
			r.h = math.Max(label.Height, value.Height)
		} else { // too narrow for both: the value stands under its label
			r.label = k.Wrap(d.Label, LegendFont, w-2*padding)
			r.h = r.label.Height + value.Height
		}
		f.rows = append(f.rows, r)
		y += r.h
	}
	return y + 5
}

// fitSymbol measures a shape that has its texts below.
func (k *Kit) fitSymbol(f *Fitted, n Node) {
	gw, gh := f.form.w, f.form.h
	if n.W > 0 && n.H > 0 { // drawn larger or smaller by hand: the symbol takes what the texts leave
		gw = math.Max(n.W, 16)
	}
	for _, wider := range [...]float64{1, 1.3, 1.7, 2.2, 3} { // until a name is no tower and its words are whole
		room := math.Max(gw, symbolWidth*wider)
		f.name = k.Wrap(n.Name, CardFont, room)
		f.second = k.wrapSecond(f, room)
		if !f.name.Split && len(f.name.Lines) <= 4 {
			break
		}
	}
	below := f.name.Height
	for _, b := range f.second {
		below += b.Height
	}
	if below > 0 {
		below += 3
	}
	if n.H > 0 && n.W > 0 {
		gh = math.Max(n.H-below, f.form.h*0.6)
	}
	f.W = math.Max(gw, n.W)
	for _, b := range texts(f.name, f.second) {
		for i := range b.Lines {
			f.W = math.Max(f.W, math.Ceil(b.room(i)))
		}
	}
	f.Glyph = geom.R((f.W-gw)/2, 0, gw, gh)
	f.H = gh + below
	f.Top = f.H
	f.top = gh + 3
}

// Draw paints the node with its upper left corner at the given point: the shape
// with its texts, and the rows of its data box (nil when it has none). The
// outline is what a click has to meet.
func (k *Kit) Draw(f *Fitted, at geom.Pt) (body, data []scene.Op, outline *geom.Path) {
	c := k.PaintOf(f.Node)
	r := f.Glyph.Add(at)
	whole := geom.R(at.X, at.Y, f.W, f.H)
	r.H = math.Min(r.H, f.Top)
	switch {
	case f.form.draw != nil:
		body = f.form.draw(k, f, r, c)
	default:
		body = []scene.Op{&scene.Path{Path: f.form.outline(r), Fill: c.Fill, Stroke: k.border(f, c)}}
	}
	outline = f.form.outline(r)
	if len(f.rows) > 0 {
		outline = geom.RectPath(whole)
		data = k.drawRows(f, at, c)
	}
	return append(body, k.drawTexts(f, at, c)...), data, outline
}

// drawTexts paints the name and the quiet lines where Fit found room for them.
func (k *Kit) drawTexts(f *Fitted, at geom.Pt, c Paint) []scene.Op {
	var ops []scene.Op
	y := f.top
	for i, b := range texts(f.name, f.second) {
		col := k.Theme.Secondary
		switch {
		case i == 0 || b.bold:
			col = c.Text
		case b.warn:
			col = k.Theme.Bad.Line
		}
		lh := b.Font.LineHeight()
		for n, l := range b.Lines {
			x0, x1 := 0.0, f.W
			if !f.form.symbol {
				slack := math.Max(lh-l.Ascent-l.Descent, 0) / 2
				x0, x1 = f.form.span(f.W, f.Top, y+slack, y+lh-slack)
			}
			if b.mark != nil {
				lead := x0
				if f.form.sidedOf() == Center {
					lead += (x1 - x0 - b.room(n)) / 2
				}
				if n == 0 {
					ops = append(ops, b.mark(k, at.X+lead, at.Y+y+(lh-12)/2, 12)...)
				}
				x0 = lead + markRoom
				x1 = x0 + l.Width
			}
			one := text.Block{Lines: []text.Line{l}, Font: b.Font}
			ops = append(ops, Lines(one, at.X+x0, at.Y+y, x1-x0, f.form.sidedOf(), col)...)
			y += lh
		}
	}
	return ops
}

func (fm form) sidedOf() Align {
	if fm.symbol {
		return Center
	}
	return fm.sided
}

// PaintOf returns the colours of a node: those that the person chose, or those
// of its kind.
func (k *Kit) PaintOf(n Node) Paint {
	if c, ok := k.Theme.Palette[n.Color]; ok {
		return c
	}
	switch {
	case n.Kind == "outcome":
		v := n.Variant
		if v == "" {
			v = "other"
		}
		return k.Theme.Flow["outcome."+v]
	case n.Kind == "kaizen_burst":
		return k.Theme.Kaizen
	}
	if c, ok := k.Theme.Flow[n.Kind]; ok {
		return c
	}
	return k.Theme.Stream
}

// border is the line about a node.
func (k *Kit) border(f *Fitted, c Paint) scene.Stroke {
	s := scene.Stroke{Color: c.Line, Width: 1.5}
	if f.Missing != "" {
		s.Color, s.Dash = k.Theme.Bad.Line, []float64{5, 3}
	}
	if f.Mark {
		s.Color, s.Width = k.Theme.Bad.Line, 2.5
	}
	return s
}

// drawRows paints the data box.
func (k *Kit) drawRows(f *Fitted, at geom.Pt, c Paint) []scene.Op {
	r := geom.R(at.X, at.Y+f.Top, f.W, f.H-f.Top)
	ops := []scene.Op{&scene.Box{Rect: r, Fill: k.Theme.StreamTint, Stroke: scene.Stroke{Color: c.Line, Width: 1.2}}}
	x0, x1 := at.X+padding, at.X+f.W-padding
	for _, d := range f.rows {
		y := at.Y + d.y
		ops = append(ops, Lines(d.label, x0, y, x1-x0, Left, k.Theme.Secondary)...)
		if d.h > math.Max(d.label.Height, d.value.Height)+0.5 {
			y += d.label.Height
		}
		ops = append(ops, Lines(d.value, x0, y, x1-x0, Right, k.Theme.Text)...)
	}
	return ops
}

// Outline returns the border of the node when its upper left corner is at the
// given point: of the symbol alone where texts stand below, of everything where
// it has a data box.
func (f *Fitted) Outline(at geom.Pt) *geom.Path {
	if len(f.rows) > 0 {
		return geom.RectPath(geom.R(at.X, at.Y, f.W, f.H))
	}
	return f.form.outline(f.Glyph.Add(at))
}
