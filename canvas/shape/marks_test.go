package shape

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

func testKit() *Kit { return &Kit{Fonts: text.New(text.EmbeddedOnly()), Theme: Light()} }

// outline writes the geometry of a drawing without any colour.
func outline(ops []scene.Op) string {
	var b strings.Builder
	for _, op := range ops {
		switch o := op.(type) {
		case *scene.Path:
			fmt.Fprintf(&b, "path %.2f %v\n", o.Path.Pts, o.Stroke.Dash)
		case *scene.Box:
			fmt.Fprintf(&b, "box %.2f %v\n", o.Rect, o.Stroke.Dash)
		case *scene.Text:
			fmt.Fprintf(&b, "text %s\n", o.Line.Text)
		}
	}
	return b.String()
}

// On a grey printer only shapes are left: no two marks that mean different
// things may have the same.
func TestMarksDifferWithoutColour(t *testing.T) {
	k := testKit()
	seen := map[string]string{}
	add := func(name string, ops []scene.Op) {
		o := outline(ops)
		if other, twice := seen[o]; twice {
			t.Errorf("%s is drawn like %s", name, other)
		}
		seen[o] = name
	}
	for _, p := range []Problem{ProblemError, ProblemWarning, ProblemHint} {
		add("problem "+string(p), k.ProblemMark(p, "1", 20))
	}
	words := map[string]bool{}
	for _, s := range Statuses() {
		add("status "+string(s), k.StatusMark(s, 0, 0, 16))
		words[s.Word()] = true
	}
	if len(words) != 4 {
		t.Errorf("the four states have the words %v", words)
	}
	for mood := -2; mood <= 2; mood++ {
		for o := Round; o <= Rhomb; o++ {
			add(fmt.Sprint("face ", mood, o), Face(mood, o, geom.P(0, 0), 12, scene.Hex(0), scene.Hex(0xFFFFFF)))
		}
	}
	for i := range 4 {
		s := k.Theme.Persona(i, "")
		add(fmt.Sprint("persona ", i), k.LegendLine(s.Color, s.Dash, nil, "").Mark.Ops)
	}
	add("severity", k.Severity(3, k.Theme.Pain.Line).Ops)
	add("level", k.Level(3, k.Theme.Pain.Line).Ops)
	add("plain", k.LegendSwatch(k.Theme.Pain, false, "").Mark.Ops)
	add("hatched", k.LegendSwatch(k.Theme.Pain, true, "").Mark.Ops)
}

func TestHatchStaysInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := geom.R(rapid.Float64Range(-50, 50).Draw(t, "x"), 3, rapid.Float64Range(0, 300).Draw(t, "w"), rapid.Float64Range(0, 300).Draw(t, "h"))
		for _, p := range Hatch(r, scene.Hex(0)).Path.Pts {
			if !r.Inset(-1e-9).Contains(p) {
				t.Fatalf("%v lies outside %v", p, r)
			}
		}
	})
}

// The curve never leaves the range of the two points that it joins.
func TestMonotoneDoesNotOvershoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var pts []geom.Pt
		x := 0.0
		for range rapid.IntRange(2, 12).Draw(t, "n") {
			x += rapid.Float64Range(0.5, 200).Draw(t, "dx")
			pts = append(pts, geom.P(x, rapid.Float64Range(-60, 60).Draw(t, "y")))
		}
		p := Monotone(pts)
		at := pts[0]
		for i := range len(pts) - 1 {
			c := p.Pts[1+3*i : 4+3*i]
			lo, hi := min(pts[i].Y, pts[i+1].Y), max(pts[i].Y, pts[i+1].Y)
			last := at
			for s := 0.0; s <= 1; s += 1.0 / 32 {
				q := geom.CubicAt(at, c[0], c[1], c[2], s)
				if q.Y < lo-1e-6 || q.Y > hi+1e-6 || q.X < last.X-1e-9 {
					t.Fatalf("between %v and %v the curve goes through %v", pts[i], pts[i+1], q)
				}
				last = q
			}
			at = c[2]
		}
	})
}

func TestPlaceNearIsFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var o Obstacles
		curve := Monotone([]geom.Pt{{X: 0, Y: rapid.Float64Range(-50, 50).Draw(t, "a")}, {X: 100, Y: rapid.Float64Range(-50, 50).Draw(t, "b")}, {X: 200, Y: 10}})
		o.Curve(curve)
		o.Area(curve, 0)
		for range 3 {
			r := o.PlaceNear(geom.P(rapid.Float64Range(0, 200).Draw(t, "x"), 0), 10, 80, 30, rapid.Bool().Draw(t, "up"))
			if !o.Free(r) {
				t.Fatalf("%v is not free", r)
			}
			o.Rect(r)
		}
	})
}

func TestMood(t *testing.T) {
	for v, want := range map[float64]int{-9: -2, -1.6: -2, -1.4: -1, 0.4: 0, 1: 1, 1.5: 2, 7: 2} {
		if got := Mood(v); got != want {
			t.Errorf("mood of %v is %d, want %d", v, got, want)
		}
	}
	if Mood(math.NaN()) != 0 {
		t.Error("what is no number is not neutral")
	}
}

// A title block holds its texts at every width, however many stand in it.
func TestBandHoldsItsTexts(t *testing.T) {
	k := testKit()
	short := Band{Kicker: "CUSTOMER JOURNEY MAP", Title: "Switching broadband when moving home, and everything that goes with it", Scope: "From a new address to month 3 of use",
		Personas: []PersonaBox{{Name: "Maya Okafor, 34", Text: "Nurse on shifts. Goal: be online on the day she moves in."}},
		Facts:    []Fact{{"Version", "1.3 (reviewed)"}, {"Author", "Zoë Żółkiewska, customer experience team of the north"}, {"Owner", "Head of Onboarding"}}}
	full := short
	full.Title = "Moving home"
	full.Figures = []Fact{{"Demand", "96 cases a day"}, {"Takt", "4 min 41 s"}, {"Measured", "Four weeks of March, 1,920 cases of the second line"}}
	for range 4 {
		full.Personas = append(full.Personas, PersonaBox{Name: "Jens Lind, 51 — “the impatient one”", Text: "Runs a workshop. Goal: one call, one answer, and nobody who asks twice."})
	}
	for _, b := range []Band{short, full} {
		for _, w := range []float64{240, 400, 560, 700, 900, 1400, 2400} {
			holdsTexts(t, w, k.Band(b, w))
		}
	}
}

// Figures and facts stand side by side before they make the title block higher
// than four lines, and every persona is shown where there is room.
func TestBandUsesItsWidth(t *testing.T) {
	k := testKit()
	b := Band{Kicker: "VALUE STREAM MAP", Title: "Fault to fix", Scope: "Second line", Facts: []Fact{{"Version", "1.1"}, {"Date", "21 Nov 2026"}, {"Author", "Team"}, {"Owner", "Head"}}}
	plain := k.Band(b, 1200).H
	b.Figures = []Fact{{"Demand", "96 cases a day"}, {"Takt", "4 min 41 s"}, {"Measured", "1,920 cases"}}
	if h := k.Band(b, 1200).H; h != plain {
		t.Errorf("three figures beside four facts make the band %v high instead of %v", h, plain)
	}
	names := func(f Figure) (n int) {
		for _, op := range f.Ops {
			if o, ok := op.(*scene.Text); ok && strings.HasPrefix(o.Line.Text, "Persona") {
				n++
			}
		}
		return n
	}
	b.Personas = []PersonaBox{{Name: "Persona one", Text: "Wants it done."}, {Name: "Persona two", Text: "Wants it cheap."}}
	if n := names(k.Band(b, 1400)); n != 2 {
		t.Errorf("%d of 2 personas stand in a wide band", n)
	}
	if n := names(k.Band(b, 560)); n != 2 {
		t.Errorf("%d of 2 personas stand below the title of a band too narrow for them beside it", n)
	}
	if n := names(k.Band(b, 400)); n != 1 {
		t.Errorf("%d personas stand in a narrow band, where there is room for one", n)
	}
}

func holdsTexts(t *testing.T, w float64, f Figure) {
	t.Helper()
	var boxes []geom.Rect
	for _, op := range f.Ops {
		o, ok := op.(*scene.Text)
		if !ok {
			continue
		}
		r := o.Bounds()
		if !geom.R(0, 0, f.W, f.H).Encloses(r) {
			t.Errorf("at %v: %q leaves the band", w, o.Line.Text)
		}
		r = geom.R(r.X, r.Y+r.H*0.2, r.W, r.H*0.6)
		for _, other := range boxes {
			if r.Overlaps(other) {
				t.Errorf("at %v: %q stands on another text", w, o.Line.Text)
			}
		}
		boxes = append(boxes, r)
	}
}

// A card in Hebrew is flush right, one in English flush left.
func TestCardsFollowTheirScript(t *testing.T) {
	k := testKit()
	at := func(s string) (left, right float64) {
		const w = 180
		for _, op := range k.Card(Card{Lane: "actions", Text: s}, w).Draw(k, geom.R(0, 0, w, 80)) {
			if o, ok := op.(*scene.Text); ok {
				return o.At.X, w - o.At.X - o.Line.Width
			}
		}
		return math.NaN(), math.NaN()
	}
	if l, r := at("Waits"); !(l < 20 && r > 20) {
		t.Errorf("English stands %v from the left, %v from the right", l, r)
	}
	if l, r := at("ממתין"); !(r < 20 && l > 20) {
		t.Errorf("Hebrew stands %v from the left, %v from the right", l, r)
	}
}

// A piece of a curve runs where the curve does, and ends where it was cut.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var pts []geom.Pt
		for i := range rapid.IntRange(2, 6).Draw(t, "points") {
			pts = append(pts, geom.P(float64(i)*100, rapid.Float64Range(-50, 50).Draw(t, "y")))
		}
		curve := Monotone(pts)
		end := pts[len(pts)-1].X
		from := rapid.Float64Range(-50, end-1).Draw(t, "from")
		to := rapid.Float64Range(from+1, end+50).Draw(t, "to")
		cut := Cut(curve, from, to)
		if cut.Empty() {
			if to > 0 {
				t.Fatal("nothing is left")
			}
			return
		}
		first, last := cut.Pts[0].X, cut.Pts[len(cut.Pts)-1].X
		if math.Abs(first-max(from, 0)) > 1e-6 || math.Abs(last-min(to, end)) > 1e-6 {
			t.Fatalf("cut at %v … %v, it runs from %v to %v", from, to, first, last)
		}
		whole := curve.Flatten(0.05)[0]
		for _, p := range cut.Flatten(0.05)[0] {
			if lo, hi, ok := heights(whole, p.X-0.5, p.X+0.5); ok && (p.Y < lo-0.6 || p.Y > hi+0.6) {
				t.Fatalf("at %v the piece is at %v, the curve between %v and %v", p.X, p.Y, lo, hi)
			}
		}
	})
}
