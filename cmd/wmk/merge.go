package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"waymark/model"
	"waymark/model/diff"
	"waymark/model/file"
	"waymark/model/kind"
	"waymark/model/merge"
)

type mergeCmd struct {
	Base   string `arg:"" help:"The version that both started from; an empty file or an empty name when there is none."`
	Ours   string `arg:"" help:"Our version."`
	Theirs string `arg:"" help:"Their version."`
	Output string `short:"o" placeholder:"OUT" help:"Where to write the result; over our version when it is not set, as git wants it; - for standard output."`
	Prefer string `enum:"ours,theirs" default:"ours" help:"Whose value stands where both changed the same thing (${enum})."`
}

// Help implements kong's detailed help.
func (mergeCmd) Help() string {
	return `Merges element by element and field by field. The result is always a whole map; where both sides changed the same thing, the preferred value stands, both values are listed on standard error, and the exit status is 1.

Examples:
  wmk merge base.waymark.json ours.waymark.json theirs.waymark.json -o merged.waymark.json
  wmk git-setup      (git then merges maps this way by itself)`
}

// Run implements the command.
func (cmd mergeCmd) Run(ctx context.Context, c *console) error {
	var docs [3]*model.Document
	for i, name := range []string{cmd.Base, cmd.Ours, cmd.Theirs} {
		doc, err := c.version(name, i == 0)
		if err != nil {
			return err
		}
		docs[i] = doc
	}
	prefer := merge.Ours
	if cmd.Prefer == "theirs" {
		prefer = merge.Theirs
	}
	res := merge.Three(docs[0], docs[1], docs[2], prefer)
	b, err := encoded(res.Doc)
	if err != nil {
		return err
	}
	out := cmd.Output
	if out == "" {
		out = cmd.Ours
	}
	if err := c.output(ctx, out, b); err != nil {
		return err
	}
	for _, r := range res.Reports {
		fmt.Fprintln(c.err, "note:", oneLine(reportText(docs, res.Doc, r)))
	}
	for _, k := range res.Conflicts {
		fmt.Fprintln(c.err, "conflict:", oneLine(conflictText(docs, res.Doc, k, prefer)))
	}
	if len(res.Conflicts) > 0 {
		return errProblems
	}
	return nil
}

// version reads one of the three. Git hands an empty file, or an empty name, as
// the base of a file that both sides added.
func (c *console) version(name string, mayBeEmpty bool) (*model.Document, error) {
	empty := model.NewDocument(nil, nil)
	if mayBeEmpty && name == "" {
		return empty, nil
	}
	b, err := c.input(name, maxMap)
	if err != nil {
		return nil, err
	}
	if mayBeEmpty && len(bytes.TrimSpace(b)) == 0 {
		return empty, nil
	}
	res, err := file.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(name), err)
	}
	if res.ReadOnly {
		return nil, fmt.Errorf("%s: %s", shown(name), res.Needs)
	}
	return res.Doc, nil
}

// element names what a conflict or a report is about, wherever it still is.
func element(docs [3]*model.Document, merged *model.Document, id model.ID) string {
	if id == model.Root {
		return "the document"
	}
	for _, d := range []*model.Document{merged, docs[1], docs[2], docs[0]} {
		if r := d.Get(id); r != nil {
			return diff.Element(d, r)
		}
	}
	return string(id)
}

func reportText(docs [3]*model.Document, merged *model.Document, r merge.Report) string {
	by, other := "we", "they"
	if r.By == merge.Theirs {
		by, other = other, by
	}
	name := element(docs, merged, r.ID)
	switch r.Event {
	case merge.EditKept:
		return fmt.Sprintf("%s stays: %s deleted it, %s edited it", name, by, other)
	case merge.Restored:
		return fmt.Sprintf("%s is back: %s deleted it, and something that %s edited needs it", name, by, other)
	case merge.LinkRemoved:
		return fmt.Sprintf("%s is gone although %s edited it: %s deleted what it leads to", name, other, by)
	}
	return fmt.Sprintf("%s lost its %s: %s deleted what it named", name, diff.Property(merged.Get(r.ID), r.Name), by)
}

func conflictText(docs [3]*model.Document, merged *model.Document, k merge.Conflict, prefer merge.Side) string {
	name := element(docs, merged, k.ID)
	switch k.Names[0] {
	case "order":
		return name + ": moved by both to different places among its neighbours; " + kept(prefer)
	case "parent":
		return name + ": moved by both into different places; " + kept(prefer)
	}
	show := func(side int, values []model.Value) string {
		var out []string
		for i, v := range values {
			if v == nil {
				continue
			}
			r := docs[side].Get(k.ID)
			out = append(out, diff.Value(docs[side], r, k.Names[i], v))
		}
		if len(out) == 0 {
			return "nothing"
		}
		return strings.Join(out, ", ")
	}
	return fmt.Sprintf("%s: %s was %s, ours %s, theirs %s; %s", name, valueName(either(merged.Get(k.ID), docs[1].Get(k.ID)), k.Names), show(0, k.Base), show(1, k.Ours), show(2, k.Theirs), kept(prefer))
}

// valueName is what one value of an element is called: a position is left and top
// together.
func valueName(r *model.Record, names []string) string {
	if k, ok := kind.Of(r.Kind()); ok && len(names) > 1 {
		if p, ok := k.Property(names[0]); ok && p.Atom != "" {
			return p.Atom
		}
	}
	return diff.Property(r, names[0])
}

func either(a, b *model.Record) *model.Record {
	if a != nil {
		return a
	}
	return b
}

func kept(prefer merge.Side) string {
	if prefer == merge.Theirs {
		return "theirs was kept"
	}
	return "ours was kept"
}
