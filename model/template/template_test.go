package template_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/kind"
	"waymark/model/modeltest"
	"waymark/model/template"
)

var today = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// A template is a row and, unless it is blank, a file; none is forgotten.
func TestCatalogAndFilesAgree(t *testing.T) {
	paths, err := filepath.Glob("*.waymark.json")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, p := range paths {
		have[strings.TrimSuffix(p, ".waymark.json")] = true
	}
	word := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, info := range template.List() {
		if seen[info.Name] || !word.MatchString(info.Name) || info.Title == "" || !strings.HasSuffix(info.Description, ".") {
			t.Errorf("the row %+v is not complete or stands twice", info)
		}
		seen[info.Name] = true
		if info.Blank == have[info.Name] {
			t.Errorf("%s: blank is %v, and a file is there: %v", info.Name, info.Blank, have[info.Name])
		}
		delete(have, info.Name)
	}
	for name := range have {
		t.Errorf("%s.waymark.json is in no row of the catalog", name)
	}
}

func TestTemplatesLoad(t *testing.T) {
	schema := modeltest.Schema(t, file.SchemaID, file.Schema())
	for _, info := range template.List() {
		t.Run(info.Name, func(t *testing.T) {
			doc, err := template.Load(info.Name)
			if err != nil {
				t.Fatal(err)
			}
			b, err := file.Encode(doc)
			if err != nil {
				t.Fatal(err)
			}
			if !info.Blank {
				stored, err := os.ReadFile(info.Name + ".waymark.json")
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(string(stored), string(b)); d != "" {
					t.Errorf("the file is not in canonical form (wmk fmt puts it right):\n%s", d)
				}
			}
			inst, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(inst); err != nil {
				t.Error(err)
			}
			pages := doc.All(model.Root, "page")
			if len(pages) == 0 {
				t.Error("it has no page")
			}
			for _, p := range pages {
				if k := p.Text("page_kind"); info.Kind != "document" && k != info.Kind {
					t.Errorf("the page %q is a %s in a %s", p.Text("title"), k, info.Kind)
				}
			}
			complete(t, doc)
		})
	}
}

// complete reports required properties that are missing, references that lead
// nowhere or to the wrong kind, and what this version does not know.
func complete(t *testing.T, doc *model.Document) {
	t.Helper()
	check := func(r *model.Record) {
		k, ok := kind.Of(r.Kind())
		if !ok {
			t.Errorf("%s is of the unknown kind %q", r.ID(), r.Kind())
			return
		}
		for _, p := range r.Props() {
			row, ok := k.Property(p.Name)
			if !ok {
				t.Errorf("%s %s has an unknown property %q", r.Kind(), r.ID(), p.Name)
				continue
			}
			var ids []model.ID
			switch row.Type {
			case kind.Ref:
				ids = []model.ID{r.Ref(p.Name)}
			case kind.Refs:
				ids = r.Refs(p.Name)
			}
			for _, id := range ids {
				to := doc.Get(id)
				if to == nil {
					t.Errorf("%s %s: %s leads to %q, which is not there", r.Kind(), r.ID(), p.Name, id)
				} else if !contains(row.Refers, to.Kind()) {
					t.Errorf("%s %s: %s leads to a %s", r.Kind(), r.ID(), p.Name, to.Kind())
				}
			}
		}
		for _, p := range k.Properties {
			if p.Required && !r.Has(p.Name) {
				t.Errorf("%s %s has no %s", r.Kind(), r.ID(), p.Name)
			}
		}
		if r.ID() != model.Root {
			if parent := doc.Get(r.Parent()); parent == nil || !contains(k.Parents, parent.Kind()) {
				t.Errorf("%s %s does not stand where it belongs", r.Kind(), r.ID())
			}
		}
	}
	check(doc.Root())
	for _, r := range doc.Records() {
		check(r)
	}
}

func contains(l []string, s string) bool {
	for _, v := range l {
		if v == s {
			return true
		}
	}
	return false
}

// Two documents made from one template share no id, and lose no tie.
func TestNewGivesFreshIDs(t *testing.T) {
	for _, info := range template.List() {
		a, err := template.New(info.Name, today)
		if err != nil {
			t.Fatal(err)
		}
		b, err := template.New(info.Name, today)
		if err != nil {
			t.Fatal(err)
		}
		from, err := template.Load(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		if a.Root().Text("date") != "2026-11-21" {
			t.Errorf("%s: dated %q", info.Name, a.Root().Text("date"))
		}
		if a.Len() != from.Len() {
			t.Fatalf("%s: %d of %d elements", info.Name, a.Len(), from.Len())
		}
		back := map[model.ID]model.ID{}
		for i, r := range a.Records() {
			if b.Get(r.ID()) != nil || from.Get(r.ID()) != nil {
				t.Errorf("%s: the id %s is used twice", info.Name, r.ID())
			}
			back[r.ID()] = from.Records()[i].ID()
		}
		for i, r := range a.Records() {
			if got := kind.Remap(r, back); !got.Equal(from.Records()[i]) {
				t.Errorf("%s: %s is not a copy of %s", info.Name, r.ID(), from.Records()[i].ID())
			}
		}
		complete(t, a)
	}
}

func TestUnknownTemplate(t *testing.T) {
	for _, name := range []string{"", "nothing", "../template", "doc.go"} {
		if _, err := template.New(name, today); err == nil {
			t.Errorf("made a document of %q", name)
		}
	}
}

// The link between the start and the end of a blank flowchart is straight: they
// stand below each other, equally wide.
func TestBlankFlowchartIsStraight(t *testing.T) {
	doc, err := template.Load("blank-flowchart")
	if err != nil {
		t.Fatal(err)
	}
	nodes := map[string]*model.Record{}
	for _, r := range doc.Records() {
		nodes[r.Text("node_kind")] = r
	}
	start, end := nodes["start"], nodes["outcome"]
	if start == nil || end == nil {
		t.Fatal("the start or the end is missing")
	}
	for _, name := range []string{"x", "w"} {
		if a, b := start.NumOr(name, 0), end.NumOr(name, 0); a == 0 || a != b {
			t.Errorf("%s is %v and %v", name, a, b)
		}
	}
}
