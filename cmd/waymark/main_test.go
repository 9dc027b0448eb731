package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"waymark/app/windowtest"
)

func TestMain(m *testing.M) {
	code := windowtest.Main(m)
	if dir := wmkBuild.dir; dir != "" {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// The command line is built once; it judges the files that the window saves.
var wmkBuild struct {
	sync.Once
	dir string
	err error
}

// wmk runs the command line and returns what it wrote.
func wmk(t *testing.T, args ...string) string {
	t.Helper()
	wmkBuild.Do(func() {
		if wmkBuild.dir, wmkBuild.err = os.MkdirTemp("", "wmk"); wmkBuild.err == nil {
			wmkBuild.err = exec.Command("go", "build", "-o", filepath.Join(wmkBuild.dir, "wmk"), "waymark/cmd/wmk").Run()
		}
	})
	if wmkBuild.err != nil {
		t.Fatalf("building wmk: %v", wmkBuild.err)
	}
	out, err := exec.Command(filepath.Join(wmkBuild.dir, "wmk"), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("wmk %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// checkFile: what was saved is what would be saved again, byte by byte.
func checkFile(t *testing.T, path string) {
	t.Helper()
	wmk(t, "fmt", "--check", path)
}
