package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"waymark/model"
)

// Which names a table.
type Which string

// The tables, in the order in which they are offered.
const (
	KPIs          Which = "kpis"          // one line a KPI: baseline, current, target, status
	Series        Which = "series"        // one line an observation
	Streams       Which = "valuestreams"  // one line a value stream page: totals
	Blocks        Which = "blocks"        // one line a block of a value stream
	Flows         Which = "flows"         // one line a flowchart page: expected time
	Nodes         Which = "nodes"         // one line a shape of a flowchart
	Outcomes      Which = "outcomes"      // one line an outcome of a flowchart
	Comparisons   Which = "comparisons"   // one line a number of current and future state
	Actions       Which = "actions"       // one line an action of the plan
	PainPoints    Which = "pain_points"   // one line a pain point, worst first
	Opportunities Which = "opportunities" // one line an opportunity, best first
)

// ErrUnknown is the error of a table that there is not.
var ErrUnknown = errors.New("there is no such table")

// Options say how a table is written.
type Options struct {
	// Page limits tables of pages to one page; Root for all of them.
	Page model.ID
	// BOM puts a byte order mark in front, without which Excel takes UTF-8 for
	// something else.
	BOM bool
}

// maker fills one table.
type maker struct {
	which    Which
	label    string
	headings []string
	fill     func(t *sheet)
}

// makers are all tables.
var makers = []maker{
	{KPIs, "KPIs", kpiHeadings, fillKPIs},
	{Series, "Observations", seriesHeadings, fillSeries},
	{Streams, "Value streams", streamHeadings, fillStreams},
	{Blocks, "Value stream blocks", blockHeadings, fillBlocks},
	{Flows, "Flows", flowHeadings, fillFlows},
	{Nodes, "Flow steps", nodeHeadings, fillNodes},
	{Outcomes, "Flow outcomes", outcomeHeadings, fillOutcomes},
	{Comparisons, "Current and future state", comparisonHeadings, fillComparisons},
	{Actions, "Action plan", actionHeadings, fillActions},
	{PainPoints, "Pain points", painHeadings, fillPainPoints},
	{Opportunities, "Opportunities", opportunityHeadings, fillOpportunities},
}

// All returns the names of all tables.
func All() []Which {
	var out []Which
	for _, m := range makers {
		out = append(out, m.which)
	}
	return out
}

// Filled returns the names of the tables that have at least one line for a
// document.
func Filled(doc *model.Document, opts Options) []Which {
	var out []Which
	for _, m := range makers {
		t := &sheet{doc: doc, page: opts.Page}
		if m.fill(t); len(t.rows) > 0 {
			out = append(out, m.which)
		}
	}
	return out
}

// Label is what people call a table.
func (w Which) Label() string {
	for _, m := range makers {
		if m.which == w {
			return m.label
		}
	}
	return string(w)
}

// Write writes a table of a document. A table without lines is its heading. The
// error is that of the writer, or ErrUnknown.
func Write(w io.Writer, doc *model.Document, which Which, opts Options) error {
	for _, m := range makers {
		if m.which != which {
			continue
		}
		t := &sheet{doc: doc, page: opts.Page}
		m.fill(t)
		if err := t.write(w, m.headings, opts.BOM); err != nil {
			return fmt.Errorf("writing the table %s: %w", which, err)
		}
		return nil
	}
	return fmt.Errorf("%w: %q", ErrUnknown, which)
}

func (t *sheet) write(w io.Writer, headings []string, bom bool) error {
	if bom {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(headings); err != nil {
		return err
	}
	for _, r := range t.rows {
		if err := c.Write(r); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}
