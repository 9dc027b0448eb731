// Package edittest holds the one helper through which every command is tested:
// it checks the laws that all of them share.
package edittest

import (
	"testing"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/kind"
)

// Apply carries out a command and checks its laws: undo leads back exactly, redo
// leads forth exactly, the file of the result reads back as the result, nothing
// refers to what is not there unless it did before, and everything stands where
// it may.
func Apply(t testing.TB, doc *model.Document, c edit.Command) *model.Document {
	t.Helper()
	next, change, err := edit.Apply(doc, c)
	if err != nil {
		t.Fatalf("%T %+v: %v", c, c, err)
	}
	Laws(t, doc, next, change)
	if c.Label() == "" {
		t.Errorf("%T has no label for the history", c)
	}
	return next
}

// Refuse checks that a command says why it cannot be done, and leaves the
// document as it is.
func Refuse(t testing.TB, doc *model.Document, c edit.Command) error {
	t.Helper()
	next, change, err := edit.Apply(doc, c)
	if err == nil {
		t.Fatalf("%T %+v was carried out", c, c)
	}
	if next != doc || !change.Empty() {
		t.Errorf("%T refused (%v) and changed the document all the same", c, err)
	}
	return err
}

// Laws checks what must hold between a document and the next one.
func Laws(t testing.TB, doc, next *model.Document, change model.Change) {
	t.Helper()
	if back := change.Inverse().Apply(next); !back.Equal(doc) {
		t.Errorf("undo does not lead back")
	}
	if again := change.Apply(doc); !again.Equal(next) {
		t.Errorf("redo does not lead to the same result")
	}
	b, err := file.Encode(next)
	if err != nil {
		t.Fatalf("the result cannot be written: %v", err)
	}
	read, err := file.Decode(b)
	if err != nil {
		t.Fatalf("the result cannot be read back: %v", err)
	}
	if !read.Doc.Equal(next) {
		t.Errorf("the result is not what its file says")
	}
	had := Dangling(doc)
	for place := range Dangling(next) {
		if !had[place] && place.Name != "revises" {
			t.Errorf("%s of %q leads nowhere", place.Name, place.ID)
		}
	}
	for _, r := range next.Records() {
		k, ok := kind.Of(r.Kind())
		parent := next.Get(r.Parent())
		if !ok || parent == nil {
			continue
		}
		fits := false
		for _, p := range k.Parents {
			fits = fits || p == parent.Kind()
		}
		if was := doc.Get(r.ID()); !fits && (was == nil || was.Parent() != r.Parent()) {
			t.Errorf("%s stands in %s", edit.Describe(r), edit.Describe(parent))
		}
	}
}

// Place is a property of a record.
type Place struct {
	ID   model.ID
	Name string
}

// Dangling finds the references that lead nowhere.
func Dangling(doc *model.Document) map[Place]bool {
	out := map[Place]bool{}
	for _, r := range doc.Records() {
		k, ok := kind.Of(r.Kind())
		if !ok {
			continue
		}
		for _, p := range k.Properties {
			switch p.Type {
			case kind.Ref:
				if id := r.Ref(p.Name); id != "" && doc.Get(id) == nil {
					out[Place{r.ID(), p.Name}] = true
				}
			case kind.Refs:
				for _, id := range r.Refs(p.Name) {
					if doc.Get(id) == nil {
						out[Place{r.ID(), p.Name}] = true
					}
				}
			}
		}
	}
	return out
}
