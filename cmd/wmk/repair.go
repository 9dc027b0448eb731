package main

import (
	"context"
	"fmt"

	"waymark/model/file"
)

type repairCmd struct {
	File   string `arg:"" help:"A map file that cannot be opened; - for standard input."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"Where to write the mended map; - for standard output."`
	Force  bool   `help:"Replace a file that is there already."`
}

// Help implements kong's detailed help.
func (repairCmd) Help() string {
	return `Says what was done, on standard error. The broken file itself is never changed.

Example:
  wmk repair broken.waymark.json -o mended.waymark.json`
}

// Run implements the command.
func (cmd repairCmd) Run(ctx context.Context, c *console) error {
	b, err := c.input(cmd.File, maxHandout)
	if err != nil {
		return err
	}
	fixed, report, err := file.Repair(b)
	if err != nil {
		return fmt.Errorf("%s cannot be mended: %w", shown(cmd.File), err)
	}
	if err := fresh(cmd.Output, cmd.File, cmd.Force); err != nil {
		return err
	}
	for _, line := range report {
		fmt.Fprintln(c.err, oneLine(line))
	}
	return c.output(ctx, cmd.Output, fixed)
}
