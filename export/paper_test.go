package export

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/export/block"
)

func TestParsePaper(t *testing.T) {
	for s, want := range map[string]Paper{"A3": A3, "letter": Letter, "ansi c": AnsiC, "297x210mm": A4, "11x17in": Tabloid, "42 x 29.7 cm": A3,
		"100×500": {Width: 100, Height: 500}} {
		if got, err := ParsePaper(s); err != nil || got != want {
			t.Errorf("ParsePaper(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "A9", "10x10mm", "9000x100", "x", "NaNxNaN", "1e9x2", "-5x300", "300"} {
		if p, err := ParsePaper(s); err == nil {
			t.Errorf("ParsePaper(%q) = %v", s, p)
		}
	}
	for _, p := range Papers() {
		if got, err := ParsePaper(p.String()); err != nil || got != p {
			t.Errorf("%v reads as %v, %v", p, got, err)
		}
		if p.Width > p.Height {
			t.Errorf("%v does not stand upright", p)
		}
		last := p
		for _, q := range p.larger() {
			if q.Width < last.Width || q.Height < last.Height {
				t.Errorf("%v comes after %v", q, last)
			}
			last = q
		}
	}
}

func TestParseFit(t *testing.T) {
	for s, want := range map[string]Fit{"": {}, "page": {}, "2x3": {Mode: FitSheets, Cols: 2, Rows: 3}, "3 × 1": {Mode: FitSheets, Cols: 3, Rows: 1}, "Stages": {Mode: FitStages}, "100%": {Mode: FitPercent, Percent: 100}, "62.5 %": {Mode: FitPercent, Percent: 62.5}} {
		got, err := ParseFit(s)
		if err != nil || got != want {
			t.Errorf("ParseFit(%q) = %v, %v, want %v", s, got, err, want)
		}
		if again, err := ParseFit(got.String()); err != nil || again != got {
			t.Errorf("%v is written as %q, which reads as %v, %v", got, got, again, err)
		}
	}
	for _, s := range []string{"0x1", "2x", "99x1", "0%", "5000%", "NaN%", "wide"} {
		if f, err := ParseFit(s); err == nil {
			t.Errorf("ParseFit(%q) = %v", s, f)
		}
	}
}

func TestParseSections(t *testing.T) {
	got, err := ParseSections("flow, kpi,map,kpi")
	if err != nil || len(got) != 3 || got[0] != Map || got[1] != KPI || got[2] != Flow {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := ParseSections(""); got != nil || err != nil {
		t.Errorf("nothing reads as %v, %v", got, err)
	}
	if got, _ := ParseSections("all"); len(got) != len(Sections()) {
		t.Errorf("all reads as %v", got)
	}
	if _, err := ParseSections("map,cover"); err == nil || !strings.Contains(err.Error(), "cover") {
		t.Errorf("an unknown section gives %v", err)
	}
}

// TestFrames: report pages of any paper are at least as large as the narrowest
// table needs, and fill the paper.
func TestFrames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Paper{Width: rapid.Float64Range(minSide, maxSide).Draw(t, "w"), Height: rapid.Float64Range(minSide, maxSide).Draw(t, "h")}.orDefault()
		f := frameOf(p, rapid.Bool().Draw(t, "landscape"))
		if f.w < leastW-0.01 || f.h < leastH-0.01 {
			t.Fatalf("%v lays out on %.0f × %.0f", p, f.w, f.h)
		}
		if math.Abs(f.w*f.k-f.paperW) > 0.01 || math.Abs(f.h*f.k-f.paperH) > 0.01 {
			t.Fatalf("%v is not filled", p)
		}
		for i, c := range f.tighter() {
			if c*f.k*block.Small.Size < readable || c > 1 {
				t.Fatalf("%v: type is tightened to %v", p, c)
			}
			if i > 0 && c > f.tighter()[i-1] {
				t.Fatalf("%v: %v is not the next smaller type", p, c)
			}
		}
		tight := f.tightened(0.9)
		if math.Abs(tight.margin*tight.k-f.margin*f.k) > 0.01 || math.Abs(tight.w*tight.k-f.paperW) > 0.01 {
			t.Fatalf("%v: tighter type moves the margins", p)
		}
	})
}
