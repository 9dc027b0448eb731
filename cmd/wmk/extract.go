package main

import (
	"context"
	"fmt"

	"waymark/export/pdf"
	"waymark/model/file"
)

type extractCmd struct {
	Handout string `arg:"" help:"A PDF handout that wmk or the editor made; - for standard input."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"Where to write the map; - for standard output."`
	Force   bool   `help:"Replace a file that is there already."`
}

// Help implements kong's detailed help.
func (extractCmd) Help() string {
	return `A handout carries the map that it was printed from, unless it was made with --no-source.

Example:
  wmk extract handout.pdf -o router.waymark.json`
}

// Run implements the command.
func (cmd extractCmd) Run(ctx context.Context, c *console) error {
	b, err := c.input(cmd.Handout, maxHandout)
	if err != nil {
		return err
	}
	_, source, err := pdf.Extract(b)
	if err != nil {
		return fmt.Errorf("%s: %w", shown(cmd.Handout), err)
	}
	if _, err := file.Decode(source); err != nil {
		return fmt.Errorf("%s: what is attached is not a map: %w", shown(cmd.Handout), err)
	}
	if err := fresh(cmd.Output, cmd.Handout, cmd.Force); err != nil {
		return err
	}
	return c.output(ctx, cmd.Output, source)
}
