package panel

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/kind"
)

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		in    string
		comma bool
		want  float64
	}{
		{"12", false, 12}, {"12.5", false, 12.5}, {"3,5", false, 3.5}, {"1,234", false, 1234}, {"1,234", true, 1.234}, {"1.234", true, 1234}, {"1.234", false, 1.234},
		{"1.234,5", false, 1234.5}, {"1,234.5", true, 1234.5}, {"12 %", false, 12}, {"−4", false, -4}, {"-0.5", false, -0.5}, {"€ 1 200", false, 1200}, {"1’200", false, 1200}, {".5", false, 0.5},
	} {
		got, err := language{comma: c.comma}.readNumber(c.in)
		if err != nil || got != c.want {
			t.Errorf("%q (comma %v) is %v, %v; want %v", c.in, c.comma, got, err, c.want)
		}
	}
	for _, bad := range []string{"", "a", "1e5", "0x10", "NaN", "1.2.3", "--1", "1,2,3", "∞"} {
		if got, err := (language{}).readNumber(bad); err == nil {
			t.Errorf("%q is read as %v", bad, got)
		}
	}
}

// Fields have the decimal sign of the numbers that stand next to them: that of the
// country where it differs from that of the language.
func TestDecimalSigns(t *testing.T) {
	for tag, want := range map[string]string{
		"": "2.5", "en-GB": "2.5", "de": "2,5", "de-DE": "2,5", "de-AT": "2,5", "de-CH": "2.5", "it-CH": "2.5", "fr-FR": "2,5", "nl": "2,5", "es-MX": "2.5", "sv": "2,5", "ja": "2.5", "unknown words": "2.5",
	} {
		doc := model.NewDocument(model.NewRecord(model.Root, "document", "", model.Prop{Name: "language", Value: model.Text(tag)}), nil)
		if got := languageOf(doc).number(2.5); got != want {
			t.Errorf("a field of a map in %q writes %s; want %s", tag, got, want)
		}
	}
}

func TestReadDuration(t *testing.T) {
	for in, want := range map[string]string{
		"15 min": "15 min", "15min": "15 min", "15 m": "15 min", "1,5 h": "1.5 h", "2 h 30 min": "150 min", "1 min 10 s": "70 s", "2 days": "2 d", "3 w": "3 w", "1:30": "90 min", "0:01:05": "65 s", "90 seconds": "90 s",
	} {
		got, err := (language{}).readDuration(in)
		if err != nil || got.String() != want {
			t.Errorf("%q is %v, %v; want %s", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "15", "min", "15 parsecs", "30 min 2 h", "2 d 3 h", "-5 min", "1 h 1 h"} {
		if got, err := (language{}).readDuration(bad); err == nil {
			t.Errorf("%q is read as %v", bad, got)
		}
	}
}

func TestReadDate(t *testing.T) {
	for _, c := range []struct {
		in    string
		order dayOrder
		want  string
	}{
		{"2026-01-31", dayUnknown, "2026-01-31"}, {"31.1.2026", dayUnknown, "2026-01-31"}, {"31/1/26", dayUnknown, "2026-01-31"}, {"1/31/2026", dayUnknown, "2026-01-31"},
		{"3/4/2026", dayFirst, "2026-04-03"}, {"3/4/2026", monthFirst, "2026-03-04"}, {"3.4.2026", monthFirst, "2026-04-03"}, {"5/5/2026", dayUnknown, "2026-05-05"},
		{"31 Jan 2026", dayUnknown, "2026-01-31"}, {"January 31, 2026", dayUnknown, "2026-01-31"}, {"Feb 2026", dayUnknown, "2026-02-28"}, {"2026-02", dayUnknown, "2026-02-28"},
		{"02/2026", dayUnknown, "2026-02-28"}, {"Q3 2026", dayUnknown, "2026-09-30"}, {"2026-Q4", dayUnknown, "2026-12-31"}, {"2026-01-31 00:00:00", dayUnknown, "2026-01-31"},
	} {
		if got, ok := readDate(c.in, c.order); !ok || got != c.want {
			t.Errorf("%q is %q, %v; want %s", c.in, got, ok, c.want)
		}
	}
	for _, bad := range []string{"", "3/4/2026", "31/2/2026", "13/13/2026", "2026-13-01", "tomorrow", "2026-13", "0/0/2026"} {
		if got, ok := readDate(bad, dayUnknown); ok {
			t.Errorf("%q is read as %s", bad, got)
		}
	}
}

// What a field shows is read as the same value again, in every language.
func TestFieldsReadWhatTheyWrite(t *testing.T) {
	number := &kind.Property{Name: "n", Label: "N", Type: kind.Number, Unit: "items"}
	duration := &kind.Property{Name: "d", Label: "D", Type: kind.Time}
	lines := &kind.Property{Name: "l", Label: "L", Type: kind.Lines}
	numbers := &kind.Property{Name: "s", Label: "S", Type: kind.Numbers}
	rapid.Check(t, func(t *rapid.T) {
		l := language{comma: rapid.Bool().Draw(t, "comma")}
		check := func(p *kind.Property, v model.Value) {
			got, err := l.read(p, l.write(p, v))
			if err != nil || !model.SameValue(got, v) {
				t.Fatalf("%v is written %q and read as %v, %v", v, l.write(p, v), got, err)
			}
		}
		f := rapid.Custom(func(t *rapid.T) float64 {
			return math.Round(rapid.Float64Range(0, 1e7).Draw(t, "f")*100) / 100
		})
		n := f.Draw(t, "n")
		// A number of thousands with exactly three decimals could be either; the
		// program itself writes two at most in fields that people fill in.
		check(number, model.Number(n))
		check(number, model.Number(-n))
		check(duration, model.Duration{N: n, Unit: rapid.SampledFrom([]model.Unit{model.Seconds, model.Minutes, model.Hours, model.Days, model.Weeks}).Draw(t, "unit")})
		check(numbers, model.Numbers(rapid.SliceOfN(f, 1, 8).Draw(t, "list")))
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé]{1,8}( [a-z]{1,5})?`), 1, 5).Draw(t, "lines")
		check(lines, model.List(words))
	})
}

func TestErrorsSayWhatIsExpected(t *testing.T) {
	p, _ := propertyOf("node", "percent_ca")
	if _, err := (language{}).read(p, "140"); err == nil || !strings.Contains(err.Error(), "0 to 100") {
		t.Errorf("140 %%C&A gave %v", err)
	}
	p, _ = propertyOf("node", "process_time")
	if _, err := (language{}).read(p, "15"); err == nil || !strings.Contains(err.Error(), "15 min") {
		t.Errorf("a time without unit gave %v", err)
	}
}

func propertyOf(kindName, name string) (*kind.Property, bool) {
	k, ok := kind.Of(kindName)
	if !ok {
		return nil, false
	}
	return k.Property(name)
}

func columnsNamed(names ...string) []*kind.Property {
	var out []*kind.Property
	for _, n := range names {
		p, ok := propertyOf("observation", n)
		if !ok {
			panic(n)
		}
		out = append(out, p)
	}
	return out
}

func TestReadTable(t *testing.T) {
	csat := columnsNamed("satisfied", "responses", "value", "n", "excluded", "period")
	for _, c := range []struct {
		name, text string
		order      dayOrder
		want       []string
		left       int
		unsure     string
	}{
		{"headings and tabs", "Date\tSatisfied\tResponses\n2026-01-31\t80\t100\n2026-02-28\t?\t120\n", dayUnknown, []string{"2026-01-31 satisfied=80 responses=100", "2026-02-28 responses=120"}, 0, ""},
		{"semicolons and decimal commas", "31.01.2026;78,5\n28.02.2026;79,25\n", dayUnknown, []string{"2026-01-31 value=78.5", "2026-02-28 value=79.25"}, 0, ""},
		{"commas and quotes", "\"Jan 2026\",\"1,200\",1500\n", dayUnknown, []string{"2026-01-31 satisfied=1200 responses=1500"}, 0, ""},
		{"other order and a column nobody knows", "Responses\tMood\tMonth\tsatisfied\n10\tgood\t2026-03\t9\n", dayUnknown, []string{"2026-03-31 satisfied=9 responses=10"}, 0, ""},
		{"not sure", "1/2/2026\t5\n3/4/2026\t6\n", dayUnknown, nil, 2, "1/2/2026"},
		{"day first, asked", "1/2/2026\t5\n3/4/2026\t6\n", dayFirst, []string{"2026-02-01 value=5", "2026-04-03 value=6"}, 0, ""},
		{"one date tells it for all", "1/2/2026\t5\n31/3/2026\t6\n", dayUnknown, []string{"2026-02-01 value=5", "2026-03-31 value=6"}, 0, ""},
		{"bad lines are left out and said", "2026-01-31\t5\nfoo\t6\n2026-02-28\tx\n2026-03-31\t\n", dayUnknown, []string{"2026-01-31 value=5"}, 3, ""},
		{"no dates", "a\tb\n1\t2\n", dayUnknown, nil, 1, ""},
		{"headings that nobody knows are one complaint", "Datum\tMood\tWeather\n2026-01-31\t5\t6\n2026-02-28\t7\t8\n", dayUnknown, nil, 1, ""},
		{"what is not read is said", "2026-01-31\t5\n" + strings.Repeat("\n", 2) + strings.Repeat("foo\t6\n", mostPasted), dayUnknown, []string{"2026-01-31 value=5"}, mostPasted - 1, ""},
		{"byte order mark and Windows lines", "\ufeffDate;Value;n\r\n2026-01-31;5;10\r\n", dayUnknown, []string{"2026-01-31 value=5 n=10"}, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readTable(c.text, csat, language{}, c.order)
			var rows []string
			for _, r := range got.rows {
				s := r.Date
				props := slices.Clone(r.Props)
				slices.SortFunc(props, func(a, b model.Prop) int {
					at := func(p model.Prop) int {
						return slices.IndexFunc(csat, func(k *kind.Property) bool { return k.Name == p.Name })
					}
					return at(a) - at(b)
				})
				for _, p := range props {
					s += " " + p.Name + "=" + p.Value.String()
				}
				rows = append(rows, s)
			}
			if !slices.Equal(rows, c.want) || len(got.left) != c.left || got.unsure != c.unsure {
				t.Errorf("rows %q, left out %.600q, unsure %q", rows, strings.Join(got.left, " "), got.unsure)
			}
		})
	}
}

// One number of a table tells the decimal sign of all others, whatever the language
// of the map.
func TestReadTableInTheNumbersOfTheTable(t *testing.T) {
	cols := columnsNamed("satisfied", "responses", "value")
	for _, c := range []struct {
		text  string
		comma bool
		want  float64 // of the first row
	}{
		{"2026-01-31\t2.400\n2026-02-28\t26.100,5\n", false, 2400},
		{"2026-01-31\t2,400\n2026-02-28\t26,100.5\n", true, 2400},
		{"2026-01-31\t2,400\n2026-02-28\t12.5\n", true, 2400},
		{"2026-01-31\t2.400\n2026-02-28\t12,5\n", false, 2400},
		{"2026-01-31\t2.400\n", true, 2400},
		{"2026-01-31\t2.400\n", false, 2.4},
		{"01.2026\t2.400\n02.2026\t3.100\n", true, 2400}, // months are no numbers with a point
		{"2026-01-31\t2,400\n2026-02-28\t12.3456\n", true, 2400},
	} {
		got := readTable(c.text, cols, language{comma: c.comma}, dayUnknown)
		if len(got.rows) == 0 || got.rows[0].Props[0].Value != model.Number(c.want) {
			t.Errorf("%q (comma %v) gives %v, %q; want %v", c.text, c.comma, got.rows, got.left, c.want)
		}
	}
}

// A heading that names the dates in words of its own does not turn the others into
// columns by their order: they are named, and stand the other way round here.
func TestHeadingsBesideAnUnknownNameOfTheDates(t *testing.T) {
	w := open(t, "router-support")
	cols := pasteColumns(w.s.Doc(), w.s.Doc().Get("fcr"))
	got := readTable("Month end\tContacts\tResolved at first contact\tRemark\n31.01.2026\t2000\t1500\tok\n31.02.2026\t1900\t1450\t\n", cols, language{}, dayUnknown)
	if len(got.rows) != 1 || len(got.left) != 1 || !strings.Contains(got.left[0], "Line 3: “31.02.2026”") {
		t.Fatalf("%d rows, left out %q", len(got.rows), got.left)
	}
	if !slices.Equal(got.ignored, []string{"Remark"}) {
		t.Errorf("not understood: %q", got.ignored)
	}
	values := map[string]model.Value{}
	for _, p := range got.rows[0].Props {
		values[p.Name] = p.Value
	}
	if values["contacts"] != model.Number(2000) || values["resolved_first"] != model.Number(1500) {
		t.Errorf("read as %v", values)
	}
}

// Times are numbers in spreadsheets: the unit stands in the heading. Where it does
// not, it is asked for, not guessed.
func TestReadTimesOfASpreadsheet(t *testing.T) {
	cols := columnsNamed("contacts", "talk_time", "hold_time")
	got := readTable("Datum\tContacts\tTalk (min)\tHold time [s]\n05.11.2026\t2.400\t26.100,5\t0:20\n", cols, language{}, dayUnknown)
	if len(got.rows) != 1 || len(got.left) != 0 || len(got.ignored) != 0 {
		t.Fatalf("rows %v, left out %q, not used %q", got.rows, got.left, got.ignored)
	}
	want := []model.Prop{{Name: "contacts", Value: model.Number(2400)}, {Name: "talk_time", Value: model.Duration{N: 26100.5, Unit: model.Minutes}}, {Name: "hold_time", Value: model.Duration{N: 20, Unit: model.Minutes}}}
	if r := got.rows[0]; r.Date != "2026-11-05" || !slices.EqualFunc(r.Props, want, func(a, b model.Prop) bool { return a.Name == b.Name && a.Value.String() == b.Value.String() }) {
		t.Errorf("the row is %s %v; want %v", r.Date, r.Props, want)
	}
	got = readTable("Date\tTalk\n2026-11-05\t12\n", cols, language{}, dayUnknown)
	if len(got.rows) != 0 || len(got.left) != 1 || !strings.Contains(got.left[0], "15 min") {
		t.Errorf("a time without a unit gives %v, %q", got.rows, got.left)
	}
}

// Whatever is pasted, every row that is read can be entered.
func FuzzReadTable(f *testing.F) {
	for _, s := range []string{"Date\tValue\n2026-01-31\t5\n", "31.1.2026;5,5", "\"a\nb\",1", "1/2/2026,3", "\x00\xff", "Q1 2026\t1e9\t−3"} {
		f.Add(s, false)
	}
	cols := columnsNamed("promoters", "value", "n", "period", "talk_time", "scores")
	f.Fuzz(func(t *testing.T, s string, comma bool) {
		for _, order := range []dayOrder{dayUnknown, dayFirst, monthFirst} {
			for _, r := range readTable(s, cols, language{comma: comma}, order).rows {
				if got, ok := readDate(r.Date, dayUnknown); !ok || got != r.Date {
					t.Fatalf("the date %q", r.Date)
				}
				for _, p := range r.Props {
					row, _ := propertyOf("observation", p.Name)
					if err := row.Check(p.Value); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}
