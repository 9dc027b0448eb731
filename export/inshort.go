package export

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"waymark/model/kind"
	"waymark/model/measure"
)

// inShort says in two or three sentences how the KPIs stand: how many are on
// target, which is furthest from it, and what has moved most. Every word follows
// from the numbers; what is not known is not said.
func (p *planner) inShort(kpis []measure.KPI) string {
	count := map[measure.Status]int{}
	noTarget := 0
	for _, k := range kpis {
		if k.Value.Known && !k.Target.Known {
			noTarget++
			continue
		}
		count[k.Status]++
	}
	judged := count[measure.OnTarget] + count[measure.AtRisk] + count[measure.OffTarget]
	var out []string
	switch {
	case judged == 0 && noTarget == 0:
		return "In short: no KPI has data yet, so nothing can be said about the state of the service."
	case judged == 0:
		out = append(out, "In short: no KPI has both a value and a target yet.")
	case judged == 1:
		k := &kpis[slices.IndexFunc(kpis, func(k measure.KPI) bool { return k.Status != measure.NoData })]
		out = append(out, fmt.Sprintf("In short: the only KPI with a target, %s, is %s: %s, target %s.",
			quoted(k.Name), oneOf(count), p.format.KPIValue(k, k.Value), p.format.KPIValue(k, k.Target)))
	case oneOf(count) != "":
		out = append(out, fmt.Sprintf("In short: all %s with a target are %s.", plural(judged, "KPI"), oneOf(count)))
	default:
		out = append(out, fmt.Sprintf("In short: %s of %s with a target %s on target, %s at risk, %s off target.",
			number(count[measure.OnTarget]), plural(judged, "KPI"), isAre(count[measure.OnTarget]), number(count[measure.AtRisk]), number(count[measure.OffTarget])))
	}
	if worst := furthest(kpis); worst != nil && judged > 1 {
		out = append(out, fmt.Sprintf("Furthest from its target is %s: %s, target %s.", quoted(worst.Name), p.format.KPIValue(worst, worst.Value), p.format.KPIValue(worst, worst.Target)))
	}
	out = append(out, p.sinceBaseline(kpis)...)
	var rest []string
	if n := count[measure.NoData]; n > 0 {
		rest = append(rest, plural(n, "KPI")+" without data")
	}
	if noTarget > 0 {
		rest = append(rest, plural(noTarget, "KPI")+" without a target")
	}
	if len(rest) > 0 {
		s := strings.Join(rest, " and ")
		out = append(out, kind.AtStart(s)+" cannot be judged.")
	}
	return strings.Join(out, " ")
}

// sinceBaseline says what has moved most, for the better and for the worse; of one KPI,
// where it has gone.
func (p *planner) sinceBaseline(kpis []measure.KPI) []string {
	var out []string
	for _, way := range []struct {
		better      int
		alone, most string
	}{{1, "It has improved since the baseline", "Most improved since the baseline: "}, {-1, "It has worsened since the baseline", "Worsened most: "}} {
		k := moved(kpis, way.better)
		if k == nil {
			continue
		}
		what := way.alone
		if len(kpis) > 1 {
			what = way.most + quoted(k.Name)
		}
		out = append(out, fmt.Sprintf("%s, from %s to %s.", what, p.format.KPIValue(k, k.Baseline), p.format.KPIValue(k, k.Value)))
	}
	return out
}

// oneOf says which status all KPIs that have one share, "" where they differ.
func oneOf(count map[measure.Status]int) string {
	all := ""
	for _, s := range []measure.Status{measure.OnTarget, measure.AtRisk, measure.OffTarget} {
		switch {
		case count[s] == 0:
		case all != "":
			return ""
		default:
			all = strings.ToLower(s.Label())
		}
	}
	return all
}

// quoted puts a name into quotation marks. A mark without width keeps a number that
// follows a Hebrew or Arabic name from being drawn into it.
func quoted(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.In(r, unicode.Hebrew, unicode.Arabic) }) {
		return "“" + name + "”" + leftToRight
	}
	return "“" + name + "”"
}

// furthest returns the KPI that misses its target by most, relative to it.
func furthest(kpis []measure.KPI) *measure.KPI {
	var out *measure.KPI
	most := 0.0
	for i := range kpis {
		k := &kpis[i]
		if (k.Status == measure.OffTarget || k.Status == measure.AtRisk) && k.DeltaTarget.Known {
			if gap := relative(k, k.DeltaTarget.V, k.Target.V); gap > most {
				out, most = k, gap
			}
		}
	}
	return out
}

// moved returns the KPI that has changed most against its baseline for the better
// (1) or the worse (−1).
func moved(kpis []measure.KPI, way int) *measure.KPI {
	var out *measure.KPI
	most := 0.0
	for i := range kpis {
		k := &kpis[i]
		if k.Better == way && k.DeltaBaseline.Known {
			if by := relative(k, k.DeltaBaseline.V, k.Baseline.V); by > most {
				out, most = k, by
			}
		}
	}
	return out
}

// relative is a difference as a share of what it is measured against. A score
// that runs through zero (net promoter score) is measured against its half range.
func relative(k *measure.KPI, delta, against float64) float64 {
	if k.Unit == measure.UnitPoints {
		return math.Abs(delta) / 100
	}
	if base := math.Max(math.Abs(against), math.Abs(k.Value.V)); base > 0 {
		return math.Abs(delta) / base
	}
	return 0
}

var numbers = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// number writes a small number as a word, and groups the digits of a large one.
func number(n int) string {
	if n < len(numbers) {
		return numbers[n]
	}
	return grouped(n)
}

func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

// plural writes "one KPI", "nine KPIs".
func plural(n int, word string) string {
	if n == 1 {
		return "one " + word
	}
	return number(n) + " " + word + "s"
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
