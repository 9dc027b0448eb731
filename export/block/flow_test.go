package block

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

var testKit = NewKit(text.New(), shape.Light())

// drawPages draws pages and returns one scene each.
func drawPages(pages []Page, w, h float64) []*scene.Scene {
	var out []*scene.Scene
	for i := range pages {
		c := NewCanvas(testKit, geom.R(0, 0, w, h))
		pages[i].Draw(c, geom.Pt{})
		c.Flush()
		out = append(out, c.Scene)
	}
	return out
}

// words returns all texts of a scene in painting order, joined by spaces.
func words(s *scene.Scene) string {
	var out []string
	for _, it := range s.Items {
		for _, op := range it.Ops {
			if t, ok := op.(*scene.Text); ok {
				out = append(out, t.Line.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

var anyText = rapid.OneOf(
	rapid.StringMatching(`[a-zA-Z]{1,12}( [a-z]{1,9}){0,8}`),
	rapid.StringMatching(`[a-z]{1,80}`),
	rapid.SampledFrom([]string{"", "שירות לקוחות", "خدمة العملاء", "お客様サポート", "one\ntwo", strings.Repeat("sixty words ", 30), strings.Repeat("very ", 400), "74 %"}),
)

// anyTable draws a table whose first column holds a name of its own for each row.
func anyTable(t *rapid.T) Table {
	cols := rapid.IntRange(1, 6).Draw(t, "columns")
	tab := Table{Columns: []Column{{Title: "Row", Lead: true}}}
	for i := range cols {
		tab.Columns = append(tab.Columns, Column{Title: fmt.Sprintf("Column %d", i), Align: Align(rapid.IntRange(0, 2).Draw(t, "align")),
			Share: float64(rapid.IntRange(0, 2).Draw(t, "share")), Figure: float64(rapid.SampledFrom([]int{0, 0, 60}).Draw(t, "figure"))})
	}
	for i := range rapid.IntRange(1, 60).Draw(t, "rows") {
		row := []Cell{{Text: fmt.Sprintf("row%dend", i), Bold: true}}
		for range cols {
			c := Cell{Text: anyText.Draw(t, "cell"), Under: rapid.SampledFrom([]string{"", "", "small print below"}).Draw(t, "under")}
			if rapid.IntRange(0, 5).Draw(t, "mark") == 0 {
				c.Status = shape.AtRisk
			}
			row = append(row, c)
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}

// TestTablesLoseNothing is the law of pagination: on pages of any size every row
// stands once and in order, nothing is higher than its page, and where a table
// goes on its header is repeated.
func TestTablesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := anyTable(t)
		w := rapid.Float64Range(200, 1200).Draw(t, "width")
		h := rapid.Float64Range(200, 1500).Draw(t, "height")
		first := rapid.Float64Range(200, h).Draw(t, "first")
		pages := Flow(testKit, []Block{tab}, w, first, h)
		all := ""
		for i, s := range drawPages(pages, w, h) {
			room := h
			if i == 0 {
				room = first
			}
			if pages[i].Height > room+0.02 {
				t.Fatalf("page %d is %.1f high on %.1f", i, pages[i].Height, room)
			}
			if b := s.Content(); b.X < -1 || b.Right() > w+1 {
				t.Fatalf("page %d runs from %.1f to %.1f on %.1f", i, b.X, b.Right(), w)
			}
			all += " " + words(s)
		}
		at := -1
		for i := range tab.Rows {
			name := fmt.Sprintf("row%dend", i)
			if n := strings.Count(all, name); n != 1 {
				t.Fatalf("%s stands %d times", name, n)
			}
			if p := strings.Index(all, name); p < at {
				t.Fatalf("%s is out of order", name)
			} else {
				at = p
			}
		}
	})
}

// TestNoTextOnAnother draws tables, cards and charts of any size and looks for
// texts that cover one another.
func TestNoTextOnAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.Float64Range(220, 1100).Draw(t, "width")
		const h = 700
		name := rapid.StringMatching(`[A-Za-z]{1,14}( [a-z]{1,9}){0,5}`)
		var cards Cards
		var bullets Bullets
		var shares Shares
		var columns Columns
		var stack Stack
		var ladder Ladder
		for range rapid.IntRange(1, 9).Draw(t, "n") {
			f := rapid.Float64Range(0, 1).Draw(t, "f")
			cards.Cards = append(cards.Cards, Card{Name: name.Draw(t, "name"), Value: rapid.SampledFrom([]string{"+18", "15 min 30 s", "no data", "1,234,567.89 €", "Close and bill the customer"}).Draw(t, "value"),
				Status: rapid.SampledFrom([]shape.Status{"", shape.OnTarget, shape.AtRisk, shape.OffTarget, shape.NoData}).Draw(t, "status"), Notes: []string{name.Draw(t, "note")}, Target: "target 85 %", Spark: &Spark{Values: []float64{1, f}, Target: 2}})
			bullets = append(bullets, Bullet{Name: name.Draw(t, "name"), Note: "less is better", Value: "74 %, target 85 %", Current: f, Target: 0.7, Before: 0.4, Bands: [2]float64{0.5, 0.7}, Status: shape.OffTarget})
			shares.Bars = append(shares.Bars, Lying{Name: name.Draw(t, "name"), Note: "resolved", Size: f, Label: "5 min 02 s (32 %)"})
			columns.Bars = append(columns.Bars, Upright{Name: name.Draw(t, "name"), Size: f, Label: "3,870 (46 %)"})
			stack.Slices = append(stack.Slices, Slice{Name: name.Draw(t, "name"), Label: "2.1 d", Size: 1.0 / 9})
			ladder.Stops = append(ladder.Stops, Stop{Name: name.Draw(t, "name"), Queue: f < 0.4, Count: "2,440", Peak: "3 h 06 min", Trough: "1 h 55 min",
				Data: []Datum{{"Process time", "PT", "1 h 55 min"}, {"%C&A", "%C&A", "92 %"}}})
		}
		side := Side{Columns: [][]Block{{Head("Left"), shares}, {Head("Right"), Para{Text: name.Draw(t, "para")}}}, Gap: 20, Wide: 400}
		blocks := []Block{Head(name.Draw(t, "head")), cards, bullets, shares, columns, stack, ladder, side, Boxed{"Decision", name.Draw(t, "box")}, Notes("Notes")}
		for i, s := range drawPages(Flow(testKit, blocks, w, h, h), w, h) {
			checkTexts(t, s, fmt.Sprintf("page %d", i))
			if b := s.Content(); b.X < -8 || b.Right() > w+8 || b.Bottom() > h+1 {
				t.Fatalf("page %d covers %v on %.0f × %d", i, b, w, h)
			}
		}
	})
}

// checkTexts fails where the letters of two texts touch.
func checkTexts(t interface{ Fatalf(string, ...any) }, s *scene.Scene, where string) {
	type ink struct {
		r geom.Rect
		s string
	}
	var all []ink
	for _, it := range s.Items {
		for _, op := range it.Ops {
			if x, ok := op.(*scene.Text); ok && x.Turn == 0 && x.Line.Text != "" {
				size := x.Line.Font.Size
				all = append(all, ink{geom.R(x.At.X+0.3, x.At.Y-size*0.7, x.Line.Width-0.6, size*0.9), x.Line.Text})
			}
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.r.Overlaps(b.r) {
				t.Fatalf("%s: %q %v covers %q %v", where, a.s, a.r, b.s, b.r)
			}
		}
	}
}

// TestSpreadKeepsDotsApart: as long as there is room no dot covers another.
func TestSpreadKeepsDotsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var dots []Dot
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			dots = append(dots, Dot{X: float64(rapid.IntRange(0, 4).Draw(t, "x")) / 4, Y: float64(rapid.IntRange(0, 4).Draw(t, "y")) / 4})
		}
		field := geom.R(0, 0, 300, 200)
		at := spread(dots, field, 17)
		for i, a := range at {
			if !field.Contains(a) {
				t.Fatalf("dot %d lies outside", i)
			}
			for j, b := range at[i+1:] {
				if a.Dist(b) < 17-1e-6 {
					t.Fatalf("dots %d and %d touch", i, i+1+j)
				}
			}
		}
	})
}

// TestHeadsStayWithTheirText: a heading is never the last thing on a page.
func TestHeadsStayWithTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var blocks []Block
		for i := range rapid.IntRange(1, 20).Draw(t, "n") {
			blocks = append(blocks, Head(fmt.Sprintf("head%d", i)), Para{Text: strings.Repeat("word ", rapid.IntRange(1, 200).Draw(t, "words")) + "end"})
		}
		h := rapid.Float64Range(120, 500).Draw(t, "h")
		for i, s := range drawPages(Flow(testKit, blocks, 300, h, h), 300, h) {
			all := strings.Fields(words(s))
			if len(all) > 0 && strings.HasPrefix(all[len(all)-1], "head") {
				t.Fatalf("page %d ends with a heading", i)
			}
		}
	})
}

func TestSparkSkipsGaps(t *testing.T) {
	c := NewCanvas(testKit, geom.R(0, 0, 100, 20))
	Spark{Values: []float64{1, math.NaN(), 3, 4}, Target: math.NaN()}.Draw(c, geom.R(0, 0, 100, 20))
	c.Flush()
	for _, it := range c.Scene.Items {
		if b := it.Bounds; !b.Min().Finite() || !b.Max().Finite() {
			t.Fatal("a gap in the series reached the drawing")
		}
	}
	c = NewCanvas(testKit, geom.R(0, 0, 100, 20))
	Spark{Values: []float64{math.NaN()}, Target: 3}.Draw(c, geom.R(0, 0, 100, 20))
	if c.Flush(); len(c.Scene.Items) != 0 {
		t.Fatal("a series without values is drawn")
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 52: "ba", 701: "zz", 702: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %q, want %q", n, got, want)
		}
	}
}

// A table that would leave a few rows on the last page, or at the foot of the first,
// can begin on a page as a whole.
func TestTorn(t *testing.T) {
	rows := func(n int) Table {
		tab := Table{Columns: []Column{{Title: "Row", Lead: true}}}
		for i := range n {
			tab.Rows = append(tab.Rows, []Cell{{Text: fmt.Sprint("row ", i)}})
		}
		return tab
	}
	const h = 400
	first := []Block{room(200), Head("Rows"), rows(10)}
	pages := Flow(testKit, first, 300, h, h)
	if got := Torn(pages, h, 0.4); len(pages) != 2 || !slices.Equal(got, []int{2}) {
		t.Fatalf("%d pages, blocks %d", len(pages), got)
	}
	if got := Torn(Flow(testKit, []Block{room(300), rows(15)}, 300, h, h), h, 0.3); !slices.Equal(got, []int{1}) {
		t.Errorf("at the foot of the first: %d", got)
	}
	turned := Flow(testKit, []Block{first[0], Turn{}, first[1], first[2]}, 300, h, h)
	if len(turned) != 2 || Splits(turned) != 0 || !strings.Contains(words(drawPages(turned, 300, h)[1]), "Rows Row row 0") {
		t.Errorf("%d pages, %d splits", len(turned), Splits(turned))
	}
	if got := Torn(Flow(testKit, []Block{rows(10)}, 300, h, h), h, 0.4); len(got) > 0 {
		t.Errorf("one page, and torn: %d", got)
	}
	if got := Torn(Flow(testKit, []Block{room(200), rows(10), room(50)}, 300, h, h), h, 0.3); len(got) > 0 {
		t.Errorf("the last page has something of its own, and still torn: %d", got)
	}
}

// Width goes where it saves lines: here to the names, which all but fit on one.
func TestColumnsAreEven(t *testing.T) {
	long := strings.Repeat("evidence that is told in many words ", 6)
	tab := Table{Columns: []Column{{Title: "A", Share: 1}, {Title: "B", Share: 1}}}
	for range 5 {
		tab.Rows = append(tab.Rows, []Cell{{Text: "Compares three packages"}, {Text: "told in interviews"}})
	}
	tab.Rows = append(tab.Rows, []Cell{{Text: "Compares three packages"}, {Text: long}})
	const w = 300
	widths, ok := tab.widths(testKit, w)
	if !ok || math.Abs(widths[0]+widths[1]-w) > 0.1 {
		t.Fatalf("widths %v", widths)
	}
	if need := testKit.Fonts.Width("Compares three packages", Cells) + 2*padX; widths[0] < need {
		t.Errorf("the names wrap in %.0f pt, though %.0f are enough and the other column has %.0f", widths[0], need, widths[1])
	}
}

// What explains a table is never the first thing on a page: it takes rows along.
func TestTailStays(t *testing.T) {
	tab := Table{Columns: []Column{{Title: "Name"}}}
	for i := range 8 {
		tab.Rows = append(tab.Rows, []Cell{{Text: fmt.Sprintf("row %d", i)}})
	}
	whole := Flow(testKit, []Block{tab}, 300, 1000, 1000)[0].Height
	for _, tail := range []bool{false, true} {
		pages := drawPages(Flow(testKit, []Block{tab, Para{Text: "Explained.", Tail: tail}}, 300, whole+2, whole+2), 300, whole+2)
		if len(pages) != 2 {
			t.Fatalf("%d pages", len(pages))
		}
		want := "Explained."
		if tail {
			want = "Name row 6 row 7 Explained."
		}
		if got := words(pages[1]); got != want {
			t.Errorf("tail %v: the second page says %q, want %q", tail, got, want)
		}
	}
}

// The values of a row of cards stand on one line, however long a name and however
// small the type of a long value is.
func TestCardsAreLevel(t *testing.T) {
	cards := Cards{Cards: []Card{{Name: "Short", Value: "11"}, {Name: "A name that takes two lines of its card", Value: "22"}, {Name: "Long", Value: "15 min 40 s"}}}
	s := drawPages(Flow(testKit, []Block{cards}, 360, 400, 400), 360, 400)[0]
	at := map[string]float64{}
	for _, it := range s.Items {
		for _, op := range it.Ops {
			if x, ok := op.(*scene.Text); ok {
				at[x.Line.Text] = x.At.Y
			}
		}
	}
	if at["11"] == 0 || math.Abs(at["11"]-at["22"]) > 0.01 || math.Abs(at["11"]-at["15 min 40 s"]) > 0.01 {
		t.Errorf("values stand at %v, %v and %v", at["11"], at["22"], at["15 min 40 s"])
	}
}

// room is empty room between blocks.
type room float64

// Pieces implements Block.
func (s room) Pieces(*Kit, float64, float64) []Piece {
	return []Piece{{Height: float64(s), Draw: func(*Canvas, geom.Rect) {}}}
}
