package route

import "slices"

// filter says which shapes a search regards as obstacles, and how far it stays
// away from them.
type filter struct {
	margin   float64
	from, to int32   // the shapes at the ends, or −1
	within   []int32 // shapes that these two stand in: they are no obstacles
	own      bool    // whether those two are obstacles; they are passed without a margin
	others   bool    // whether all others are
}

func (f *filter) ends(i int32) bool { return i == f.from || i == f.to }

func (f *filter) blocks(i int32) bool {
	if f.ends(i) {
		return f.own
	}
	return f.others && (len(f.within) == 0 || !slices.Contains(f.within, i))
}

// ray is a line through the grid, on its way along an axis, until something stops it.
type ray struct {
	a       axis
	sign    float64 // 1 towards higher coordinates, −1 towards lower ones
	v, from float64 // from is counted in the direction of the ray, like end
	end     float64
	f       *filter
	// What stands there where it ends, across the ray: all that begins at that place.
	across bool // whether that is asked for
	hit    bool
	lo, hi float64
}

// ray follows the line at v along axis a, from one coordinate towards another, and
// returns how far it comes.
func (g *grid) ray(a axis, v, from, to float64, f *filter) (end float64) {
	r := ray{a: a, v: v, f: f}
	return g.follow(&r, from, to)
}

// follow sends a ray from one coordinate to another.
func (g *grid) follow(r *ray, from, to float64) float64 {
	r.sign = 1
	if from > to {
		r.sign = -1
	}
	r.from, r.end = from*r.sign, to*r.sign
	if !r.f.others {
		if r.f.own {
			b := (1 - r.a) & 1
			for _, i := range [2]int32{r.f.from, r.f.to} {
				if i >= 0 && r.v > g.boxes[i].lo[b] && r.v < g.boxes[i].hi[b] {
					r.meet(i, &g.boxes[i])
				}
			}
		}
		return r.end * r.sign
	}
	b := (1 - r.a) & 1
	lane := g.where(b, r.v) // the row, or the column, that the ray runs in
	step, row, part := 1, lane*g.n[0], uint64(1)<<g.part(b, lane, r.v)
	if r.a == 1 {
		step, row = g.n[0], lane
	}
	c, last, next := g.where(r.a, from), g.where(r.a, to), 1
	border := (g.start[r.a] + float64(c+1)*g.cell) // where the cell ends
	if r.sign < 0 {
		next, border = -1, -(border - g.cell)
	}
	m := r.f.margin
	for at, shade := row+c*step, g.shade; ; c, at = c+next, at+next*step {
		g.work++
		if shade[at][b]&part != 0 {
			g.work += len(g.cells[at])
			for _, i := range g.cells[at] {
				if s := &g.boxes[i]; r.v > s.lo[b]-m && r.v < s.hi[b]+m {
					r.meet(i, s)
				}
			}
		}
		if c == last || r.hit && r.end <= border {
			break
		}
		border += g.cell
	}
	if g.pile != nil {
		g.pile.follow(r, g)
	}
	return r.end * r.sign
}

// meet ends a ray at a shape that it would run through, if that stands in its way.
func (r *ray) meet(i int32, s *box) {
	a, b, m := r.a&1, (1-r.a)&1, r.f.margin
	near, far := s.lo[a], s.hi[a]
	if r.sign < 0 {
		near, far = -far, -near
	}
	if near-m > r.end || far+m <= r.from {
		return
	}
	if r.f.ends(i) {
		if m = 0; !r.f.own || r.v <= s.lo[b] || r.v >= s.hi[b] || far <= r.from {
			return
		}
	} else if !r.f.blocks(i) {
		return
	}
	switch e := max(near-m, r.from); {
	case e < r.end:
		r.end, r.hit, r.lo, r.hi = e, true, s.lo[b], s.hi[b]
	case e == r.end && r.hit:
		r.lo, r.hi = min(r.lo, s.lo[b]), max(r.hi, s.hi[b])
	}
}

// follow lets a ray meet what is in the pile.
func (p *pile) follow(r *ray, g *grid) { p.descend(len(p.tree)-1, 0, r, g) }

func (p *pile) descend(level, k int, r *ray, g *grid) {
	g.work++
	s := &p.tree[level][k]
	b, m := 1-r.a, r.f.margin
	near, far := s.lo[r.a]-m, s.hi[r.a]+m
	if r.sign < 0 {
		near, far = -far, -near
	}
	near = max(near, r.from)
	if r.v <= s.lo[b]-m || r.v >= s.hi[b]+m || far <= r.from || near > r.end {
		return
	}
	if near == r.end && r.hit && (!r.across || s.lo[b] >= r.lo && s.hi[b] <= r.hi) {
		return // it would end the ray where it ends already
	}
	if level == 0 { // node and box are the same
		r.meet(p.item[k], s)
		return
	}
	for n := k * fan; n < min(k*fan+fan, len(p.tree[level-1])); n++ {
		p.descend(level-1, n, r, g)
	}
}
