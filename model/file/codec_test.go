package file_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/modeltest"
)

func encode(t interface {
	Helper()
	Fatalf(string, ...any)
}, doc *model.Document) []byte {
	t.Helper()
	b, err := file.Encode(doc)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return b
}

func decode(t interface {
	Helper()
	Fatalf(string, ...any)
}, b []byte) *file.Result {
	t.Helper()
	r, err := file.Decode(b)
	if err != nil {
		t.Fatalf("decode: %v\n%s", err, b)
	}
	return r
}

// What is written reads as the same document, and is written the same again.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := modeltest.Document(t)
		b := encode(t, doc)
		got := decode(t, b).Doc
		if !got.Equal(doc) {
			t.Fatalf("another document came back:\n%s", cmp.Diff(dump(doc), dump(got)))
		}
		if again := encode(t, got); !bytes.Equal(again, b) {
			t.Fatalf("written otherwise the second time:\n%s", cmp.Diff(string(b), string(again)))
		}
	})
}

func dump(d *model.Document) (out []string) {
	for _, r := range append([]*model.Record{d.Root()}, d.Records()...) {
		s := fmt.Sprintf("%s %s<%s", r.ID(), r.Kind(), r.Parent())
		for _, p := range r.Props() {
			s += fmt.Sprintf(" %s=%T(%s)", p.Name, p.Value, p.Value)
		}
		out = append(out, s)
	}
	return out
}

// However a script lays out its JSON, and in whatever order its members stand,
// the same document is read and it is written in the one canonical form.
func TestLayoutDoesNotMatter(t *testing.T) {
	const untidy = "\xef\xbb\xbf{\r\n\t\"records\":[{\"name\":\"\\u0043all\",\"lead_time\":\"2h\",\"kind\":\"ste\\u0070\",\"id\":\"s1\",\"parent\":\"g1\"}," +
		"{\"kind\":\"stage\",\"parent\":\"p1\",\"id\":\"g1\",\"name\":\"Contact\"},{\"title\":\"Now\",\"page_kind\":\"journey\",\"id\":\"p1\",\"kind\":\"page\",\"personas\":[ ],\"x\":[1 , 2]}],\r\n" +
		"\"version\":1.0,\"title\":\"Router\",\"format\":\"waymark\"}"
	const tidy = `{
  "format": "waymark",
  "version": 1,
  "title": "Router",
  "records": [
    {
      "id": "p1",
      "kind": "page",
      "page_kind": "journey",
      "title": "Now",
      "personas": [],
      "x": [1, 2]
    },
    {
      "id": "g1",
      "kind": "stage",
      "parent": "p1",
      "name": "Contact"
    },
    {
      "id": "s1",
      "kind": "step",
      "parent": "g1",
      "name": "Call",
      "lead_time": "2 h"
    }
  ]
}
`
	r := decode(t, []byte(untidy))
	if d := cmp.Diff(tidy, string(encode(t, r.Doc))); d != "" {
		t.Error(d)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "byte order mark") {
		t.Errorf("notes: %q", r.Notes)
	}
}

// Each value stands on lines of its own, whether this version knows it or not.
func TestLayoutOfValues(t *testing.T) {
	const want = `{
  "format": "waymark",
  "version": 1,
  "title": "Values",
  "x_future": {
    "note": "kept as it is: é \u00e9",
    "big": 9007199254740993,
    "list": [
      {
        "a": 1.0
      },
      [],
      {},
      [[1, 2], [3, 4]],
      null
    ]
  },
  "records": [
    {
      "id": "k",
      "kind": "kpi",
      "name": "First response",
      "metric": "first_response_time"
    },
    {
      "id": "o",
      "kind": "observation",
      "parent": "k",
      "date": "2026-09-30",
      "scores": [0, 1.5, 12000000],
      "times": [
        "15 min",
        "1.5 h"
      ]
    },
    {
      "id": "l",
      "kind": "link",
      "parent": "gone",
      "from": "a",
      "to": "b",
      "waypoints": [[10, 20.5], [-3, 0]]
    },
    {
      "id": "u",
      "kind": "hologram",
      "parent": "gone",
      "depth": 1e400,
      "layers": [
        "one"
      ]
    }
  ]
}
`
	if d := cmp.Diff(want, string(encode(t, decode(t, []byte(want)).Doc))); d != "" {
		t.Error(d)
	}
}

func TestRefused(t *testing.T) {
	doc := func(records string) string {
		return "{\n  \"format\": \"waymark\",\n  \"version\": 1,\n  \"records\": [\n" + records + "\n  ]\n}\n"
	}
	step := func(props string) string {
		return doc(`    {"id": "s1", "kind": "step", "parent": "g1", ` + props + `}`)
	}
	for _, c := range []struct{ name, in, want string }{
		{"empty", " \n", `the file is empty`},
		{"zero bytes", "\x00\x00\x00", `zero bytes`},
		{"zero bytes at the end", doc(`{"id": "s1", "kind": "step"},`)[:90] + "\x00\x00", `line 5, column`},
		{"UTF-16", "\xff\xfe{\x00}\x00", `UTF-16`},
		{"UTF-16 without a mark", "{\x00}\x00", `UTF-16`},
		{"no JSON", "hello", `line 1, column 1: this is not a Waymark file: it must be an object in { }`},
		{"a handout", "%PDF-1.7\n%\xe2\xe3", `line 1, column 1: this is a PDF, not a map; a handout has its map inside`},
		{"a drawing of draw.io", `<mxfile host="app">`, `this is a draw.io drawing`},
		{"a web page", "\n<!DOCTYPE HTML><html>", `perhaps one that asked to sign in was saved`},
		{"an archive", "PK\x03\x04\x00", `this is a ZIP archive`},
		{"a conflict of git", doc("<<<<<<< HEAD\n{\"id\": \"s\"}\n=======\n{\"id\": \"t\"}\n>>>>>>> theirs"), `line 5, column 1: git has left both versions of a conflict`},
		{"a conflict of git from the first line on", "<<<<<<< HEAD\n" + doc("") + "=======\n", `line 1, column 1: git has left both versions`},
		{"colon", step(`"name" "a"`), `a colon is wanted here`},
		{"missing comma", step(`"name": "a" "goal": "b"`), `line 5, column 62: a comma is missing here, or a quotation mark`},
		{"quotation mark inside a text", step(`"name": "a "b" c"`), `a quotation mark inside a text is not written \"`},
		{"missing value", step(`"width": , "name": "a"`), `a value is missing here`},
		{"missing value at the end", step(`"width": `), `a value is missing here`},
		{"zero before a number", step(`"width": 080`), `a number does not begin with a zero`},
		{"plus before a number", step(`"width": +80`), `a number begins with a digit`},
		{"number without digits", step(`"width": 80.`), `a number begins with a digit`},
		{"NaN", step(`"width": NaN`), `“NaN” is no value in JSON`},
		{"true in Python", step(`"width": True`), `“True” is no value in JSON`},
		{"half a word", step(`"width": tru`), `“tru” is no value in JSON`},
		{"line break in a text", step("\"name\": \"a\nb\""), `a line break in it is written \n`},
		{"tab in a text", step("\"name\": \"a\tb\""), `a character that cannot be seen stands in a text; it is written "\t"`},
		{"escape that is none", step(`"name": "\x"`), `a backslash is written \\`},
		{"list", "[1]", `line 1, column 1: a Waymark file must be an object in { }, not a list`},
		{"other JSON", `{"type": "excalidraw"}`, `it has no “format”`},
		{"other format", `{"format": "drawio", "version": 1, "records": []}`, `line 1, column 12: this is not a Waymark file`},
		{"no version", `{"format": "waymark", "records": []}`, `which version`},
		{"version 0", `{"format": "waymark", "version": 0, "records": []}`, `“version” must be a whole number from 1`},
		{"version as text", `{"format": "waymark", "version": "1", "records": []}`, `“version” must be a whole number from 1`},
		{"no records", `{"format": "waymark", "version": 1}`, `no list of elements`},
		{"records as object", `{"format": "waymark", "version": 1, "records": {}}`, `line 1, column 48: “records” must be a list`},
		{"cut off", doc("")[:50], `line 4, column 10: the file breaks off here`},
		{"cut off in a text", `{"format": "wayma`, `the file breaks off here`},
		{"more at the end", doc("") + "}", `line 8, column 1: there is more text after the end`},
		{"two documents", doc("") + doc(""), `line 8, column 1: there is more text after the end`},
		{"comma", doc(`{"id": "s1", "kind": "step"},`), `line 5, column 29: there is a comma too many`},
		{"comment", "// map\n" + doc(""), `line 1, column 1: JSON has no comments`},
		{"single quotes", step(`'name': "a"`), `line 5, column 50: JSON puts texts in double quotes`},
		{"no quotes", step(`name: "a"`), `“name” is no value in JSON: texts stand in double quotes`},
		{"name twice", step(`"name": "a", "name": "b"`), `line 5, column 63: “name” stands twice`},
		{"name twice deep inside", step(`"x": {"a": 1, "a": 2}`), `“a” stands twice`},
		{"title twice", `{"format": "waymark", "version": 1, "title": "a", "title": "b", "records": []}`, `“title” stands twice`},
		{"broken UTF-8", step("\"name\": \"caf\xe9\""), `this is not UTF-8`},
		{"lone surrogate", step(`"name": "\ud800"`), `lone surrogate`},
		{"null record", doc("null"), `line 5, column 1: element 1 must be an object in { }, not null`},
		{"null value", step(`"name": null`), `line 5, column 58: Step “s1”: Name is null: leave the line out`},
		{"null in a list", doc(`{"id": "p", "kind": "page", "personas": ["a", null]}`), `line 5, column 47: Page “p”: Personas must be a list of texts`},
		{"wrong type", step(`"percent_ca": "88"`), `line 5, column 64: Step “s1”: %C&A must be a number`},
		{"object for a text", step(`"name": {"de": "x"}`), `Name must be a text`},
		{"list for a text", step(`"name": ["x"]`), `Name must be a text`},
		{"out of range", step(`"percent_ca": 101`), `%C&A must be from 0 to 100`},
		{"beyond numbers", step(`"cost": 1e999`), `Cost is too large a number`},
		{"time without unit", step(`"lead_time": "15"`), `Lead time (LT): “15” is not a time`},
		{"time as number", step(`"lead_time": 15`), `Lead time (LT) must be a time such as “15 min”`},
		{"unknown choice", doc(`{"id": "p", "kind": "page", "state": "past"}`), `State must be one of current, future`},
		{"two lines", step(`"name": "a\nb"`), `Name must be one line of text`},
		{"short hour", `{"format": "waymark", "version": 1, "day_starts": "9:00", "records": []}`, `a time of day such as 09:00`},
		{"point of three", doc(`{"id": "l", "kind": "link", "waypoints": [[1, 2], [1, 2, 3]]}`), `line 5, column 51: Link “l”: Waypoints must be a list of points`},
		{"no id", doc(`  {"kind": "step"}`), `line 5, column 3: this element has no “id”`},
		{"no kind", doc(`  {"id": "s"}`), `line 5, column 3: this element has no “kind”`},
		{"bad id", doc(`{"id": "s 1", "kind": "step"}`), `line 5, column 8: id must be`},
		{"id as number", doc(`{"id": 1, "kind": "step"}`), `line 5, column 8: id must be`},
		{"bad parent", doc(`{"id": "s", "kind": "step", "parent": ""}`), `parent must be`},
		{"kind as number", doc(`{"id": "s", "kind": 5}`), `kind must name`},
		{"a document inside", doc(`{"id": "s", "kind": "document"}`), `kind must name`},
		{"id twice", doc("{\"id\": \"s\", \"kind\": \"step\"},\n{\"id\": \"s\", \"kind\": \"card\"}"), `line 6, column 8: two elements have the id “s”: the one in line 5 and this one`},
		{"deep", step(`"x": ` + strings.Repeat("[", 62) + strings.Repeat("]", 62)), `more than 64 deep`},
		{"very deep", step(`"x": ` + strings.Repeat("[", 100000)), `more than 64 deep`},
		{"document deep", `{"format": "waymark", "version": 1, "x": ` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + `, "records": []}`, `more than 64 deep`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := file.Decode([]byte(c.in))
			var e *file.Error
			if !errors.As(err, &e) || r != nil {
				t.Fatalf("accepted: %v, %v", r, err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("says %q\nwants %q", err, c.want)
			}
		})
	}
}

func TestPathOfAnError(t *testing.T) {
	_, err := file.Decode([]byte(`{"format": "waymark", "version": 1, "records": [{"id": "p", "kind": "page"}, {"id": "s", "kind": "step", "percent_ca": -1}]}`))
	var e *file.Error
	if !errors.As(err, &e) || e.Path != "/records/1/percent_ca" {
		t.Errorf("got %#v", err)
	}
}

// Deep values that are within the limit are read and can be written again.
func TestDepthLimitIsTheSameBothWays(t *testing.T) {
	for _, n := range []int{61, 62} {
		raw := model.Raw(strings.Repeat("[", n) + strings.Repeat("]", n))
		doc := model.NewDocument(nil, []*model.Record{model.NewRecord("s", "step", "", model.Prop{Name: "x", Value: raw})})
		b, err := file.Encode(doc)
		if ok := n <= 61; ok != (err == nil) {
			t.Fatalf("%d deep: %v", n, err)
		}
		if err == nil {
			decode(t, b)
		}
	}
}

func TestLimits(t *testing.T) {
	if _, err := file.Decode(make([]byte, file.MaxBytes+1)); err == nil || !strings.Contains(err.Error(), "larger than 64 MiB") {
		t.Errorf("size: %v", err)
	}
	head := `{"format": "waymark", "version": 1, "records": [`
	big := head + `{"id": "s", "kind": "step", "x": "` + strings.Repeat("y", file.MaxValueBytes) + `"}]}`
	if _, err := file.Decode([]byte(big)); err == nil || !strings.Contains(err.Error(), "x is larger than 16 MiB") {
		t.Errorf("value: %v", err)
	}
	var many strings.Builder
	many.WriteString(head)
	for i := range file.MaxRecords + 1 {
		fmt.Fprintf(&many, `{"id": "n%d", "kind": "node"},`, i)
	}
	if _, err := file.Decode([]byte(strings.TrimSuffix(many.String(), ",") + "]}")); err == nil || !strings.Contains(err.Error(), "more than 200000 elements") {
		t.Errorf("elements: %v", err)
	}
}

// What leads nowhere and what goes round a circle opens: it is a problem to be
// listed, not a reason to lock people out of their map.
func TestBrokenReferencesOpen(t *testing.T) {
	const in = `{"format": "waymark", "version": 1, "records": [
		{"id": "a", "kind": "stage", "parent": "b"}, {"id": "b", "kind": "stage", "parent": "a"},
		{"id": "c", "kind": "step", "parent": "c", "same_as": "c"}, {"id": "d", "kind": "card", "parent": "gone", "step": "gone"}]}`
	r := decode(t, []byte(in))
	if r.Doc.Len() != 4 {
		t.Errorf("%d elements", r.Doc.Len())
	}
	b := encode(t, r.Doc)
	if again := encode(t, decode(t, b).Doc); !bytes.Equal(b, again) {
		t.Error("not a fixpoint")
	}
}

// A document that a newer Waymark wrote can be looked at and copied; nothing of
// it is lost, and the copy does not claim to be of this version.
func TestNewerVersion(t *testing.T) {
	in, err := os.ReadFile(filepath.Join("testdata", "newer.waymark.json"))
	if err != nil {
		t.Fatal(err)
	}
	r := decode(t, in)
	if !r.ReadOnly || r.Version != 7 || r.Needs != "This file needs Waymark 9.1 or newer to be edited." {
		t.Errorf("read only %v, version %d, needs %q", r.ReadOnly, r.Version, r.Needs)
	}
	if v, ok := r.Doc.Get("s1").Get("lead_time").(model.Raw); !ok || v != `{"n":2,"unit":"month"}` {
		t.Errorf("what does not fit the table became %v", r.Doc.Get("s1").Get("lead_time"))
	}
	if r.Doc.Get("s1").Text("name") != "Call" {
		t.Error("what fits the table is not readable")
	}
	if file.VersionOf(r.Doc) != 7 {
		t.Errorf("the document says version %d", file.VersionOf(r.Doc))
	}
	if d := cmp.Diff(string(in), string(encode(t, r.Doc))); d != "" {
		t.Error(d)
	}
	r, err = file.Decode([]byte(`{"version": 2, "format": "waymark", "records": []}`))
	if err != nil || !strings.Contains(r.Needs, "version 2 of the format") {
		t.Errorf("%v, %v", r, err)
	}
	if _, err = file.Decode([]byte(`{"version": 2, "format": "waymark", "records": {"s1": {}}}`)); err == nil || !strings.Contains(err.Error(), "newer Waymark") {
		t.Errorf("a file of another shape: %v", err)
	}
}

// A broken document is not written, because it could not be opened again.
func TestEncodeRefusesWhatDecodeWould(t *testing.T) {
	rec := func(id model.ID, kind string, props ...model.Prop) *model.Record {
		return model.NewRecord(id, kind, model.Root, props...)
	}
	for _, r := range []*model.Record{
		rec("a b", "step"), rec("a", ""), rec("a", "document"), rec("a", "step").WithParent("x y"), rec("a", "\xff"),
		rec("a", "step", model.Prop{Name: "name", Value: model.Number(1)}),
		rec("a", "step", model.Prop{Name: "name", Value: model.Raw(`"x"x`)}),
		rec("a", "step", model.Prop{Name: "name", Value: model.Text("\xff")}),
		rec("a", "step", model.Prop{Name: "percent_ca", Value: model.Number(200)}),
		rec("a", "step", model.Prop{Name: "lead_time", Value: model.Duration{N: -1, Unit: model.Days}}),
		rec("a", "step", model.Prop{Name: "lead_time", Value: model.Duration{N: 1, Unit: "month"}}),
		rec("a", "step", model.Prop{Name: "id", Value: model.Text("b")}),
		rec("a", "step", model.Prop{Name: "parent", Value: model.Text("b")}),
		rec("a", "step", model.Prop{Name: "\xff", Value: model.Text("b")}),
		rec("a", "step", model.Prop{Name: "x", Value: model.Raw(`{"a":1,"a":2}`)}),
		rec("a", "step", model.Prop{Name: "x", Value: model.Raw(``)}),
		rec("a", "persona", model.Prop{Name: "goals", Value: model.List{"\xff"}}),
	} {
		if b, err := file.Encode(model.NewDocument(nil, []*model.Record{r})); err == nil {
			t.Errorf("wrote %s", b)
		}
	}
	for _, name := range []string{"format", "version", "records"} {
		root := model.NewRecord(model.Root, "document", model.Root, model.Prop{Name: name, Value: model.Text("b")})
		if b, err := file.Encode(model.NewDocument(root, nil)); err == nil {
			t.Errorf("wrote %s", b)
		}
	}
}

// Any bytes are read or refused, never with a panic, and what is read is written
// in a form that reads and writes as itself.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"format":"waymark","version":1,"title":"t","records":[{"id":"p","kind":"page","page_kind":"journey","personas":["a"]},{"id":"l","kind":"link","parent":"p","waypoints":[[1,2]],"x":{"y":[null,1e3]}}]}`))
	f.Add([]byte(`{"format":"waymark","version":3,"records":[{"id":"p","kind":"page","page_kind":4}]}`))
	f.Add([]byte("\xef\xbb\xbf{\"format\":\"waymark\",\"version\":1,\"records\":[{\"id\":\"o\",\"kind\":\"observation\",\"scores\":[1],\"times\":[\"1 min\"],\"cases\":[\"2026-01-05T09:12/..\"]}]}"))
	paths, _ := filepath.Glob(filepath.Join("testdata", "*.json"))
	for _, p := range paths {
		if b, err := os.ReadFile(p); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := file.Decode(b)
		if err != nil {
			var e *file.Error
			if !errors.As(err, &e) || e.Msg == "" {
				t.Fatalf("a refusal without a place: %#v", err)
			}
			return
		}
		first := encode(t, r.Doc)
		again := decode(t, first)
		if !again.Doc.Equal(r.Doc) {
			t.Fatalf("another document:\n%s", cmp.Diff(dump(r.Doc), dump(again.Doc)))
		}
		if second := encode(t, again.Doc); !bytes.Equal(first, second) {
			t.Fatalf("no fixpoint:\n%s", cmp.Diff(string(first), string(second)))
		}
	})
}

// A hostile file costs no more than its size: a million members in one element
// take a moment, not hours.
func TestManyMembers(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"format": "waymark", "version": 1, "records": [{"id": "a", "kind": "step"`)
	for i := range 300_000 {
		fmt.Fprintf(&b, `, "m%d": 0`, i*7919%300_000)
	}
	b.WriteString("}]}")
	r := decode(t, []byte(b.String()))
	if n := len(r.Doc.Get("a").Props()); n != 300_000 {
		t.Errorf("%d members", n)
	}
	encode(t, r.Doc)
	if _, _, err := file.Repair([]byte(b.String() + "x")); err == nil {
		t.Error("repaired what takes too long to repair")
	}
}
