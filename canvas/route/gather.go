package route

import (
	"cmp"
	"math"
	"slices"
)

// gatherer finds the groups of all stretches of a page at once. The page is cut into
// bands as wide as stretches have to be near each other, and each band gone through from
// one end to the other together with the next: what overlaps in one band belongs
// together, what overlaps in two if it is near enough.
type gatherer struct {
	places       []start // by band, each from one end to the other
	parent, size []int32 // by stretch: of the tree of its group
	members      []int32 // of all groups; before, the band of each stretch
	ahead        []int32 // scratch: stretches of one band that have not ended yet
	behind       []int32
}

// groups calls f with each group of stretches, in the order of their links.
func (g *gatherer) groups(segs []seg, f func(m []int32)) {
	g.parent = fit(g.parent, len(segs))
	for i := range segs {
		g.parent[i] = int32(i)
	}
	g.sort(segs)
	from := 0
	for from < len(g.places) {
		mid := g.bandEnd(from)
		end := mid
		if mid < len(g.places) && g.places[mid].band == g.places[from].band+1 {
			end = g.bandEnd(mid)
		}
		g.chain(segs, g.places[from:mid])
		g.join(segs, g.places[from:mid], g.places[mid:end])
		from = mid
	}
	g.split(len(segs), f)
}

// sort lists all stretches by band.
func (g *gatherer) sort(segs []seg) {
	g.places, g.members = fit(g.places, len(segs)), fit(g.members, len(segs))
	band, lo, hi := g.members, int32(math.MaxInt32), int32(math.MinInt32)
	for i := range segs {
		b := int32(math.Floor(segs[i].want / (2 * trackGap)))
		band[i], lo, hi = b, min(lo, b), max(hi, b)
	}
	if bands := int(hi) - int(lo) + 1; bands > 0 && bands < 4*len(segs)+1024 {
		g.size = fit(g.size, bands+1)
		clear(g.size)
		for _, b := range band {
			g.size[b-lo+1]++
		}
		for k := range bands {
			g.size[k+1] += g.size[k]
		}
		for i, b := range band {
			k := &g.size[b-lo]
			g.places[*k] = start{segs[i].a, int32(i), b}
			*k++
		}
		from := int32(0)
		for _, end := range g.size[:bands] {
			sortStarts(g.places[from:end])
			from = end
		}
		return
	}
	for i, b := range band { // they are scattered over a page of nothing
		g.places[i] = start{segs[i].a, int32(i), b}
	}
	slices.SortFunc(g.places, func(p, q start) int { return cmp.Or(cmp.Compare(p.band, q.band), cmp.Compare(p.a, q.a)) })
}

func (g *gatherer) bandEnd(from int) int {
	end := from + 1
	for end < len(g.places) && g.places[end].band == g.places[from].band {
		end++
	}
	return end
}

// chain unites what overlaps in a band.
func (g *gatherer) chain(segs []seg, band []start) {
	last, end := int32(-1), math.Inf(-1)
	for _, p := range band {
		if p.a < end+passing {
			g.unite(last, p.i)
		}
		if b := segs[p.i].b; b > end {
			last, end = p.i, b
		}
	}
}

// join unites what overlaps in two bands and is near enough.
func (g *gatherer) join(segs []seg, lower, upper []start) {
	g.behind, g.ahead = g.behind[:0], g.ahead[:0]
	for len(upper) > 0 && (len(lower) > 0 || len(g.behind) > 0) {
		if len(lower) > 0 && lower[0].a <= upper[0].a {
			i := lower[0].i
			lower = lower[1:]
			g.ahead = g.meet(segs, i, g.ahead)
			g.behind = append(g.behind, i)
		} else {
			i := upper[0].i
			upper = upper[1:]
			g.behind = g.meet(segs, i, g.behind)
			g.ahead = append(g.ahead, i)
		}
	}
	for _, p := range lower {
		g.ahead = g.meet(segs, p.i, g.ahead)
	}
}

// meet unites a stretch with one of those that have not ended where it begins, which
// all belong together, and returns these.
func (g *gatherer) meet(segs []seg, i int32, others []int32) []int32 {
	p, still, near := &segs[i], others[:0], int32(-1)
	for _, j := range others {
		q := &segs[j]
		if q.b+passing <= p.a {
			continue
		}
		still = append(still, j)
		if d := q.want - p.want; d < 2*trackGap && d > -2*trackGap {
			near = j
		}
	}
	if near >= 0 {
		g.unite(near, i)
	}
	return still
}

func (g *gatherer) root(i int32) int32 {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// unite makes one group of two; its root is the first of its stretches.
func (g *gatherer) unite(i, j int32) {
	if i, j = g.root(i), g.root(j); i > j {
		i, j = j, i
	}
	g.parent[j] = i
}

// split calls f with each group.
func (g *gatherer) split(n int, f func(m []int32)) {
	g.size = fit(g.size, n)
	clear(g.size)
	for i := range int32(n) {
		g.size[g.root(i)]++
	}
	// The members of a group stand together, those of the first root first.
	g.members = fit(g.members, n)
	end := int32(0)
	for i := range int32(n) {
		if g.parent[i] == i {
			g.size[i], end = end, end+g.size[i]
		}
	}
	for i := range int32(n) {
		k := &g.size[g.parent[i]]
		if g.parent[i] != i {
			k = &g.size[g.root(i)]
		}
		g.members[*k] = i
		*k++
	}
	from := int32(0)
	for i := range int32(n) {
		if g.parent[i] == i { // size is where its members end now
			f(g.members[from:g.size[i]])
			from = g.size[i]
		}
	}
}
