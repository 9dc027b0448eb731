package kind

import (
	"testing"

	"waymark/model"
)

func TestRemap(t *testing.T) {
	ids := map[model.ID]model.ID{"a": "A", "p": "P", "k": "K"}
	r := model.NewRecord("a", "node", "p",
		model.Prop{Name: "same_as", Value: model.Text("gone")},
		model.Prop{Name: "kpi", Value: model.Text("k")},
		model.Prop{Name: "name", Value: model.Text("a")}, // a text that happens to be an id
	)
	got := Remap(r, ids)
	want := model.NewRecord("A", "node", "P",
		model.Prop{Name: "same_as", Value: model.Text("gone")},
		model.Prop{Name: "kpi", Value: model.Text("K")},
		model.Prop{Name: "name", Value: model.Text("a")},
	)
	if !got.Equal(want) {
		t.Errorf("%v", got.Props())
	}
	kpi := Remap(model.NewRecord("k", "kpi", model.Root, model.Prop{Name: "measures", Value: model.List{"a", "gone"}}), ids)
	if l := kpi.List("measures"); kpi.ID() != "K" || kpi.Parent() != model.Root || l[0] != "A" || l[1] != "gone" {
		t.Errorf("%s %v", kpi.ID(), l)
	}
	if u := Remap(model.NewRecord("a", "hologram", "p", model.Prop{Name: "x", Value: model.Raw(`"a"`)}), ids); u.ID() != "A" || u.Parent() != "P" {
		t.Error("an unknown kind keeps its old id")
	}
}
