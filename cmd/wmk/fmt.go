package main

import (
	"bytes"
	"context"
	"fmt"

	"waymark/model/file"
)

type fmtCmd struct {
	Files []string `arg:"" name:"file" help:"Map files; - reads standard input and writes standard output."`
	Check bool     `help:"Change nothing; exit with 1 and name the files that are not in canonical form."`
}

// Help implements kong's detailed help.
func (fmtCmd) Help() string {
	return `The canonical form has one property a line, in a fixed order, so that small edits are small differences in git. All files are read before the first one is written.

Examples:
  wmk fmt maps/*.waymark.json
  wmk fmt --check maps/*.waymark.json
  wmk fmt - <in.json >out.waymark.json`
}

// Run implements the command.
func (cmd fmtCmd) Run(ctx context.Context, c *console) error {
	type result struct {
		name     string
		was, now []byte
	}
	var results []result
	for _, name := range cmd.Files {
		res, err := c.open(name)
		if err != nil {
			return err
		}
		if res.ReadOnly {
			return fmt.Errorf("%s: %s", shown(name), res.Needs)
		}
		now, err := encoded(res.Doc)
		if err != nil {
			return fmt.Errorf("%s: %w", shown(name), err)
		}
		results = append(results, result{name, res.Source, now})
	}
	differ := false
	for _, r := range results {
		same := bytes.Equal(r.was, r.now)
		switch {
		case cmd.Check && !same:
			fmt.Fprintln(c.out, shown(r.name))
			differ = true
		case cmd.Check, same && r.name != "-":
		default:
			if err := c.rewrite(ctx, r.name, r.was, r.now); err != nil {
				return err
			}
		}
	}
	if differ {
		return errProblems
	}
	return nil
}

// rewrite puts another content into the place of the one that was read. A file
// that somebody has changed since is left alone.
func (c *console) rewrite(ctx context.Context, name string, was, now []byte) error {
	if name == "-" {
		return c.output(ctx, name, now)
	}
	out, err := file.Save(ctx, name, now, file.Agreed{Hash: file.HashOf(was)})
	switch {
	case err != nil:
		return err
	case !out.Saved:
		return fmt.Errorf("%s was changed by another program at the same moment and is left as it is; run it again", name)
	case out.Displaced != nil:
		theirs, err := out.Displaced.Read(ctx)
		if err != nil {
			return err
		}
		if err := file.Replace(ctx, name, theirs); err != nil {
			return err
		}
		if err := out.Displaced.Release(); err != nil {
			return err
		}
		return fmt.Errorf("%s was changed by another program at the same moment and is left as it is; run it again", name)
	}
	return nil
}
