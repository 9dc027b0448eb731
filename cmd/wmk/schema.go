package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"waymark/model/file"
)

type schemaCmd struct {
	Output string `short:"o" default:"-" placeholder:"FILE" help:"Where to write; standard output when it is not set."`
}

// Help implements kong's detailed help.
func (schemaCmd) Help() string {
	return `JSON Schema, draft 2020-12, made from the same table that the editor and the checks use.

Example:
  wmk schema -o waymark.schema.json`
}

// Run implements the command.
func (cmd schemaCmd) Run(ctx context.Context, c *console) error {
	return c.print(ctx, cmd.Output, file.Schema())
}

type versionCmd struct{}

// Run implements the command.
func (versionCmd) Run(c *console) error {
	version := "(development)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	_, err := fmt.Fprintf(c.out, "wmk %s, files of version %d\n", version, file.Version)
	return err
}
