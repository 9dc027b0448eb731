package walk

import (
	"fmt"
	"strings"

	"waymark/model/measure"
)

// Line is one visit in words.
type Line struct {
	Number int    // 1 for the first visit
	Name   string // of the step
	Who    string // its swimlane, "" for none
	Taken  string // the branch that led on from it, "" for none
	Time   string // "2 min", "1 d, of it 7 h waiting"; "" for none
	Depth  int
	Gone   bool
}

// Lines are the visits so far in words.
func (w *Walk) Lines(f *measure.Format) []Line {
	out := make([]Line, 0, len(w.path))
	for i, v := range w.path {
		l := Line{Number: i + 1, Name: v.Name, Who: v.Swimlane, Time: VisitTime(v, f), Depth: v.Depth, Gone: v.Gone}
		if v.Returned {
			l.Name += " (done)"
		}
		if i+1 < len(w.path) {
			l.Taken = w.path[i+1].Branch
		}
		out = append(out, l)
	}
	return out
}

// VisitTime writes the time of one visit that counts, "" where there is none.
func VisitTime(v Visit, f *measure.Format) string {
	if v.Entered || v.Returned || v.Elapsed <= 0 {
		return ""
	}
	return times(v.Hands, v.Elapsed-v.Hands, f)
}

// times writes hands-on time and waiting.
func times(hands, wait float64, f *measure.Format) string {
	switch {
	case wait <= 0:
		return f.Duration(hands)
	case hands <= 0:
		return f.Duration(wait) + " waiting"
	}
	return f.Duration(hands) + " + " + f.Duration(wait) + " waiting"
}

// Total is the time up to now in words, with what it leaves out; "" where no step
// of the way states a time.
func (w *Walk) Total(f *measure.Format) (total, without string) {
	hands, wait, untimed := w.Time()
	if hands > 0 || wait > 0 {
		total = times(hands, wait, f)
	}
	switch untimed {
	case 0:
	case 1:
		without = "1 step on the way states no time."
	default:
		without = fmt.Sprintf("%s steps on the way state no time.", f.Count(float64(untimed)))
	}
	return total, without
}

// Summary writes the walk as text lines, to be pasted into a mail or a report.
func (w *Walk) Summary(f *measure.Format) string {
	var b strings.Builder
	name := "Walk-through"
	if p := w.read.doc.Get(w.page); p != nil {
		name = title(p)
	}
	fmt.Fprintf(&b, "%s: walk-through\n", name)
	for _, l := range w.Lines(f) {
		fmt.Fprintf(&b, "%s%d. %s", strings.Repeat("   ", l.Depth), l.Number, strings.Join(strings.Fields(l.Name), " "))
		if l.Who != "" {
			fmt.Fprintf(&b, " (%s)", l.Who)
		}
		if l.Time != "" {
			fmt.Fprintf(&b, ", %s", l.Time)
		}
		if l.Taken != "" {
			fmt.Fprintf(&b, " → %s", l.Taken)
		}
		b.WriteByte('\n')
	}
	if e, ok := w.End(); ok {
		if _, inside := w.Inside(); !inside {
			fmt.Fprintf(&b, "Outcome: %s\n", e.Words())
		}
	}
	total, without := w.Total(f)
	if total != "" {
		fmt.Fprintf(&b, "Time: %s\n", total)
	}
	if without != "" {
		fmt.Fprintf(&b, "%s\n", without)
	}
	return b.String()
}

// Words names the end and its kind: “Replaced (resolved)”.
func (e End) Words() string {
	label := strings.ToLower(e.Label())
	if strings.EqualFold(label, e.Name) {
		return e.Name
	}
	return fmt.Sprintf("%s (%s)", e.Name, label)
}
