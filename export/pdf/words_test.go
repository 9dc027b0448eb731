package pdf

import (
	"math"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

var bbox = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"`)

// A line on paper is as long as it was measured: what fits on screen fits in
// print. Kerning, fallback faces and drawn glyphs are in the measure.
func TestLinesAreAsLongAsMeasured(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	for _, size := range []float64{7.3, 13, 20} {
		for _, l := range []string{
			"AVATAR.To.Wa.Ty.LT", "Customers-wait-eleven-minutes-and-then-repeat-it",
			"a≈b→c✓d", "Łódź—Çeşme", "ok😀ok",
		} {
			s := &scene.Scene{}
			line := fonts().Line(l, text.Font{Size: size, Style: text.Semibold})
			s.Add(scene.Item{Ops: []scene.Op{&scene.Text{Line: &line, At: geom.P(20, 40), Color: scene.Hex(0)}}})
			out, err := exec.Command(pdftotext, "-bbox", save(t, write(t, info(), sheet(s))), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			left, right := math.Inf(1), 0.0
			for _, m := range bbox.FindAllStringSubmatch(string(out), -1) {
				a, _ := strconv.ParseFloat(m[1], 64)
				b, _ := strconv.ParseFloat(m[2], 64)
				left, right = min(left, a), max(right, b)
			}
			if math.Abs(left-15) > 0.02 || math.Abs(right-left-line.Width*0.75) > 0.05 {
				t.Errorf("%q at %g stands from %.2f and is %.2f pt long, measured from 15 and %.2f", l, size, left, right-left, line.Width*0.75)
			}
		}
	}
}

// The letters of a ligature that reads from right to left stand in the order in which
// they are seen; everything else stays in one piece.
func TestLettersOfALigatureAreSeenInOrder(t *testing.T) {
	for _, c := range []struct {
		says string
		rtl  bool
		want string
	}{
		{"لا", true, "ا|ل"}, {"ل", true, "ل"}, {"لَا", true, "ا|لَ"}, {"שׁ", true, "שׁ"}, {"क्ष", false, "क्ष"}, {"👩‍💻", true, "👩‍💻"}, {"", true, ""}, {"\xd9", true, "\uFFFD"},
	} {
		if got := strings.Join(asSeen(c.says, c.rtl), "|"); got != c.want {
			t.Errorf("%q is seen as %q, want %q", c.says, got, c.want)
		}
	}
}
