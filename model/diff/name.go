package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waymark/model"
	"waymark/model/kind"
)

// nameLength is the longest name of an element in characters: longer ones are
// cut, as a line names an element and does not show it.
const nameLength = 48

// elementName names an element for people: its kind and what stands on it.
func elementName(d *model.Document, r *model.Record) string {
	name := kindName(r)
	if r.ID() == model.Root {
		return name
	}
	title := titleOf(d, r)
	switch r.Kind() {
	case "link": // most have no label, and labels repeat
		if title != "" {
			name += " " + quote(title)
		}
		return name + " from " + endName(d, r, "from") + " to " + endName(d, r, "to")
	case "emotion":
		return name + " at " + endName(d, r, "step")
	case "observation":
		if title == "" {
			title = r.Text("date")
		}
		return name + " " + quote(title) + ofParent(d, r)
	case "effect":
		return name + " on " + endName(d, r, "kpi") + ofParent(d, r)
	}
	if title == "" {
		return name + " without a name (" + string(r.ID()) + ")"
	}
	return name + " " + quote(title)
}

func ofParent(d *model.Document, r *model.Record) string {
	if p := d.Get(r.Parent()); p != nil && p.ID() != model.Root {
		return " of " + quote(titleOf(d, p))
	}
	return ""
}

// endName names what a reference leads to, in short.
func endName(d *model.Document, r *model.Record, property string) string {
	id := r.Ref(property)
	return refName(d, id)
}

// refName names a record by what stands on it alone, where its kind is clear.
func refName(d *model.Document, id model.ID) string {
	if id == "" {
		return "nothing"
	}
	to := d.Get(id)
	if to == nil {
		return "something missing (" + string(id) + ")"
	}
	if t := titleOf(d, to); t != "" {
		return quote(t)
	}
	return kindName(to) + " " + string(id)
}

// titleOf returns what names a record: its own, or that of the element that it is
// the same as. A lane without a name of its own is called by its kind.
func titleOf(d *model.Document, r *model.Record) string {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return string(r.ID())
	}
	title := kind.Effective(d, r).Text(k.Title)
	if title == "" && r.Kind() == "lane" {
		title = kind.Label("lane", "lane_kind", r.Text("lane_kind"))
	}
	return title
}

// kindName is what people call the kind of a record, in the middle of a
// sentence; shapes are called by what they stand for.
func kindName(r *model.Record) string {
	k, ok := kind.Of(r.Kind())
	switch {
	case !ok:
		return "unknown element"
	case r.Kind() == "node" && r.Text("node_kind") != "":
		return kind.InSentence(kind.Label("node", "node_kind", r.Text("node_kind")))
	}
	return kind.InSentence(k.Label)
}

// placeName names what an element stands in, "" for what stands on a page or in
// the document alone.
func placeName(d *model.Document, r *model.Record) string {
	p := d.Get(r.Parent())
	if p == nil || p.ID() == model.Root || p.Kind() == "page" || r.Kind() == "observation" || r.Kind() == "effect" {
		return ""
	}
	s := elementName(d, p)
	if step := r.Ref("step"); r.Kind() == "card" && d.Get(step) != nil {
		s += " at " + refName(d, step)
	}
	return s
}

// label is what people call a property, in the middle of a sentence: the
// abbreviation in brackets is for tables.
func label(p *kind.Property) string {
	s, _, _ := strings.Cut(p.Label, " (")
	return kind.InSentence(s)
}

func upper(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// quote puts a text in quotation marks, on one line, and cuts it at a word where
// it is long.
func quote(s string) string {
	s = clean(s)
	if rs := []rune(s); len(rs) > nameLength {
		s = string(rs[:nameLength-1])
		if i := strings.LastIndexByte(s, ' '); i > nameLength/2 {
			s = s[:i]
		}
		s = strings.TrimRight(s, " ,.;:") + "…"
	}
	return "“" + s + "”"
}

// clean puts a text on one line, without characters that steer a terminal or
// turn the direction of writing, both of which could make a line lie.
func clean(s string) string {
	return strings.TrimSpace(strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)), " "))
}
