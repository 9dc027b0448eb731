package scene

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/text"
	"waymark/model/geom"
)

// Scenes that follow one another hold what they were given, whoever releases what
// in between; In, Of and Since say what looking at all items says.
func TestSuccession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 3, 300, 700}).Draw(t, "items")
		odd := []float64{0, 1e9, math.Inf(1), math.NaN()}
		coord := func(name string) float64 {
			if rapid.IntRange(0, 40).Draw(t, name+" odd") == 0 {
				return rapid.SampledFrom(odd).Draw(t, name)
			}
			return rapid.Float64Range(-500, 2000).Draw(t, name)
		}
		seed := rapid.Uint64().Draw(t, "seed")
		item := func(owner string, i int) Item {
			// Cheap numbers: drawing each one takes rapid too long.
			seed = seed*6364136223846793005 + 1442695040888963407
			x, y := float64(seed>>40%3000), float64(seed>>20%1500)
			w := float64(seed >> 55)
			if seed>>11%50 == 0 {
				w *= 20
			}
			return Item{Owner: owner, Bounds: geom.R(x, y, w, w/3), Ops: []Op{&Box{Radius: float64(i)}}}
		}
		first := &Scene{}
		for i := range n {
			first.Items = append(first.Items, item(string(rune('a'+i%26)), i))
		}
		if n > 5 {
			first.Items[2].Bounds.X = coord("x")
			first.Items[3].Bounds.W = coord("w")
		}
		first.Track()
		type known struct {
			s     *Scene
			items []Item
		}
		alive := []known{{first, slices.Clone(first.Items)}}
		for range rapid.IntRange(0, 90).Draw(t, "steps") {
			from := alive[len(alive)-1]
			if rapid.IntRange(0, 9).Draw(t, "older") == 0 {
				from = alive[rapid.IntRange(0, len(alive)-1).Draw(t, "from")]
			}
			if n == 0 {
				break
			}
			at := rapid.SliceOfN(rapid.Int32Range(0, int32(n-1)), 0, 5).Draw(t, "at")
			want := slices.Clone(from.items)
			var items []Item
			for _, k := range at {
				it := item(want[k].Owner, int(k))
				items = append(items, it)
				want[k] = it
			}
			alive = append(alive, known{from.s.Succeed(at, items), want})
			if i := rapid.IntRange(0, 2*len(alive)).Draw(t, "released"); i < len(alive)-1 {
				if alive[i].s.Release(); len(alive[i].s.Items) == 0 {
					alive = slices.Delete(alive, i, i+1)
				}
			}
		}
		for i, a := range alive {
			for k := range a.items {
				if !sameItem(&a.s.Items[k], &a.items[k]) {
					t.Fatalf("scene %d: item %d is %v, want %v", i, k, a.s.Items[k], a.items[k])
				}
			}
			r := geom.R(coord("X"), coord("Y"), 400, 300)
			var in, of []int32
			for k := range a.items {
				if touches(&a.items[k].Bounds, &r) {
					in = append(in, int32(k))
				}
				if a.items[k].Owner == "c" {
					of = append(of, int32(k))
				}
			}
			if got := a.s.In(r, nil); !slices.Equal(got, in) {
				t.Fatalf("scene %d has %v in %v, want %v", i, got, r, in)
			}
			if got := a.s.Of("c"); !slices.Equal(got, of) {
				t.Fatalf("scene %d has %v of c, want %v", i, got, of)
			}
			for j, b := range alive {
				changed, ok := a.s.Since(b.s)
				if !ok {
					continue
				}
				for k := range a.items {
					if !sameItem(&a.items[k], &b.items[k]) && !slices.Contains(changed, int32(k)) {
						t.Fatalf("item %d differs between scenes %d and %d, and Since does not tell", k, j, i)
					}
				}
			}
		}
	})
}

func sameItem(a, b *Item) bool { return a.Owner == b.Owner && a.Ops[0] == b.Ops[0] }

// Whoever copies a scene and gives it other items gets those.
func TestCopiesAreNotTracked(t *testing.T) {
	s := &Scene{Items: make([]Item, 400)}
	for i := range s.Items {
		s.Items[i] = Item{Owner: "a", Bounds: geom.R(float64(i), 0, 1, 1)}
	}
	s.Track()
	c := *s
	c.Items = slices.Clone(s.Items)
	c.Items[7].Owner = "b"
	if got := c.Of("b"); !slices.Equal(got, []int32{7}) {
		t.Fatal(got)
	}
	if _, ok := c.Since(s); ok {
		t.Fatal("a copy is no successor")
	}
}

func TestLargestText(t *testing.T) {
	words := func(size float64) Item {
		return Item{Ops: []Op{&Box{}, &Text{Line: &text.Line{Font: text.Font{Size: size}}}}}
	}
	s := &Scene{Items: []Item{words(9), words(13), {}}}
	if !math.IsInf(s.LargestText(), 1) {
		t.Error("what nobody has looked up is known")
	}
	s.Track()
	next := s.Succeed([]int32{2}, []Item{words(20)})
	if s.LargestText() < 13 || next.LargestText() != 20 {
		t.Error(s.LargestText(), next.LargestText())
	}
}
