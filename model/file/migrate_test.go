package file

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"waymark/model"
)

// There is one version so far. This chain of made-up migrations proves the way
// that the real ones will take: rename a member, change the shape of a value.
var madeUp = codec{version: 3, migrations: []migration{
	{2, "the document has a title", func(f *rawFile) error {
		f.members.rename("name", "title")
		return nil
	}},
	{3, "times are texts with a unit", func(f *rawFile) error {
		f.each("step", func(r *rawObject) {
			if n := r.get("lead_minutes"); n != nil {
				r.set("lead_minutes", jsontext.Value(`"`+string(n)+` min"`))
				r.rename("lead_minutes", "lead_time")
			}
		})
		return nil
	}},
}}

func TestMigrations(t *testing.T) {
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("testdata", "migrations", name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		codec         codec
		from          int
		before, after string
	}{
		{codec{2, madeUp.migrations[:1]}, 1, "1.before.json", "2.after.json"},
		{madeUp, 2, "2.after.json", "3.after.json"},
		{madeUp, 1, "1.before.json", "3.after.json"},
	} {
		got, err := c.codec.migrate(read(c.before), c.from)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(read(c.after)), string(got)); d != "" {
			t.Errorf("%s → %s\n%s", c.before, c.after, d)
		}
	}

	r, err := madeUp.decode(read("1.before.json"))
	if err != nil {
		t.Fatal(err)
	}
	if d, _ := r.Doc.Get("s").Duration("lead_time"); d != (model.Duration{N: 90.5, Unit: model.Minutes}) || r.Doc.Root().Text("title") != "Router support" {
		t.Errorf("read as %v, %q", d, r.Doc.Root().Text("title"))
	}
	if got := r.Doc.Root().Get("x"); got != model.Raw(`{"kept":[1.0,9007199254740993]}`) {
		t.Errorf("unknown member became %v", got)
	}
	if got := r.Doc.Get("h").Get("lead_minutes"); got != model.Raw("7") {
		t.Errorf("a migration touched another kind: %v", got)
	}
	if r.ReadOnly || r.Version != 1 || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "brought up to version 3") {
		t.Errorf("%+v", r)
	}
}

func TestMigrationErrors(t *testing.T) {
	old := `{"format": "waymark", "version": 1, "records": [{"id": "s", "kind": "step", "lead_minutes": "soon"}]}`
	_, err := madeUp.decode([]byte(strings.Replace(old, `"soon"`, `{}`, 1)))
	var e *Error
	if !errors.As(err, &e) || e.Line != 0 || e.Path != "/records/0" && e.Path != "/records/0/lead_time" {
		t.Errorf("a value that comes out wrong: %v (%#v)", err, e)
	}
	broken := codec{version: 2, migrations: []migration{{2, "nothing", func(*rawFile) error { return errors.New("it cannot") }}}}
	if _, err := broken.decode([]byte(old)); !errors.As(err, &e) || !strings.Contains(err.Error(), "from version 1 to version 2 (nothing): it cannot") {
		t.Errorf("a migration that fails: %v", err)
	}
	gap := codec{version: 3, migrations: madeUp.migrations[1:]}
	if _, err := gap.decode([]byte(old)); !errors.As(err, &e) || !strings.Contains(err.Error(), "no way leads") {
		t.Errorf("a missing migration: %v", err)
	}
	for _, in := range []string{
		`{"format": "waymark", "version": 1, "records": [1]}`, `{"format": "waymark", "version": 1, "records": [`,
		`{"format": "waymark", "version": 1, "records": {}}`, `{"format": "waymark", "version": 1, "records": []} x`,
	} {
		if _, err := madeUp.decode([]byte(in)); !errors.As(err, &e) || e.Line != 1 {
			t.Errorf("%s: %v", in, err)
		}
	}
}

// A shipped chain has no gaps and ends at the version that is written.
func TestShippedMigrationsLeadToTheVersion(t *testing.T) {
	if len(migrations) != Version-1 {
		t.Fatalf("%d migrations lead to version %d", len(migrations), Version)
	}
	for i, m := range migrations {
		if m.to != i+2 || m.what == "" {
			t.Errorf("migration %d leads to version %d", i+1, m.to)
		}
	}
}

func TestRawObject(t *testing.T) {
	o := rawObject{{"a", jsontext.Value("1")}, {"b", jsontext.Value("2")}}
	o.rename("a", "b") // the name is taken
	o.remove("gone")
	o.set("c", jsontext.Value(`"x"`))
	if o.get("a") == nil || o.text("c") != "x" || o.text("a") != "" {
		t.Error(o)
	}
	o.remove("a")
	if len(o) != 2 || o[0].name != "b" {
		t.Error(o)
	}
}
