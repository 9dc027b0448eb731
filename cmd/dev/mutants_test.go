package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each rule to be broken is there, once: a renamed variable would otherwise show
// only in the long round of checks.
func TestMutantsFit(t *testing.T) {
	for pkg, list := range map[string][]mutant{"model/merge": mergeMutants, "model/file": savingMutants} {
		for _, m := range list {
			b, err := os.ReadFile(filepath.Join("..", "..", pkg, m.file))
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(b), m.old); n != 1 {
				t.Errorf("“%s”: %q stands %d times in %s", m.rule, m.old, n, m.file)
			}
		}
	}
}
