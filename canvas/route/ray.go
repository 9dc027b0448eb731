package route

// filter says which shapes a search regards as obstacles, and how far it stays
// away from them.
type filter struct {
	margin   float64
	from, to int32 // the shapes at the ends, or −1
	own      bool  // whether those two are obstacles; they are passed without a margin
	others   bool  // whether all others are
}

func (f *filter) ends(i int32) bool { return i == f.from || i == f.to }

func (f *filter) blocks(i int32) bool {
	if f.ends(i) {
		return f.own
	}
	return f.others
}

// ray follows the line at v along axis a, from one coordinate towards another,
// and returns how far it comes and the shape that ends it, −1 where nothing does.
// Of several at one place it is the first, whatever order the cells have them in.
func (g *grid) ray(a axis, v, from, to float64, f *filter) (end float64, hit int32) {
	b := 1 - a
	step, row := 1, g.where(b, v)*g.n[0]
	if a == 1 {
		step, row = g.n[0], g.where(b, v)
	}
	end, hit = to, -1
	m := f.margin
	if from <= to {
		last := g.where(a, to)
		for c := g.where(a, from); c <= last; c++ {
			for _, i := range g.cells[row+c*step] {
				s := &g.boxes[i]
				if v <= s.lo[b]-m || v >= s.hi[b]+m || s.lo[a]-m > end || s.hi[a]+m <= from {
					continue
				}
				k := m
				if f.ends(i) {
					if k = 0; !f.own || v <= s.lo[b] || v >= s.hi[b] || s.hi[a] <= from {
						continue
					}
				} else if !f.others {
					continue
				}
				if e := max(s.lo[a]-k, from); e < end || e == end && i < hit {
					end, hit = e, i
				}
			}
			if hit >= 0 && end <= g.start[a]+float64(c+1)*g.cell {
				break
			}
		}
		return end, hit
	}
	last := g.where(a, to)
	for c := g.where(a, from); c >= last; c-- {
		for _, i := range g.cells[row+c*step] {
			s := &g.boxes[i]
			if v <= s.lo[b]-m || v >= s.hi[b]+m || s.hi[a]+m < end || s.lo[a]-m >= from {
				continue
			}
			k := m
			if f.ends(i) {
				if k = 0; !f.own || v <= s.lo[b] || v >= s.hi[b] || s.lo[a] >= from {
					continue
				}
			} else if !f.others {
				continue
			}
			if e := min(s.hi[a]+k, from); e > end || e == end && i < hit {
				end, hit = e, i
			}
		}
		if hit >= 0 && end >= g.start[a]+float64(c)*g.cell {
			break
		}
	}
	return end, hit
}
