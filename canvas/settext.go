package canvas

import (
	"image/color"
	"math"
	"slices"
	"unicode"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/geom"
)

// setText is a text that is being typed, as the map sets it: with its lines, where
// they stand, and where in them each letter ends. The map shows at once what is typed,
// so a field that has this needs to show no letters of its own.
type setText struct {
	lines   []setLine
	letters int // of what was typed
}

// setLine is one line of it.
type setLine struct {
	from, to int       // letters of what was typed; blanks at the end belong to no line
	ends     []float64 // where letter from, from+1 … to begins
	top      float64
	height   float64
	font     text.Font
	color    color.NRGBA
}

// setText finds a typed text in the scene. It is not ok where the map shows something
// else: a figure with its unit, a text that was cut short or that is turned, one that
// runs from right to left, or nothing yet.
func (v *View) setText(id model.ID, typed string) (set setText, ok bool) {
	var words []*scene.Text
	s := v.compose()
	for _, i := range s.Of(string(id)) {
		for _, op := range s.Items[i].Ops {
			if t, isText := op.(*scene.Text); isText {
				words = append(words, t)
			}
		}
	}
	letters := []rune(typed)
	set.letters = len(letters)
	at := 0
	for _, t := range words {
		if t.Turn != 0 {
			continue
		}
		from := skipBlanks(letters, at)
		op := []rune(t.Line.Text)
		before, index, found := alike(op, letters[from:])
		if !found {
			continue
		}
		if t.Line.RTL || slices.ContainsFunc(t.Line.Runs, func(r text.Run) bool { return r.RTL }) {
			return setText{}, false
		}
		l := setLine{from: from, to: from + len(index) - 1, top: t.At.Y - t.Line.Ascent, height: t.Line.Ascent + t.Line.Descent, font: t.Line.Font, color: t.Color}
		for _, n := range index {
			l.ends = append(l.ends, t.At.X+v.fonts.Width(string(op[:before+n]), l.font))
		}
		set.lines = append(set.lines, l)
		at = l.to
	}
	return set, len(set.lines) > 0 && skipBlanks(letters, at) == len(letters)
}

func skipBlanks(letters []rune, at int) int {
	for at < len(letters) && unicode.IsSpace(letters[at]) {
		at++
	}
	return at
}

// alike reports whether a line of the map says how letters begin. The map puts the
// number of a stage before its name, and marks around what somebody has said; before
// is how long that is. For each letter of the line, index is how many letters of the
// line behind that stand before it; several blanks are one.
func alike(line, letters []rune) (before int, index []int, ok bool) {
	if len(line) > 0 && line[0] == '“' {
		before = 1
	}
	if n := slices.IndexFunc(line, func(r rune) bool { return !unicode.IsDigit(r) }); n > 0 && line[n] == ' ' && !hasPrefix(letters, line[:n]) {
		before = n + 1
	}
	line = line[before:]
	if n := len(line); before == 1 && n > 0 && line[n-1] == '”' {
		line = line[:n-1]
	}
	at := 0
	index = []int{0}
	for i, r := range line {
		if unicode.IsSpace(r) {
			next := skipBlanks(letters, at)
			if next == at {
				return 0, nil, false
			}
			for range next - at {
				index = append(index, i+1)
			}
			at = next
			continue
		}
		if at >= len(letters) || letters[at] != r {
			return 0, nil, false
		}
		at++
		index = append(index, i+1)
	}
	return before, index, at > 0
}

func hasPrefix(s, p []rune) bool { return len(s) >= len(p) && slices.Equal(s[:len(p)], p) }

// caret is where the caret stands behind n letters: its upper end and its height, in
// document units.
func (t setText) caret(n int, blank func(text.Font) float64) (at geom.Pt, height float64) {
	i := t.line(n)
	l := t.lines[i]
	if n <= l.to {
		return geom.P(l.ends[max(0, n-l.from)], l.top), l.height
	}
	x := l.ends[len(l.ends)-1]
	if i == len(t.lines)-1 { // blanks at the end are not set, and yet typed
		x += float64(n-l.to) * blank(l.font)
	}
	return geom.P(x, l.top), l.height
}

// line is the line that the caret stands in behind n letters.
func (t setText) line(n int) int {
	i := len(t.lines) - 1
	for i > 0 && t.lines[i].from > n {
		i--
	}
	return i
}

// letter is how many letters stand before a point.
func (t setText) letter(p geom.Pt) int {
	i, least := 0, math.Inf(1)
	for k, l := range t.lines {
		if d := math.Abs(p.Y - l.top - l.height/2); d < least {
			i, least = k, d
		}
	}
	return t.letterIn(i, p.X)
}

func (t setText) letterIn(i int, x float64) int {
	l := t.lines[i]
	n, least := l.from, math.Inf(1)
	for k, end := range l.ends {
		if d := math.Abs(x - end); d < least {
			n, least = l.from+k, d
		}
	}
	return n
}

// beside is the letter above or below one, by lines; there is none above the first
// line but the beginning, and none below the last one but the end.
func (t setText) beside(n, by int) int {
	i := t.line(n)
	switch {
	case i+by < 0:
		return 0
	case i+by >= len(t.lines):
		return t.letters
	}
	l := t.lines[i]
	return t.letterIn(i+by, l.ends[min(max(0, n-l.from), len(l.ends)-1)])
}

// selected are the rectangles of letters from–to, in document units.
func (t setText) selected(from, to int) []geom.Rect {
	var out []geom.Rect
	for _, l := range t.lines {
		a, b := max(from, l.from), min(to, l.to)
		if a < b {
			x := l.ends[a-l.from]
			out = append(out, geom.R(x, l.top, l.ends[b-l.from]-x, l.height))
		}
	}
	return out
}

// bounds is what the lines cover.
func (t setText) bounds() geom.Rect {
	var r geom.Rect
	for _, l := range t.lines {
		x := l.ends[0]
		r = r.Union(geom.R(x, l.top, max(1, l.ends[len(l.ends)-1]-x), l.height))
	}
	return r
}
