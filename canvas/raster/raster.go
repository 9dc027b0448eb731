package raster

import (
	"image"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// View says what is drawn where. The zero value of each field but To is a
// sensible one.
type View struct {
	// To maps document units to pixels of the destination.
	To geom.Affine
	// Clip is the part of the destination to paint; all of it when empty.
	Clip image.Rectangle
	// Skip leaves items out, for example the ones that are being dragged.
	Skip func(*scene.Item) bool
	// Desk is painted outside the bounds of the scene; when its alpha is 0, the
	// paper is endless.
	Desk scene.Color
	// MinText is the size in pixels below which text is left out.
	MinText float64
	// MinLine is the least width of lines in pixels.
	MinLine float64
	// Snap moves boxes and lines that are parallel to the axes to whole pixels,
	// by at most half a pixel, so that they are crisp.
	Snap bool
	// Over paints onto what is there: neither paper nor desk.
	Over bool
}

// Rasterizer paints scenes and keeps what it can use again. It is used by one
// goroutine at a time, and paints with several.
type Rasterizer struct {
	painters []*painter
	pictures *pictures
	sketch   *sketch // of the page that is seen from afar; nil for none
	seenFar  int     // whole pictures that were painted from afar without a sketch
}

// New returns a rasterizer that paints with as many goroutines as the program
// may run at once.
func New() *Rasterizer { return NewWith(runtime.GOMAXPROCS(0)) }

// NewWith returns a rasterizer that paints with at most the given number of
// goroutines.
func NewWith(workers int) *Rasterizer {
	r := &Rasterizer{pictures: newPictures()}
	for range max(1, workers) {
		r.painters = append(r.painters, newPainter(r.pictures))
	}
	return r
}

// bandRows is the least height of a band: below, starting a goroutine costs
// more than it saves.
const bandRows = 48

// Draw paints the part of s that v shows into dst.
func (r *Rasterizer) Draw(dst *image.RGBA, s *scene.Scene, v View) {
	clip := dst.Rect
	if !v.Clip.Empty() {
		clip = clip.Intersect(v.Clip)
	}
	if clip.Empty() || !finite(v.To) {
		return
	}
	from := r.afar(s, &v, whole(clip, dst.Rect))
	bands := min(clip.Dy()/bandRows, 3*len(r.painters))
	if len(r.painters) == 1 || bands < 2 {
		r.painters[0].paint(dst, s, from, &v, clip)
		return
	}
	var next atomic.Int32
	work := func(p *painter) {
		for {
			i := int(next.Add(1)) - 1
			if i >= bands {
				return
			}
			band := clip
			band.Min.Y = clip.Min.Y + clip.Dy()*i/bands
			band.Max.Y = clip.Min.Y + clip.Dy()*(i+1)/bands
			p.paint(dst, s, from, &v, band)
		}
	}
	var wg sync.WaitGroup
	for _, p := range r.painters[1:] {
		wg.Go(func() { work(p) })
	}
	work(r.painters[0])
	wg.Wait()
}

func finite(m geom.Affine) bool {
	sum := m.A + m.B + m.C + m.D + m.E + m.F
	return !math.IsNaN(sum - sum)
}

// Fit returns the largest scaling that shows r in a picture of w × h pixels,
// centred, with margin pixels around it.
func Fit(r geom.Rect, w, h, margin float64) geom.Affine {
	if r.Empty() {
		return geom.Translate(geom.P(w/2-r.X, h/2-r.Y))
	}
	k := max(min((w-2*margin)/r.W, (h-2*margin)/r.H), 1e-6)
	c := r.Center()
	return geom.Affine{A: k, D: k, E: w/2 - c.X*k, F: h/2 - c.Y*k}
}
