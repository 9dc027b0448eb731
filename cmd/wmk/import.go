package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"waymark/model/drawio"
)

type importCmd struct {
	Drawing string `arg:"" help:"A drawing of draw.io (.drawio, .xml), or a picture that carries one (.svg, .png); - for standard input."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"Where to write the map; - for standard output."`
	Title   string `placeholder:"TEXT" help:"What the map is called; the name of the drawing when it is not given."`
	Force   bool   `help:"Replace a file that is there already."`
}

// Help implements kong's detailed help.
func (importCmd) Help() string {
	return `Each page of the drawing becomes a flowchart, or a value stream where it is drawn with the shapes of that library. Places, swimlanes, groups, labels and shares are taken over; the data boxes of processes become their times. What has no place in a map is named, and the exit status is 1 then.

The same drawing gives the same ids each time: import it again after somebody has changed it, and merge.

Examples:
  wmk import support.drawio -o support.waymark.json
  wmk import team.drawio.svg -o - | wmk check -`
}

// Run implements the command.
func (cmd importCmd) Run(ctx context.Context, c *console) error {
	b, err := c.input(cmd.Drawing, maxMap)
	if err != nil {
		return err
	}
	title := cmd.Title
	if title == "" && cmd.Drawing != "-" {
		title, _, _ = strings.Cut(filepath.Base(cmd.Drawing), ".")
	}
	r, err := drawio.Read(b, title)
	if err != nil {
		return fmt.Errorf("%s: %w", shown(cmd.Drawing), err)
	}
	out, err := encoded(r.Doc)
	if err != nil {
		return err
	}
	if err := fresh(cmd.Output, cmd.Drawing, cmd.Force); err != nil {
		return err
	}
	if err := c.output(ctx, cmd.Output, out); err != nil {
		return err
	}
	for _, l := range r.Left {
		fmt.Fprintf(c.err, "%s: %s\n", oneLine(l.Page), oneLine(l.What))
	}
	if len(r.Left) > 0 {
		return errProblems
	}
	return nil
}
