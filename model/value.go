package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/model/geom"
)

// Value is the value of one property: a Text, Number, Bool, Duration, List,
// Numbers, Points or Raw. Values are compared with Equal and never changed.
// A property that is not set has no value (nil).
type Value interface {
	// Equal reports whether other is the same value of the same type.
	Equal(other Value) bool
	// String writes the value for people and for text goldens.
	String() string
}

// Text is a string: plain text, the name of a choice, the id of a record, a
// date (2026-01-31), a colour (#0072B2) – the table of kinds says which.
type Text string

// Number is a finite number in the unit that the table of kinds states.
type Number float64

// Bool is a yes or no.
type Bool bool

// List is a list of strings: ids, goals, ISO 8601 intervals.
type List []string

// Numbers is a list of finite numbers.
type Numbers []float64

// Points is a list of points in document units.
type Points []geom.Pt

// Raw is the compact JSON of something that this version does not know. It is
// kept as it came.
type Raw string

// Unit is a unit of time as people write it.
type Unit string

// The units of time. A day and a week are working time, converted by the
// document's calendar.
const (
	Seconds Unit = "s"
	Minutes Unit = "min"
	Hours   Unit = "h"
	Days    Unit = "d"
	Weeks   Unit = "w"
)

// unitNames are the words that people write for units of time.
var unitNames = map[string]Unit{
	"s": Seconds, "sec": Seconds, "secs": Seconds, "second": Seconds, "seconds": Seconds,
	"m": Minutes, "min": Minutes, "mins": Minutes, "minute": Minutes, "minutes": Minutes,
	"h": Hours, "hr": Hours, "hrs": Hours, "hour": Hours, "hours": Hours,
	"d": Days, "day": Days, "days": Days,
	"w": Weeks, "wk": Weeks, "wks": Weeks, "week": Weeks, "weeks": Weeks,
}

// UnitNamed returns the unit that people mean by a word such as hrs or Minutes where a
// time is expected; ok is false for any other word. Repairing a file takes fewer: it
// may not guess that m is a minute.
func UnitNamed(word string) (u Unit, ok bool) {
	u, ok = unitNames[strings.ToLower(word)]
	return u, ok
}

// Duration is a length of time as a person wrote it: a number ≥ 0 and a unit.
type Duration struct {
	N    float64
	Unit Unit
}

// ParseDuration reads "90 s", "6 min", "1.5 h", "2 d", "3 w". The space may be
// missing; the error says what is allowed.
func ParseDuration(s string) (Duration, error) {
	t := strings.TrimSpace(s)
	i := strings.LastIndexAny(t, "0123456789.") + 1
	u := Unit(strings.TrimSpace(t[i:]))
	n, err := strconv.ParseFloat(strings.TrimSpace(t[:i]), 64)
	switch u {
	case Seconds, Minutes, Hours, Days, Weeks:
	default:
		err = strconv.ErrSyntax
	}
	// Anything but a plain decimal (hex, exponents, signs, Inf) is refused, so
	// that a duration has one spelling.
	if err != nil || strings.Trim(t[:i], "0123456789. ") != "" || n > 1e9 {
		return Duration{}, fmt.Errorf("“%s” is not a time: write a number and s, min, h, d or w, such as “15 min”", s)
	}
	return Duration{n, u}, nil
}

// String writes the duration as files and people do: "15 min".
func (d Duration) String() string {
	return strconv.FormatFloat(d.N, 'f', -1, 64) + " " + string(d.Unit)
}

func (t Text) String() string   { return string(t) }
func (n Number) String() string { return strconv.FormatFloat(float64(n), 'f', -1, 64) }
func (b Bool) String() string   { return strconv.FormatBool(bool(b)) }
func (l List) String() string   { return strings.Join(l, ", ") }
func (r Raw) String() string    { return string(r) }

func (n Numbers) String() string {
	s := make([]string, len(n))
	for i, v := range n {
		s[i] = Number(v).String()
	}
	return strings.Join(s, ", ")
}

func (p Points) String() string {
	s := make([]string, len(p))
	for i, v := range p {
		s[i] = Number(v.X).String() + "," + Number(v.Y).String()
	}
	return strings.Join(s, " ")
}

// Equal implements Value.
func (t Text) Equal(o Value) bool { v, ok := o.(Text); return ok && t == v }

// Equal implements Value.
func (n Number) Equal(o Value) bool { v, ok := o.(Number); return ok && n == v }

// Equal implements Value.
func (b Bool) Equal(o Value) bool { v, ok := o.(Bool); return ok && b == v }

// Equal implements Value.
func (d Duration) Equal(o Value) bool { v, ok := o.(Duration); return ok && d == v }

// Equal implements Value.
func (r Raw) Equal(o Value) bool { v, ok := o.(Raw); return ok && r == v }

// Equal implements Value.
func (l List) Equal(o Value) bool { v, ok := o.(List); return ok && slices.Equal(l, v) }

// Equal implements Value.
func (n Numbers) Equal(o Value) bool { v, ok := o.(Numbers); return ok && slices.Equal(n, v) }

// Equal implements Value.
func (p Points) Equal(o Value) bool { v, ok := o.(Points); return ok && slices.Equal(p, v) }

// SameValue reports whether two values, either of which may be absent (nil),
// are the same.
func SameValue(a, b Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Equal(b)
}
