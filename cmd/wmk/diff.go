package main

import (
	"bytes"
	"context"
	"fmt"

	"waymark/model"
	"waymark/model/diff"
)

type diffCmd struct {
	A        string `arg:"" help:"The older map; - for standard input."`
	B        string `arg:"" help:"The newer map; - for standard input."`
	ExitCode bool   `help:"Exit with 1 when the maps differ."`
	Format   string `short:"f" enum:"text,json" default:"text" help:"text for people, json for programs (${enum})."`
}

// Help implements kong's detailed help.
func (diffCmd) Help() string {
	return `Elements are compared by their ids, not by where they stand in the file.

Examples:
  wmk diff old.waymark.json new.waymark.json
  git show HEAD:map.waymark.json | wmk diff - map.waymark.json`
}

// Run implements the command.
func (cmd diffCmd) Run(ctx context.Context, c *console) error {
	if cmd.A == "-" && cmd.B == "-" {
		return fmt.Errorf("only one of the two maps can come from standard input")
	}
	a, err := c.look(cmd.A)
	if err != nil {
		return err
	}
	b, err := c.look(cmd.B)
	if err != nil {
		return err
	}
	lines := diff.Lines(a.Doc, b.Doc)
	var out bytes.Buffer
	if cmd.Format == "json" {
		err = writeJSON(&out, changesOut(lines))
	} else {
		err = diff.Write(&out, lines)
	}
	if err != nil {
		return err
	}
	if err := c.output(ctx, "-", []byte(plain(out.String()))); err != nil {
		return err
	}
	if cmd.ExitCode && len(lines) > 0 {
		return errProblems
	}
	return nil
}

type changesJSON struct {
	Changes []changeJSON `json:"changes"`
}

type changeJSON struct {
	Page     model.ID `json:"page"`
	Heading  string   `json:"heading"`
	ID       model.ID `json:"id"`
	Kind     string   `json:"kind"`
	Element  string   `json:"element"`
	Op       diff.Op  `json:"op"`
	Property string   `json:"property"`
	Before   string   `json:"before"`
	After    string   `json:"after"`
	Text     string   `json:"text"`
}

func changesOut(lines []diff.Line) changesJSON {
	out := changesJSON{Changes: []changeJSON{}}
	for _, l := range lines {
		out.Changes = append(out.Changes, changeJSON(l))
	}
	return out
}
