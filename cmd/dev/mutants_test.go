package main

import (
	"os"
	"strings"
	"testing"
)

// Breaking every rule takes minutes and is done seldom: that each still has its
// line is seen at once.
func TestMutantsFindTheirLines(t *testing.T) {
	for pkg, mutants := range map[string][]mutant{"model/merge": mergeMutants, "model/file": savingMutants} {
		for _, m := range mutants {
			b, err := os.ReadFile("../../" + pkg + "/" + m.file)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(b), m.old); n != 1 {
				t.Errorf("“%s”: the line to be broken stands %d times in %s: %q", m.rule, n, m.file, m.old)
			}
			if m.old == m.broken {
				t.Errorf("“%s” breaks nothing", m.rule)
			}
		}
	}
}
