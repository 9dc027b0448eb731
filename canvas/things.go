//go:build windowtest

package canvas

import (
	"strings"

	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
)

// Thing is something on the map as a person sees it, for tests that point at it.
type Thing struct {
	ID   model.ID
	Kind string // of the record; "cell" for a cell of a journey
	Part string // of the drawing, "" its body; of a cell the step or stage
	Text string // what is written in it
	At   geom.Rect
}

// Things lists what the page shows, in pixels of the view. It is built for tests
// in a real window alone.
func (v *View) Things() []Thing {
	type part struct{ owner, part string }
	h := host{v.ed, v}
	var order []part
	found := map[part]*Thing{}
	doc := v.ed.Doc()
	for i := range v.compose().Items {
		it := &v.shown.Items[i]
		r := doc.Get(model.ID(it.Owner))
		if it.Owner == "" || r == nil {
			continue
		}
		k := part{it.Owner, it.Part}
		t := found[k]
		if t == nil {
			t = &Thing{ID: r.ID(), Kind: r.Kind(), Part: it.Part}
			found[k] = t
			order = append(order, k)
		}
		if k.part == "" && it.Hit != nil {
			t.At = t.At.Union(it.Hit.Bounds())
		} else {
			t.At = t.At.Union(it.Bounds)
		}
		if s := written(it); s != "" {
			t.Text = strings.TrimSpace(t.Text + " " + s)
		}
	}
	var out []Thing
	for _, k := range order {
		t := *found[k]
		t.At = v.rectInView(t.At)
		out = append(out, t)
	}
	if g := h.Geometry(); g != nil {
		symbols := map[model.ID]geom.Rect{}
		for _, n := range g.Nodes {
			symbols[n.ID] = n.Symbol
		}
		for i := range out { // the shape that links end at, without badges and data box
			if r, ok := symbols[out[i].ID]; ok && out[i].Part == "" {
				out[i].At = v.view.rectToView(r)
			}
		}
	}
	g := h.Grid()
	for _, row := range g.Rows {
		for _, col := range g.Columns {
			of := col.Step
			if of == "" {
				of = col.Stage
			}
			out = append(out, Thing{ID: row.Lane, Kind: "cell", Part: string(of), At: v.view.rectToView(geom.R(col.X, row.Y, col.W, row.H))})
		}
	}
	return out
}

// Written lists every text of the page in the order of painting.
func (v *View) Written() []string {
	var out []string
	for i := range v.compose().Items {
		if s := written(&v.shown.Items[i]); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func written(it *scene.Item) string {
	var lines []string
	for _, op := range it.Ops {
		if t, ok := op.(*scene.Text); ok && t.Line.Text != "" {
			lines = append(lines, t.Line.Text)
		}
	}
	return strings.Join(lines, " ")
}
