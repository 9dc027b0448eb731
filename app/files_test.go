package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"waymark/export"
	"waymark/model/template"
)

func TestListFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.waymark.json", "A.WAYMARK.JSON", "notes.txt", ".hidden.waymark.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"zoo", "Archive", ".git"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	got, err := listFolder(dir, []string{mapEnding})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range got {
		names = append(names, e.name)
	}
	if d := cmp.Diff([]string{"Archive", "zoo", "A.WAYMARK.JSON", "b.waymark.json"}, names); d != "" {
		t.Error(d)
	}
	if _, err := listFolder(filepath.Join(dir, "none"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestNothingInFolder(t *testing.T) {
	for want, endings := range map[string][]string{
		"There are no maps in this folder.":       openable(),
		"There are no pictures in this folder.":   {".png", ".jpg"},
		"There are no .pdf files in this folder.": {".pdf"},
	} {
		if got := nothingIn(endings); got != want {
			t.Errorf("%v: %q, want %q", endings, got, want)
		}
	}
}

func TestChosenPath(t *testing.T) {
	save := fileChoice{saving: true, endings: []string{mapEnding}}
	open := fileChoice{endings: []string{".json"}}
	dir := t.TempDir()
	for _, c := range []struct {
		choice     fileChoice
		name, want string
	}{
		{save, "Router", filepath.Join(dir, "Router.waymark.json")}, {save, "Router.json", filepath.Join(dir, "Router.waymark.json")},
		{save, "Router.Waymark.JSON", filepath.Join(dir, "Router.Waymark.JSON")}, {save, "  ", ""},
		{open, "a.json", filepath.Join(dir, "a.json")}, {open, filepath.Join(dir, "x", "b.json"), filepath.Join(dir, "x", "b.json")},
	} {
		if got := chosenPath(dir, c.name, c.choice); got != c.want {
			t.Errorf("%q leads to %q, want %q", c.name, got, c.want)
		}
	}
}

// What a person reads of an error never holds more than a sentence or two, and
// never the path of the file twice.
func TestReasons(t *testing.T) {
	for want, err := range map[string]error{
		"no file at this place": &fs.PathError{Op: "open", Path: "/x", Err: fs.ErrNotExist},
		"may not read or write": &fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission},
		"The system says":       &fs.PathError{Op: "write", Path: "/x", Err: errors.New("no space left on device")},
	} {
		if got := reason(err); !strings.Contains(got, want) || strings.Contains(got, "/x") {
			t.Errorf("%v is told as %q", err, got)
		}
	}
}

func TestFactsOfTemplates(t *testing.T) {
	for _, info := range template.List() {
		doc, err := template.Load(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		icon, facts := documentFacts(doc)
		if icon == "" || len(facts) < 8 || strings.Contains(facts, "0 ") && !info.Blank {
			t.Errorf("%s: %s, %q", info.Name, icon, facts)
		}
	}
}

func TestExportChoice(t *testing.T) {
	c := exportChoice{paper: export.A3, left: map[export.Section]bool{export.KPI: true}, cols: 3, rows: 2}
	o := c.options(timeZero(), nil)
	if o.Fit != (export.Fit{}) || len(o.Sections) != len(export.Sections())-2 || !o.NoSource {
		t.Errorf("one page without the KPIs: %+v", o)
	}
	c.mode, c.poster, c.source = export.FitSheets, true, true
	if o = c.options(timeZero(), nil); o.Fit.Mode != export.FitSheets || o.Fit.Cols != 3 || o.Fit.Rows != 2 || o.Sections[len(o.Sections)-1] != export.Poster || o.NoSource {
		t.Errorf("a poster: %+v", o)
	}
	if o = (exportChoice{}).options(timeZero(), nil); o.Sections != nil {
		t.Errorf("everything is asked for by name: %v", o.Sections)
	}
	if got := pagesLabel([]int{4, 5, 6}); got != "pages 4–6" {
		t.Error(got)
	}
}

// The guide leads through its steps as the map grows, and never claims that
// something was done that was not.
func TestGuideStartsAtItsFirstStep(t *testing.T) {
	doc, err := template.Load("blank-journey")
	if err != nil {
		t.Fatal(err)
	}
	if i := guideAt(doc, doc, newSession(doc)); i != 0 {
		t.Errorf("an untouched map is at step %d", i+1)
	}
	d := doc.Draft()
	d.Set("stage1", "name", txt("Finds out"))
	next, _ := d.Commit()
	if i := guideAt(next, doc, newSession(next)); i != 1 {
		t.Errorf("with a named stage the guide is at step %d", i+1)
	}
}
