package edit

import (
	"fmt"
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// Found is one place where a text occurs.
type Found struct {
	ID    model.ID
	Name  string // of the property
	Count int
}

// Find lists where text occurs in everything that people read, in reading order;
// capitals count only where matchCase says so.
func Find(doc *model.Document, text string, matchCase bool) []Found {
	if text == "" {
		return nil
	}
	var out []Found
	look := func(r *model.Record) {
		for name, s := range texts(r) {
			if n := count(s, text, matchCase); n > 0 {
				out = append(out, Found{r.ID(), name, n})
			}
		}
	}
	look(doc.Root())
	for _, r := range doc.Records() {
		look(r)
	}
	return out
}

// texts yields the properties of a record that are text for people.
func texts(r *model.Record) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		k, ok := kind.Of(r.Kind())
		if !ok {
			return
		}
		for _, p := range k.Properties {
			switch p.Type {
			case kind.Line, kind.Prose:
				if s := r.Text(p.Name); s != "" && !yield(p.Name, s) {
					return
				}
			case kind.Lines:
				if l := r.List(p.Name); l != nil && !yield(p.Name, strings.Join(l, "\n")) {
					return
				}
			}
		}
	}
}

func count(s, text string, matchCase bool) int {
	if !matchCase {
		s, text = strings.ToLower(s), strings.ToLower(text)
	}
	return strings.Count(s, text)
}

// Replace puts another text wherever Find finds the first, on all pages or in
// the given elements alone.
type Replace struct {
	Find, With string
	MatchCase  bool
	IDs        []model.ID // nil: everywhere
}

// Label implements Command.
func (c Replace) Label() string { return fmt.Sprintf("Replace “%s”", short(c.Find)) }

// Do implements Command.
func (c Replace) Do(d *model.Draft) error {
	only := map[model.ID]bool{}
	for _, id := range c.IDs {
		only[id] = true
	}
	for _, f := range Find(d.Base(), c.Find, c.MatchCase) {
		if c.IDs != nil && !only[f.ID] {
			continue
		}
		r := d.Get(f.ID)
		k, _ := kind.Of(r.Kind())
		p, _ := k.Property(f.Name)
		var v model.Value
		if p.Type == kind.Lines {
			var l model.List
			for _, s := range r.List(f.Name) {
				l = append(l, c.in(s))
			}
			v = l
		} else if s := c.in(r.Text(f.Name)); s != "" {
			v = model.Text(s)
		}
		if err := allowed(d, r, p, v); err != nil {
			return err
		}
		d.Set(f.ID, f.Name, v)
	}
	return nil
}

// in replaces within one text. Without matchCase the search goes by runes, since
// upper and lower case may differ in length.
func (c Replace) in(s string) string {
	if c.MatchCase {
		return strings.ReplaceAll(s, c.Find, c.With)
	}
	var b strings.Builder
	rs, find := []rune(s), []rune(c.Find)
	for i := 0; i < len(rs); {
		if i+len(find) <= len(rs) && strings.EqualFold(string(rs[i:i+len(find)]), c.Find) {
			b.WriteString(c.With)
			i += len(find)
			continue
		}
		b.WriteRune(rs[i])
		i++
	}
	return b.String()
}
