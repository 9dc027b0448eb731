package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"waymark/export/table"
	"waymark/model"
)

type kpiCmd struct {
	File   string `arg:"" help:"A map file; - for standard input."`
	Format string `short:"f" enum:"table,json,csv" default:"table" help:"table for people, json for programs, csv for spreadsheets (${enum})."`
	Output string `short:"o" default:"-" placeholder:"FILE" help:"Where to write; standard output when it is not set."`
}

// Help implements kong's detailed help.
func (kpiCmd) Help() string {
	return `JSON gives times in seconds, ratios and shares as fractions from 0 to 1, percent metrics in percent, and null where there is no data ("why" says the reason). A working day has the hours of the document's calendar.

Examples:
  wmk kpi router.waymark.json
  wmk kpi router.waymark.json --format json | jq '.kpis[] | {name, value, status}'
  wmk kpi router.waymark.json --format csv -o kpis.csv`
}

// Run implements the command.
func (cmd kpiCmd) Run(ctx context.Context, c *console) error {
	res, err := c.look(cmd.File)
	if err != nil {
		return err
	}
	var write func(io.Writer, *model.Document) error
	switch cmd.Format {
	case "json":
		write = writeNumbersJSON
	case "csv":
		write = func(w io.Writer, doc *model.Document) error { return table.Write(w, doc, table.KPIs, table.Options{}) }
	default:
		write = writeNumbersTable
	}
	var b bytes.Buffer
	if err := write(&b, res.Doc); err != nil {
		return fmt.Errorf("%s: %w", shown(cmd.File), err)
	}
	out := b.Bytes()
	if cmd.Format == "json" {
		out = []byte(plain(b.String())) // escapes that JSON knows too
	}
	return c.print(ctx, cmd.Output, out)
}
