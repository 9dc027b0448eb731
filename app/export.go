package app

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"waymark/canvas/scene"
	"waymark/export"
	"waymark/model"
	"waymark/model/file"
)

// exportFormat is what a map can be exported as.
type exportFormat int

// The formats in the order in which they are offered.
const (
	toPDF exportFormat = iota
	toSVG
	toPNG
)

func (f exportFormat) name() string   { return [...]string{"PDF", "SVG", "PNG"}[f] }
func (f exportFormat) ending() string { return [...]string{".pdf", ".svg", ".png"}[f] }

// exportChoice is what the dialog was asked for. It is a plain value, so that a
// worker can have a copy.
type exportChoice struct {
	format    exportFormat
	paper     export.Paper
	landscape *bool
	mode      export.FitMode
	cols      int
	rows      int
	left      map[export.Section]bool // sections that are left out
	poster    bool
	pages     []model.ID // nil: all; for SVG and PNG the one to draw
	grey      bool
	source    bool
	scale     float64
}

// options are the choice as package export knows it.
func (c exportChoice) options(now time.Time, pictures func(string) *scene.Picture) export.Options {
	o := export.Options{Paper: c.paper, Landscape: c.landscape, Fit: export.Fit{Mode: c.mode, Cols: c.cols, Rows: c.rows, Percent: 100},
		Pages: c.pages, Grey: c.grey, NoSource: !c.source, Scale: c.scale, Now: now, Pictures: pictures}
	if c.mode == export.FitPage {
		o.Fit = export.Fit{}
	}
	if c.all() {
		return o // whatever the map has, and nothing said about what it has not
	}
	o.Sections = []export.Section{}
	for _, s := range export.Sections() {
		if s == export.Poster {
			if c.poster {
				o.Sections = append(o.Sections, s)
			}
			continue
		}
		if !c.left[s] {
			o.Sections = append(o.Sections, s)
		}
	}
	return o
}

// all reports whether no section is left out and none is asked for beyond those
// that are printed anyway.
func (c exportChoice) all() bool {
	for _, out := range c.left {
		if out {
			return false
		}
	}
	return !c.poster
}

// sectionPages says on which sheets of a handout each section stands.
func sectionPages(h *export.Handout) map[export.Section][]int {
	m := map[export.Section][]int{}
	for i, s := range h.Sheets {
		m[s.Section] = append(m[s.Section], i+1)
	}
	return m
}

// pagesLabel says on which sheets a section stands: “page 2”, “pages 2–4”.
func pagesLabel(n []int) string {
	switch len(n) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("page %d", n[0])
	}
	return fmt.Sprintf("pages %d–%d", n[0], n[len(n)-1])
}

// write makes the file in memory: it appears on disk complete or not at all.
func (c exportChoice) write(ctx context.Context, doc *model.Document, o export.Options) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch c.format {
	case toSVG:
		err = export.SVG(ctx, &b, doc, o)
	case toPNG:
		err = export.PNG(ctx, &b, doc, o)
	default:
		var source []byte
		if source, err = file.Encode(doc); err == nil {
			err = export.PDF(ctx, &b, doc, source, o)
		}
	}
	return b.Bytes(), err
}

// printFolder is where PDFs are put that are handed to the system's viewer; it is
// emptied by the system.
func printFolder() (string, error) { return os.MkdirTemp("", "waymark-print-") }

// exportName is the name that is proposed for a file.
func (w *Window) exportName(c exportChoice) string {
	name := strings.TrimSuffix(w.proposedName(), mapEnding)
	if c.format != toPDF && len(c.pages) == 1 {
		if p := w.session.Committed().Get(c.pages[0]); p != nil {
			name += ", " + export.NameFor(pageTitle(p))
		}
	}
	return name + c.format.ending()
}

// exportFolder is where exports go: beside the map.
func (w *Window) exportFolder() string { return w.startFolder() }

// replaceFile puts an export on the disk.
func replaceFile(ctx context.Context, path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil { // less the umask, as any program would
		return err
	}
	return file.Replace(ctx, path, b)
}
