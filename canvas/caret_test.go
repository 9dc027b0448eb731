package canvas

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/model"
)

// A name stands on the map as it was typed, although the field grows and breaks
// its lines anew with almost every letter.
func TestNamesAreKeptAsTyped(t *testing.T) {
	const said = "Ask the customer which light is on, and for how long it has been so"
	v, s := window(t, network(6))
	for _, zoom := range []float64{0.4, 0.77, 1, 1.25, 2} {
		v.ZoomTo(zoom)
		for _, id := range []model.ID{"n1", "n2", "n3"} {
			s.Select(id)
			for i, r := range said {
				if i == 0 {
					v.TypedRune(r)
					continue
				}
				v.field.entry.TypedRune(r)
			}
			v.field.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if got := s.Committed().Get(id).Text("name"); got != said {
				t.Fatalf("at %v typed %q, kept %q", zoom, said, got)
			}
			s.Undo()
		}
	}
}

// A field in heavy type says so by its style, not by another face for the usual
// one: Fyne shares what it has set between all fields that say the same.
func TestHeavyFieldsSaySo(t *testing.T) {
	v, s := window(t, network(6))
	d := s.Committed().Draft()
	d.Append(model.NewRecord("lane", "swimlane", v.page, model.Prop{Name: "name", Value: model.Text("Customer")}))
	doc, _ := d.Commit()
	v, s = window(t, doc)
	for id, bold := range map[model.ID]bool{"lane": true, "n1": false} {
		s.Select(id)
		v.EditSelected()
		if e := v.field.entry; e.TextStyle.Bold != bold {
			t.Errorf("%s: bold is %v", id, e.TextStyle.Bold)
		}
		if face := v.field.style.Font(fyne.TextStyle{}); face.Name() != v.field.style.base().Font(fyne.TextStyle{}).Name() {
			t.Errorf("%s: the usual style is set in %s", id, face.Name())
		}
		v.CommitEdit()
	}
}
