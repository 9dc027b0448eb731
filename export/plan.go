package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"waymark/canvas/compose"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/export/block"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/measure"
)

// Handout is a planned handout: what stands on every sheet, before anything is
// painted. It is immutable and may be read by several goroutines.
type Handout struct {
	Sheets []Sheet

	// SmallestText is the size of the smallest text on all sheets, in points; 0
	// when there is no text. SmallestOn is the title of its sheet, or of the map of
	// which that shows a part.
	SmallestText float64
	SmallestOn   string

	// Warnings are sentences for people: text too small to read (with the paper
	// that would do), letters that no font has, sections that were asked for and
	// have nothing to show.
	Warnings []string

	doc  *model.Document
	opts Options
}

// Sheet is one sheet of paper: its scenes, and what it is.
type Sheet struct {
	pdf.Sheet
	Title   string   // "KPI summary", "Current state", "Current state, sheet B2"
	Section Section  // which section it belongs to
	Page    model.ID // the map that it shows or sums up; "" for the whole document

	// Scale is the size of a map, 1 where a document unit prints as 1/96 inch; 0 for
	// sheets without a map.
	Scale float64

	tile *tile  // for a sheet of a poster
	of   string // the title of a map of which the sheet shows a part
}

// planner collects the sheets of one handout.
type planner struct {
	doc      *model.Document
	opts     Options
	fonts    *text.Fonts
	kit      *block.Kit
	composer *compose.Composer
	format   *measure.Format
	pages    []*model.Record
	sheets   []Sheet
	warnings []string
}

// Plan lays out the handout of a document. It fails when a page is asked for that
// does not exist, or the paper cannot hold a page.
func Plan(doc *model.Document, opts Options, fonts *text.Fonts) (*Handout, error) {
	p, err := newPlanner(doc, opts, fonts)
	if err != nil {
		return nil, fmt.Errorf("planning the handout: %w", err)
	}
	for _, s := range Sections() {
		if opts.Sections != nil && !slices.Contains(opts.Sections, s) {
			continue
		}
		before := len(p.sheets)
		switch s {
		case Map:
			p.maps()
		case KPI:
			p.kpiSummary()
		case Findings:
			p.findings()
		case ValueStream:
			p.streams()
		case Flow:
			p.flows()
		case Poster:
			if opts.Sections != nil { // on request only
				p.posters()
			}
		}
		if len(p.sheets) == before && opts.Sections != nil {
			p.warn("%s: the document has nothing to show there, so the section is left out.", s.Label())
		}
	}
	if len(p.sheets) == 0 {
		p.empty()
	}
	for i := range p.sheets {
		p.addFooter(&p.sheets[i], i+1, len(p.sheets))
	}
	h := &Handout{Sheets: p.sheets, doc: doc, opts: p.opts}
	p.judgeText(h)
	p.judgeLetters()
	h.Warnings = p.warnings
	return h, nil
}

func newPlanner(doc *model.Document, opts Options, fonts *text.Fonts) (*planner, error) {
	opts.Paper = opts.Paper.orDefault()
	theme := shape.Light()
	p := &planner{
		doc: doc, opts: opts, fonts: fonts,
		kit:      block.NewKit(fonts, theme),
		composer: compose.New(fonts, theme, compose.Options{Frame: true, Print: true, Pictures: opts.Pictures}),
		format:   measure.FormatOf(doc),
	}
	if opts.Pages == nil {
		p.pages = doc.All(model.Root, "page")
		return p, nil
	}
	for _, id := range opts.Pages {
		r := doc.Get(id)
		if r == nil || r.Kind() != "page" {
			return nil, fmt.Errorf("there is no page %q in this document", id)
		}
		p.pages = append(p.pages, r)
	}
	return p, nil
}

// add appends a sheet. Its label is its number until something better is known.
func (p *planner) add(s Sheet) {
	if s.Label == "" {
		s.Label = fmt.Sprint(len(p.sheets) + 1)
	}
	p.sheets = append(p.sheets, s)
}

func (p *planner) warn(format string, args ...any) {
	p.warnings = append(p.warnings, fmt.Sprintf(format, args...))
}

// asked reports whether a person has asked for a section by name.
func (p *planner) asked(s Section) bool { return slices.Contains(p.opts.Sections, s) }

// has reports whether a page is printed.
func (p *planner) has(id model.ID) bool {
	return slices.ContainsFunc(p.pages, func(r *model.Record) bool { return r.ID() == id })
}

// title is the name of the document, never empty.
func (p *planner) title() string {
	if t := strings.TrimSpace(p.doc.Root().Text("title")); t != "" {
		return t
	}
	return "Untitled"
}

// date is the day of the document as people read it, "" when it is not known.
func (p *planner) date() string {
	if d := p.doc.Root().Text("date"); d != "" {
		return p.format.Date(d)
	}
	if !p.opts.Now.IsZero() {
		return p.format.Date(p.opts.Now.Format(time.DateOnly))
	}
	return ""
}

// empty is the only sheet of a document without any content.
func (p *planner) empty() {
	p.addReport(report{section: Map, title: p.title(), blocks: []block.Block{
		block.Para{Text: "This document has no pages, KPIs or actions yet, so there is nothing to print."},
	}})
}
