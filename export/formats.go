package export

import (
	"context"
	"io"

	"waymark/model"
)

// PDF plans the handout of a document and writes it. The bytes of the document's
// file are attached, so that the handout can be opened again, unless source is
// nil or the options say otherwise.
func PDF(ctx context.Context, w io.Writer, doc *model.Document, source []byte, opts Options) error {
	return nil
}

// WritePDF writes a planned handout.
func (h *Handout) WritePDF(ctx context.Context, w io.Writer, source []byte) error { return nil }

// SVG writes one map as a drawing: the first of the pages in the options, or of
// the document.
func SVG(ctx context.Context, w io.Writer, doc *model.Document, opts Options) error { return nil }

// PNG writes one map as a picture of Scale pixels per document unit: the first of
// the pages in the options, or of the document.
func PNG(ctx context.Context, w io.Writer, doc *model.Document, opts Options) error { return nil }
