package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"

	"waymark/model/template"
)

type newCmd struct {
	List     bool   `help:"List the templates."`
	Template string `short:"t" placeholder:"NAME" help:"The template to start from."`
	Output   string `short:"o" placeholder:"FILE" help:"The new file; - for standard output."`
	Force    bool   `help:"Replace a file that is there already."`
}

// Help implements kong's detailed help.
func (newCmd) Help() string {
	return `Every element of the new map has an id of its own, so that two maps made from one template can be merged and copied between.

Examples:
  wmk new --list
  wmk new --template router-support -o router.waymark.json`
}

// Run implements the command.
func (cmd newCmd) Run(ctx context.Context, c *console) error {
	if cmd.List {
		w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		for _, t := range template.List() {
			fmt.Fprintf(w, "%s\t%s\t%s\n", t.Name, t.Title, t.Description)
		}
		return w.Flush()
	}
	if cmd.Template == "" || cmd.Output == "" {
		return errors.New("say which template and where to write: wmk new --template NAME -o FILE (wmk new --list shows the names)")
	}
	doc, err := template.New(cmd.Template, c.now())
	if err != nil {
		return err // with the names of those that there are
	}
	if err := fresh(cmd.Output, "", cmd.Force); err != nil {
		return err
	}
	b, err := encoded(doc)
	if err != nil {
		return err
	}
	return c.output(ctx, cmd.Output, b)
}
