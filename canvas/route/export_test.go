package route

// Effort is what a router has looked at so far: boxes of its grids, crossings that a
// search has gone on from, places for labels, and pairs of lines side by side.
func (r *Router) Effort() int {
	n := r.search.work + r.grid.work + r.labels.work
	for _, g := range []*grid{r.labels.strokes, r.labels.taken, r.standing.index, r.lying.index} {
		if g != nil {
			n += g.work
		}
	}
	return n + r.standing.work + r.lying.work
}
