package file

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

func TestMixture(t *testing.T) {
	x := bytes.Repeat([]byte("x"), 3*sector)
	y := bytes.Repeat([]byte("y"), 2*sector+100)
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	zeros := make([]byte, 3*sector)
	for _, c := range []struct {
		name string
		b    []byte
		want bool
	}{
		{"the one", x, true},
		{"the other", y, true},
		{"begun", join(y[:sector], x[sector:]), true},
		{"broken off in a sector", join(y[:700], x[700:]), true},
		{"in another order", join(x[:sector], y[sector:]), true},
		{"written, not yet cut off", join(y, x[len(y):]), true},
		{"pages that never came", join(y[:sector], zeros[sector:2*sector], y[2*sector:]), true},
		{"one letter of another program", join(y[:sector], []byte("z"), x[sector+1:]), false},
		{"changes to and fro in a sector", []byte(strings.Repeat("xy", len(y)/2)), false},
		{"too short", y[:2*sector], false},
		{"too long", join(x, zeros[:1]), false},
	} {
		if got := mixture(c.b, x, y); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if got := mixture(c.b, y, x); got != c.want {
			t.Errorf("%s, the other way round: %v", c.name, got)
		}
	}
}

// A document that another program wrote half-way after our own write in place was
// interrupted: what it left is kept, and ours is completed.
func TestAnInterruptedWriteMeetsAnothersHalf(t *testing.T) {
	path, s := ready(t, "{}")
	store, err := OpenStore(s.agreed.State)
	if err != nil {
		t.Fatal(err)
	}
	j := journal{Path: path, Old: HashOf([]byte("{}")), New: HashOf([]byte(`{"n": 1}`)), old: []byte("{}"), content: []byte(`{"n": 1}`)}
	if err := store.begin(j); err != nil {
		t.Fatal(err)
	}
	put(t, path, `{"theirs": `)
	if err := store.Tidy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	holds(t, path, `{"n": 1}`)
	aside, err := filepath.Glob(filepath.Join(s.agreed.State, damagedFolder, "*"))
	if err != nil || len(aside) != 1 {
		t.Fatalf("kept aside: %v, %v", aside, err)
	}
	holds(t, aside[0], `{"theirs": `)
}
