package app

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"sync"

	"waymark/canvas/compose"
	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model"
)

// pictures paints thumbnails and previews, one after the other, away from the
// window: they are the real scenes, scaled. What is asked for last is painted
// first, because it is what a person looks at.
type pictures struct {
	mu   sync.Mutex
	wake chan struct{}
	jobs []job
	end  context.CancelFunc
	log  *testLog
}

// job is one picture that is to be painted. It runs on the worker, with fonts and
// a rasteriser that nobody else uses, and posts its result itself.
type job struct {
	ctx context.Context
	run func(b *brush)
}

// brush is what a job paints with.
type brush struct {
	fonts  *text.Fonts
	raster *raster.Rasterizer
}

func newPictures(log *testLog) *pictures {
	ctx, end := context.WithCancel(context.Background())
	p := &pictures{wake: make(chan struct{}, 1), end: end, log: log}
	go p.work(ctx)
	return p
}

// stop ends the worker.
func (p *pictures) stop() { p.end() }

// paint asks for a picture. A job whose context has ended is left out.
func (p *pictures) paint(ctx context.Context, run func(b *brush)) {
	p.mu.Lock()
	p.jobs = append(p.jobs, job{ctx, run})
	p.mu.Unlock()
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *pictures) next() (j job, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.jobs) > 0 {
		j = p.jobs[len(p.jobs)-1]
		p.jobs = p.jobs[:len(p.jobs)-1]
		if j.ctx.Err() == nil {
			return j, true
		}
	}
	return job{}, false
}

func (p *pictures) work(ctx context.Context) {
	b := &brush{fonts: text.New(), raster: raster.NewWith(1)}
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
		}
		for {
			j, ok := p.next()
			if !ok || ctx.Err() != nil {
				break
			}
			j.run(b)
		}
	}
}

// page paints one page of a document into w × h pixels, all of it, on its paper.
func (b *brush) page(doc *model.Document, page model.ID, w, h int, load func(string) *scene.Picture) *image.RGBA {
	c := compose.New(b.fonts, shape.Light(), compose.Options{Pictures: load})
	s := c.Page(doc, page)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	b.raster.Draw(img, s, raster.View{To: raster.Fit(s.Bounds, float64(w), float64(h), float64(w)/32), Desk: s.Paper})
	return img
}

// document paints the first page of a document; of one with several pages two
// sheets, one lying over the other.
func (b *brush) document(doc *model.Document, w, h int, load func(string) *scene.Picture) *image.RGBA {
	pages := doc.All(model.Root, "page")
	if len(pages) < 2 {
		id := model.ID("")
		if len(pages) == 1 {
			id = pages[0].ID()
		}
		return b.page(doc, id, w, h, load)
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(color.NRGBA{0xF3, 0xF5, 0xF8, 255}), image.Point{}, draw.Src)
	sw, sh := w*66/100, h*66/100
	m := w / 24
	for i, at := range []image.Point{{m, m}, {w - sw - m, h - sh - m}} {
		sheet := b.page(doc, pages[i].ID(), sw, sh, load)
		r := image.Rectangle{at, at.Add(image.Pt(sw, sh))}
		draw.Draw(img, r.Inset(-1), image.NewUniform(color.NRGBA{0xB9, 0xC3, 0xCF, 255}), image.Point{}, draw.Src)
		draw.Draw(img, r, sheet, image.Point{}, draw.Src)
	}
	return img
}
