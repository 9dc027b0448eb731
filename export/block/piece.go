package block

import (
	"slices"

	"waymark/model/geom"
)

// Block is something that flows onto pages.
type Block interface {
	// Pieces measures the block for a column of width w on pages of height h.
	Pieces(k *Kit, w, h float64) []Piece
}

// Piece is a part of a block that is never cut.
type Piece struct {
	Height float64
	Before float64 // space above, left out at the top of a page
	Keep   bool    // stays on one page with the next piece
	Tail   bool    // stays on one page with the piece before: what explains a table
	Head   *Piece  // repeated above this piece where it begins a page: the header of a table
	// Optional pieces are left out where they do not fit, instead of beginning a
	// page; with Grow they take the rest of it, up to that height.
	Optional bool
	Grow     float64
	// Turn begins a page, whatever room is left.
	Turn bool

	Draw func(c *Canvas, r geom.Rect)

	block int // which of the blocks of a flow it belongs to
}

// Page is the pieces of one page with their places.
type Page struct {
	pieces []placed
	Height float64 // that is used
}

type placed struct {
	Piece
	r geom.Rect
}

// Draw draws the page with its upper left corner at p.
func (p *Page) Draw(c *Canvas, at geom.Pt) {
	for _, q := range p.pieces {
		q.Draw(c, q.r.Add(at))
		c.Flush()
	}
}

// Flow lays blocks onto pages of width w; the first page is first high, all
// others next. Without any piece there is no page.
func Flow(k *Kit, blocks []Block, w, first, next float64) []Page {
	var pieces []Piece
	for i, b := range blocks {
		for _, p := range b.Pieces(k, w, min(first, next)) {
			p.block = i
			if n := len(pieces); p.Tail && n > 0 {
				pieces[n-1].Keep = true
			}
			pieces = append(pieces, p)
		}
	}
	f := flow{w: w, room: first, next: next}
	for i := 0; i < len(pieces); {
		j := i
		for j < len(pieces)-1 && pieces[j].Keep {
			j++
		}
		f.put(pieces[i : j+1])
		i = j + 1
	}
	f.fill()
	return f.pages
}

// Splits counts the blocks that go on over the end of a page.
func Splits(pages []Page) int {
	n := 0
	for i := 1; i < len(pages); i++ {
		a, b := pages[i-1].pieces, pages[i].pieces
		if len(a) > 0 && len(b) > 0 && a[len(a)-1].block == b[min(1, len(b)-1)].block { // the first may be a repeated header
			n++
		}
	}
	return n
}

// Torn returns the blocks that go on over the end of a page and leave less than the
// given share of a page on one side of it: at the foot of the first, or alone on the
// last. Where such a block begins on a page of its own, it stays in one piece.
func Torn(pages []Page, height, share float64) []int {
	var out []int
	for i := 1; i < len(pages); i++ {
		if Splits(pages[i-1:i+1]) == 0 {
			continue
		}
		a := pages[i-1].pieces
		torn := a[len(a)-1].block
		before := 0.0
		for _, q := range a {
			if q.block == torn {
				before += q.Height
			}
		}
		alone := i == len(pages)-1 && pages[i].Height <= height*share
		for _, q := range pages[i].pieces {
			alone = alone && q.block <= torn // else something of its own follows
		}
		if (before <= height*share || alone) && !slices.Contains(out, torn) {
			out = append(out, torn)
		}
	}
	return out
}

type flow struct {
	pages   []Page
	w       float64
	room    float64 // height of the current page
	next    float64
	started bool
}

func (f *flow) page() *Page {
	if !f.started {
		f.pages, f.started = append(f.pages, Page{}), true
	}
	return &f.pages[len(f.pages)-1]
}

func (f *flow) turn() {
	f.fill()
	f.pages = append(f.pages, Page{})
	f.room = f.next
}

// fill grows the last piece of a page that wants to.
func (f *flow) fill() {
	if !f.started {
		return
	}
	p := f.page()
	if n := len(p.pieces) - 1; n >= 0 && p.pieces[n].Grow > 0 {
		q := &p.pieces[n]
		q.r.H = min(q.Grow, f.room-q.r.Y)
		p.Height = q.r.Bottom()
	}
}

// put places pieces that belong together, on the current page or a new one.
func (f *flow) put(group []Piece) {
	if group[0].Turn {
		if f.started && len(f.page().pieces) > 0 {
			f.turn()
		}
		if group = group[1:]; len(group) == 0 {
			return
		}
	}
	p := f.page()
	need := 0.0
	for i, q := range group {
		if i > 0 || len(p.pieces) > 0 {
			need += q.Before
		}
		need += q.Height
	}
	if p.Height+need > f.room+0.01 {
		if group[0].Optional {
			return
		}
		if len(p.pieces) > 0 {
			f.turn()
		}
	}
	for _, q := range group {
		f.place(q)
	}
}

func (f *flow) place(q Piece) {
	p := f.page()
	if len(p.pieces) > 0 && p.Height+q.Before+q.Height > f.room+0.01 { // a group higher than a page
		f.turn()
		p = f.page()
	}
	if len(p.pieces) == 0 {
		if q.Head != nil && len(f.pages) > 1 {
			f.add(*q.Head)
		}
		q.Before = 0
	}
	f.add(q)
}

func (f *flow) add(q Piece) {
	p := f.page()
	y := p.Height + q.Before
	p.pieces = append(p.pieces, placed{q, geom.R(0, y, f.w, q.Height)})
	p.Height = y + q.Height
}
