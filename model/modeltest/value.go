package modeltest

import (
	"fmt"
	"math"
	"slices"
	"time"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// lines are texts that have tripped programs: other scripts, right to left,
// joined emoji, quotes, markup, a formula of a spreadsheet, control characters.
var lines = []string{
	"", "Call support", "Straße & Café", "Αναμονή", "Проверка", "Xác minh danh tính", "確認する", "التحقق", "זיהוי",
	"👩‍👩‍👧 🇺🇦", `"quoted" \ and / slashed`, "<script>alert(1)</script>", "=SUM(A1)", "tab\there", "a\u2028b\u0007\u0000",
	"100 % of “it”", "line ends with a space ", "nul-like \u200b zero width", "\ufeff byte order mark",
}

var units = []model.Unit{model.Seconds, model.Minutes, model.Hours, model.Days, model.Weeks}

func (g generator) value(p *kind.Property) model.Value {
	t := g.t
	switch p.Type {
	case kind.Line:
		return model.Text(g.line())
	case kind.Prose:
		s := g.line()
		if rapid.Bool().Draw(t, "two lines") {
			s += "\n" + g.line()
		}
		return model.Text(s)
	case kind.Number, kind.Integer:
		return model.Number(g.number(p))
	case kind.YesNo:
		return model.Bool(rapid.Bool().Draw(t, p.Name))
	case kind.Choice:
		return model.Text(rapid.SampledFrom(p.Choices).Draw(t, p.Name).Name)
	case kind.Date:
		return model.Text(g.time().Format(time.DateOnly))
	case kind.ClockTime:
		return model.Text(g.time().Format("15:04"))
	case kind.Time:
		return g.duration()
	case kind.Ref:
		return model.Text(g.ref(p))
	case kind.Refs:
		var l model.List
		for range rapid.IntRange(0, 3).Draw(t, "references") {
			if id := g.ref(p); !slices.Contains(l, id) {
				l = append(l, id)
			}
		}
		return l
	case kind.Lines:
		return list(t, g.line)
	case kind.Times:
		return list(t, func() string { return g.duration().String() })
	case kind.Intervals:
		return list(t, func() string {
			const layout = "2006-01-02T15:04"
			from := g.time()
			if rapid.Bool().Draw(t, "open") {
				return from.Format(layout) + "/.."
			}
			return from.Format(layout) + "/" + from.Add(time.Duration(rapid.IntRange(0, 10000).Draw(t, "minutes"))*time.Minute).Format(layout)
		})
	case kind.Numbers:
		var l model.Numbers
		for range rapid.IntRange(0, 11).Draw(t, "numbers") {
			l = append(l, g.number(p))
		}
		return l
	case kind.Points:
		var l model.Points
		for range rapid.IntRange(0, 4).Draw(t, "points") {
			l = append(l, geom.P(rapid.Float64Range(-1e6, 1e6).Draw(t, "x"), rapid.Float64Range(-1e6, 1e6).Draw(t, "y")))
		}
		return l
	case kind.Image:
		return model.Text(rapid.SampledFrom([]string{"router.png", "pictures/a b.jpg", "data:image/png;base64,iVBORw0KGgo="}).Draw(t, "image"))
	}
	panic(fmt.Sprintf("modeltest: no values are drawn for the type of %s", p.Name))
}

func (g generator) line() string {
	if rapid.IntRange(0, 4).Draw(g.t, "any text") > 0 {
		return rapid.SampledFrom(lines).Draw(g.t, "text")
	}
	return rapid.StringMatching(`[^\r\n\x{D800}-\x{DFFF}]{0,12}`).Draw(g.t, "text")
}

// number draws within the range, its ends more often than chance would.
func (g generator) number(p *kind.Property) float64 {
	lo, hi := p.Min, p.Max
	if lo == 0 && hi == 0 {
		lo, hi = -math.MaxFloat64, math.MaxFloat64
	}
	var n float64
	switch rapid.IntRange(0, 5).Draw(g.t, "which number") {
	case 0:
		n = lo
	case 1:
		n = hi
	case 2:
		n = rapid.Float64Range(lo, hi).Draw(g.t, "number")
	default: // what a person would enter
		n = float64(rapid.IntRange(0, 400).Draw(g.t, "number")) / 4
	}
	n = min(max(n, lo), hi)
	if p.Type == kind.Integer {
		n = math.Round(n)
	}
	return n + 0 // no minus zero, which equals zero and is written as it
}

func (g generator) duration() model.Duration {
	n := rapid.SampledFrom([]float64{0, 0.25, 1, 1.5, 8, 45, 1000, 0.001, 1e9}).Draw(g.t, "time")
	return model.Duration{N: n, Unit: rapid.SampledFrom(units).Draw(g.t, "unit")}
}

func (g generator) time() time.Time {
	minutes := rapid.IntRange(0, 4*365*24*60).Draw(g.t, "moment")
	return time.Date(2024, 1, 1, 0, minutes, 0, 0, time.UTC)
}

// ref draws an id of a fitting kind, now and then one that leads nowhere.
func (g generator) ref(p *kind.Property) string {
	var ids []model.ID
	for _, k := range p.Refers {
		ids = append(ids, g.byKind[k]...)
	}
	if len(ids) == 0 || rapid.IntRange(0, 9).Draw(g.t, "dangling") == 0 {
		return "gone"
	}
	return string(rapid.SampledFrom(ids).Draw(g.t, "reference"))
}

func list(t *rapid.T, draw func() string) model.List {
	var l model.List
	for range rapid.IntRange(0, 3).Draw(t, "length") {
		l = append(l, draw())
	}
	return l
}

// raws are values of members that this version does not know.
var raws = []string{
	`null`, `true`, `"text"`, `9007199254740993`, `1.0`, `-0`, `1e400`, `[]`, `{}`, `[1,2,3]`, `[[1,2],[3,4]]`, `[null,{"b":1,"a":[]}]`,
	`{"deep":{"er":[[[1]],"x"]}}`, `"caf\u00e9 \ud83d\ude00"`, `["one","two"]`, `12345678901234567890123`,
}

func (g generator) unknown() []model.Prop {
	var props []model.Prop
	for range rapid.IntRange(1, 3).Draw(g.t, "members") {
		name := rapid.SampledFrom([]string{"x_extra", "aaa", "zzz", "Ünïcode", `qu"ote`, "with space", ""}).Draw(g.t, "name")
		props = append(props, model.Prop{Name: name, Value: model.Raw(rapid.SampledFrom(raws).Draw(g.t, "raw"))})
	}
	return props
}
