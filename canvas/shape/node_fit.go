package shape

import (
	"iter"
	"math"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// symbolWidth is how wide short texts under a symbol may be.
const symbolWidth = 96

// Fit settles the size of a node: the size asked for, or that of its kind, and
// then as much more as its texts need.
func (k *Kit) Fit(n Node) *Fitted {
	f := &Fitted{Node: n}
	k.FitInto(f)
	return f
}

// FitInto is Fit for a node that stands where it will be fitted: its Node is set, and
// nothing else.
func (k *Kit) FitInto(f *Fitted) {
	n := f.Node
	f.form = formOf(n.Kind)
	n.W, n.H = sane(n.W), sane(n.H)
	switch {
	case f.form.symbol:
		k.fitSymbol(f, n)
	case n.W > 0:
		k.fitInside(f, or(n.W, f.form.w), or(n.H, f.form.h))
	default:
		k.fitWidening(f, or(n.H, f.form.h))
	}
}

// sane keeps sizes that a hand-written file may hold within the table's bounds.
func sane(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return min(max(v, 8), 20000)
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
		if !f.name.Split && f.Top <= 1.1*max(f.form.h, w*0.52) {
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
	w = max(w, 24)
	box := k.fitRows(f, w)
	asked := h
	h = max(h-box, min(h, f.form.h))
	best := math.Inf(1)
	tries := []float64{1}
	if f.form.narrows {
		tries = []float64{1, 0.85, 0.72, 0.62, 0.54, 0.46, 0.38}
	}
	_, full := usable(f.form.span(w, max(h, 24), h/2, h/2))
	split := true
	first := max(full*tries[0], 10)
	var t, chosen trial
	var tried []text.Line
	for i, part := range tries {
		width := max(full*part, 10)
		if i > 0 && t.name.Split && best <= 1.1*w {
			break // it would be split all the more, and the shape is no tower
		}
		if i > 0 && t.name.Width <= width && widest(t.second) <= width {
			continue // the lines would be the same
		}
		if i == 0 { // the first width is nearly always the one; of the others one at most
			t.name, t.second, t.secondWidth = k.Wrap(f.Name, f.form.font, width), k.wrapSecond(f, width, k.Wrap), width
		} else {
			t.name = k.measure(f.Name, f.form.font, width, tried)
			if tried = t.name.Lines; widest(t.second) > width {
				t.second, t.secondWidth = k.wrapSecond(f, width, k.measureApart), width
			}
		}
		t.nameWidth = width
		need, top := f.form.grow(w, h, t.name, t.second)
		if need <= h && !t.name.Split { // it cannot get smaller
			best, f.top, chosen = need, top, t
			break
		}
		if need < best-0.5 && (split || !t.name.Split) || split && !t.name.Split {
			best, f.top, chosen, split = need, top, t, t.name.Split
		}
	}
	if best > tallest && w < tallest { // not even one letter fits so narrow a shape
		k.fitInside(f, w*1.5, asked)
		return
	}
	if f.name = chosen.name; chosen.nameWidth != first {
		f.name = k.Wrap(f.Name, f.form.font, chosen.nameWidth)
	}
	if f.second = chosen.second; chosen.secondWidth != first {
		f.second = k.wrapSecond(f, chosen.secondWidth, k.Wrap)
	}
	f.W, f.Top, f.H = w, best, best+box
	f.Glyph = geom.R(0, 0, f.W, f.H)
	for i := range f.rows {
		f.rows[i].y += f.Top
	}
}

// trial is the texts of a node broken to a width; the quiet lines may be left as
// they were for a larger one.
type trial struct {
	name                   text.Block
	second                 []quiet
	nameWidth, secondWidth float64
}

// usable turns a span into its start and its width.
func usable(x0, x1 float64) (float64, float64) { return x0, max(x1-x0, 0) }

// wrapSecond breaks the quiet lines with Wrap or measure.
func (k *Kit) wrapSecond(f *Fitted, width float64, wrap func(string, text.Font, float64) text.Block) []quiet {
	n := len(f.Second)
	if f.Missing != "" {
		n++
	}
	if f.KPI.Text != "" {
		n++
	}
	if n == 0 {
		return nil
	}
	out := make([]quiet, 0, n) // a map has thousands: no more than is needed
	if f.Missing != "" {
		out = append(out, quiet{Block: wrap(f.Missing, secondFont, width), warn: true})
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
			q.Block = wrap(s, secondFont, max(width-markRoom, 10))
		} else {
			q.Block = wrap(s, secondFont, width)
		}
		out = append(out, q)
	}
	if f.KPI.Text != "" {
		status := f.KPI.Status
		out = append(out, quiet{Block: wrap(f.KPI.Text, linkFont, max(width-markRoom, 10)), bold: true,
			mark: func(k *Kit, x, y, size float64) []scene.Op { return k.StatusMark(status, x, y, size) }})
	}
	return out
}

// widest returns the width of the widest of the quiet lines.
func widest(second []quiet) float64 {
	w := 0.0
	for _, b := range second {
		for i := range b.Lines {
			w = max(w, b.room(i))
		}
	}
	return w
}

// texts are the blocks of a node by number, from top to bottom: its name, then the
// quiet lines.
func (f *Fitted) texts() iter.Seq2[int, quiet] {
	return func(yield func(int, quiet) bool) {
		if !yield(0, quiet{Block: f.name}) {
			return
		}
		for i, q := range f.second {
			if !yield(i+1, q) {
				return
			}
		}
	}
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
func (fm *form) grow(w, h float64, name text.Block, second []quiet) (need, top float64) {
	total := name.Height
	for _, b := range second {
		total += b.Height
	}
	var few [12]textLine
	lines := few[:0]
	y := 0.0
	for n := range len(second) + 1 {
		b := quiet{Block: name}
		if n > 0 {
			b = second[n-1]
		}
		lh := b.Font.LineHeight()
		for i, l := range b.Lines {
			// The line's own height counts, not its leading.
			slack := max(lh-l.Ascent-l.Descent, 0) / 2
			lines = append(lines, textLine{y + slack, y + lh - slack, b.room(i)})
			y += lh
		}
	}
	step := 2.0
	for need = max(h, math.Ceil(total)); ; need += step {
		if top = (need - total) / 2; fm.skew != nil {
			top += fm.skew(need)
		}
		if fm.holds(w, need, top, lines) || need > tallest {
			return need, top
		}
		// Long texts are searched in larger steps; a shape for 60 words need not
		// be tight to the unit.
		step = max(2, math.Floor(need/60))
	}
}

// textLine is where a line stands, from the first one on, and how much room it takes.
type textLine struct{ top, bottom, room float64 }

// holds reports whether every line fits where it would stand.
func (fm *form) holds(w, h, top float64, lines []textLine) bool {
	for i := range lines {
		l := &lines[i]
		if x0, x1 := fm.span(w, h, top+l.top, top+l.bottom); x1-x0 < l.room-0.01 {
			return false
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
			r.h = max(label.Height, value.Height)
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
		gw = max(n.W, 16)
	}
	for _, wider := range [...]float64{1, 1.3, 1.7, 2.2, 3} { // until a name is no tower and its words are whole
		room := max(gw, symbolWidth*wider)
		f.name = k.Wrap(n.Name, CardFont, room)
		f.second = k.wrapSecond(f, room, k.Wrap)
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
		gh = max(n.H-below, f.form.h*0.6)
	}
	f.W = max(gw, n.W)
	for _, b := range f.texts() {
		for i := range b.Lines {
			f.W = max(f.W, math.Ceil(b.room(i)))
		}
	}
	f.Glyph = geom.R((f.W-gw)/2, 0, gw, gh)
	f.H = gh + below
	f.Top = f.H
	f.top = gh + 3
}
