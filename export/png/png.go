package png

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"

	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Options say how a scene becomes a picture.
type Options struct {
	// Scale is the number of pixels for one document unit (1/96 inch): 1 stands
	// for 96 dots an inch, 3.125 for 300. 0 stands for 2.
	Scale float64
	// Grey writes greys, one channel.
	Grey bool
	// Progress hears of the finished share, 0 … 1; it may be nil.
	Progress func(float64)
}

// Limits of a picture. Beyond, most programs that open pictures give up.
const (
	MaxSide   = 32_767
	MaxPixels = 400_000_000
)

// ErrTooLarge tells that a picture would exceed the limits.
var ErrTooLarge = errors.New("the picture would be too large")

// bandRows is the height of a band: large enough that painting it in parallel
// pays, small enough that two of them are little memory.
const bandRows = 192

// Size returns the size in pixels of the picture of s.
func Size(s *scene.Scene, opts Options) (w, h int, err error) {
	k := opts.scale()
	fw, fh := math.Ceil(s.Bounds.W*k-1e-6), math.Ceil(s.Bounds.H*k-1e-6)
	if !(k > 0) || !(fw >= 1) || !(fh >= 1) {
		return 0, 0, fmt.Errorf("there is nothing to draw: %g × %g units at scale %g", s.Bounds.W, s.Bounds.H, k)
	}
	if fw > MaxSide || fh > MaxSide || fw*fh > MaxPixels {
		return 0, 0, tooLarge(s, fw, fh)
	}
	return int(fw), int(fh), nil
}

// smallestLegible is the scale below which nobody can read the texts of a picture.
const smallestLegible = 0.4

// tooLarge says how large a picture would be, and what can be done instead.
func tooLarge(s *scene.Scene, w, h float64) error {
	limit := fmt.Sprintf("%.0f × %.0f pixels; at most %d a side and %d million in all are possible", w, h, MaxSide, MaxPixels/1_000_000)
	if k := MaxScale(s); k >= smallestLegible {
		return fmt.Errorf("%w: %s, which is scale %g for this map", ErrTooLarge, limit, k)
	}
	return fmt.Errorf("%w: %s, and nothing could be read on a picture of that size; export the map as PDF or SVG", ErrTooLarge, limit)
}

// MaxScale returns the largest scale at which s keeps within the limits, rounded
// down to two decimals, or two digits where it is smaller.
func MaxScale(s *scene.Scene) float64 {
	b := s.Bounds
	k := min((MaxSide-1)/b.W, (MaxSide-1)/b.H, math.Sqrt(MaxPixels/(b.W*b.H))*0.999)
	digits := max(100, math.Pow(10, 1-math.Floor(math.Log10(k))))
	return math.Floor(k*digits) / digits
}

func (o Options) scale() float64 {
	if o.Scale == 0 {
		return 2
	}
	return o.Scale
}

// Write paints s and writes it to w. An error of w, or the end of ctx, stops it;
// what was written then is no picture.
func Write(ctx context.Context, w io.Writer, s *scene.Scene, opts Options) error {
	width, height, err := Size(s, opts)
	if err != nil {
		return fmt.Errorf("writing a PNG: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	bands := paint(ctx, s, opts.scale(), width, height)
	out := bufio.NewWriterSize(w, 64<<10)
	e := newEncoder(out, width, height, opts)
	for y := 0; y < height && err == nil; {
		select {
		case band := <-bands.ready:
			err = e.rows(band)
			y += band.Rect.Dy()
			bands.free <- band
			if opts.Progress != nil {
				opts.Progress(float64(y) / float64(height))
			}
		case <-ctx.Done():
			err = ctx.Err()
		}
	}
	if err == nil {
		err = e.close()
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("writing a PNG of %d × %d pixels: %w", width, height, err)
	}
	return nil
}

// painted hands bands from the painter to the encoder and back.
type painted struct {
	ready, free chan *image.RGBA
}

// paint starts painting s from top to bottom. It ends with ctx, or when all is
// painted.
func paint(ctx context.Context, s *scene.Scene, k float64, width, height int) painted {
	p := painted{make(chan *image.RGBA, 1), make(chan *image.RGBA, 2)}
	for range 2 {
		p.free <- image.NewRGBA(image.Rect(0, 0, width, min(bandRows, height)))
	}
	go func() {
		r := raster.New()
		to := geom.Translate(s.Bounds.Min().Mul(-1)).Then(geom.Scale(k))
		for y := 0; y < height; y += bandRows {
			var band *image.RGBA
			select {
			case band = <-p.free:
			case <-ctx.Done():
				return
			}
			if rows := min(bandRows, height-y); rows < band.Rect.Dy() {
				band = image.NewRGBA(image.Rect(0, 0, width, rows))
			}
			v := raster.View{To: to.Then(geom.Translate(geom.P(0, -float64(y)))), MinLine: 0.5, Snap: true}
			r.Draw(band, s, v)
			select {
			case p.ready <- band:
			case <-ctx.Done():
				return
			}
		}
	}()
	return p
}
