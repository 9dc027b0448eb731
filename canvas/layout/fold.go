package layout

import (
	"math"

	"waymark/model/geom"
)

// A flow of many layers is a ribbon that prints in tiny text. Folding wraps its
// layers into rows, as text is wrapped into lines: every row reads in the same
// direction, and what leads on runs back through the gap to the start of the next
// row. Rows end where few links lead on.
const (
	paper      = math.Sqrt2 // the shape of a page
	legible    = 900.0      // the short side of a page whose text is no smaller than 7 pt on A4
	worthwhile = 1.3        // text becomes larger by as much, or nothing is folded
	mostWraps  = 4          // links that lead from one row to others
	wrapCost   = 0.15       // of each of them, as a share of the width of a row
	rowGap     = 64.0       // between rows, besides the room for the links
)

// fold wraps the layers of one part of a flow into rows where that makes its text
// clearly larger on paper. It returns the new extent of the part.
func fold(g *Graph, p *Placement, part component, box geom.Rect) geom.Rect {
	long, high := box.W, box.H
	if g.Flow == Down {
		long, high = high, long
	}
	before := onPaper(long, high)
	if before <= legible {
		return box
	}
	f := newFolder(g, p, part)
	// As few rows as print well, or else those that print largest: about as many as
	// make the shape of a page.
	most := int(math.Sqrt(long/(paper*(high+rowGap)))) + 2
	var best []row
	least := before / worthwhile
	for n := 2; n == 2 || n <= most && least > legible; n++ {
		rows := f.rows(long / float64(n))
		if rows == nil {
			continue
		}
		if w, h := extent(rows); onPaper(w, h) < least {
			best, least = rows, onPaper(w, h)
		}
	}
	if best == nil {
		return box
	}
	return f.move(best)
}

// onPaper is the short side of the smallest page, upright or not, that holds
// something: the larger it is, the smaller it prints.
func onPaper(w, h float64) float64 {
	return math.Min(math.Max(w/paper, h), math.Max(w, h/paper))
}

// layer is what a fold moves as one: where it starts and ends along the flow and
// across it, and the number of links that lead past its end.
type layer struct {
	nodes       []int32
	start, end  float64
	top, bottom float64
	wraps       int
}

// row is some layers in a row, with the place of its start across the flow.
type row struct {
	from, to  int // the layers from … to−1
	at        float64
	long      float64
	top, high float64 // where its layers stand as yet, and their extent
}

type folder struct {
	g      *Graph
	p      *Placement
	layers []layer
}

func newFolder(g *Graph, p *Placement, part component) *folder {
	f := &folder{g: g, p: p}
	for _, v := range part.nodes {
		for p.Ranks[v] >= len(f.layers) {
			f.layers = append(f.layers, layer{start: math.Inf(1), end: math.Inf(-1), top: math.Inf(1), bottom: math.Inf(-1)})
		}
		l, r := &f.layers[p.Ranks[v]], flat(g, p.Rects[v])
		l.nodes = append(l.nodes, v)
		l.start, l.end = math.Min(l.start, r.X), math.Max(l.end, r.Right())
		l.top, l.bottom = math.Min(l.top, r.Y), math.Max(l.bottom, r.Bottom())
	}
	for _, i := range part.links {
		a, b := p.Ranks[g.Links[i].From], p.Ranks[g.Links[i].To]
		for k := min(a, b); k < max(a, b); k++ {
			f.layers[k].wraps++
		}
	}
	return f
}

// flat is a rectangle as it stands in a flow that reads to the right.
func flat(g *Graph, r geom.Rect) geom.Rect {
	if g.Flow == Down {
		return geom.Rect{X: r.Y, Y: r.X, W: r.H, H: r.W}
	}
	return r
}

// rows finds the rows of about a width that end where the fewest links lead on,
// nil if there are none.
func (f *folder) rows(width float64) []row {
	n := len(f.layers)
	cost, from := make([]float64, n+1), make([]int, n+1) // of the layers before each one
	for end := 1; end <= n; end++ {
		cost[end] = math.Inf(1)
		past := 0.0
		if end < n {
			if f.layers[end-1].wraps > mostWraps {
				continue
			}
			past = wrapCost * float64(f.layers[end-1].wraps)
		}
		for start := end - 1; start >= 0; start-- {
			long := f.layers[end-1].end - f.layers[start].start
			if long > 1.25*width && start < end-1 {
				break
			}
			over := long/width - 1
			if end == n {
				over = math.Max(over, 0) // the last row may be short
			}
			if c := cost[start] + over*over + past; c < cost[end] {
				cost[end], from[end] = c, start
			}
		}
	}
	if math.IsInf(cost[n], 1) || from[n] == 0 {
		return nil
	}
	var rows []row
	for end := n; end > 0; end = from[end] {
		rows = append(rows, f.row(from[end], end))
	}
	at := 0.0
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		rows[i], rows[j] = rows[j], rows[i]
	}
	for i := range rows {
		rows[i].at = at
		at += rows[i].high + rowGap + trackRoom*float64(f.layers[rows[i].to-1].wraps)
	}
	return rows
}

func (f *folder) row(from, to int) row {
	r := row{from: from, to: to, long: f.layers[to-1].end - f.layers[from].start}
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, l := range f.layers[from:to] {
		top, bottom = math.Min(top, l.top), math.Max(bottom, l.bottom)
	}
	r.top, r.high = top, bottom-top
	return r
}

// extent is the size of rows along and across the flow.
func extent(rows []row) (w, h float64) {
	for _, r := range rows {
		w = math.Max(w, r.long)
	}
	last := rows[len(rows)-1]
	return w, last.at + last.high
}

// move puts the nodes into their rows.
func (f *folder) move(rows []row) (box geom.Rect) {
	for _, r := range rows {
		d := geom.P(-f.layers[r.from].start, r.at-r.top)
		if f.g.Flow == Down {
			d = geom.P(d.Y, d.X)
		}
		for _, l := range f.layers[r.from:r.to] {
			for _, v := range l.nodes {
				f.p.Rects[v] = f.p.Rects[v].Add(d)
				box = box.Include(f.p.Rects[v].Max())
			}
		}
	}
	return box
}
