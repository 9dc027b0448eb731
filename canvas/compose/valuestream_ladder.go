package compose

import (
	"math"
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
	"waymark/model/measure"
)

// The ladder below a value stream.
const (
	ladderGap  = 44.0 // below everything else
	ladderStep = 32.0 // from peak to trough
	ladderLead = 54.0 // length of the first and the last wait at least
)

// rung is one piece of the ladder: a wait on a peak, or a process in a trough.
type rung struct {
	x0, x1 float64
	block  measure.Block
	text   string
	trough bool
}

// drawLadder draws the timeline of the longest path below its boxes and the
// totals at its end.
func (d *diagram) drawLadder(s *scene.Scene) {
	st := d.numbers.stream
	path := st.Path()
	content := s.Content()
	if len(path) == 0 {
		d.drawNoTotals(s, content)
		return
	}
	y := content.Bottom() + ladderGap
	spans := d.ladderSpans(path, content)
	var end geom.Rect
	if st.Convention == "classic" {
		end = d.drawClassic(s, path, spans, y)
	} else {
		end = d.drawOffice(s, path, spans, y)
	}
	d.drawTotals(s, end, content)
}

// ladderSpans returns where each block of the path stands on the ladder: below
// its box where the boxes follow one another to the right, else side by side in
// equal pieces.
func (d *diagram) ladderSpans(path []measure.Block, content geom.Rect) []geom.Rect {
	out := make([]geom.Rect, len(path))
	last := math.Inf(-1)
	aligned := true
	for i, b := range path {
		n := d.byID[b.ID]
		if n == nil {
			aligned = false
			break
		}
		out[i] = n.symbol()
		if n.fit.Kind != "process" {
			out[i] = n.rect()
		}
		if out[i].X < last-0.5 {
			aligned = false
			break
		}
		last = out[i].Right()
	}
	if aligned {
		return out
	}
	// Blocks that stand below one another cannot have their piece below their box.
	w := math.Max(110, (content.W-ladderLead)/float64(len(path)))
	for i := range path {
		out[i] = geom.R(content.X+ladderLead+float64(i)*w, content.Y, w-40, 0)
	}
	return out
}

// drawClassic draws waits on the peaks and process times in the troughs (Rother
// and Shook, “Learning to See”, 1999).
func (d *diagram) drawClassic(s *scene.Scene, path []measure.Block, spans []geom.Rect, y float64) geom.Rect {
	f := d.numbers.format
	lead := ladderLead
	if len(spans) > 1 {
		lead = math.Max(lead, math.Min(spans[1].X-spans[0].Right(), 2*ladderLead))
	}
	var rungs []rung
	x := spans[0].X - lead
	if path[0].Kind != "process" || path[0].Wait.Known && path[0].Wait.V == 0 {
		x = spans[0].X
	}
	pending := 0.0 // wait since the last trough
	pendingKnown, anyPending := true, false
	var owner measure.Block
	flush := func(to float64, own measure.Block) {
		if anyPending && to > x+1 {
			text := measure.NoDataText
			if pendingKnown {
				text = f.Wait(pending)
			}
			rungs = append(rungs, rung{x0: x, x1: to, block: own, text: text})
			x = to
		}
		pending, pendingKnown, anyPending = 0, true, false
	}
	for i, b := range path {
		if !b.Wait.Known || b.Wait.V > 0 || i > 0 {
			anyPending = true
			pending += b.Wait.Or(0)
			pendingKnown = pendingKnown && b.Wait.Known
			if owner.ID == "" || b.Wait.Or(0) > 0 {
				owner = b
			}
		}
		if b.Kind != "process" && b.Process.Or(1) == 0 {
			continue // a queue has a peak alone
		}
		flush(spans[i].X, owner)
		owner = measure.Block{}
		rungs = append(rungs, rung{x0: x, x1: spans[i].Right(), block: b, text: f.Value(b.Process, measure.UnitSeconds), trough: true})
		x = spans[i].Right()
	}
	if anyPending {
		flush(math.Max(spans[len(spans)-1].Right(), x+lead), owner)
	}
	return d.drawRungs(s, rungs, y)
}

// drawRungs draws the stepped line and its texts: waits above their peak,
// process times in their trough.
func (d *diagram) drawRungs(s *scene.Scene, rungs []rung, y float64) geom.Rect {
	if len(rungs) == 0 { // queues in which nobody waits
		c := s.Content()
		return geom.R(c.X, y, c.W, 0)
	}
	c := d.c.theme.Ladder
	line := &geom.Path{}
	top := y + 18
	for i, r := range rungs {
		ry := top
		if r.trough {
			ry = top + ladderStep
		}
		if i == 0 {
			line.Move(r.x0, ry)
		} else {
			line.Line(r.x0, ry)
		}
		line.Line(r.x1, ry)
	}
	page := string(d.page.ID())
	s.Add(scene.Item{Owner: page, Part: "ladder", Ops: []scene.Op{&scene.Path{Path: line, Stroke: scene.Stroke{Color: c, Width: 2}}}, Alt: "Timeline"})
	for _, r := range rungs {
		b := d.c.kit.Wrap(r.text, shape.LegendFont, math.Max(r.x1-r.x0-4, 40))
		ty := top - 3 - b.Height
		if r.trough {
			ty = top + ladderStep - 3 - b.Height
		}
		s.Add(scene.Item{Owner: string(r.block.ID), Part: "ladder", Ops: shape.Lines(b, r.x0, ty, r.x1-r.x0, shape.Center, d.c.theme.Text)})
	}
	return geom.R(rungs[0].x0, y, rungs[len(rungs)-1].x1-rungs[0].x0, 18+ladderStep)
}

// drawOffice draws lead time above process time under every block (Martin and
// Osterling, “Value Stream Mapping”, 2014): the lead time includes the process
// time.
func (d *diagram) drawOffice(s *scene.Scene, path []measure.Block, spans []geom.Rect, y float64) geom.Rect {
	f, k := d.numbers.format, d.c.kit
	c := d.c.theme.Ladder
	mid := y + 20
	line, bars := &geom.Path{}, &geom.Path{}
	line.Move(spans[0].X, mid).Line(spans[len(spans)-1].Right(), mid)
	bottom := mid
	type label struct {
		owner string
		ops   []scene.Op
	}
	var labels []label
	for i, b := range path {
		r := spans[i]
		bars.Move(r.X, mid-5).Line(r.X, mid+5).Move(r.X, mid).Line(r.Right(), mid).Move(r.Right(), mid-5).Line(r.Right(), mid+5)
		lead := k.Wrap("LT "+f.Value(b.Lead, measure.UnitSeconds), shape.LabelFont, math.Max(r.W, 60))
		ops := shape.Lines(lead, r.X, mid-4-lead.Height, r.W, shape.Center, d.c.theme.Text)
		if b.Kind == "process" || b.Process.Or(1) > 0 {
			pt := k.Wrap("PT "+f.Value(b.Process, measure.UnitSeconds), shape.LegendFont, math.Max(r.W, 60))
			ops = append(ops, shape.Lines(pt, r.X, mid+5, r.W, shape.Center, d.c.theme.Text)...)
			bottom = math.Max(bottom, mid+5+pt.Height)
		}
		labels = append(labels, label{string(b.ID), ops})
	}
	s.Add(scene.Item{Owner: string(d.page.ID()), Part: "ladder", Alt: "Timeline", Ops: []scene.Op{
		&scene.Path{Path: line, Stroke: scene.Stroke{Color: c, Width: 1}},
		&scene.Path{Path: bars, Stroke: scene.Stroke{Color: c, Width: 2}},
	}})
	for _, l := range labels {
		s.Add(scene.Item{Owner: l.owner, Part: "ladder", Ops: l.ops})
	}
	return geom.R(spans[0].X, y, spans[len(spans)-1].Right()-spans[0].X, bottom-y)
}

// drawTotals writes the sums and the formula of the ratio at the end of the
// ladder.
func (d *diagram) drawTotals(s *scene.Scene, ladder, content geom.Rect) {
	st, f := d.numbers.stream, d.numbers.format
	var parts []string
	if st.Convention == "classic" {
		parts = append(parts, "Σ wait "+f.Value(st.WaitTime, measure.UnitSeconds), "Σ process "+f.Value(st.ProcessTime, measure.UnitSeconds), "lead time "+f.Value(st.LeadTime, measure.UnitSeconds))
	} else {
		parts = append(parts, "Σ LT "+f.Value(st.LeadTime, measure.UnitSeconds), "Σ PT "+f.Value(st.ProcessTime, measure.UnitSeconds))
	}
	if st.ActivityRatio.Known {
		parts = append(parts, "activity ratio "+f.Value(st.ProcessTime, measure.UnitSeconds)+" ÷ "+f.Value(st.LeadTime, measure.UnitSeconds)+" = "+f.Share(st.ActivityRatio.V))
	} else {
		parts = append(parts, "activity ratio "+measure.NoDataText)
	}
	k := d.c.kit
	x0 := math.Min(ladder.X, content.X)
	x1 := math.Max(ladder.Right(), content.Right())
	width := math.Max(x1-x0, 320)
	b := k.Wrap(strings.Join(parts, "   ·   "), shape.HeadFont, width)
	y := ladder.Bottom() + 12
	ops := shape.Lines(b, x1-width, y, width, shape.Right, d.c.theme.Text)
	if st.Why != "" {
		why := k.Wrap(st.Why, shape.LegendFont, width)
		ops = append(ops, shape.Lines(why, x1-width, y+b.Height+2, width, shape.Right, d.c.theme.Secondary)...)
		y += why.Height
	}
	y += b.Height + 2
	if beside := d.besidePath(); beside != "" {
		note := k.Wrap(beside, shape.LegendFont, width)
		ops = append(ops, shape.Lines(note, x1-width, y, width, shape.Right, d.c.theme.Secondary)...)
	}
	s.Add(scene.Item{Owner: string(d.page.ID()), Part: "totals", Ops: ops})
}

// besidePath names what the ladder leaves out because it runs at the same time
// as the longest path.
func (d *diagram) besidePath() string {
	var parts []string
	for _, br := range d.numbers.stream.Branches {
		var names []string
		for _, id := range br.Blocks {
			if n := d.byID[id]; n != nil && n.fit.Name != "" {
				names = append(names, n.fit.Name)
			}
		}
		if len(names) > 0 {
			parts = append(parts, strings.Join(names, ", ")+" ("+d.numbers.format.Value(br.Lead, measure.UnitSeconds)+")")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "At the same time as the longest path: " + strings.Join(parts, "; ")
}

// drawNoTotals says why a page with processes has no ladder.
func (d *diagram) drawNoTotals(s *scene.Scene, content geom.Rect) {
	if len(d.numbers.stream.Blocks) == 0 || d.numbers.stream.Why == "" {
		return
	}
	width := math.Max(content.W, 320)
	b := d.c.kit.Wrap("No timeline: "+d.numbers.stream.Why, shape.LegendFont, width)
	s.Add(scene.Item{Owner: string(d.page.ID()), Part: "totals", Ops: shape.Lines(b, content.X, content.Bottom()+ladderGap, width, shape.Left, d.c.theme.Secondary)})
}
