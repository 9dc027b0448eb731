package look

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"waymark/icons"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Every pair of colours that stand on each other can be told apart by people
// with weak sight: text 4.5 : 1, borders and the focus ring 3 : 1.
func TestContrast(t *testing.T) {
	grounds := []fyne.ThemeColorName{Window, Panel, Field, Hover, Selected, Desk}
	type pair struct {
		ink, ground fyne.ThemeColorName
		least       float64
	}
	var pairs []pair
	for _, g := range grounds {
		for _, ink := range []fyne.ThemeColorName{Text, TextSecondary} {
			pairs = append(pairs, pair{ink, g, 4.5})
		}
	}
	for _, g := range []fyne.ThemeColorName{Window, Panel, Field} {
		for _, ink := range []fyne.ThemeColorName{TextHint, Accent, Bad, Warning, Good} {
			pairs = append(pairs, pair{ink, g, 4.5})
		}
		for _, ink := range []fyne.ThemeColorName{Border, FocusRing, Guide} {
			pairs = append(pairs, pair{ink, g, 3})
		}
	}
	pairs = append(pairs, pair{Accent, Selected, 4.5}, pair{OnAccent, Accent, 4.5}, pair{OnAccent, AccentPressed, 4.5}, pair{Text, TitleStrip, 4.5},
		pair{Bad, BadGround, 4.5}, pair{Warning, WarningGround, 4.5}, pair{Good, GoodGround, 4.5},
		pair{Text, BadGround, 4.5}, pair{Text, WarningGround, 4.5}, pair{Text, GoodGround, 4.5},
		pair{Text, Hairline, 4.5}) // the label of a toolbar button under the pointer
	for _, dark := range []bool{false, true} {
		for _, p := range pairs {
			a, ok1 := Color(p.ink, dark)
			b, ok2 := Color(p.ground, dark)
			if !ok1 || !ok2 {
				t.Fatalf("%s or %s is no colour", p.ink, p.ground)
			}
			if c := contrast(a, b); c < p.least {
				t.Errorf("%s on %s, dark %v: %.2f : 1, want %.1f", p.ink, p.ground, dark, c, p.least)
			}
		}
	}
}

func TestThemeIconsExist(t *testing.T) {
	for n, name := range themeIcons {
		if _, ok := icons.SVG(name); !ok {
			t.Errorf("%s: there is no icon %q", n, name)
		}
	}
}

func TestModes(t *testing.T) {
	light, _ := Color(Panel, false)
	dark, _ := Color(Panel, true)
	for _, c := range []struct {
		mode Mode
		v    fyne.ThemeVariant
		want color.NRGBA
	}{{Light, theme.VariantDark, light}, {Dark, theme.VariantLight, dark}, {System, theme.VariantDark, dark}, {System, theme.VariantLight, light}} {
		if got := New(c.mode).Color(Panel, c.v); got != c.want {
			t.Errorf("%s with the desktop at %d: %v", c.mode, c.v, got)
		}
	}
}

// Every colour that Fyne's widgets ask for is opaque or meant not to be, and none
// is forgotten.
func TestThemeColorsAreOurs(t *testing.T) {
	for n, own := range themeColors {
		if _, ok := Color(own, false); !ok {
			t.Errorf("%s leads to %s, which is no colour", n, own)
		}
		if strings.HasPrefix(string(n), "waymark.") {
			t.Errorf("%s is one of ours", n)
		}
	}
}

func TestEllipsis(t *testing.T) {
	test.NewTempApp(t)
	long := strings.Repeat("customer journey ", 20)
	got := Ellipsis(long, 120, SizeBody, fyne.TextStyle{})
	if !strings.HasSuffix(got, "…") || fyne.MeasureText(got, SizeBody, fyne.TextStyle{}).Width > 120 {
		t.Errorf("%q does not fit", got)
	}
	if got := Ellipsis("short", 300, SizeBody, fyne.TextStyle{}); got != "short" {
		t.Errorf("%q", got)
	}
}

// A note takes a second line before it is cut, and breaks between words.
func TestNote(t *testing.T) {
	test.NewTempApp(t)
	const sentence = "The smallest text prints at 5.1 pt. Print it on A3, or on several sheets of A4."
	n := NewNote(Text, 80)
	n.Set(sentence, Text)
	whole := n.NaturalWidth()
	if a, b := n.lines(whole); a != sentence || b != "" {
		t.Errorf("with room for it: %q, %q", a, b)
	}
	if a, b := n.lines(whole * 0.6); a+" "+b != sentence || b == "" {
		t.Errorf("on two lines: %q, %q", a, b)
	}
	a, b := n.lines(whole * 0.3)
	if !strings.HasSuffix(b, "…") || strings.HasSuffix(a, "…") || !strings.HasPrefix(sentence, a) {
		t.Errorf("with no room for it: %q, %q", a, b)
	}
	for _, width := range []float32{10, 80, whole / 2, whole} {
		n.Resize(fyne.NewSize(width, 32))
		for _, l := range test.WidgetRenderer(n).Objects() {
			if l.Visible() && l.MinSize().Width > width+1 && width > 20 {
				t.Errorf("%g wide, a line has %g", width, l.MinSize().Width)
			}
		}
	}
}
