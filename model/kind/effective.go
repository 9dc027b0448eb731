package kind

import (
	"strings"

	"waymark/model"
)

// Source returns the record that holds the shared data of r: the end of its
// chain of same_as. It is r itself where there is no chain; broken is true where
// the chain leads to nothing, to a kind that cannot be shared with, or round a
// circle, and then the last record that could be reached is returned.
func Source(doc *model.Document, r *model.Record) (src *model.Record, broken bool) {
	src = r
	for range 32 { // longer chains are circles
		to := src.Ref("same_as")
		if to == "" {
			return src, false
		}
		next := doc.Get(to)
		if next == nil || next == r || to == model.Root || !shares(next.Kind()) {
			return src, true
		}
		src = next
	}
	return r, true
}

// shares reports whether records of a kind can be named by same_as.
func shares(kind string) bool {
	k, ok := Of(kind)
	if !ok {
		return false
	}
	_, ok = k.Property("same_as")
	return ok
}

// Effective returns r as it is shown and computed with: its shared properties
// (name, times, quality …) are those of the element that it is the same as. A
// record that is the same as nothing, or as something broken, is returned as it
// is.
func Effective(doc *model.Document, r *model.Record) *model.Record {
	src, broken := Source(doc, r)
	if src == r || broken {
		return r
	}
	k, ok := Of(r.Kind())
	if !ok {
		return r
	}
	return r.With(k.SharedOf(src)...)
}

// SharedOf returns the shared properties of a kind with the values that src has,
// nil where it has none. The name of a shape may have several lines, that of a
// step is one: it is joined.
func (k *Kind) SharedOf(src *model.Record) []model.Prop {
	var props []model.Prop
	for i := range k.Properties {
		p := &k.Properties[i]
		if !p.Shared {
			continue
		}
		v := src.Get(p.Name)
		if t, ok := v.(model.Text); ok && p.Type == Line {
			v = model.Text(oneLine.Replace(string(t)))
		}
		props = append(props, model.Prop{Name: p.Name, Value: v})
	}
	return props
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")
