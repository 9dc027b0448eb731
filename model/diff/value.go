package diff

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"waymark/model"
	"waymark/model/kind"
)

// valueText writes a value for people, "" for none.
func (w *writer) valueText(d *model.Document, p *kind.Property, v model.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case model.Raw:
		return rawText(v)
	case model.Bool:
		if v {
			return "yes"
		}
		return "no"
	case model.Number:
		return unitText(d, p, strings.Replace(v.String(), "-", "−", 1))
	case model.Points:
		if len(v) == 1 {
			return "1 point"
		}
		return strconv.Itoa(len(v)) + " points"
	case model.Numbers:
		if len(v) == 0 {
			return "empty"
		}
		return "[" + v.String() + "]"
	case model.List:
		if len(v) == 0 {
			return "empty"
		}
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = elementText(d, p, s)
		}
		return strings.Join(parts, ", ")
	case model.Text:
		switch p.Type {
		case kind.Choice:
			for _, o := range p.Choices {
				if o.Name == string(v) {
					return quote(o.Label)
				}
			}
		case kind.Ref:
			return refName(d, model.ID(v))
		case kind.Image:
			if strings.HasPrefix(string(v), "data:") {
				return "an image kept in the document"
			}
		case kind.Date, kind.ClockTime:
			return string(v)
		}
		return quote(string(v))
	}
	return v.String()
}

// unitText puts the unit behind a number. Document units are of no interest.
func unitText(d *model.Document, p *kind.Property, n string) string {
	switch p.Unit {
	case "", "units":
		return n
	case "currency":
		if c := d.Root().Text("currency"); c != "" {
			return n + " " + clean(c)
		}
		return n
	}
	return n + " " + p.Unit
}

// elementText writes an element of a list for people.
func elementText(d *model.Document, p *kind.Property, s string) string {
	switch p.Type {
	case kind.Refs:
		return refName(d, model.ID(s))
	case kind.Lines:
		return quote(s)
	}
	return s
}

// listed is how many elements that came or went are named; more are counted.
const listed = 3

// listChange says which elements of a list came and went, "" where that does not
// tell the two lists apart by words.
func (w *writer) listChange(p *kind.Property, was, is []string) string {
	came, went := less(is, was), less(was, is)
	var parts []string
	say := func(d *model.Document, what string, l []string) {
		if len(l) == 0 {
			return
		}
		var names []string
		for _, s := range l[:min(listed, len(l))] {
			names = append(names, elementText(d, p, s))
		}
		if more := len(l) - listed; more > 0 {
			names = append(names, strconv.Itoa(more)+" more")
		}
		parts = append(parts, what+" "+strings.Join(names, ", "))
	}
	say(w.a, "without", went)
	say(w.b, "with", came)
	if len(parts) == 0 && len(was) > 0 && len(is) > 0 {
		return "in another order"
	}
	if len(parts) == 0 {
		return ""
	}
	return "now " + strings.Join(parts, ", ")
}

// less returns the elements of a that are not in b, as often as they are too many.
func less(a, b []string) []string {
	left := slices.Clone(b)
	var out []string
	for _, s := range a {
		if i := slices.Index(left, s); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// rawText writes what this version does not know.
func rawText(v model.Value) string {
	if v == nil {
		return ""
	}
	s := clean(v.String())
	if utf8.RuneCountInString(s) > nameLength {
		s = string([]rune(s)[:nameLength-1]) + "…"
	}
	return s
}

// lead is how many characters stand before the first difference of long texts.
const lead = 16

// window quotes two texts. Of long ones it shows the part where they begin to
// differ: the first words alone would look the same.
func window(a, b string) (string, string) {
	ra, rb := []rune(clean(a)), []rune(clean(b))
	if len(ra) <= nameLength && len(rb) <= nameLength {
		return quoteAll(a, string(ra)), quoteAll(b, string(rb))
	}
	same := 0
	for same < len(ra) && same < len(rb) && ra[same] == rb[same] {
		same++
	}
	from := max(0, same-lead)
	for from > 0 && from < same && ra[from-1] != ' ' { // begin with a whole word
		from++
	}
	part := func(r []rune) string {
		s := string(r[min(from, len(r)):])
		if from > 0 {
			s = "…" + s
		}
		return quote(s)
	}
	return part(ra), part(rb)
}

// quoteAll quotes a text that is short. One that is empty, or differs in nothing
// that shows, is called so.
func quoteAll(full, cleaned string) string {
	if cleaned == "" && full == "" {
		return "empty"
	}
	return "“" + cleaned + "”"
}
