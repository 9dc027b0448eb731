package panel

import (
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// Every cell stands within the room, beside or below the others and never on them; a
// table that fits has one line.
func TestCellsHaveTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := []sheetColumn{{prop: &kind.Property{}, width: 90}}
		if rapid.Bool().Draw(t, "result") {
			columns = append(columns, sheetColumn{width: 70})
		}
		for range rapid.IntRange(0, 6).Draw(t, "columns") {
			columns = append(columns, sheetColumn{prop: &kind.Property{}, width: float32(rapid.IntRange(40, 200).Draw(t, "width"))})
		}
		lead, tail := rapid.Bool().Draw(t, "lead"), rapid.Bool().Draw(t, "tail")
		room := float32(rapid.IntRange(240, 900).Draw(t, "room"))
		got := placesOf(columns, lead, tail, room)
		free := (&cellsLayout{places: placesOf(columns, lead, tail, 0)}).MinSize(nil).Width
		layout := &cellsLayout{places: got}
		if layout.wrapped() != (free > room) {
			t.Fatalf("%g of %g: wrapped %v", free, room, layout.wrapped())
		}
		for i, p := range got {
			if p.x < 0 || p.x+p.width > room+0.01 || p.width < 20 {
				t.Fatalf("cell %d at %+v of %g", i, p, room)
			}
			for _, q := range got[:i] {
				if p.line == q.line && p.x < q.x+q.width && q.x < p.x+p.width {
					t.Fatalf("%+v stands on %+v", p, q)
				}
			}
		}
	})
}

// The table of values never needs more room than a small window has.
func TestValuesFitTheirPanel(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 275, 700)
	for r := range w.s.Committed().Each(model.Root, "kpi") {
		p.Open(r.ID())
		for _, more := range []bool{false, true} {
			p.detail.rare = more
			p.show()
			if need, room := p.detail.sheet.root.MinSize().Width, float32(275-2*16); need > room {
				t.Errorf("%s: its values need %g of %g", r.Text("name"), need, room)
			}
		}
	}
}

// What few people enter is a column once it is asked for, or used.
func TestRareColumns(t *testing.T) {
	w := open(t, "router-support")
	p := NewKPIs(w.s, w)
	screen(t, p.Object(), 296, 900)
	p.Open("fcr")
	has := func(name string) bool {
		for _, c := range p.detail.sheet.columns {
			if c.prop != nil && c.prop.Name == name {
				return true
			}
		}
		return false
	}
	if has("excluded") || has("period") {
		t.Error("columns that nobody used are shown")
	}
	press(t, p.Object(), "More columns")
	if !has("excluded") || !has("period") {
		t.Error("the columns that were asked for are not shown")
	}
	press(t, p.Object(), "Fewer columns")
	if err := w.s.Do(edit.Set{IDs: p.detail.sheet.ids[:1], Name: "excluded", Value: model.Number(12)}); err != nil {
		t.Fatal(err)
	}
	if !has("excluded") || has("period") {
		t.Error("a column that is used is not shown, or one that is not")
	}
}
