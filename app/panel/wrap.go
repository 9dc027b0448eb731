package panel

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/app/look"
)

// breakLines breaks a text into lines no wider than width, between words where it
// can.
func breakLines(s string, width, size float32, style fyne.TextStyle) []string {
	measure := func(t string) float32 { return fyne.MeasureText(t, size, style).Width }
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if width <= 0 || measure(line) <= width {
			out = append(out, line)
			continue
		}
		now := ""
		for _, word := range strings.SplitAfter(line, " ") {
			if now != "" && measure(strings.TrimRight(now+word, " ")) > width {
				out = append(out, strings.TrimRight(now, " "))
				now = ""
			}
			now += word
			for measure(strings.TrimRight(now, " ")) > width { // a word wider than the line
				cut := longest(now, width, measure)
				out = append(out, now[:cut])
				now = now[cut:]
			}
		}
		out = append(out, strings.TrimRight(now, " "))
	}
	return out
}

// longest returns the length of the longest beginning that fits, at least one
// letter.
func longest(s string, width float32, measure func(string) float32) int {
	best := 0
	for i := range s {
		if i > 0 && measure(s[:i]) > width {
			break
		}
		best = i
	}
	if best == 0 {
		for i := range s {
			if i > 0 {
				return i
			}
		}
		return len(s)
	}
	return best
}

// wrapTip breaks the sentence of a tooltip, which does not wrap by itself.
func wrapTip(s string) string {
	return strings.Join(breakLines(s, 260, look.SizeDense, fyne.TextStyle{}), "\n")
}
