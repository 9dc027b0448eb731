// Package modeltest draws documents, for property tests of whatever takes one.
//
// It walks the table of kinds, so that a new row is tested everywhere without
// another line of test: every kind, every property, every type, values at the
// ends of their ranges, texts in several scripts, references that lead somewhere
// and some that do not, and members that this version does not know.
//
//	rapid.Check(t, func(t *rapid.T) {
//		doc := modeltest.Document(t)
//		…
//	})
package modeltest

import (
	"fmt"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/kind"
)

// Document draws a valid document of up to 30 elements: what it holds passes
// the checks of the table and can be written to a file.
func Document(t *rapid.T) *model.Document { return Options{}.Document(t) }

// Options says what to draw.
type Options struct {
	// Known leaves out kinds and properties that the table does not know.
	Known bool
	// Max is the largest number of elements; 0 is 30.
	Max int
}

// Document draws a document.
func (o Options) Document(t *rapid.T) *model.Document {
	if o.Max == 0 {
		o.Max = 30
	}
	g := generator{t: t, byKind: map[string][]model.ID{}}
	var kinds []*kind.Kind
	for k := range kind.All() {
		if len(k.Parents) > 0 {
			kinds = append(kinds, k)
		}
	}
	n := rapid.IntRange(0, o.Max).Draw(t, "elements")
	type place struct {
		id, parent model.ID
		kind       *kind.Kind
	}
	var places []place
	for i := range n {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		parent, ok := g.parent(k)
		if !ok { // its parents are not there yet; a page always can be
			k, _ = kind.Of("page")
			parent = model.Root
		}
		id := model.ID(fmt.Sprintf("%s%d", k.Name[:2], i))
		g.byKind[k.Name] = append(g.byKind[k.Name], id)
		places = append(places, place{id, parent, k})
	}
	var records []*model.Record
	for _, p := range places { // after all ids are known, so that references lead forwards too
		records = append(records, model.NewRecord(p.id, p.kind.Name, p.parent, g.props(p.kind, o.Known)...))
	}
	if !o.Known && rapid.IntRange(0, 3).Draw(t, "unknown kinds") == 0 {
		records = append(records, model.NewRecord("zz1", "from_the_future", model.Root, g.unknown()...))
	}
	root, _ := kind.Of("document")
	return model.NewDocument(model.NewRecord(model.Root, "document", model.Root, g.props(root, o.Known)...), records)
}

// Value draws a value that passes the check of p. References lead to one of ids,
// or to an id that is not there.
func Value(t *rapid.T, p *kind.Property, ids ...model.ID) model.Value {
	g := generator{t: t, byKind: map[string][]model.ID{}}
	for _, k := range p.Refers {
		g.byKind[k] = ids
	}
	return g.value(p)
}

type generator struct {
	t      *rapid.T
	byKind map[string][]model.ID
}

// parent draws where an element of a kind stands; ok is false when nothing that
// can hold it is there.
func (g generator) parent(k *kind.Kind) (id model.ID, ok bool) {
	var ids []model.ID
	for _, p := range k.Parents {
		if p == "document" {
			return model.Root, true
		}
		ids = append(ids, g.byKind[p]...)
	}
	if len(ids) == 0 {
		return "", false
	}
	return rapid.SampledFrom(ids).Draw(g.t, "parent"), true
}

// props draws some of the properties of a kind, those that must be there always.
func (g generator) props(k *kind.Kind, known bool) []model.Prop {
	var props []model.Prop
	for i := range k.Properties {
		p := &k.Properties[i]
		if p.Required || rapid.IntRange(0, 3).Draw(g.t, p.Name+" is set") == 0 {
			props = append(props, model.Prop{Name: p.Name, Value: g.value(p)})
		}
	}
	if !known && rapid.IntRange(0, 4).Draw(g.t, "unknown members") == 0 {
		props = append(props, g.unknown()...)
	}
	return props
}
