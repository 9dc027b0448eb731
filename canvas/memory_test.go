package canvas

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"fyne.io/fyne/v2/driver/desktop"

	"waymark/model/geom"
)

// An hour of zooming and panning takes no more memory than the first minutes: every
// size of type leaves glyphs behind, and every step of a drag a scene.
func TestMemoryStaysFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("two thousand frames take their time")
	}
	for name, doc := range map[string]func() (*View, func(i int)){
		"flowchart": func() (*View, func(i int)) {
			v, s := window(t, network(400))
			s.Select("n150")
			return v, func(i int) {
				if i%7 == 0 { // a preview is a scene, and no history
					p := v.pos("n151")
					drag(v, p, p, desktop.MouseButtonPrimary)
				}
			}
		},
		"journey": func() (*View, func(i int)) {
			v, s := window(t, journeyOf(6, 4, 6))
			s.Select("c1-1-1")
			return v, func(int) {}
		},
	} {
		t.Run(name, func(t *testing.T) {
			v, also := doc()
			r := rand.New(rand.NewPCG(5, 6))
			frames := func(n int) uint64 {
				for i := range n {
					v.zoomAt(geom.P(900*r.Float64(), 600*r.Float64()), math.Exp(math.Log(leastZoom)+r.Float64()*math.Log(mostZoom/leastZoom)))
					v.PanBy(float32(200*r.Float64()-100), float32(200*r.Float64()-100))
					also(i)
					v.picture(900, 600)
					v.minimap.picture(150, 96)
				}
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				return m.HeapAlloc
			}
			first := frames(700) // caches have filled up
			const slack = 6 << 20
			for range 2 {
				if now := frames(500); now > first+slack {
					t.Fatalf("%d MB became %d MB", first>>20, now>>20)
				}
			}
		})
	}
}
