package file_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"waymark/model/file"
	"waymark/model/kind"
	"waymark/model/modeltest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The schema that stands beside the code is the one that the table of kinds gives.
func TestSchemaFile(t *testing.T) {
	const path = "waymark.schema.json"
	got := file.Schema()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("the table of kinds has changed; look at the difference and run the test with -update:\n%s", d)
	}
}

func validate(s *jsonschema.Schema, b []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

func TestWhatIsWrittenIsValid(t *testing.T) {
	s := modeltest.Schema(t, file.SchemaID, file.Schema())
	rapid.Check(t, func(t *rapid.T) {
		b := encode(t, modeltest.Document(t))
		if err := validate(s, b); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
	})
}

// The schema and the codec are two readings of one table. Every property gets
// every value of a list of right and wrong ones, and both must say the same. (Of
// times, the codec alone also takes other spellings such as 15min.)
func TestSchemaAndCodecAgree(t *testing.T) {
	s := modeltest.Schema(t, file.SchemaID, file.Schema())
	values := []string{
		`null`, `true`, `0`, `1`, `-1`, `1.5`, `3`, `100`, `101`, `1e3`, `1e7`, `1e16`, `-2`, `25`, `8`, `1e999`,
		`""`, `"a"`, `"a b"`, `"a\nb"`, `"é"`, `"2026-01-31"`, `"2026-02-30"`, `"2026-13-01"`, `"26-01-01"`, `"09:00"`, `"9:00"`, `"24:00"`, `"23:59"`,
		`"15 min"`, `"1.5 h"`, `"15 months"`, `"-1 d"`, `"1000000000 s"`, `"1000000001 s"`, `"5"`, `"blue"`, `"current"`, `"journey"`, `"resolved"`, `"web"`,
		`"pictures/a.png"`, `"../a.png"`, `"/a.png"`, `"a//b"`, `"a/../b"`, `"./a"`, `"a/."`, `"..."`, `".hidden"`, `"c:\\a"`, `"https://x.org/a.png"`,
		`"data:image/png;base64,AAAA"`, `"data:text/html;base64,AAAA"`, `"data:image/svg+xml;base64,AAAA"`,
		`"2026-01-05T09:12/.."`, `{}`, `{"a": 1}`, `[]`, `[1]`, `[1, -1]`, `["a"]`, `["a", "b"]`, `["a", "a"]`, `["a", 1]`, `["a", null]`, `["a\nb"]`, `["a b"]`,
		`["15 min"]`, `["soon"]`, `["2026-01-05T09:12/2026-01-05T11:40"]`, `["2026-01-05T09:12/.."]`, `["2026-01-05T9:12/.."]`, `["2026-01-05"]`,
		`[[1, 2]]`, `[[1, 2], [3, 4]]`, `[[1]]`, `[[1, 2, 3]]`, `[[1, "2"]]`, `[[1, 1e9]]`, `[{"x": 1, "y": 2}]`, `[[]]`,
	}
	for k := range kind.All() {
		for _, p := range k.Properties {
			for _, v := range values {
				in := fmt.Sprintf(`{"format": "waymark", "version": 1, "records": [{"id": "a", "kind": %q, %q: %s}]}`, k.Name, p.Name, v)
				if k.Name == "document" {
					in = fmt.Sprintf(`{"format": "waymark", "version": 1, %q: %s, "records": []}`, p.Name, v)
				}
				_, codec := file.Decode([]byte(in))
				schema := validate(s, []byte(in))
				if (codec == nil) != (schema == nil) {
					// Too large for a float64, which JSON Schema knows nothing of.
					if v == "1e999" && schema == nil {
						continue
					}
					t.Errorf("%s.%s = %s: the codec says %v, the schema says %v", k.Name, p.Name, v, codec, schema)
				}
			}
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := modeltest.Schema(t, file.SchemaID, file.Schema())
	for _, in := range []string{
		`[]`, `{}`, `{"format": "waymark", "version": 1}`, `{"format": "x", "version": 1, "records": []}`, `{"format": "waymark", "version": 2, "records": []}`,
		`{"format": "waymark", "version": 1, "records": {}}`, `{"format": "waymark", "version": 1, "records": [null]}`,
		`{"format": "waymark", "version": 1, "records": [{"kind": "step"}]}`, `{"format": "waymark", "version": 1, "records": [{"id": "a"}]}`,
		`{"format": "waymark", "version": 1, "records": [{"id": "a b", "kind": "step"}]}`, `{"format": "waymark", "version": 1, "records": [{"id": "a", "kind": ""}]}`,
		`{"format": "waymark", "version": 1, "records": [{"id": "a", "kind": "document"}]}`, `{"format": "waymark", "version": 1, "records": [{"id": "a", "kind": "step", "parent": ""}]}`,
	} {
		if validate(s, []byte(in)) == nil {
			t.Errorf("valid: %s", in)
		}
	}
	for _, in := range []string{
		`{"format": "waymark", "version": 1, "records": []}`,
		`{"format": "waymark", "version": 1, "x": null, "records": [{"id": "a", "kind": "hologram", "depth": {"z": 1}}]}`,
	} {
		if err := validate(s, []byte(in)); err != nil {
			t.Errorf("%s: %v", in, err)
		}
	}
}

// People read the schema in their editor while they write a file.
func TestSchemaDescribesEveryProperty(t *testing.T) {
	text := string(file.Schema())
	for k := range kind.All() {
		for _, p := range k.Properties {
			if !strings.Contains(text, p.Help) {
				t.Errorf("%s.%s is not described", k.Name, p.Name)
			}
		}
	}
}
