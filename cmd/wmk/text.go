package main

import (
	"context"
	"fmt"
	"strings"

	"waymark/model"
	"waymark/model/diff"
	"waymark/model/file"
	"waymark/model/kind"
)

type textCmd struct {
	File string `arg:"" help:"A map file; - for standard input."`
}

// Help implements kong's detailed help.
func (textCmd) Help() string {
	return `Git compares maps by this text after “wmk git-setup”. A file that is no map is printed as it is, so that git can compare what stood there before.

Examples:
  wmk text router.waymark.json | less`
}

// Run implements the command.
func (cmd textCmd) Run(ctx context.Context, c *console) error {
	b, err := c.input(cmd.File, maxMap)
	if err != nil {
		return err
	}
	if res, err := file.Decode(b); err == nil {
		b = []byte(plain(inWords(res.Doc)))
	}
	return c.output(ctx, "-", b)
}

// inWords writes a document with one fact a line. Lines that name an element start
// at the margin, where git looks for what a difference belongs to.
func inWords(doc *model.Document) string {
	var b strings.Builder
	facts := func(r *model.Record) {
		for _, p := range inOrder(r) {
			fmt.Fprintf(&b, "  %s: %s\n", diff.Property(r, p.Name), strings.Join(strings.Fields(diff.Value(doc, r, p.Name, p.Value)), " "))
		}
	}
	b.WriteString("document\n")
	facts(doc.Root())
	for _, r := range doc.Records() {
		b.WriteString(oneLine(diff.Element(doc, r)))
		if p := doc.Get(r.Parent()); p != nil && p.ID() != model.Root {
			b.WriteString(" in " + oneLine(diff.Element(doc, p)))
		}
		b.WriteByte('\n')
		facts(r)
	}
	return b.String()
}

// inOrder returns the properties as the table of kinds lists them and a file
// writes them, the name first; what the table does not know comes last.
func inOrder(r *model.Record) []model.Prop {
	var out []model.Prop
	known := map[string]bool{}
	if k, ok := kind.Of(r.Kind()); ok {
		for i := range k.Properties {
			name := k.Properties[i].Name
			known[name] = true
			if v := r.Get(name); v != nil {
				out = append(out, model.Prop{Name: name, Value: v})
			}
		}
	}
	for _, p := range r.Props() {
		if !known[p.Name] {
			out = append(out, p)
		}
	}
	return out
}
