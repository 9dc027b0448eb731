package edit

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
	q := searchFor(text, matchCase)
	var out []Found
	look := func(r *model.Record) {
		for name, s := range texts(doc, r) {
			if n := q.count(s); n > 0 {
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

// texts yields the properties of a record that are text for people. A name behind
// that of a shared step is read by nobody.
func texts(doc *model.Document, r *model.Record) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		k, ok := kind.Of(r.Kind())
		if !ok {
			return
		}
		src, broken := kind.Source(doc, r)
		hidden := src != r && !broken
		for i := range k.Properties {
			p := &k.Properties[i]
			if p.Shared && hidden {
				continue
			}
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

// search is what is looked for. An accent is the same whether it is written as a
// part of its letter or behind it, as macOS does in names and PDFs.
type search struct {
	text      string // composed (NFC)
	matchCase bool
}

func searchFor(text string, matchCase bool) search {
	return search{norm.NFC.String(text), matchCase}
}

// next returns where the text occurs first in s, which is composed; end is 0
// where it does not.
func (q search) next(s string) (start, end int) {
	if q.matchCase {
		if i := strings.Index(s, q.text); i >= 0 {
			return i, i + len(q.text)
		}
		return 0, 0
	}
	for i := range s {
		if n := foldedPrefix(s[i:], q.text); n > 0 {
			return i, i + n
		}
	}
	return 0, 0
}

// foldedPrefix returns how many bytes of s are the text but for capitals, 0 where
// it does not begin with it. Upper and lower case may differ in length.
func foldedPrefix(s, text string) int {
	at := 0
	for _, want := range text {
		got, n := utf8.DecodeRuneInString(s[at:])
		if n == 0 || folded(got) != folded(want) {
			return 0
		}
		at += n
	}
	return at
}

// folded is one rune for all that differ in nothing but being a capital: σ, ς and Σ.
func folded(r rune) rune {
	if r < utf8.RuneSelf && !unicode.IsLetter(r) {
		return r
	}
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	return least
}

func (q search) count(s string) int {
	n := 0
	s = norm.NFC.String(s)
	for {
		_, end := q.next(s)
		if end == 0 {
			return n
		}
		n++
		s = s[end:]
	}
}

func (q search) replace(s, with string) string {
	var b strings.Builder
	s = norm.NFC.String(s)
	for {
		start, end := q.next(s)
		if end == 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:start])
		if q.matchCase {
			b.WriteString(with)
		} else {
			b.WriteString(capitalsOf(s[start:end], q.text, with))
		}
		s = s[end:]
	}
}

// Replace puts another text wherever Find finds the first, on all pages or in
// the given elements alone. Where capitals do not count, it takes those of what
// stands there.
type Replace struct {
	Find, With string
	MatchCase  bool
	IDs        []model.ID // nil: everywhere
}

// Label implements Command.
func (c Replace) Label() string { return fmt.Sprintf("Replace “%s”", short(c.Find)) }

// Do implements Command.
func (c Replace) Do(d *model.Draft) error {
	q := searchFor(c.Find, c.MatchCase)
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
				l = append(l, q.replace(s, c.With))
			}
			v = l
		} else if s := q.replace(r.Text(f.Name), c.With); s != "" {
			v = model.Text(s)
		}
		if err := allowed(d, r, p, v); err != nil {
			return err
		}
		d.Set(f.ID, f.Name, v)
	}
	return nil
}
