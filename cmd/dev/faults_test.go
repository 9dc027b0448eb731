package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestRows(t *testing.T) {
	var out strings.Builder
	log, err := rows(strings.NewReader("=== RUN\nFAULT\tkill\t3 kills, 0 broken\n    --- SKIP: TestFaultFullDisk (0.00s)\nFAULT\todd\n"), &out)
	if err != nil || out.String() != "| kill | 3 kills, 0 broken |\n| TestFaultFullDisk | not run here |\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
	if strings.Contains(log, "kills") || !strings.Contains(log, "FAULT\todd") {
		t.Errorf("the rest is %q", log)
	}
}

// What is listed is there: a renamed test would be left out without a word.
func TestFaultTestsExist(t *testing.T) {
	holds := func(pkg, pattern string) bool {
		dir := "../../" + strings.TrimPrefix(pkg, "./")
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), "_test.go") {
				b, err := os.ReadFile(dir + "/" + e.Name())
				if err != nil {
					t.Fatal(err)
				}
				if regexp.MustCompile(pattern).Match(b) {
					return true
				}
			}
		}
		return false
	}
	for _, f := range faultTests {
		if !holds(f.pkg, `(?m)^func `+f.tests) || !holds(f.pkg, `flag\.Bool\("faults"`) {
			t.Errorf("%s has no %s, or no -faults", f.pkg, f.tests)
		}
	}
	for _, f := range fuzzed {
		if !holds(f.pkg, `(?m)^func `+f.target+`\(f \*testing\.F\)`) {
			t.Errorf("%s has no %s", f.pkg, f.target)
		}
	}
}
