package file_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/modeltest"
)

func TestRepair(t *testing.T) {
	doc := func(records string) string {
		return `{"format": "waymark", "version": 1, "title": "Router", "records": [` + records + `]}`
	}
	step := func(props string) string { return doc(`{"id": "s1", "kind": "step", ` + props + `}`) }
	utf16le := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(s)) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return string(b)
	}
	for _, c := range []struct {
		name, in string
		// id.property=value of what is there afterwards; "id." alone is an element
		// that must not be there.
		want   string
		report string
	}{
		{"UTF-16", utf16le(step(`"name": "Café"`)), "s1.name=Café", "UTF-16"},
		{"UTF-16 without a mark", utf16le(step(`"name": "Café"`))[2:], "s1.name=Café", "UTF-16"},
		{"as Python shows it", `{'format': 'waymark', 'version': 1, 'records': [{'id': 's1', 'kind': 'step', 'name': 'It\'s "so"', 'width': None}]}`, `s1.name=It's "so"`, "single-quoted texts were"},
		{"Windows characters", step("\"name\": \"Caf\xe9 \x96 bar\""), "s1.name=Café – bar", "2 bytes were not UTF-8"},
		{"zero bytes behind", step(`"name": "a"`) + "\x00\x00", "s1.name=a", "2 zero bytes were left out at the end"},
		{"text behind", step(`"name": "a"`) + "\n  }\n]}\n", "s1.name=a", "4 bytes were left out behind the end of the document, from line 2 on"},
		{"breaks off between", strings.TrimSuffix(step(`"name": "a"`), "]}") + `, {"id": "s2", "ki`, "s1.name=a", "breaks off in line 1"},
		{"breaks off in a text", strings.TrimSuffix(step(`"name": "a", "goal": "b`), `}]}`), "s1.name=a", "breaks off"},
		{"superfluous comma", step(`"name": "a",`), "s1.name=a", "1 missing or superfluous comma"},
		{"missing comma", step(`"name": "a" "width": 80`), "s1.width=80", "1 missing or superfluous comma"},
		{"comments", "// mine\n" + step(`/* x */ "name": "a"`), "s1.name=a", "2 comments"},
		{"line break in a text", doc("{\"id\": \"s1\", \"kind\": \"card\", \"text\": \"a\nb\"}"), "s1.text=a\nb", "1 wrong character was"},
		{"escapes that are none", doc(`{"id": "s1", "kind": "card", "text": "C:\users \ud800 \ud83d\ude00"}`), "s1.text=C:\\users \ufffd 😀", "1 wrong character"},
		{"name twice", step(`"name": "a", "name": "b"`), "s1.name=b", "“name” stood twice"},
		{"the first value is kept", step(`"name": "a", "name": "b"`), `s1.name_unreadable="a"`, `moved aside to “name_unreadable”`},
		{"NaN", step(`"width": NaN`), "s1.width=", "NaN, which is no value"},
		{"null", step(`"width": null`), "s1.width=", "The Step “s1”: Column width was null and was left out."},
		{"number as text", step(`"width": " 80 "`), "s1.width=80", `Column width was " 80 " and was read as 80.`},
		{"text as number", step(`"name": 7`), "s1.name=7", "read as"},
		{"yes or no as text", step(`"name": true`), "s1.name=true", "read as"},
		{"a list as text", step(`"name": ["a"]`), `s1.name_unreadable=["a"]`, "moved aside"},
		{"a number with its unit", step(`"width": "80 px"`), `s1.width_unreadable="80 px"`, "moved aside"},
		{"points in words", doc(`{"id": "l", "kind": "link", "waypoints": [{"x": "1", "y": 2}]}`), `l.waypoints_unreadable=[{"x":"1","y":2}]`, "moved aside"},
		{"points in space", doc(`{"id": "l", "kind": "link", "waypoints": [{"x": 1, "y": 2, "z": 3}]}`), `l.waypoints_unreadable=[{"x":1,"y":2,"z":3}]`, "moved aside"},
		{"a date with the day of the week", doc(`{"id": "a", "kind": "action", "due": "2026-01-31, Saturday"}`), `a.due_unreadable="2026-01-31, Saturday"`, "moved aside"},
		{"two lines", step(`"name": "a\nb"`), "s1.name=a b", "read as"},
		{"time in words", step(`"lead_time": "15 Minutes"`), "s1.lead_time=15 min", "read as"},
		{"time that is no time", step(`"lead_time": "soon"`), `s1.lead_time_unreadable="soon"`, "moved aside"},
		{"time in metres", step(`"lead_time": "15 m"`), `s1.lead_time_unreadable="15 m"`, "moved aside"},
		{"choice by its label", doc(`{"id": "p", "kind": "page", "state": "Current state"}`), "p.state=current", "read as"},
		{"a choice that is none", doc(`{"id": "p", "kind": "page", "state": "past"}`), `p.state_unreadable="past"`, "State must be one of current, future."},
		{"out of range", step(`"percent_ca": 101`), `s1.percent_ca_unreadable=101`, "moved aside"},
		{"yes", doc(`{"id": "l", "kind": "lane", "hidden": "Yes"}`), "l.hidden=true", "read as"},
		{"date with a time", doc(`{"id": "a", "kind": "action", "due": "2026-01-31T00:00:00Z"}`), "a.due=2026-01-31", "read as"},
		{"date of which country", doc(`{"id": "a", "kind": "action", "due": "01/02/2026"}`), `a.due_unreadable="01/02/2026"`, "moved aside"},
		{"references twice", doc(`{"id": "p", "kind": "page", "personas": ["a", null, "a"]}`), "p.personas=a", "read as"},
		{"one for a list", doc(`{"id": "p", "kind": "page", "personas": "a"}`), "p.personas=a", "read as"},
		{"points as objects", doc(`{"id": "l", "kind": "link", "waypoints": [{"x": 1, "y": 2}]}`), "l.waypoints=1,2", "read as"},
		{"document property", `{"format": "waymark", "version": 1, "title": "x", "day_starts": "9:00", "records": []}`, ".day_starts=09:00", "The document: Day starts at"},
		{"id twice, another element", doc(`{"id": "s1", "kind": "step", "name": "a"}, {"id": "s1", "kind": "step", "name": "b"}`), "s1.name=a", "Two elements had the id “s1”"},
		{"id twice, the same element", doc(`{"id": "s1", "kind": "step", "x": [1, 2]}, {"id": "s1", "kind": "step", "x": [1,2]}`), "s1.x=[1,2]", "one is left"},
		{"no id", doc(`{"kind": "step", "name": "a"}`), "", "had no id that can be used"},
		{"no kind", doc(`{"id": "s1", "name": "a"}`), `s1.name="a"`, "kept as an unknown element"},
		{"parent as number", doc(`{"id": "s1", "kind": "step", "parent": 5}`), "s1.parent_unreadable=5", "belongs to the document now"},
		{"empty parent", doc(`{"id": "s1", "kind": "step", "parent": ""}`), "s1.parent=", "its empty parent was left out"},
		{"no elements in the list", doc(`null, 5, {"id": "s1", "kind": "step"}`), ".unreadable=[null,5]", "2 values were moved out of the list"},
		{"version as text", `{"format": "waymark", "version": "1", "records": []}`, "", "not stated as a number"},
		{"no format", `{"version": 1, "records": []}`, "", "did not say that it is a Waymark file"},
		{"no list", `{"format": "waymark", "version": 1, "title": "Router"}`, ".title=Router", "There was no list of elements"},
		{"an object for the list", `{"format": "waymark", "version": 1, "records": {"a": 1}}`, `.unreadable=[{"a":1}]`, "no list"},
		{"newer, id twice", `{"format": "waymark", "version": 9, "records": [{"id": "s1", "kind": "step", "name": 5}, {"id": "s1", "kind": "step"}]}`, "s1.name=5", "Two elements"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := file.Decode([]byte(c.in)); err == nil {
				t.Fatal("there is nothing to repair")
			}
			b, report, err := file.Repair([]byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			d := decode(t, b).Doc
			if place, want, _ := strings.Cut(c.want, "="); place != "" {
				id, prop, _ := strings.Cut(place, ".")
				got := ""
				if r := d.Get(model.ID(id)); r == nil {
					t.Fatalf("%s is gone:\n%s", id, b)
				} else if v := r.Get(prop); v != nil {
					got = v.String()
				}
				if got != want {
					t.Errorf("%s is %q", place, got)
				}
			}
			if !strings.Contains(strings.Join(report, "\n"), c.report) {
				t.Errorf("report: %q", report)
			}
			for _, s := range report {
				if !strings.HasSuffix(s, ".") {
					t.Errorf("no sentence: %q", s)
				}
			}
			if again, report, err := file.Repair(b); err != nil || len(report) > 0 || !bytes.Equal(again, b) {
				t.Errorf("the repaired file is repaired again: %q, %v", report, err)
			}
		})
	}
}

func TestRepairRefuses(t *testing.T) {
	conflict := "{\n  \"format\": \"waymark\",\n<<<<<<< HEAD\n  \"title\": \"a\",\n=======\n  \"title\": \"b\",\n>>>>>>> theirs\n  \"version\": 1, \"records\": []}"
	for in, want := range map[string]string{
		"":                                   "nothing in the file",
		"\x00\x00":                           "nothing in the file",
		"hello":                              "not a Waymark file",
		"[1]":                                "not a Waymark file",
		`{"type": "excalidraw"}`:             "not a Waymark file",
		conflict:                             "line 3, column 1: git has left both versions",
		`{"format": "waymark", x: 1}`:        "line 1, column 23: a name in double quotes",
		`{"format": "waymark", "x": y}`:      "line 1, column 28: this is no value",
		`{"format": "waymark", "x" 1}`:       "a colon is wanted",
		`{"x": ` + strings.Repeat("[", 2000): "128 deep",
	} {
		var e *file.Error
		if _, _, err := file.Repair([]byte(in)); !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v", in, err)
		}
	}
}

// Wherever a file breaks off, all elements that stand whole before that are kept
// as they were.
func TestRepairOfATruncatedFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := modeltest.Document(t)
		b := encode(t, doc)
		cut := rapid.IntRange(bytes.IndexByte(b, '1')+2, len(b)-2).Draw(t, "cut") // behind format and version
		fixed, report, err := file.Repair(b[:cut])
		if err != nil {
			t.Fatalf("%v\n%s", err, b[:cut])
		}
		if len(report) == 0 {
			t.Fatal("nothing was said")
		}
		got := decode(t, fixed).Doc
		_, list, _ := bytes.Cut(b[:cut], []byte("\n  \"records\": ["))
		whole := bytes.Count(list, []byte("\n    }"))
		for i, r := range doc.Records() {
			if i < whole && (got.Len() <= i || !got.Get(r.ID()).Equal(r)) {
				t.Fatalf("element %d of %d whole ones is not as it was:\n%s\n%s", i, whole, b[:cut], fixed)
			}
		}
	})
}

func FuzzRepair(f *testing.F) {
	f.Add([]byte(`{"format":"waymark","version":1,"title":5,"records":[{"id":"p","kind":"page","personas":["a","a"],},{"id":"p","waypoints":[{"x":1}]}, // x`))
	f.Add([]byte("{\"version\":\"3\",\"records\":[{\"id\":\"a\",\"id\":\"b\",\"x\":\"\\ud800\n\"},NaN]}\x00"))
	f.Add([]byte("\xff\xfe{\x00}\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		fixed, report, err := file.Repair(b)
		if err != nil {
			return
		}
		r := decode(t, fixed)
		if len(report) > 0 {
			if again := encode(t, r.Doc); !bytes.Equal(again, fixed) {
				t.Fatal("the repaired file is not canonical")
			}
		} else if !bytes.Equal(fixed, b) {
			t.Fatal("changed without a word")
		}
	})
}
