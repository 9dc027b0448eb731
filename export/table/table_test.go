package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waymark/model"
	"waymark/model/modeltest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// rec is short: these tests are tables of records.
func rec(id, kind, parent string, props ...any) *model.Record {
	return modeltest.Record(id, kind, parent, props...)
}

func sample1() *model.Document {
	return model.NewDocument(rec("", "document", "", "title", "T", "currency", "EUR"), []*model.Record{
		rec("trip", "page", "", "page_kind", "journey", "title", "Journey"),
		rec("stage", "stage", "trip", "name", "Contact"),
		rec("step", "step", "stage", "name", "Waits; and \"waits\""),
		rec("pain", "lane", "trip", "lane_kind", "pain_points"),
		rec("pp1", "card", "pain", "step", "step", "text", "Small", "severity", 2, "frequency", 2),
		rec("pp2", "card", "pain", "step", "stage", "text", "=HYPERLINK(\"http://x\")", "severity", 5, "frequency", 4, "evidence", "Two\nlines", "evidence_source", "survey"),
		rec("opp", "lane", "trip", "lane_kind", "opportunities"),
		rec("o1", "card", "opp", "step", "step", "text", "Track it", "impact", 4, "effort", 2),

		rec("now", "page", "", "page_kind", "valuestream", "title", "Now", "state", "current", "convention", "office", "demand", 40),
		rec("a", "node", "now", "node_kind", "process", "name", "Plan", "process_time", "20 min", "lead_time", "2 d", "percent_ca", 80, "value_class", "adding", "cost", 4.5),
		rec("then", "page", "", "page_kind", "valuestream", "title", "Then", "state", "future", "revises", "now", "convention", "office"),
		rec("a2", "node", "then", "node_kind", "process", "name", "Plan", "revises", "a", "process_time", "20 min", "lead_time", "1 d"),

		rec("flow", "page", "", "page_kind", "flowchart", "title", "Flow"),
		rec("lane", "swimlane", "flow", "name", "First line"),
		rec("s", "node", "flow", "node_kind", "start", "swimlane", "lane"),
		rec("d", "node", "flow", "node_kind", "decision", "name", "OK?", "process_time", "1 min"),
		rec("y", "node", "flow", "node_kind", "outcome", "name", "Done", "outcome", "resolved"),
		rec("n", "node", "flow", "node_kind", "outcome", "name", "Passed on", "outcome", "escalated"),
		rec("l1", "link", "flow", "from", "s", "to", "d"), rec("l2", "link", "flow", "from", "d", "to", "y", "share", 70), rec("l3", "link", "flow", "from", "d", "to", "n", "share", 20),

		rec("k", "kpi", "", "name", "NPS", "metric", "nps", "target", 10, "measures", []string{"step"}),
		rec("k1", "observation", "k", "date", "2026-01-31", "value", -7, "n", 200),
		rec("k2", "observation", "k", "date", "2026-02-28", "promoters", 40, "passives", 20, "detractors", 45),
		rec("empty", "kpi", "", "name", "-leading dash", "metric", "csat"),
		rec("act", "action", "", "name", "Live tracker", "owner", "S. Müller", "due", "2026-09-30", "status", "in_progress", "progress", 20, "cost", 140000, "changes", []string{"step"}),
		rec("e", "effect", "act", "kpi", "k", "expected", 12),
	})
}

func TestTables(t *testing.T) {
	doc := sample1()
	for _, which := range All() {
		var b bytes.Buffer
		if err := Write(&b, doc, which, Options{}); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", string(which)+".csv")
		if *update {
			if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s:\n%s\nwant\n%s", which, b.Bytes(), want)
		}
		if which.Label() == string(which) {
			t.Errorf("%s has no label", which)
		}
	}
	if f := Filled(doc, Options{}); len(f) != len(All()) {
		t.Errorf("only %v are filled", f)
	}
	if f := Filled(model.NewDocument(nil, nil), Options{}); len(f) != 0 {
		t.Errorf("an empty document fills %v", f)
	}
}

func TestOnePageAndByteOrderMark(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, sample1(), Blocks, Options{Page: "then", BOM: true}); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.HasPrefix(s, "\ufeffPage,") || strings.Contains(s, "Now,") || !strings.Contains(s, "\r\nThen,") {
		t.Errorf("%q", s)
	}
}

func TestUnknownTable(t *testing.T) {
	if err := Write(&bytes.Buffer{}, sample1(), "nothing", Options{}); !errors.Is(err, ErrUnknown) {
		t.Errorf("%v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorsOfTheWriterComeBack(t *testing.T) {
	for _, bom := range []bool{true, false} {
		if err := Write(full{}, sample1(), KPIs, Options{BOM: bom}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("%v", err)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Plan visit", "Plan visit"}, {"", ""},
		{"=1+1", "'=1+1"}, {"+49 30 1234", "'+49 30 1234"}, {"-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"}, {"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1"}, {"\r=1", "'\n=1"}, {"  =1", "'  =1"}, {"\u200b=1", "'\u200b=1"}, {"＝1", "'＝1"}, {"\ttab", "'\ttab"},
		{"-5", "-5"}, {"+3.25", "+3.25"}, {"-5%", "'-5%"}, {"a-b", "a-b"}, {"a\x00b\x1b", "ab"}, {"two\r\nlines", "two\nlines"}, {"\xff", "\ufffd"},
	} {
		if got := text(c.in); got != c.want {
			t.Errorf("%q is written %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in   float64
		want string
	}{{0, "0"}, {-7, "-7"}, {0.1 + 0.2, "0.3"}, {1e21, "1000000000000000000000"}, {1.0 / 3, "0.333333333333"}, {-0.0000000001, "-0.0000000001"}} {
		if got := number(c.in); got != c.want {
			t.Errorf("%g is written %q, want %q", c.in, got, c.want)
		}
	}
}

// Whatever a document says, the table can be read back, has one width, and no
// cell of text runs as a formula.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"=1", "a,b\"c\"\r\nd", "-", "\ufeff=", "\t@", "−1", "'", "\xff\x00", "-5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := sample1().Draft()
		for _, id := range []model.ID{"pp1", "pp2"} {
			d.Set(id, "text", model.Text(s))
		}
		for _, id := range []model.ID{"a", "k", "act", "step", "d"} {
			d.Set(id, "name", model.Text(s))
		}
		doc, _ := d.Commit()
		for _, which := range All() {
			var b bytes.Buffer
			if err := Write(&b, doc, which, Options{}); err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(b.Bytes()) {
				t.Fatalf("%s is not UTF-8", which)
			}
			rows, err := csv.NewReader(&b).ReadAll() // also checks the width
			if err != nil {
				t.Fatalf("%s: %v", which, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if cell == "" || plainNumber.MatchString(cell) {
						continue
					}
					if slices.Contains([]string{"=", "+", "-", "@", "\t", "\r"}, cell[:1]) {
						t.Fatalf("%s: %q could run as a formula", which, cell)
					}
				}
			}
		}
	})
}
