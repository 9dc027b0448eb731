package compose

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/icons"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

var updateJourney = flag.Bool("update-journey", false, "write the golden files of journey maps")

// testFonts are the same on every machine.
func testFonts() *text.Fonts { return text.New(text.EmbeddedOnly()) }

func fresh(o Options) *Composer { return New(testFonts(), shape.Light(), o) }

func TestJourneyGoldens(t *testing.T) {
	small := func(f func(b *builder)) *model.Document {
		b := newBuilder(props{"title": "Small"})
		b.add("p1", "page", "", props{"page_kind": "journey", "title": "Small map"})
		f(b)
		return b.doc()
	}
	docs := map[string]*model.Document{
		"empty": small(func(*builder) {}),
		"one-stage": small(func(b *builder) {
			b.add("s", "stage", "p1", props{"name": "Discover", "when": "2 days"})
			b.add("l", "lane", "p1", props{"lane_kind": "actions"})
			b.add("c", "card", "l", props{"step": "s", "text": "Looks around", "link": "https://example.org/"})
			b.add("h", "lane", "p1", props{"lane_kind": "notes", "hidden": true})
			b.add("n", "card", "h", props{"step": "s", "text": "Not shown"})
		}),
		"cells": small(func(b *builder) {
			b.add("s", "stage", "p1", props{"name": "Use"})
			b.add("t1", "step", "s", props{"name": "First"})
			b.add("t2", "step", "s", props{"name": "Second"})
			b.add("", "link", "p1", props{"from": "t1", "to": "t2", "label": "later"})
			b.add("a", "lane", "p1", props{"lane_kind": "actions"})
			b.add("", "card", "a", props{"step": "t1", "text": "One"})
			b.add("", "card", "a", props{"step": "t2", "text": "Two"})
			b.add("e", "lane", "p1", props{"lane_kind": "emotion"})
			b.add("", "emotion", "e", props{"step": "t1", "value": 1, "quote": "Nice."})
			b.add("", "emotion", "e", props{"step": "t2", "value": -2, "quote": "Oh no."})
			b.add("p", "lane", "p1", props{"lane_kind": "pain_points"})
			b.add("", "card", "p", props{"step": "s", "text": "Slow", "severity": 4, "frequency": 2})
			b.add("k", "lane", "p1", props{"lane_kind": "kpis", "backstage": true})
			b.add("", "card", "k", props{"step": "t1"})
			b.add("", "card", "k", props{"step": "gone", "text": "Lost"})
		}),
	}
	for name, doc := range docs {
		got := fresh(Options{Screen: true}).Page(doc, "p1").String()
		file := filepath.Join("testdata", "journey-"+name+".txt")
		if *updateJourney {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v (write it with -update-journey)", err)
		}
		if !bytes.Equal(want, []byte(got)) {
			t.Errorf("%s differs; read the difference, then write it with -update-journey:\n%s", name, got)
		}
	}
}

// sound reports what a journey map must never be: two texts on one another, one
// outside the sheet or below the smallest size, a number that is none.
func sound(s *scene.Scene) error {
	type line struct {
		owner string
		text  string
		r     geom.Rect
	}
	var lines []line
	for i := range s.Items {
		it := &s.Items[i]
		for _, r := range []geom.Rect{it.Bounds, s.Bounds} {
			if !r.Min().Finite() || !r.Max().Finite() {
				return fmt.Errorf("%s %s has bounds %v", it.Owner, it.Part, r)
			}
		}
		if b := s.Bounds.Inset(-0.01); !b.Encloses(it.Bounds) {
			return fmt.Errorf("%s %s at %v leaves the sheet %v", it.Owner, it.Part, it.Bounds, s.Bounds)
		}
		for _, op := range it.Ops {
			o, ok := op.(*scene.Text)
			if !ok {
				continue
			}
			if o.Line.Font.Size < 10.5 {
				return fmt.Errorf("%q is set in %g", o.Line.Text, o.Line.Font.Size)
			}
			// Lines of one paragraph may touch: their boxes hold accents and
			// descenders. Half the leading is taken off.
			r := o.Bounds()
			cut := max(0, r.H-o.Line.Font.Size*0.95) / 2
			r.Y, r.H = r.Y+cut, r.H-2*cut
			lines = append(lines, line{it.Owner + " " + it.Part, o.Line.Text, r.Inset(0.05)})
		}
	}
	for i, a := range lines {
		for _, b := range lines[:i] {
			if a.r.Overlaps(b.r) {
				return fmt.Errorf("%q of %s (%v) stands on %q of %s (%v)", a.text, a.owner, a.r, b.text, b.owner, b.r)
			}
		}
	}
	return nil
}

// struckOut reports a line of a step link that is painted over the label of another.
func struckOut(doc *model.Document, s *scene.Scene) error {
	for n, a := range s.Items {
		if r := doc.Get(model.ID(a.Owner)); r == nil || r.Kind() != "link" {
			continue
		}
		for _, op := range a.Ops {
			label, ok := op.(*scene.Text)
			if !ok {
				continue
			}
			for _, b := range s.Items[n+1:] { // what is painted before it stays behind its ground
				if b.Hit == nil || b.Owner == a.Owner {
					continue
				}
				for i, p := range b.Hit.Pts[1:] {
					if q := geom.Span(b.Hit.Pts[i], p).Inset(-0.5); q.Overlaps(label.Bounds().Inset(0.5)) {
						return fmt.Errorf("a line of %s runs through %q of %s", b.Owner, label.Line.Text, a.Owner)
					}
				}
			}
		}
	}
	return nil
}

// inCards reports a text that leaves the frame of its own item.
func inCards(s *scene.Scene) error {
	for _, it := range s.Items {
		if len(it.Ops) == 0 {
			continue
		}
		box, ok := it.Ops[0].(*scene.Box)
		if !ok || it.Part == "legend" || it.Part == "ground" {
			continue
		}
		for _, op := range it.Ops {
			if o, ok := op.(*scene.Text); ok && !box.Rect.Inset(-0.5).Encloses(o.Bounds()) {
				return fmt.Errorf("%q of %s leaves its frame %v: %v", o.Line.Text, it.Owner, box.Rect, o.Bounds())
			}
		}
	}
	return nil
}

func check(t *testing.T, s *scene.Scene) {
	t.Helper()
	if err := sound(s); err != nil {
		t.Error(err)
	}
	if err := inCards(s); err != nil {
		t.Error(err)
	}
}

func TestJourneySamplesAreSound(t *testing.T) {
	for name, doc := range map[string]*model.Document{"broadband": broadbandSample(), "router": routerSample()} {
		t.Run(name, func(t *testing.T) {
			check(t, fresh(Options{}).Page(doc, "p1"))
			check(t, fresh(Options{Future: true, Screen: true}).Page(doc, "p1"))
		})
	}
}

var words = []string{"Router", "waits", "for", "a", "call", "back", "from", "the", "second", "line", "Übergabeprotokoll", "żółty", "καλημέρα", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen12"}

func sentence(t *rapid.T, label string, most int) string {
	n := rapid.IntRange(0, most).Draw(t, label)
	var w []string
	for range n {
		w = append(w, rapid.SampledFrom(words).Draw(t, "word"))
	}
	return strings.Join(w, " ")
}

// anyJourney draws a document with one journey page, wild but legal.
func anyJourney(t *rapid.T) *model.Document {
	b := newBuilder(props{"title": sentence(t, "title", 8), "owner": sentence(t, "owner", 6), "author": sentence(t, "author", 3)})
	personas := []string{"a", "b", "c", "d", "e"}[:rapid.IntRange(0, 5).Draw(t, "personas")]
	for _, id := range personas {
		b.add(id, "persona", "", props{"name": sentence(t, "persona", 4), "role": sentence(t, "role", 12)})
	}
	b.add("p1", "page", "", props{"page_kind": "journey", "title": sentence(t, "page", 10), "scope": sentence(t, "scope", 30), "personas": personas})
	refs := []string{"gone"}
	var steps []string
	for i := range rapid.IntRange(0, 6).Draw(t, "stages") {
		st := b.add(fmt.Sprint("s", i), "stage", "p1", props{"name": sentence(t, "stage", 5), "when": sentence(t, "when", 4), "goal": sentence(t, "goal", 6)})
		refs = append(refs, st)
		for k := range rapid.IntRange(0, 3).Draw(t, "steps") {
			p := props{"name": sentence(t, "step", 5)}
			if rapid.Bool().Draw(t, "own width") {
				p["width"] = rapid.Float64Range(60, 400).Draw(t, "width")
			}
			steps = append(steps, b.add(fmt.Sprintf("t%d-%d", i, k), "step", st, p))
		}
	}
	refs = append(refs, steps...)
	if len(steps) > 1 && rapid.Bool().Draw(t, "linked") {
		for range rapid.IntRange(1, 6).Draw(t, "links") {
			b.add("", "link", "p1", props{"from": rapid.SampledFrom(steps).Draw(t, "from"), "to": rapid.SampledFrom(steps).Draw(t, "to"), "label": sentence(t, "label", 4)})
		}
	}
	kpi := b.kpi("A measure with a rather long name", 1234.5, 2000, false, "calls")
	kinds := []string{"actions", "touchpoints", "thoughts", "motivations", "emotion", "pain_points", "opportunities", "backstage", "time_effort", "kpis", "images", "notes", "custom", "unheard_of"}
	for range rapid.IntRange(0, 6).Draw(t, "lanes") {
		k := rapid.SampledFrom(kinds).Draw(t, "lane")
		l := b.add("", "lane", "p1", props{"lane_kind": k, "name": sentence(t, "lane name", 4)})
		for range rapid.IntRange(0, 9).Draw(t, "cards") {
			p := props{"step": rapid.SampledFrom(refs).Draw(t, "at"), "moment_of_truth": rapid.Bool().Draw(t, "truth")}
			if len(personas) > 0 {
				p["persona"] = rapid.SampledFrom(personas).Draw(t, "whose")
			}
			if k == "emotion" {
				p["value"], p["quote"] = rapid.Float64Range(-2, 2).Draw(t, "value"), sentence(t, "quote", 8)
				b.add("", "emotion", l, p)
				continue
			}
			p["text"], p["span"] = sentence(t, "text", 20), rapid.IntRange(1, 5).Draw(t, "span")
			p["severity"], p["frequency"], p["impact"], p["effort"] = rapid.IntRange(1, 5).Draw(t, "severity"), rapid.IntRange(1, 5).Draw(t, "frequency"), 3, 4
			p["channel"] = rapid.SampledFrom([]string{"", "web", "phone", "other"}).Draw(t, "channel")
			if rapid.Bool().Draw(t, "has kpi") {
				p["kpi"] = kpi
			}
			b.add("", "card", l, p)
		}
	}
	return b.doc()
}

func TestJourneysAreSound(t *testing.T) {
	fonts := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		doc := anyJourney(t)
		s := New(fonts, shape.Light(), Options{Screen: rapid.Bool().Draw(t, "screen")}).Page(doc, "p1")
		if err := sound(s); err != nil {
			t.Fatal(err)
		}
		if err := inCards(s); err != nil {
			t.Fatal(err)
		}
		if err := struckOut(doc, s); err != nil {
			t.Fatal(err)
		}
	})
}

// A cached drawing equals a fresh one, whatever was edited in between.
func TestJourneyCacheEqualsFresh(t *testing.T) {
	fonts := testFonts()
	rapid.Check(t, func(t *rapid.T) {
		doc := anyJourney(t)
		c := New(fonts, shape.Light(), Options{})
		c.Page(doc, "p1")
		for range 4 {
			d := doc.Draft()
			recs := doc.Records()
			typing := rapid.Bool().Draw(t, "typing")
			for range rapid.IntRange(1, 3).Draw(t, "edits") {
				r := rapid.SampledFrom(recs).Draw(t, "record")
				what := 5
				if !typing {
					what = rapid.IntRange(0, 6).Draw(t, "edit")
				}
				switch what {
				case 0:
					d.Set(r.ID(), "text", model.Text(sentence(t, "new text", 12)))
				case 5: // only cards, as when somebody types
					if cards := slices.DeleteFunc(slices.Clone(recs), func(r *model.Record) bool { return r.Kind() != "card" }); len(cards) > 0 {
						d.Set(rapid.SampledFrom(cards).Draw(t, "card").ID(), "text", model.Text(sentence(t, "typed", 12)))
					}
				case 6:
					if r.Kind() == "card" {
						o := rapid.SampledFrom(recs).Draw(t, "other step")
						d.Set(r.ID(), "step", model.Text(string(o.ID())))
						d.Set(r.ID(), "severity", model.Number(rapid.IntRange(1, 5).Draw(t, "severity")))
					}
				case 1:
					d.Set(r.ID(), "name", model.Text(sentence(t, "new name", 4)))
				case 2:
					d.Set(r.ID(), "value", model.Number(rapid.Float64Range(-2, 2).Draw(t, "new value")))
				case 3:
					d.Set(r.ID(), "span", model.Number(rapid.IntRange(1, 4).Draw(t, "new span")))
				case 4:
					if r.ID() != "p1" {
						d.Delete(r.ID())
					}
				}
			}
			doc, _ = d.Commit()
			got, want := c.Page(doc, "p1"), New(fonts, shape.Light(), Options{}).Page(doc, "p1")
			if g, w := got.String(), want.String(); g != w {
				t.Fatalf("cached:\n%s\nfresh:\n%s", g, w)
			}
		}
	})
}

func TestJourneyKeepsUnchangedCards(t *testing.T) {
	doc := broadbandSample()
	c := fresh(Options{})
	before := c.Page(doc, "p1")
	d := doc.Draft()
	var id model.ID
	for r := range doc.Each("chances", "card") {
		id = r.ID()
	}
	d.Set(id, "text", model.Text("Show the guide at once")) // as high as before
	doc, _ = d.Commit()
	after := c.Page(doc, "p1")
	same := 0
	ops := map[scene.Op]bool{}
	for _, it := range before.Items {
		for _, op := range it.Ops {
			ops[op] = true
		}
	}
	cards := 0
	for _, it := range after.Items {
		if r := doc.Get(model.ID(it.Owner)); r == nil || r.Kind() != "card" {
			continue
		}
		cards++
		if ops[it.Ops[0]] {
			same++
		}
	}
	if same != cards-1 {
		t.Errorf("%d of %d cards were kept, want all but the edited one", same, cards)
	}
}

// parts returns the items of a part, in painting order.
func parts(s *scene.Scene, part string) []scene.Item {
	var out []scene.Item
	for _, it := range s.Items {
		if it.Part == part {
			out = append(out, it)
		}
	}
	return out
}

func TestFutureCurve(t *testing.T) {
	doc := routerSample()
	if got := parts(fresh(Options{}).Page(doc, "p1"), "future"); len(got) != 0 {
		t.Errorf("the future stands on the map unasked: %v", got)
	}
	c := fresh(Options{Future: true})
	s, g := c.Page(doc, "p1"), c.JourneyGrid(doc, "p1")
	items := parts(s, "future")
	if len(items) != 1 {
		t.Fatalf("%d curves of the future, want 1", len(items))
	}
	var row Row
	for _, r := range g.Rows {
		if r.Kind == "emotion" {
			row = r
		}
	}
	curve := items[0].Ops[0].(*scene.Path)
	if len(curve.Stroke.Dash) == 0 {
		t.Error("the future is not dashed")
	}
	for i, v := range []float64{1, 1.2, 0.6, 1.5, 1.8, 1.7} { // of steps that revise t1 … t6
		want := geom.P(g.Columns[i].X+g.Columns[i].W/2, row.Neutral-v*row.Unit)
		if got := curve.Path.Pts[3*i]; got.Dist(want) > 1e-6 {
			t.Errorf("emotion %d of the future stands at %v, want %v", i+1, got, want)
		}
	}
	if len(parts(c.Page(doc, "p2"), "future")) != 0 {
		t.Error("the future page has a future")
	}
}

func TestPersonasDiffer(t *testing.T) {
	s := fresh(Options{}).Page(routerSample(), "p1")
	curves := parts(s, "curve")
	if len(curves) != 2 {
		t.Fatalf("%d curves, want 2", len(curves))
	}
	first, second := curves[0].Ops[1].(*scene.Path), curves[1].Ops[0].(*scene.Path)
	if first.Stroke.Dash != nil || len(second.Stroke.Dash) == 0 {
		t.Errorf("lines %v and %v, want one solid and one dashed", first.Stroke.Dash, second.Stroke.Dash)
	}
	if len(curves[1].Ops) != 1 {
		t.Error("the second persona has an area")
	}
}

func TestLineOfVisibility(t *testing.T) {
	b := newBuilder(props{"title": "Lanes"})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Lanes"})
	b.add("s", "stage", "p1", props{"name": "Use"})
	b.add("a", "lane", "p1", props{"lane_kind": "actions"})
	b.add("hidden", "lane", "p1", props{"lane_kind": "backstage", "hidden": true})
	b.add("back", "lane", "p1", props{"lane_kind": "custom", "backstage": true, "name": "Systems"})
	b.add("back2", "lane", "p1", props{"lane_kind": "backstage"})
	c := fresh(Options{})
	s, g := c.Page(b.doc(), "p1"), c.JourneyGrid(b.doc(), "p1")
	lines := parts(s, "visibility")
	if len(lines) != 1 {
		t.Fatalf("%d lines of visibility, want 1", len(lines))
	}
	if len(g.Rows) != 3 || g.Rows[1].Lane != "back" {
		t.Fatalf("rows %v", g.Rows)
	}
	if y := lines[0].Bounds; y.Y < g.Rows[0].Y+g.Rows[0].H || y.Bottom() > g.Rows[1].Y {
		t.Errorf("the line of visibility at %v stands not between the lanes %v and %v", y, g.Rows[0], g.Rows[1])
	}
}

// A link to the next step is a straight arrow between cards of one height; one
// that jumps runs above the cards, one back below them.
func TestStepLinks(t *testing.T) {
	b := newBuilder(props{"title": "Links"})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Links"})
	b.add("s", "stage", "p1", props{"name": "Use"})
	b.add("a", "lane", "p1", props{"lane_kind": "actions"})
	for i := range 4 {
		b.add(fmt.Sprint("t", i), "step", "s", props{"name": fmt.Sprint("Step ", i)})
		b.add(fmt.Sprint("c", i), "card", "a", props{"step": fmt.Sprint("t", i), "text": "Acts"})
	}
	b.add("next", "link", "p1", props{"from": "t0", "to": "t1"})
	b.add("jump", "link", "p1", props{"from": "t0", "to": "t2", "label": "knows it"})
	b.add("back", "link", "p1", props{"from": "t3", "to": "t1", "share": 12})
	b.add("elsewhere", "link", "p1", props{"from": "t3", "to": "gone"})
	s := fresh(Options{}).Page(b.doc(), "p1")
	check(t, s)
	at := map[string]scene.Item{}
	for _, it := range s.Items {
		if it.Part == "" {
			at[it.Owner] = it
		}
	}
	card := at["c0"].Bounds
	if p := at["next"].Hit.Pts; len(p) != 2 || p[0].Y != p[1].Y || p[0].X < card.Right()-1 {
		t.Errorf("the link to the next step runs %v from the card %v", p, card)
	}
	if b := at["jump"].Hit.Bounds(); b.Y >= card.Y {
		t.Errorf("the jump at %v does not run above the cards at %v", b, card)
	}
	if b := at["back"].Hit.Bounds(); b.Bottom() <= card.Bottom() {
		t.Errorf("the link back at %v does not run below the cards at %v", b, card)
	}
	if _, drawn := at["elsewhere"]; drawn {
		t.Error("a link that leads nowhere is drawn")
	}
	var labels []string
	for _, it := range parts(s, "label") {
		labels = append(labels, outlineTexts(it))
	}
	if !slices.Equal(labels, []string{"knows it", "12\u00a0%"}) {
		t.Errorf("labels %q", labels)
	}
}

func TestJourneyPictures(t *testing.T) {
	b := newBuilder(props{"title": "Pictures"})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Pictures"})
	b.add("s", "stage", "p1", props{"name": "Use"})
	b.add("l", "lane", "p1", props{"lane_kind": "images"})
	b.add("there", "card", "l", props{"step": "s", "image": "there.png"})
	b.add("gone", "card", "l", props{"step": "s", "image": "gone.png", "image_alt": "The lights of the router"})
	c := fresh(Options{Pictures: func(image string) *scene.Picture {
		if image == "there.png" {
			return &scene.Picture{Width: 400, Height: 100}
		}
		return nil
	}})
	s := c.Page(b.doc(), "p1")
	check(t, s)
	for _, it := range s.Items {
		switch it.Owner {
		case "there":
			img, ok := it.Ops[1].(*scene.Image)
			if !ok || math.Abs(img.Rect.W/img.Rect.H-4) > 0.01 || !it.Bounds.Encloses(img.Rect) {
				t.Errorf("the picture is drawn as %v", it.Ops)
			}
		case "gone":
			if !strings.Contains(outlineTexts(it), "The lights of the router") {
				t.Errorf("the missing picture says %q", outlineTexts(it))
			}
		}
	}
}

func outlineTexts(it scene.Item) string {
	var s []string
	for _, op := range it.Ops {
		if o, ok := op.(*scene.Text); ok {
			s = append(s, o.Line.Text)
		}
	}
	return strings.Join(s, " ")
}

func TestJourneyGrid(t *testing.T) {
	c := fresh(Options{})
	doc := routerSample()
	s, g := c.Page(doc, "p1"), c.JourneyGrid(doc, "p1")
	if len(g.Columns) != 7 || len(g.Stages) != 5 || g.Columns[3].Step != "t4" || g.Stages[1] != (StageSpan{g.Stages[1].Stage, 1, 2, g.Stages[1].Header}) {
		t.Fatalf("columns %v, stages %v", g.Columns, g.Stages)
	}
	for _, it := range s.Items {
		r := doc.Get(model.ID(it.Owner))
		if r == nil || r.Kind() != "card" {
			continue
		}
		row, col := g.At(it.Bounds.Center())
		if row < 0 || g.Rows[row].Lane != r.Parent() {
			t.Errorf("%s stands in row %d, not in its lane %s", r.Text("text"), row, r.Parent())
		}
		if want := r.Ref("step"); r.NumOr("span", 1) == 1 && (col < 0 || g.Columns[col].Step != want) {
			t.Errorf("%s stands in column %d, not at %s", r.Text("text"), col, want)
		}
	}
	for i := range g.Rows {
		for k := range g.Columns {
			if row, col := g.At(g.Cell(i, k).Center()); row != i || col != k {
				t.Errorf("the middle of cell %d, %d is found in %d, %d", i, k, row, col)
			}
		}
	}
	if g := c.JourneyGrid(doc, "nothing"); !reflect.DeepEqual(g, Grid{}) {
		t.Errorf("a page that is not there has the grid %v", g)
	}
}

// large is a map of so many stages with three steps each, and cards in every cell.
func large(stages, lanes, perCell int, text string) *model.Document {
	b := newBuilder(props{"title": "Large"})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "Large"})
	kinds := []string{"actions", "touchpoints", "thoughts", "emotion", "pain_points", "opportunities", "motivations", "backstage", "notes", "custom"}
	for i := range stages {
		b.add(fmt.Sprint("s", i), "stage", "p1", props{"name": fmt.Sprint("Stage ", i)})
	}
	for l := range lanes {
		id := b.add("", "lane", "p1", props{"lane_kind": kinds[l%len(kinds)]})
		for i := range stages {
			for range perCell {
				if kinds[l%len(kinds)] == "emotion" {
					b.add("", "emotion", id, props{"step": fmt.Sprint("s", i), "value": math.Sin(float64(i)) * 2, "quote": "Now what?"})
					break
				}
				b.add("", "card", id, props{"step": fmt.Sprint("s", i), "text": text})
			}
		}
	}
	return b.doc()
}

func TestLargeJourneys(t *testing.T) {
	long := strings.Repeat("The customer waits for the line to be tested again. ", 6)
	for name, doc := range map[string]*model.Document{
		"30 stages":      large(30, 10, 1, "Waits for an answer"),
		"60-word cards":  large(8, 10, 1, long),
		"60-letter word": large(12, 10, 2, words[len(words)-1]),
		"one stage":      large(1, 10, 3, "Looks"),
		"2,000 cards":    large(20, 10, 11, "Calls again"),
		"no lanes":       large(3, 0, 0, ""),
		"no stages":      large(0, 3, 0, ""),
	} {
		t.Run(name, func(t *testing.T) { check(t, fresh(Options{Screen: true}).Page(doc, "p1")) })
	}
}

func TestRightToLeftTitle(t *testing.T) {
	b := newBuilder(props{"title": "מסע הלקוח", "owner": "رئيس الخدمة"})
	b.add("p1", "page", "", props{"page_kind": "journey", "title": "מסע הלקוח של נתב תקול (router)"})
	b.add("s", "stage", "p1", props{"name": "اكتشاف"})
	check(t, fresh(Options{}).Page(b.doc(), "p1"))
}

// Channels, lanes and nodes of the table of kinds have icons that exist, and no
// two channels share one.
func TestIconsOfTheGlossary(t *testing.T) {
	names := icons.Names()
	has := func(what, icon string) {
		if !slices.Contains(names, icon) {
			t.Errorf("%s has the icon %q, which does not exist", what, icon)
		}
	}
	seen := map[string]string{}
	for _, o := range kind.Options("card", "channel") {
		icon := icons.Channel(o.Name)
		has(o.Name, icon)
		if other := seen[icon]; other != "" {
			t.Errorf("the channels %s and %s share an icon", o.Name, other)
		}
		seen[icon] = o.Name
	}
	for _, o := range kind.Options("lane", "lane_kind") {
		has(o.Name, icons.Lane(o.Name))
	}
	for _, o := range kind.Options("node", "node_kind") {
		has(o.Name, icons.Node(o.Name))
	}
	for _, o := range kind.Options("page", "page_kind") {
		has(o.Name, icons.Page(o.Name))
	}
}

func BenchmarkJourney(b *testing.B) {
	doc := large(20, 10, 11, "Calls again and waits for the second line")
	fonts := testFonts()
	b.Run("fresh", func(b *testing.B) {
		for b.Loop() {
			New(fonts, shape.Light(), Options{}).Page(doc, "p1")
		}
	})
	b.Run("one edit", func(b *testing.B) {
		c := New(fonts, shape.Light(), Options{})
		id := doc.Records()[len(doc.Records())-1].ID()
		for i := 0; b.Loop(); i++ {
			d := doc.Draft()
			d.Set(id, "text", model.Text(fmt.Sprint("Edit ", i)))
			next, _ := d.Commit()
			c.Page(next, "p1")
		}
	})
}
