package pdf

import (
	"context"
	"runtime"
	"sync"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// paint paints all sheets. Painting goes from sheet to sheet, because fonts and
// pictures are numbered in the order of their first use; deflating, which takes
// longer, goes on behind it on the other processors.
func (j *job) paint(ctx context.Context, sheets []Sheet) ([]painted, error) {
	done := make([]painted, len(sheets))
	var behind sync.WaitGroup
	defer behind.Wait()
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	empty := make(chan []byte, 2*cap(slots))
	for i, s := range sheets {
		p := &painter{job: j, height: s.Height}
		if !j.info.Uncompressed {
			content := &pieces{make(chan []byte), empty}
			p.pieces, p.out = content, content.fresh()
			slots <- struct{}{}
			behind.Go(func() {
				done[i].content = content.deflate(&j.deflater, s.deflated())
				<-slots
			})
		}
		if err := p.sheet(ctx, s); err != nil {
			return nil, err
		}
		if j.info.Uncompressed {
			done[i].content = p.out
		}
		done[i].Sheet, done[i].elements, done[i].links = s, p.tags.elements, p.links
		if j.info.Progress != nil {
			j.info.Progress(i+1, len(sheets))
		}
	}
	return done, nil
}

// deflated is about how many bytes the content of a sheet takes. Where it is more,
// they are copied once.
func (s *Sheet) deflated() int {
	const item = 80 // bytes: a shape with a line of text, or a link
	n := 1 << 10
	for _, p := range s.Parts {
		if p.Scene != nil {
			n += item * len(p.Scene.Items)
		}
	}
	return n
}

// sheet paints the parts of a sheet.
func (p *painter) sheet(ctx context.Context, s Sheet) error {
	if p.pieces != nil {
		defer func() { p.pieces.end(p.out) }() // whatever happens: somebody waits for it
	}
	whole := geom.R(0, 0, s.Width, s.Height)
	for _, part := range s.Parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.part(part, whole)
	}
	return ctx.Err()
}

// paper paints the ground of a scene that is not on white.
func (p *painter) paper(s *scene.Scene) {
	if s.Paper.A == 0 || s.Paper == white {
		return
	}
	p.out = append(p.out, "/Artifact BMC\n"...)
	p.inside = false
	p.Box(&scene.Box{Rect: s.Bounds, Fill: s.Paper})
	p.out = append(p.out, "EMC\n"...)
}

// white is what paper is without being painted.
var white = scene.Color{R: 255, G: 255, B: 255, A: 255}
