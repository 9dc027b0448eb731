package svg

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// Options say what stands around the drawing, and how it is drawn.
type Options struct {
	Title       string // of the picture; "" for none
	Description string // a sentence for people who cannot see it
	Language    string // of its texts, such as "en" or "de-AT"
	Grey        bool   // greys instead of colours
	NoFonts     bool   // leave out the embedded letters: a smaller file that needs Noto Sans installed
}

// Write writes s to w. An error of w, or the end of ctx, stops it.
func Write(ctx context.Context, w io.Writer, s *scene.Scene, opts Options) error {
	b := s.Bounds
	if !(b.W > 0) || !(b.H > 0) || !b.Min().Finite() || !b.Max().Finite() {
		return fmt.Errorf("writing an SVG: there is nothing to draw in %g × %g units", b.W, b.H)
	}
	p := &painter{w: w, grey: opts.Grey, pics: map[*scene.Picture]string{}}
	if buf, ok := w.(*bytes.Buffer); ok { // it would be copied again and again
		buf.Grow(perItem * len(s.Items))
		p.buf, p.out = buf, buf.AvailableBuffer()
	}
	p.head(s, opts)
	var to scene.Painter = p
	if opts.Grey {
		to = scene.Grey(p)
	}
	// In parts, so that a long drawing can be stopped.
	const part = 256
	for i := 0; i < len(s.Items); i += part {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("writing an SVG: %w", err)
		}
		few := scene.Scene{Items: s.Items[i:min(i+part, len(s.Items))]}
		few.Paint(to, b.Inset(-1))
	}
	p.str("</svg>\n")
	p.flush()
	if p.err != nil {
		return fmt.Errorf("writing an SVG: %w", p.err)
	}
	return nil
}

// perItem is about how many bytes an item of a map takes.
const perItem = 460

// family is the stack of fonts: ours first, then what looks most like it.
const family = "'Noto Sans','DejaVu Sans','Open Sans','Segoe UI',Arial,sans-serif"

// head writes all that stands before the drawing.
func (p *painter) head(s *scene.Scene, opts Options) {
	b := s.Bounds
	p.str(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	p.str(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`)
	p.attr("width", b.W)
	p.attr("height", b.H)
	p.str(` viewBox="`)
	p.nums(b.X, b.Y, b.W, b.H)
	p.str(`"`)
	if opts.Language != "" {
		p.text("xml:lang", opts.Language)
	}
	p.str(` role="graphics-document" font-family="` + family + `" text-rendering="geometricPrecision" fill="none">` + "\n")
	if opts.Title != "" {
		p.str("<title>" + escape(opts.Title) + "</title>\n")
	}
	if opts.Description != "" {
		p.str("<desc>" + escape(opts.Description) + "</desc>\n")
	}
	if !opts.NoFonts {
		p.fonts(s)
	}
	paper := s.Paper
	if opts.Grey {
		paper = scene.GreyColor(paper)
	}
	if paper.A > 0 {
		p.Box(&scene.Box{Rect: geom.R(b.X, b.Y, b.W, b.H), Fill: paper})
	}
}
