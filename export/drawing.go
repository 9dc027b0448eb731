package export

import (
	"context"
	"errors"
	"fmt"
	"io"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/export/png"
	"waymark/export/svg"
	"waymark/model"
)

// ErrNoPage is returned for a drawing of a document without pages.
var ErrNoPage = errors.New("the document has no page to draw")

// SVG writes one map as a drawing with its title block and legend: the first of
// the pages in the options, or of the document.
func SVG(ctx context.Context, w io.Writer, doc *model.Document, opts Options) error {
	page, s, err := drawing(doc, opts)
	if err != nil {
		return fmt.Errorf("drawing a page as SVG: %w", err)
	}
	return svg.Write(ctx, w, s, svg.Options{Title: page.Text("title"), Description: page.Text("scope"), Language: doc.Root().Text("language"), Grey: opts.Grey})
}

// PNG writes one map as a picture of Scale pixels per document unit: the first of
// the pages in the options, or of the document.
func PNG(ctx context.Context, w io.Writer, doc *model.Document, opts Options) error {
	_, s, err := drawing(doc, opts)
	if err != nil {
		return fmt.Errorf("drawing a page as PNG: %w", err)
	}
	o := png.Options{Scale: opts.Scale, Grey: opts.Grey}
	if opts.Progress != nil {
		o.Progress = func(done float64) { opts.Progress(int(done*100), 100) }
	}
	return png.Write(ctx, w, s, o)
}

// drawing composes the page that SVG and PNG write.
func drawing(doc *model.Document, opts Options) (*model.Record, *scene.Scene, error) {
	var page *model.Record
	if len(opts.Pages) > 0 {
		page = doc.Get(opts.Pages[0])
		if page == nil || page.Kind() != "page" {
			return nil, nil, fmt.Errorf("there is no page %q in this document", opts.Pages[0])
		}
	} else {
		for page = range doc.Each(model.Root, "page") {
			break
		}
	}
	if page == nil {
		return nil, nil, ErrNoPage
	}
	c := compose.New(text.New(), shape.Light(), compose.Options{Frame: true, Print: true, Pictures: opts.Pictures})
	return page, c.Page(doc, page.ID()), nil
}
