package compose

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"

	"pgregory.net/rapid"
)

// sheetNames names the sheets of parts that have all lanes.
func sheetNames(parts []Part) func(int) SheetRef {
	return func(column int) SheetRef {
		n := slices.IndexFunc(parts, func(p Part) bool { return p.First <= column && column <= p.Last })
		return SheetRef{fmt.Sprintf("page %d", n+1), fmt.Sprintf("#sheet%d", n+1)}
	}
}

// However a journey is cut, every part is as sound as a whole map, and nothing that
// the map shows is lost.
func TestPartsAreSoundAndComplete(t *testing.T) {
	fonts := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		doc := anyJourney(t)
		c := New(fonts, shape.Light(), Options{Print: true})
		grid := c.JourneyGrid(doc, "p1")
		if len(grid.Columns) == 0 || len(grid.Rows) == 0 {
			t.Skip("nothing to cut")
		}
		owners := func(s *scene.Scene) map[string]bool {
			m := map[string]bool{}
			for _, it := range s.Items {
				if r := doc.Get(model.ID(it.Owner)); r != nil && r.Kind() != "link" { // one that two cards hide is hidden by their parts too
					m[it.Owner+" "+it.Part] = true
				}
			}
			return m
		}
		missing := owners(c.Page(doc, "p1"))
		width := rapid.Float64Range(560, 1400).Draw(t, "width")
		lanes := rapid.IntRange(1, len(grid.Rows)).Draw(t, "lanes of a part")
		var parts []Part
		for first := 0; first < len(grid.Columns); {
			last := first + rapid.IntRange(1, 4).Draw(t, "columns") - 1
			last = min(last, len(grid.Columns)-1)
			for lane := 0; lane < len(grid.Rows); lane += lanes {
				parts = append(parts, Part{First: first, Last: last, FirstLane: lane, LastLane: lane + lanes - 1, Width: width, Name: "Part 1 of 9 · A – B"})
			}
			first = last + 1
		}
		var all PartHeights
		for i := range parts {
			parts[i].Sheet = sheetNames(parts)
			_, h := c.MeasurePart(doc, "p1", parts[i])
			all = all.Join(h)
		}
		for i := range parts {
			parts[i].Least = all
			b, _ := c.MeasurePart(doc, "p1", parts[i])
			s := c.JourneyPart(doc, "p1", parts[i])
			if math.Abs(b.W-s.Bounds.W)+math.Abs(b.H-s.Bounds.H) > 1e-6 {
				t.Fatalf("part %d is measured as %v and drawn as %v", i, b, s.Bounds)
			}
			for _, err := range []error{sound(s), inCards(s), struckOut(doc, s)} {
				if err != nil {
					t.Fatalf("part %d: %v", i, err)
				}
			}
			for o := range owners(s) {
				delete(missing, o)
			}
		}
		if len(missing) > 0 {
			t.Fatalf("on no part: %v", missing)
		}
	})
}

// steps is a journey with four equally wide steps, an emotion at each, a card over two
// of them, and links from the first to the third, on, and back.
func fourSteps() *model.Document {
	b := newBuilder(props{"title": "Four steps"})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Four steps"})
	b.add("s1", "stage", "p1", props{"name": "Before"})
	b.add("s2", "stage", "p1", props{"name": "After"})
	for i, st := range []string{"s1", "s1", "s2", "s2"} {
		b.add(fmt.Sprint("t", i+1), "step", st, props{"name": fmt.Sprint("Step ", i+1)})
	}
	b.add("acts", "lane", "p1", props{"lane_kind": "actions"})
	b.add("mood", "lane", "p1", props{"lane_kind": "emotion"})
	for i, v := range []float64{1, -2, 2, 0} {
		b.add(fmt.Sprint("c", i+1), "card", "acts", props{"step": fmt.Sprint("t", i+1), "text": fmt.Sprint("Does ", i+1)})
		b.add(fmt.Sprint("e", i+1), "emotion", "mood", props{"step": fmt.Sprint("t", i+1), "value": v})
	}
	b.add("notes", "lane", "p1", props{"lane_kind": "notes"})
	b.add("over", "card", "notes", props{"step": "t2", "span": 2, "text": "Across the cut"})
	b.add("on", "link", "p1", props{"from": "t2", "to": "t3", "label": "on"})
	b.add("jump", "link", "p1", props{"from": "t1", "to": "t3", "share": 30.0})
	b.add("back", "link", "p1", props{"from": "t4", "to": "t1", "label": "again"})
	return b.doc()
}

func twoParts(doc *model.Document) [2]*scene.Scene {
	parts := []Part{{First: 0, Last: 1, LastLane: 2, Width: 800}, {First: 2, Last: 3, LastLane: 2, Width: 800}}
	c := fresh(Options{})
	var out [2]*scene.Scene
	var all PartHeights
	for _, p := range parts {
		_, h := c.MeasurePart(doc, "p1", p)
		all = all.Join(h)
	}
	for i := range parts {
		parts[i].Sheet, parts[i].Least = sheetNames(parts), all
		out[i] = c.JourneyPart(doc, "p1", parts[i])
	}
	return out
}

// The curve ends at the edge of one sheet where it begins on the next, and leads to the
// faces on both sides as on the whole map.
func TestCurveReadsOn(t *testing.T) {
	s := twoParts(fourSteps())
	one, two := parts(s[0], "curve")[0].Ops, parts(s[1], "curve")[0].Ops
	a, b := one[len(one)-1].(*scene.Path).Path, two[len(two)-1].(*scene.Path).Path
	end, begin := a.Pts[len(a.Pts)-1], b.Pts[0]
	ground := parts(s[0], "ground")[0].Bounds
	if math.Abs(end.X-ground.Right()) > 1e-6 || math.Abs(begin.X-ground.X) > 1e-6 {
		t.Errorf("the curve ends at %v and begins at %v, the lane at %v … %v", end.X, begin.X, ground.X, ground.Right())
	}
	if math.Abs(end.Y-begin.Y) > 1e-6 {
		t.Errorf("the curve ends at the height %v and goes on at %v", end.Y, begin.Y)
	}
	// Half way between the lowest and the highest of two steps that rise it stands in
	// the middle; the last face is drawn first.
	if mid := parts(s[0], "face")[0].Bounds.Center().Y + parts(s[1], "face")[1].Bounds.Center().Y; math.Abs(end.Y-mid/2) > 2 {
		t.Errorf("the cut is at %v, half way at %v", end.Y, mid/2)
	}
}

// What leads to another sheet says to which, and a click follows it.
func TestPartsReferToSheets(t *testing.T) {
	s := twoParts(fourSteps())
	for i, want := range []map[string]string{
		{"on": "on → page 2", "jump": "30 % → page 2", "back": "again ← page 2", "over": "Across the cut → page 2"},
		{"on": "page 1 → on", "jump": "page 1 → 30 %", "back": "← page 1 again", "over": "page 1 → Across the cut"},
	} {
		for id, text := range want {
			found := false
			for _, it := range s[i].Items {
				if it.Owner != id || it.Part == "" && id != "over" {
					continue
				}
				found = true
				if got := strings.ReplaceAll(outlineTexts(it), "\u00a0", " "); got != text {
					t.Errorf("part %d: %s says %q, want %q", i+1, id, got, text)
				}
				if to := fmt.Sprintf("#sheet%d", 2-i); id != "over" && it.Link != to {
					t.Errorf("part %d: %s leads to %q, want %q", i+1, id, it.Link, to)
				}
			}
			if !found {
				t.Errorf("part %d does not show %s", i+1, id)
			}
		}
	}
	if names := outlineTexts(parts(s[1], "header")[0]); !strings.HasPrefix(names, "2 After") {
		t.Errorf("the first stage of the second part is %q", names)
	}
}
