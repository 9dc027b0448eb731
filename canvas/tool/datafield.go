package tool

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// dataRows names the property behind each row of a data box, as the box labels
// it.
var dataRows = map[string]string{
	"Process time": "process_time", "Lead time": "lead_time", "Wait": "wait_time", "%C&A": "percent_ca", "People": "people",
	"Demand": "demand", "Available": "available_time", "Changeover": "changeover", "Uptime": "uptime", "Cost": "cost", "Waiting": "items",
}

// dataFields are the figures that people enter for a kind of shape, in the order
// in which Tab goes through them.
func dataFields(variant string) []string {
	switch {
	case variant == "process":
		return []string{"process_time", "lead_time", "percent_ca", "people"}
	case kind.IsStore(variant):
		return []string{"items", "wait_time"}
	case variant == "transport", variant == "supplier":
		return []string{"lead_time"}
	}
	return nil
}

// dataAt finds the figure of a shape that stands at a point: a row of its data
// box, or a quiet line under its name.
func (m *Machine) dataAt(id model.ID, p geom.Pt) (prop string, ok bool) {
	for _, r := range m.figures(id) {
		if p.Y >= r.rect.Y-1 && p.Y <= r.rect.Bottom()+1 && p.X >= r.rect.X && p.X <= r.rect.Right() {
			return r.prop, true
		}
	}
	return "", false
}

// figure is a number of a shape where it is drawn.
type figure struct {
	prop string
	rect geom.Rect // the whole row
	room geom.Rect // of the number alone
}

// figures lists the numbers of a shape with their places, read off the drawing.
func (m *Machine) figures(id model.ID) []figure {
	var out []figure
	var quiet []geom.Rect
	n, _ := m.host.Geometry().Node(id)
	s := m.host.Scene()
	for i := range s.Items {
		it := &s.Items[i]
		if it.Owner != string(id) {
			continue
		}
		for _, op := range it.Ops {
			t, ok := op.(*scene.Text)
			if !ok {
				continue
			}
			b := t.Bounds()
			if prop := dataRows[t.Line.Text]; it.Part == "data" && prop != "" {
				left := min(b.Right()+6, n.Symbol.Right()-44)
				out = append(out, figure{prop, geom.R(n.Symbol.X, b.Y, n.Symbol.W, b.H), geom.R(left, b.Y-2, n.Symbol.Right()-3-left, b.H+4)})
			} else if it.Part == "" && t.Line.Font.Size < 11.5 {
				quiet = append(quiet, geom.R(n.Rect.X, b.Y, n.Rect.W, b.H))
			}
		}
	}
	r := m.host.Doc().Get(id)
	if r == nil || len(quiet) == 0 {
		return out
	}
	slices.SortFunc(quiet, func(a, b geom.Rect) int { return cmp.Compare(a.Y, b.Y) })
	e := kind.Effective(m.host.Doc(), r)
	for i, name := range quietNames(e) {
		if i < len(quiet) && (e.Has(name) || name == "items") {
			q := quiet[i]
			room := geom.R(q.Center().X-leastWide/2, q.Y-2, leastWide, q.H+4)
			out = append(out, figure{name, q, room})
		}
	}
	return out
}

// quietNames are the figures that stand in the quiet lines under the name of a shape,
// from top to bottom.
func quietNames(e *model.Record) []string {
	switch k := e.Text("node_kind"); {
	case kind.IsStore(k):
		if e.Has("items") || e.Has("limit") {
			return []string{"items", "wait_time"}
		}
		return []string{"wait_time"}
	case k == "delay", k == "transport":
		if !e.Has("wait_time") && e.Has("lead_time") {
			return []string{"lead_time"}
		}
		return []string{"wait_time"}
	case k == "outcome", k == "process":
		return nil
	}
	return []string{"process_time"}
}

// figureRoom is where a figure is edited: where it stands, or below the shape
// when it is not drawn yet.
func (m *Machine) figureRoom(id model.ID, prop string) geom.Rect {
	n, ok := m.host.Geometry().Node(id)
	if !ok {
		return geom.Rect{}
	}
	for _, f := range m.figures(id) {
		if f.prop == prop {
			return f.room
		}
	}
	w := max(n.Symbol.W, leastWide)
	return geom.R(n.Symbol.Center().X-w/2, n.Rect.Bottom()+2, w, 20)
}

// nextField is the figure behind a property; "" behind the last one.
func nextField(variant, prop string, back bool) string {
	list := append([]string{"name"}, dataFields(variant)...)
	i := slices.Index(list, prop)
	if back {
		i -= 2
	}
	if i++; i < 0 || i >= len(list) || len(list) == 1 {
		return ""
	}
	return list[i]
}

// valueText writes a value as people enter it.
func valueText(v model.Value) string {
	if v == nil {
		return ""
	}
	return v.String()
}

// parseValue reads what a person typed for a property. Times without a unit get
// that of the value before, else minutes; a decimal comma, a no-break space and a
// per cent sign are understood.
func parseValue(p *kind.Property, text string, was model.Value) (model.Value, error) {
	s := strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\n", " ", ",", ".").Replace(text))
	if s == "" {
		return nil, nil
	}
	switch p.Type {
	case kind.Time:
		if strings.Trim(s, "0123456789. ") == "" {
			unit := model.Minutes
			if d, ok := was.(model.Duration); ok {
				unit = d.Unit
			}
			s += " " + string(unit)
		}
		d, err := model.ParseDuration(s)
		if err != nil {
			return nil, err
		}
		return d, nil
	case kind.Number, kind.Integer:
		s = strings.TrimSpace(strings.Trim(s, "%€$£ "))
		n, err := strconv.ParseFloat(strings.ReplaceAll(s, " ", ""), 64)
		if err != nil {
			return nil, fmt.Errorf("%s must be a number; %q is none", p.Label, text)
		}
		return model.Number(n), nil
	}
	return model.Text(strings.TrimRight(text, "\n ")), nil
}

// numeric reports whether a property holds a figure and not a text.
func numeric(p *kind.Property) bool {
	return p.Type == kind.Time || p.Type == kind.Number || p.Type == kind.Integer
}

// dataMenu lists the figures of a shape in a menu.
func (m *Machine) dataMenu(r *model.Record) []Item {
	var out []Item
	k, _ := kind.Of("node")
	for _, name := range dataFields(r.Text("node_kind")) {
		if p, ok := k.Property(name); ok {
			out = append(out, Item{Label: p.Label, Do: func() { m.enter(m.edit(r.ID(), "", &name)) }})
		}
	}
	return out
}
