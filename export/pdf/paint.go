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
	for i, s := range sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		done[i].Sheet = s
		p := &painter{job: j, height: s.Height}
		whole := geom.R(0, 0, s.Width, s.Height)
		for _, part := range s.Parts {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			p.part(part, whole)
		}
		done[i].content, done[i].elements, done[i].links = p.out, p.tags.elements, p.links
		if !j.info.Uncompressed {
			slots <- struct{}{}
			behind.Go(func() {
				done[i].content = j.deflater.deflate(done[i].content)
				<-slots
			})
		}
		if j.info.Progress != nil {
			j.info.Progress(i+1, len(sheets))
		}
	}
	behind.Wait()
	return done, nil
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
