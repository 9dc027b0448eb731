package export

import (
	"context"
	"fmt"
	"io"
	"time"

	"waymark/canvas/text"
	"waymark/export/pdf"
	"waymark/model"
)

// PDF plans the handout of a document and writes it. The bytes of the document's
// file are attached, so that the handout can be opened again, unless source is
// nil or the options say otherwise.
func PDF(ctx context.Context, w io.Writer, doc *model.Document, source []byte, opts Options) error {
	h, err := Plan(doc, opts, text.New())
	if err != nil {
		return err
	}
	return h.WritePDF(ctx, w, source)
}

// WritePDF writes a planned handout. Nothing is written when it fails.
func (h *Handout) WritePDF(ctx context.Context, w io.Writer, source []byte) error {
	b, err := h.PDF(ctx, source)
	if err != nil {
		return err
	}
	if _, err := w.Write(b); err != nil {
		return fmt.Errorf("writing the handout: %w", err)
	}
	return nil
}

// PDF returns a planned handout as a file.
func (h *Handout) PDF(ctx context.Context, source []byte) ([]byte, error) {
	root := h.doc.Root()
	info := pdf.Info{
		Title: root.Text("title"), Author: root.Text("author"), Subject: root.Text("scope"),
		Language: root.Text("language"), Created: h.created(), Grey: h.opts.Grey, Progress: h.opts.Progress,
	}
	if !h.opts.NoSource {
		info.Source, info.SourceName = source, NameFor(root.Text("title"))+".waymark.json"
	}
	sheets := make([]pdf.Sheet, len(h.Sheets))
	for i := range h.Sheets {
		sheets[i] = h.Sheets[i].Sheet
	}
	b, err := pdf.Bytes(ctx, info, sheets)
	if err != nil {
		return nil, fmt.Errorf("writing the handout: %w", err)
	}
	return b, nil
}

// created is the time in the file's metadata: the one that was stated, else the
// day of the document, so that the same document gives the same bytes.
func (h *Handout) created() time.Time {
	if !h.opts.Now.IsZero() {
		return h.opts.Now
	}
	t, err := time.Parse(time.DateOnly, h.doc.Root().Text("date"))
	if err != nil {
		return time.Time{}
	}
	return t
}
