package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// words mixes what people write on maps with what goes wrong: long words,
// several scripts, marks, emoji, no-break spaces and control characters.
var words = []string{
	"Waits", "11 min", "repeats", "the", "whole", "story", "T-shirt", "and/or", "38 %", "€71", "“Why?”", "AV", "To", "f", "ffi",
	"Zoë", "Żółkiewska", "ΣΩ", "Привет", "Tiếng", "Việt", "שלום", "مرحبا", "العالم", "١٢٣", "日本語の文章", "https://example.com/a/very/long/path?x=1",
	"Donaudampfschifffahrtsgesellschaftskapitän", "👍🏽", "👩‍💻", "🇩🇪", "✓", "→", "≈", "e\u0301", "\u00AD", "\t", "\u200B", "\u2060", "\u200F", "\x00", "\xff", "…", "(", ")", "!", "",
	"\u0301", "\u200D", "\uFE0F", "(שלום)", "a1ב2",
}

func anyText(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom(words), 0, 25).Draw(t, "words")
	var b strings.Builder
	for i, w := range parts {
		if i > 0 {
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", "  ", "", "\n", "-"}).Draw(t, "between"))
		}
		b.WriteString(w)
	}
	return b.String()
}

func anyFont(t *rapid.T) Font {
	return Font{
		Style: rapid.SampledFrom([]Style{Regular, Semibold, Italic}).Draw(t, "style"),
		Size:  rapid.SampledFrom([]float64{5, 10.5, 12, 13, 20, 400}).Draw(t, "size"),
	}
}

// testFonts returns fonts that are the same on every machine.
func testFonts() *Fonts { return New(EmbeddedOnly()) }

func wantNear(t testing.TB, what string, got, want float64) {
	t.Helper()
	if d := got - want; d > 1e-6 || d < -1e-6 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
