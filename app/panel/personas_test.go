package panel

import (
	"testing"

	"waymark/model"
)

func TestPersonasEditor(t *testing.T) {
	w := open(t, "router-support")
	p := NewPersonas(w.s, w)
	screen(t, p.Object(), 700, 500)
	press(t, p.Object(), "Add persona")
	all := w.s.Doc().All(model.Root, "persona")
	if len(all) != 3 || p.at != all[2].ID() {
		t.Fatalf("%d personas, shown %s", len(all), p.at)
	}
	typeOver(fieldOf(t, p.form, "name").in, "Ada")
	p.move(2, w.s.Doc().All(model.Root, "persona"), -1)
	if got := w.s.Doc().All(model.Root, "persona")[1].Text("name"); got != "Ada" {
		t.Errorf("the second persona is %q", got)
	}
	p.Close()
	w.s.Undo()
}
