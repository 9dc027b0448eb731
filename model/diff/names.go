package diff

import (
	"waymark/model"
	"waymark/model/kind"
)

// Element names an element for people, as Line.Element does: step “Call support”.
func Element(doc *model.Document, r *model.Record) string { return elementName(doc, r) }

// Property names a property of a record for people, in the middle of a sentence:
// lead time.
func Property(r *model.Record, name string) string {
	if r != nil {
		if k, ok := kind.Of(r.Kind()); ok {
			if p, ok := k.Property(name); ok {
				return label(p)
			}
		}
	}
	return name
}

// Value writes the value of a property of a record for people, as lines do.
func Value(doc *model.Document, r *model.Record, name string, v model.Value) string {
	if r != nil {
		if k, ok := kind.Of(r.Kind()); ok {
			if p, ok := k.Property(name); ok {
				return (&writer{a: doc, b: doc}).valueText(doc, p, v)
			}
		}
	}
	return rawText(v)
}
