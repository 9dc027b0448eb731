package route

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

// What is quick gives what the long way round would have given.

// ways are where the line of a link can start and end.
type ways struct {
	from, to []port
	between  geom.Pt
	f        filter
}

// waysOf are those at the sides chosen for a link, and where others are asked for at all
// that are left.
func (r *Router) waysOf(l int32, others bool) ways {
	ln := &r.links[l]
	a, b := r.ends(l)
	w := ways{between: halfway(a, b), f: filter{margin: 6, from: ln.from, to: ln.to, own: true, others: true}}
	w.from, w.to = r.chosen(nil, ln, true, a, &w.f), r.chosen(nil, ln, false, b, &w.f)
	if others {
		w.from, w.to = r.others(w.from, ln, true, a, &w.f), r.others(w.to, ln, false, b, &w.f)
	}
	shorten(w.from, w.to)
	shorten(w.to, w.from)
	price(w.from)
	price(w.to)
	return w
}

// cost is what a line costs that leaves at side s and enters at side t.
func (w *ways) cost(pts []geom.Pt, s, t Side) int32 {
	for i := range w.from {
		for j := range w.to {
			if w.from[i].side == s && w.to[j].side == t {
				return costOf(pts, &w.from[i], &w.to[j])
			}
		}
	}
	return math.MaxInt32
}

// searchAmongAll looks for a way that costs less than a known one in a lattice of the
// lines beside all shapes of the page at once.
func (r *Router) searchAmongAll(w *ways, known int32) (pts []geom.Pt, s, t Side) {
	r.search.seen, r.search.paired, r.search.overlaps, r.search.spent = r.search.seen[:0], 0, 0, 0
	for i := range r.shapes {
		r.search.seen = append(r.search.seen, int32(i))
	}
	r.search.lines(w.from, w.to, w.between)
	r.search.block(&w.f)
	pts, s, t = r.search.run(w.from, w.to, known)
	return slices.Clone(pts), s, t
}

// eachPlain calls f with each link of a random page that is searched a line for.
func eachPlain(t *rapid.T, f func(r *Router, l int32)) {
	r := NewRouter(drawPage(t))
	for l := range r.links {
		if ln := &r.links[l]; ln.Style != Straight && ln.from != ln.to && !ln.heaped {
			f(r, int32(l))
		}
	}
}

// A plain line that is taken at once costs no more than what a search among all shapes
// finds between the same sides. One that is found after it is the best of all plain ones,
// or better.
func TestPlainLinesAreAsGoodAsASearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		eachPlain(t, func(r *Router, l int32) {
			w, id := r.waysOf(l, false), r.links[l].ID
			if got, s, e, ok := r.search.atOnce(w.from, w.to, w.between, &w.f); ok {
				got, cost := slices.Clone(got), w.cost(got, s, e)
				if best, x, y := r.searchAmongAll(&w, math.MaxInt32); best != nil && cost > w.cost(best, x, y)+asGood {
					t.Fatalf("link %s: %v, taken at once, costs %d; %v costs %d", id, got, cost, best, w.cost(best, x, y))
				}
				return
			}
			w = r.waysOf(l, true)
			if got, s, e, ok := r.search.find(w.from, w.to, w.between, &w.f); ok {
				got, cost := slices.Clone(got), w.cost(got, s, e)
				if _, _, best := r.search.plain(w.from, w.to, w.between, &w.f); cost > best {
					t.Fatalf("link %s: %v costs %d; the plain line %v costs %d", id, got, cost, r.search.best, best)
				}
			}
		})
	})
}

// A search that is told of a way finds the same better one as a search that is not, or
// none when there is none.
func TestASearchStopsAtWhatIsKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		eachPlain(t, func(r *Router, l int32) {
			w := r.waysOf(l, true)
			best, s, e := r.searchAmongAll(&w, math.MaxInt32)
			if best == nil {
				return
			}
			// The search counts up to 16 steps more for each corner than costOf, and rounds each leg.
			cost, more := w.cost(best, s, e), int32(18*len(best))
			for _, known := range [3]int32{cost - more, cost + more, cost + 4000} {
				got, x, y := r.searchAmongAll(&w, known)
				if found := known > cost; (got != nil) != found || found && (!slices.Equal(got, best) || x != s || y != e) {
					t.Fatalf("link %s: %v costs %d, and with %d known the search finds %v", r.links[l].ID, best, cost, known, got)
				}
			}
		})
	})
}

// What is known of the fronts of a shape is the room that a line finds there.
func TestRoomAhead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawPage(t)
		for i := range rapid.IntRange(0, 3).Draw(t, "on one another") {
			req.Shapes = append(req.Shapes, Shape{ID: string(rune('a' + i)), Rect: rapid.SampledFrom(req.Shapes).Draw(t, "shape").Rect.Add(geom.P(float64(rapid.IntRange(-60, 60).Draw(t, "dx")), float64(rapid.IntRange(-60, 60).Draw(t, "dy"))))})
		}
		r := newRouter(req, true)
		f := filter{others: true}
		for i, a := range r.rects {
			for side := Top; side <= Left; side++ {
				p := mid(a, side)
				if got, want := r.ahead(p, side, int32(i), &f), r.room(p, side, int32(i), &f); got != want {
					t.Fatalf("in front of side %v of %v there is room for %v, not %v", side, a, want, got)
				}
			}
		}
	})
}

// drawSegs draws stretches that run side by side.
func drawSegs(t *rapid.T, n int) (segs []seg, m []int32) {
	num := func(name string, from, to int) float64 { return float64(rapid.IntRange(from, to).Draw(t, name)) }
	for i := range n {
		s := seg{link: int32(i), a: num("a", 0, 20), want: 4 * num("want", 0, 3), label: float32(num("label", 0, 1) * 14)}
		s.b = s.a + 20 + num("length", 0, 30)
		s.lo, s.hi = s.want-num("room below", 0, 30), s.want+num("room above", 0, 30)
		s.da, s.db = int8(num("da", -1, 1)), int8(num("db", -1, 1))
		s.hold = rapid.SampledFrom([]hold{inside, atSide, fixed}).Draw(t, "hold")
		segs, m = append(segs, s), append(m, int32(i))
	}
	return segs, m
}

// Two stretches are placed in turn as any group is.
func TestTwoInTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		segs, m := drawSegs(t, 2)
		var quick, full spreader
		quick.inTurn(segs, m)
		full.order(segs, m)
		full.neighbours(segs, m)
		if !slices.Equal(quick.pairs, full.pairs) {
			t.Fatalf("%+v, not %+v", quick.pairs, full.pairs)
		}
	})
}

// Starts come in order however they were.
func TestSortStarts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "starts")
		v := make([]start, n)
		for i := range v {
			v[i] = start{a: float64(rapid.IntRange(0, 90).Draw(t, "a")), i: int32(i)}
		}
		slices.Reverse(v)
		sortStarts(v)
		for k := 1; k < n; k++ {
			if p, q := v[k-1], v[k]; p.a > q.a || p.a == q.a && p.i >= q.i {
				t.Fatalf("%v comes before %v", p, q)
			}
		}
	})
}

// Ends that say which shapes they are at get the lines that they would get by their ids.
func TestNumberedEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawPage(t)
		want := All(req)
		for i := range req.Links {
			for _, e := range [2]*End{&req.Links[i].From, &req.Links[i].To} {
				e.Nth = int32(slices.IndexFunc(req.Shapes, func(s Shape) bool { return s.ID == e.Shape })) + 1
			}
		}
		if got := All(req); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, not %v", got, want)
		}
	})
}
