package route

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
	"waymark/model/geom"
)

// A router that has seen many small changes has the lines that the page would
// get if it were routed anew, and tells which of them differ from before.
func TestUpdateEqualsFresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := drawPage(t)
		r := NewRouter(req)
		for step := range rapid.IntRange(1, 8).Draw(t, "steps") {
			before := map[string]Line{}
			for _, l := range r.Lines() {
				before[l.ID] = l
			}
			var c Change
			switch rapid.IntRange(0, 5).Draw(t, "change") {
			case 0, 1, 2: // move or resize a shape, perhaps on to another one
				i := rapid.IntRange(0, len(req.Shapes)-1).Draw(t, "shape")
				s := Shape{ID: req.Shapes[i].ID, Rect: req.Shapes[i].Rect.Add(geom.P(float64(rapid.IntRange(-20, 20).Draw(t, "dx")*5), float64(rapid.IntRange(-20, 20).Draw(t, "dy")*5)))}
				s.Branches = rapid.IntRange(0, 5).Draw(t, "branches") == 0
				req.Shapes = slices.Clone(req.Shapes)
				req.Shapes[i] = s
				c.Shapes = []Shape{s}
			case 3: // a new shape with a link
				s := Shape{ID: fmt.Sprint("new", step), Rect: geom.R(float64(rapid.IntRange(0, 600).Draw(t, "x")), float64(rapid.IntRange(0, 600).Draw(t, "y")), 120, 50)}
				req.Shapes = append(slices.Clip(req.Shapes), s)
				l := drawLink(t, req, fmt.Sprint("extra", step))
				req.Links = append(slices.Clip(req.Links), l)
				c.Shapes, c.Links = []Shape{s}, []Link{l}
			case 4: // another label, other ends
				i := rapid.IntRange(0, len(req.Links)-1).Draw(t, "link")
				l := drawLink(t, req, req.Links[i].ID)
				if rapid.Bool().Draw(t, "label only") {
					label := l.Label
					l = req.Links[i]
					l.Label = label
				}
				req.Links = slices.Clone(req.Links)
				req.Links[i] = l
				c.Links = []Link{l}
			case 5: // delete a shape and a link
				if len(req.Shapes) < 2 || len(req.Links) < 2 {
					continue
				}
				i, j := rapid.IntRange(0, len(req.Shapes)-1).Draw(t, "shape"), rapid.IntRange(0, len(req.Links)-1).Draw(t, "link")
				c.RemoveShapes, c.RemoveLinks = []string{req.Shapes[i].ID}, []string{req.Links[j].ID}
				req.Shapes = slices.Delete(slices.Clone(req.Shapes), i, i+1)
				req.Links = slices.Delete(slices.Clone(req.Links), j, j+1)
			}
			changed := r.Update(c)
			got, want := r.Lines(), All(req)
			if len(got) != len(want) {
				t.Fatalf("step %d: %d lines, want %d", step, len(got), len(want))
			}
			for i := range got {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Fatalf("step %d, %+v:\n%s is  %v %v\nwant %v %v", step, c, got[i].ID, got[i].Points, got[i].Label, want[i].Points, want[i].Label)
				}
				if was, ok := before[got[i].ID]; slices.Contains(changed, got[i].ID) == (ok && reflect.DeepEqual(was, got[i])) {
					t.Fatalf("step %d: %s, changed %v: %v → %v", step, got[i].ID, changed, was, got[i])
				}
			}
		}
	})
}

// Whatever the page holds, every link gets a line of finite numbers.
func TestOddPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num := rapid.OneOf(rapid.Float64Range(-50, 300), rapid.SampledFrom([]float64{0, 0, 10, 1e300, -1e300, nan(), inf()}))
		req := Request{Flow: Side(rapid.IntRange(0, 4).Draw(t, "flow"))}
		for i := range rapid.IntRange(0, 8).Draw(t, "shapes") {
			req.Shapes = append(req.Shapes, Shape{ID: fmt.Sprint(i % 6), Rect: geom.R(num.Draw(t, "x"), num.Draw(t, "y"), num.Draw(t, "w"), num.Draw(t, "h"))})
		}
		for i := range rapid.IntRange(0, 8).Draw(t, "links") {
			end := func() End {
				return End{Shape: fmt.Sprint(rapid.IntRange(0, 7).Draw(t, "end")), Side: Side(rapid.IntRange(0, 4).Draw(t, "side")), At: geom.P(num.Draw(t, "x"), num.Draw(t, "y"))}
			}
			l := Link{ID: fmt.Sprint(i), From: end(), To: end(), Style: Style(rapid.IntRange(0, 2).Draw(t, "style")), Label: geom.P(num.Draw(t, "w"), 12), LabelAt: num.Draw(t, "at")}
			for range rapid.IntRange(0, 2).Draw(t, "waypoints") {
				l.Waypoints = append(l.Waypoints, geom.P(num.Draw(t, "x"), num.Draw(t, "y")))
			}
			req.Links = append(req.Links, l)
		}
		lines := All(req)
		if len(lines) != len(req.Links) {
			t.Fatalf("%d lines of %d links", len(lines), len(req.Links))
		}
		for _, l := range lines {
			if len(l.Points) < 2 || l.Path.Empty() {
				t.Fatalf("no line: %+v", l)
			}
			for _, p := range append(l.Path.Pts, l.Points...) {
				if !p.Finite() {
					t.Fatalf("%v in %+v", p, l)
				}
			}
			if !l.Label.Min().Finite() {
				t.Fatalf("label at %v", l.Label)
			}
		}
	})
}
