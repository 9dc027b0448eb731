package shape

import (
	"fmt"
	"math"
	"testing"

	"waymark/canvas/scene"
)

// contrast is the ratio of WCAG 2.2, 1 … 21.
func contrast(a, b scene.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c scene.Color) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

// Every text of a journey map can be read on its ground, and every mark told
// from it, in both themes.
func TestContrastOfJourneys(t *testing.T) {
	for name, th := range map[string]*Theme{"light": Light(), "dark": Dark()} {
		needs := func(what string, ratio float64, ink, ground scene.Color) {
			t.Helper()
			if got := contrast(ink, ground); got < ratio {
				t.Errorf("%s: %s has a contrast of %.2f, needs %g", name, what, got, ratio)
			}
		}
		const text, mark = 4.5, 3
		for _, lane := range []string{"actions", "thoughts", "motivations", "pain_points", "opportunities", "notes", "custom"} {
			p := th.cardPaint(lane)
			needs("text of "+lane, text, p.Text, p.Fill)
			needs("ratings of "+lane, text, th.readable(th.cardInk(lane)), p.Fill)
			needs("icon of "+lane, mark, th.cardInk(lane), p.Fill)
			needs("remark of "+lane, text, th.Secondary, p.Fill)
		}
		needs("pain mark", mark, th.Pain.Line, th.Pain.Fill)
		needs("opportunity mark", mark, th.Chance.Line, th.Chance.Fill)
		for _, lane := range []string{"touchpoints", "backstage"} {
			needs("text of "+lane, text, th.cardPaint(lane).Text, th.LaneGround)
			needs("icon of "+lane, mark, th.cardPaint(lane).Line, th.LaneGround)
		}
		for _, s := range Statuses() {
			needs("mark of "+string(s), mark, th.StatusPaint(s).Line, th.Card.Fill)
			needs("sign in the mark of "+string(s), mark, th.Paper, th.StatusPaint(s).Line)
			needs("word of "+string(s), text, th.readable(th.StatusPaint(s).Line), th.Card.Fill)
		}
		for what, c := range map[string]scene.Color{"error": th.Bad.Line, "warning": th.readable(th.Warn.Line), "hint": th.Hint} {
			needs("number of a problem, "+what, text, th.Paper, c)
		}
		for i := range 4 {
			c := th.Persona(i, "").Color
			needs(fmt.Sprint("curve of persona ", i), mark, c, th.LaneGround)
			needs(fmt.Sprint("quote of persona ", i), text, Mix(c, th.Text, 0.35), th.LaneGround)
		}
		for kind, c := range th.LaneHeader {
			needs("header of "+kind, text, th.LaneHeaderText, c)
		}
		for _, c := range th.Stage {
			needs("stage", text, th.StageText, c)
		}
		needs("kicker", text, th.TitleFaint, th.TitleBand)
		needs("persona", text, Mix(th.TitleFaint, th.TitleText, 0.5), th.PersonaBox)
		needs("title", text, th.TitleText, th.TitleBand)
		needs("step", text, th.Text, th.Paper)
		needs("goal", text, th.Secondary, th.Paper)
		needs("step link", mark, th.Link, th.LaneGround)
	}
}
