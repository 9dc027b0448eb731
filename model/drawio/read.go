package drawio

import (
	"fmt"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// Result is what a drawing became.
type Result struct {
	Doc  *model.Document
	Left []Left // what could not be taken over, in the order of the drawing
}

// Left is something that could not be taken over.
type Left struct {
	Page string // its title
	What string // a sentence that says what and why
}

// Read makes a map of a drawing. Title is what the map is called where the drawing
// has no title of its own, such as the name of its file. The errors are sentences
// for the person who chose the file.
func Read(b []byte, title string) (*Result, error) {
	if len(b) > maxBytes {
		return nil, fmt.Errorf("the drawing is larger than %d MiB", maxBytes>>20)
	}
	diagrams, err := new(opener).open(b)
	if err != nil {
		return nil, err
	}
	var pages []*page
	cells := 0
	for i, d := range diagrams {
		p, err := newPage(i, d)
		if err != nil {
			return nil, err
		}
		if cells += len(p.cells); cells > maxCells {
			return nil, fmt.Errorf("the drawing has more than %d shapes and lines", maxCells)
		}
		p.alone = len(diagrams) == 1
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("the drawing has no page")
	}
	title = oneLine(title)
	im := &importer{pages: pages}
	for _, p := range pages {
		p.call(title)
		im.page(p)
	}
	if title == "" {
		title = pages[0].title
	}
	r := &Result{Left: im.left}
	doc := model.NewRecord(model.Root, "document", model.Root, model.Prop{Name: "title", Value: model.Text(title)})
	r.Doc = model.NewDocument(doc, im.records)
	return r, nil
}

// importer collects the records of all pages.
type importer struct {
	pages   []*page
	records []*model.Record
	left    []Left
}

// add takes a record in as far as the table of kinds allows it: a drawing can hold
// anything, a document cannot.
func (im *importer) add(p *page, r *model.Record) {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return
	}
	for _, prop := range slices.Clone(r.Props()) {
		row, ok := k.Property(prop.Name)
		if !ok {
			continue
		}
		if err := row.Check(prop.Value); err != nil {
			r = r.With(model.Prop{Name: prop.Name})
			im.leave(p, "%s of %s: %v.", row.Label, named(r), err)
		}
	}
	im.records = append(im.records, r)
}

// leave notes what could not be taken over.
func (im *importer) leave(p *page, format string, args ...any) {
	im.left = append(im.left, Left{p.title, fmt.Sprintf(format, args...)})
}

// named is what a record is called in sentences.
func named(r *model.Record) string {
	for _, name := range []string{"name", "label", "title"} {
		if t := oneLine(r.Text(name)); t != "" {
			return "“" + shortened(t) + "”"
		}
	}
	return "a " + r.Kind() + " without a name"
}

// shortened keeps sentences readable.
func shortened(s string) string {
	if r := []rune(s); len(r) > 40 {
		return strings.TrimSpace(string(r[:39])) + "…"
	}
	return s
}
