package export

import (
	"strings"
	"testing"

	"waymark/export/block"
)

// seen is a text as it stands on paper, from left to right, its marks left out.
func seen(p *planner, s string) string {
	var out strings.Builder
	for _, r := range p.fonts.Line(s, block.Cells).Runs {
		rs := []rune(strings.NewReplacer(leftToRight, "", rightToLeft, "").Replace(r.Text))
		if r.RTL {
			for i := len(rs) - 1; i >= 0; i-- {
				out.WriteRune(rs[i])
			}
			continue
		}
		out.WriteString(string(rs))
	}
	return strings.ReplaceAll(out.String(), "\u00a0", " ")
}

// Values, dates and arrows stay readable beside words that read from right to left, and
// beside others nothing changes.
func TestNumbersBesideRightToLeft(t *testing.T) {
	p, err := newPlanner(sample(), Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	const name, eman = "שירות", "תוריש" // as it is read, and as it is seen
	for _, c := range []struct{ text, want string }{
		{name + " " + p.island("61\u00a0%\u00a0→\u00a072\u00a0%", name), "61 % → 72 % " + eman},
		{name + " " + p.arrow(name) + " " + name, eman + " ← " + eman},
		{"v1 · " + p.inLine("22 במרץ 2026") + " · made", "v1 · 2026 ץרמב 22 · made"},
		{leftToRight + p.inLine(name) + " · v1", eman + " · v1"},
		{"Speed " + p.island("61\u00a0%", "Speed") + " " + p.arrow("Speed"), "Speed 61 % →"},
		{p.inLine("22 Mar 2026"), "22 Mar 2026"},
	} {
		if got := seen(p, c.text); got != c.want {
			t.Errorf("%q is seen as %q, want %q", c.text, got, c.want)
		}
	}
}
