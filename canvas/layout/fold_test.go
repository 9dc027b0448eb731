package layout

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

// drawRibbon draws a long flow with branches that come together again, and links
// that go back.
func drawRibbon(t *rapid.T) Graph {
	g := Graph{Flow: rapid.SampledFrom([]Flow{Right, Down}).Draw(t, "flow")}
	n := rapid.IntRange(2, 60).Draw(t, "nodes")
	for v := range n {
		g.Nodes = append(g.Nodes, Node{Size: geom.P(float64(rapid.IntRange(60, 180).Draw(t, "w")), float64(rapid.IntRange(30, 90).Draw(t, "h"))), Lane: -1})
		if v > 0 {
			g.Links = append(g.Links, Link{From: max(0, v-1-rapid.IntRange(0, 1).Draw(t, "branch")), To: v})
		}
	}
	for range rapid.IntRange(0, 6).Draw(t, "back") {
		to := rapid.IntRange(0, n-1).Draw(t, "to")
		g.Links = append(g.Links, Link{From: min(n-1, to+rapid.IntRange(0, 9).Draw(t, "by")), To: to})
	}
	return g
}

// A folded flow is the same flow in rows: layers keep their order and their
// distances within a row, rows follow each other, and text becomes clearly larger;
// or nothing has changed at all.
func TestLawsOfFolding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawRibbon(t)
		plain := Layered(g)
		g.Fold = true
		p := Layered(g)
		if !reflect.DeepEqual(p, Layered(g)) {
			t.Fatal("the same flow was placed differently the second time")
		}
		if reflect.DeepEqual(p, plain) {
			return
		}
		before, after := onPaper(plain.Bounds.W, plain.Bounds.H), onPaper(p.Bounds.W, p.Bounds.H)
		if before <= legible || after*worthwhile > before+0.01 {
			t.Fatalf("folded from %v to %v, text is %.2f as large", plain.Bounds, p.Bounds, before/after)
		}
		if !reflect.DeepEqual(p.Ranks, plain.Ranks) || !reflect.DeepEqual(p.Back, plain.Back) {
			t.Fatal("layers have changed")
		}
		for i, a := range p.Rects {
			if !p.Bounds.Inset(-0.01).Encloses(a) {
				t.Fatalf("node %d at %v lies outside of %v", i, a, p.Bounds)
			}
			for j, b := range p.Rects[:i] {
				if a.Inset(-4).Overlaps(b) {
					t.Fatalf("nodes %d %v and %d %v overlap", j, b, i, a)
				}
				// One that comes later stands further on in the row, or in a later row.
				first, second, shift := flat(&g, b), flat(&g, a), flat(&g, a).Min().Sub(flat(&g, plain.Rects[i]).Min())
				if p.Ranks[i] < p.Ranks[j] {
					first, second = second, first
				}
				same := shift.Dist(flat(&g, b).Min().Sub(flat(&g, plain.Rects[j]).Min())) < 0.01
				if p.Ranks[i] != p.Ranks[j] && same && first.Right() >= second.X {
					t.Fatalf("nodes %d and %d of one row stand at %v and %v", j, i, b, a)
				}
				if !same && (p.Ranks[i] == p.Ranks[j] || second.Y < first.Bottom()+rowGap) {
					t.Fatalf("nodes %d and %d of two rows, layers %d and %d, stand at %v and %v", j, i, p.Ranks[j], p.Ranks[i], b, a)
				}
			}
		}
	})
}

// Twenty steps in a row are wrapped into rows of the shape of a page; six are not.
func TestRibbonIsFolded(t *testing.T) {
	for _, n := range []int{6, 20} {
		f := newFlow(Right, 0)
		for i := range n {
			f.node(-1, fmt.Sprint("step ", i))
			if i > 0 {
				f.chain(fmt.Sprint("step ", i-1), fmt.Sprint("step ", i))
			}
		}
		f.Fold = true
		p := Layered(f.Graph)
		if shape := p.Bounds.W / p.Bounds.H; (n == 20) != (shape < 5) {
			t.Errorf("%d steps are %v × %v", n, p.Bounds.W, p.Bounds.H)
		}
		picture(t, fmt.Sprint("ribbon-", n), f, p)
	}
}

// With swimlanes every node stays in its lane.
func TestLanesAreNotFolded(t *testing.T) {
	f := newFlow(Right, 2)
	for i := range 30 {
		f.node(i%2, fmt.Sprint(i))
		if i > 0 {
			f.chain(fmt.Sprint(i-1), fmt.Sprint(i))
		}
	}
	plain := Layered(f.Graph)
	f.Fold = true
	if p := Layered(f.Graph); !reflect.DeepEqual(p, plain) {
		t.Fatal("a flow in swimlanes was folded")
	}
}
