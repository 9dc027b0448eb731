package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// may says which packages of this project each package may import. Arrows point
// down: nothing in this table is imported by what it imports. A package that is
// not in the table fails the test, so that whoever adds one decides where it
// stands.
var may = map[string]string{
	"icons":      "",
	"model/geom": "",
	"model":      "model/geom",

	"model/kind":     "model model/geom",
	"model/history":  "model",
	"model/diff":     "model model/kind model/geom",
	"model/edit":     "model model/kind model/geom",
	"model/measure":  "model model/kind model/geom",
	"model/check":    "model model/kind model/geom model/measure",
	"model/merge":    "model model/kind model/geom",
	"model/walk":     "model model/kind model/measure",
	"model/file":     "model model/kind model/geom",
	"model/template": "model model/kind model/geom model/file",
	"model/drawio":   "model model/kind model/geom",

	"canvas/text":    "icons model/geom",
	"canvas/scene":   "canvas/text model/geom",
	"canvas/shape":   "canvas/scene canvas/text icons model/geom",
	"canvas/route":   "model/geom",
	"canvas/layout":  "model/geom",
	"canvas/hit":     "canvas/scene model/geom",
	"canvas/raster":  "canvas/scene canvas/text model/geom",
	"canvas/compose": "model model/kind model/measure model/geom canvas/scene canvas/shape canvas/text canvas/route canvas/layout icons",

	"canvas/tool":  "model model/kind model/edit model/file model/geom canvas/compose canvas/hit canvas/layout canvas/scene canvas/shape",
	"canvas/caret": "",
	"canvas":       "model model/geom canvas/caret canvas/compose canvas/hit canvas/raster canvas/scene canvas/shape canvas/text canvas/tool icons",

	"export/pdf":   "canvas/scene canvas/text model/geom",
	"export/svg":   "canvas/scene canvas/text model/geom",
	"export/png":   "canvas/scene canvas/text canvas/raster model/geom",
	"export/table": "model model/kind model/measure",
	"export/block": "model/measure model/geom canvas/scene canvas/shape canvas/text",
	"export":       "model model/kind model/measure model/check model/geom canvas/compose canvas/raster canvas/scene canvas/shape canvas/text export/block export/pdf export/svg export/png export/table",

	"app/watch":      "model/file",
	"app/session":    "app/watch model model/edit model/file model/history model/kind model/merge",
	"app/look":       "icons canvas/scene canvas/shape model/geom",
	"app/panel":      "app/look app/prefs app/session canvas canvas/caret canvas/raster canvas/scene canvas/shape canvas/text canvas/tool icons model model/check model/diff model/edit model/file model/geom model/history model/kind model/measure model/merge model/walk",
	"app/clip":       "",
	"app/prefs":      "model/file model/measure",
	"app/instance":   "",
	"app/place":      "",
	"app/windowtest": "",
	"app":            "app/clip app/instance app/look app/panel app/place app/prefs app/session canvas canvas/compose canvas/raster canvas/scene canvas/shape canvas/text canvas/tool export export/pdf icons model model/check model/diff model/drawio model/edit model/file model/geom model/kind model/measure model/template model/walk",
	"cmd/waymark":    "app model/template",

	"cmd/wmk": "app/watch model model/kind model/check model/diff model/drawio model/edit model/file model/measure model/merge model/template model/geom canvas/text canvas/scene canvas/shape canvas/compose export export/table export/pdf",
	"cmd/dev": "",
}

// windows are the only packages that may reach Fyne: everything else runs and is
// tested without a screen, and the command line builds without a C compiler.
var windows = []string{"cmd/waymark", "app", "app/look", "app/panel", "app/prefs", "canvas", "canvas/caret"}

// banned dependencies, with the reason that a contributor reads.
var banned = []struct {
	dep    string // import path prefix
	except []string
	why    string
}{
	{"fyne.io/", windows, "only the window may reach Fyne: documents, drawing and paper work without a screen and without cgo"},
	{"github.com/jung-kurt/gofpdf", []string{"export/pdf", "export", "cmd/wmk", "cmd/waymark", "app", "app/panel"}, "PDF is written in export/pdf alone: everybody else paints scenes"},
	{"github.com/fsnotify/", []string{"app/watch", "app/session", "app", "app/panel", "cmd/waymark", "cmd/wmk", "canvas"}, "files are watched in app/watch alone: a second watcher would see our own saves as somebody else's"},
	{"net/http", windows, "Waymark works offline: nothing is ever fetched from a network"},
}

// list asks the go command for all packages of the project.
func list(t *testing.T, args ...string) []string {
	t.Helper()
	c := exec.Command("go", append([]string{"list"}, args...)...)
	c.Dir = "../.."
	out, err := c.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

func TestArrowsPointDown(t *testing.T) {
	for _, line := range list(t, "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...") {
		words := strings.Fields(line)
		pkg := strings.TrimPrefix(words[0], "waymark/")
		if strings.Contains(pkg, "test") && strings.HasPrefix(pkg, "model/") {
			continue // helpers of tests
		}
		allowed, listed := may[pkg]
		if !listed {
			t.Errorf("%s is new: say in the table what it may import, and why it is a package of its own", pkg)
			continue
		}
		for _, imp := range words[1:] {
			imp, ours := strings.CutPrefix(imp, "waymark/")
			if ours && !slices.Contains(strings.Fields(allowed), imp) {
				t.Errorf("%s imports %s: the house has no such arrow", pkg, imp)
			}
		}
	}
	for pkg := range may {
		if _, err := os.Stat("../../" + pkg); err != nil {
			t.Errorf("the table speaks of %s, which is not there", pkg)
		}
	}
}

func TestBannedDependencies(t *testing.T) {
	for _, line := range list(t, "-f", "{{.ImportPath}} {{join .Deps \" \"}}", "./...") {
		words := strings.Fields(line)
		pkg := strings.TrimPrefix(words[0], "waymark/")
		for _, b := range banned {
			if slices.Contains(b.except, pkg) {
				continue
			}
			reaches := func(dep string) bool { return strings.HasPrefix(dep, b.dep) }
			if i := slices.IndexFunc(words[1:], reaches); i >= 0 {
				t.Errorf("%s reaches %s: %s", pkg, words[1+i], b.why)
			}
		}
	}
}

// The top level is fixed: a person who opens the folder sees the whole house.
func TestTopLevel(t *testing.T) {
	want := strings.Fields("FyneApp.toml README.md app canvas cmd export go.mod go.sum icons model")
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			got = append(got, e.Name())
		}
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("top level is\n%v, want\n%v", got, want)
	}
}
