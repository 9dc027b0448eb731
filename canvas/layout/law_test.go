package layout

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

func drawGraph(t *rapid.T) Graph {
	g := Graph{Flow: rapid.SampledFrom([]Flow{Right, Down}).Draw(t, "flow"), Lanes: rapid.IntRange(0, 4).Draw(t, "lanes")}
	n := rapid.IntRange(0, 30).Draw(t, "nodes")
	for range n {
		g.Nodes = append(g.Nodes, Node{
			Size: geom.P(float64(rapid.IntRange(0, 200).Draw(t, "w")), float64(rapid.IntRange(0, 120).Draw(t, "h"))),
			Lane: rapid.IntRange(-1, 4).Draw(t, "lane"),
		})
	}
	if n > 0 {
		for range rapid.IntRange(0, 45).Draw(t, "links") {
			g.Links = append(g.Links, Link{From: rapid.IntRange(-1, n).Draw(t, "from"), To: rapid.IntRange(0, n-1).Draw(t, "to"), Label: geom.P(float64(rapid.IntRange(0, 90).Draw(t, "label")), 14)})
		}
	}
	for range rapid.IntRange(0, g.Lanes).Draw(t, "lane sizes") {
		g.LaneMin = append(g.LaneMin, float64(rapid.IntRange(0, 400).Draw(t, "lane size")))
	}
	return g
}

// span is the extent of a rectangle along or across the flow.
func span(g Graph, r geom.Rect, along bool) (lo, hi float64) {
	if (g.Flow == Right) == along {
		return r.X, r.Right()
	}
	return r.Y, r.Bottom()
}

func TestLawsOfLayers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		p := Layered(g)
		if !reflect.DeepEqual(p, Layered(g)) {
			t.Fatal("the same flow was placed differently the second time")
		}
		for i, a := range p.Rects {
			if a.W != g.Nodes[i].Size.X || a.H != g.Nodes[i].Size.Y {
				t.Fatalf("node %d has another size: %v", i, a)
			}
			if !a.Min().Finite() || !p.Bounds.Inset(-0.01).Encloses(a) {
				t.Fatalf("node %d at %v lies outside of %v", i, a, p.Bounds)
			}
			for j, b := range p.Rects[:i] {
				if a.Inset(-4).Overlaps(b) {
					t.Fatalf("nodes %d %v and %d %v overlap", j, b, i, a)
				}
			}
		}
		at := 0.0
		for i, b := range p.Bands {
			if math.Abs(b.Start-at) > 0.01 || b.Size <= 0 || i < len(g.LaneMin) && b.Size < g.LaneMin[i] {
				t.Fatalf("lane %d is %v after %v", i, b, at)
			}
			at += b.Size
		}
		for i, n := range g.Nodes {
			if n.Lane < 0 || n.Lane >= g.Lanes {
				continue
			}
			lo, hi := span(g, p.Rects[i], false)
			if b := p.Bands[n.Lane]; lo < b.Start-0.01 || hi > b.Start+b.Size+0.01 {
				t.Fatalf("node %d (%v … %v) has left its lane %v", i, lo, hi, b)
			}
		}
		for i, l := range g.Links {
			if l.From < 0 || l.From >= len(g.Nodes) {
				continue
			}
			if p.Back[i] {
				if l.From != l.To && p.Ranks[l.From] <= p.Ranks[l.To] {
					t.Fatalf("link %d from layer %d to %d is said to go back", i, p.Ranks[l.From], p.Ranks[l.To])
				}
				continue
			}
			_, end := span(g, p.Rects[l.From], true)
			start, _ := span(g, p.Rects[l.To], true)
			if p.Ranks[l.From] >= p.Ranks[l.To] || end >= start {
				t.Fatalf("link %d goes from layer %d (ends at %v) to %d (starts at %v)", i, p.Ranks[l.From], end, p.Ranks[l.To], start)
			}
		}
	})
}

// The least total length of links is what the ranks promise; small flows are
// checked against all possibilities.
func TestRanksAreShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "nodes")
		var arcs []arc
		for v := 1; v < n; v++ {
			arcs = append(arcs, arc{int32(rapid.IntRange(0, v-1).Draw(t, "from")), int32(v), float64(rapid.IntRange(1, 3).Draw(t, "weight"))})
		}
		for range rapid.IntRange(0, 5).Draw(t, "more") {
			v := rapid.IntRange(1, n-1).Draw(t, "to")
			arcs = append(arcs, arc{int32(rapid.IntRange(0, v-1).Draw(t, "from")), int32(v), 1})
		}
		cost := func(rank []int) float64 {
			sum := 0.0
			for _, a := range arcs {
				d := rank[a.to] - rank[a.from]
				if d < 1 {
					return math.Inf(1)
				}
				sum += float64(d) * a.weight
			}
			return sum
		}
		best := math.Inf(1)
		rank := make([]int, n)
		var all func(v int)
		all = func(v int) {
			if v == n {
				best = math.Min(best, cost(rank))
				return
			}
			for r := range n {
				rank[v] = r
				all(v + 1)
			}
		}
		all(0)
		if got := cost(ranks(n, arcs)); got != best {
			t.Fatalf("total length %v, the least is %v", got, best)
		}
	})
}

func TestLawsOfBeside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []geom.Rect
		for range rapid.IntRange(1, 25).Draw(t, "nodes") {
			all = append(all, geom.R(float64(rapid.IntRange(0, 60).Draw(t, "x")*10), float64(rapid.IntRange(0, 60).Draw(t, "y")*10), 120, 48))
		}
		side := Side(rapid.IntRange(0, 3).Draw(t, "side"))
		at := rapid.SampledFrom(all).Draw(t, "at")
		r := Beside(all, at, geom.P(120, 48), side, 20)
		for _, o := range all {
			if r.Inset(-19.9).Overlaps(o) {
				t.Fatalf("%v stands too near to %v", r, o)
			}
		}
		ok := map[Side]bool{OnRight: r.X >= at.Right(), OnLeft: r.Right() <= at.X, OnTop: r.Bottom() <= at.Y, OnBottom: r.Y >= at.Bottom()}
		if !ok[side] {
			t.Fatalf("%v stands on another side of %v than %v", r, at, side)
		}
	})
}

// The first branch of every decision of a simple flow goes straight on, and the
// second one stands beside it.
func TestFirstBranchGoesStraight(t *testing.T) {
	f := newFlow(Right, 0).node(-1, "a", "b?", "c", "d", "e?", "f", "g")
	f.chain("a", "b?").branch("b?", "Yes", "c").branch("b?", "No", "d").chain("c", "e?").branch("e?", "Yes", "f").branch("e?", "No", "g")
	p := Layered(f.Graph)
	y := func(n string) float64 { return p.Rects[f.index[n]].Center().Y }
	for _, n := range []string{"b?", "c", "e?", "f"} {
		if y(n) != y("a") {
			t.Errorf("%s stands at %v, the main path at %v", n, y(n), y("a"))
		}
	}
	if y("d") <= y("c") || y("g") <= y("f") {
		t.Errorf("second branches stand at %v and %v, above the first ones at %v", y("d"), y("g"), y("c"))
	}
}
