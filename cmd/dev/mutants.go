package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// mutant is one rule of the merge broken on purpose. Its tests must notice.
type mutant struct{ file, old, broken, rule string }

var mutants = []mutant{
	{"merge.go", "case same(vo, vt), same(vt, vb):", "case same(vo, vt):", "a field that only we changed is ours"},
	{"merge.go", "case same(vo, vb):", "case false:", "a field that only they changed is theirs"},
	{"merge.go", "			m.conflicts = append(m.conflicts, Conflict{id, names, vb, vo, vt})", "", "both differently is a conflict"},
	{"merge.go", "			if left.Equal(b) {", "			if true {", "deleted here, edited there: the edit wins"},
	{"merge.go", "			if left.Equal(b) {", "			if false {", "deleted here, untouched there: deleted"},
	{"merge.go", "			m.report(Report{ID: id, Event: EditKept, By: by})", "", "a kept edit is reported"},
	{"merge.go", "			m.kept[id] = either(o, t)", "			m.kept[id] = o", "what they added is there"},
	{"merge.go", "				if row, ok := k.Property(p.Name); ok && row.Atom != \"\" {", "				if row, ok := k.Property(p.Name); ok && row.Atom == \"none\" {", "a position is one value"},
	{"merge.go", "case o.Parent() == t.Parent(), t.Parent() == b.Parent():", "case true:", "an element that they moved to another parent is there"},
	{"tree.go", "		need(r.Parent())", "", "what a kept element stands in comes back"},
	{"tree.go", "		m.report(Report{ID: id, Event: Restored, By: by})", "", "nothing comes back without a word"},
	{"tree.go", "			if m.standsIn(r, name) || m.newReference(r, name, to) {", "			if m.newReference(r, name, to) {", "an edited card brings its column back"},
	{"tree.go", "			if m.standsIn(r, name) || m.newReference(r, name, to) {", "			if m.standsIn(r, name) {", "a new link brings its shape back"},
	{"tree.go", "			if p.Required {", "			if false {", "an old link to a deleted shape goes"},
	{"tree.go", "		m.report(Report{ID: id, Event: LinkRemoved, By: by})", "", "an edited link that goes is reported"},
	{"order.go", "second[0] < first[0]", "second[0] > first[0]", "in one gap the smaller first id comes first"},
	{"order.go", "		case inO && inT && still[Ours][id]:\n			p.by = Theirs", "		case inO && inT && still[Ours][id]:\n			p.by = Ours", "a moved element follows its neighbour on the side that moved it"},
	{"order.go", "			next[o] = id\n			continue", "			continue", "what both moved alike stands where both put it"},
	{"versions.go", "			return d, i < len(v.seen)-1", "			return d, false", "an older version put back is a decision"},
	{"versions.go", "		if best < 0 || n < best {", "		if best < 0 || n > best {", "a stale writer started from the nearest version"},
}

// killMutants breaks one rule after the other, by an overlay that leaves the
// files alone, and fails when the tests of the merge do not notice.
func killMutants(ctx context.Context, j job) error {
	dir, err := os.MkdirTemp("", "waymark-mutants-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var alive []string
	for i, m := range mutants {
		path := filepath.Join(j.root, "model", "merge", m.file)
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if n := strings.Count(string(b), m.old); n != 1 {
			return fmt.Errorf("mutant %d: %q stands %d times in %s", i, m.old, n, m.file)
		}
		changed := filepath.Join(dir, fmt.Sprintf("%d.go", i))
		if err := os.WriteFile(changed, []byte(strings.Replace(string(b), m.old, m.broken, 1)), 0o600); err != nil {
			return err
		}
		overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
		if err != nil {
			return err
		}
		list := filepath.Join(dir, "overlay.json")
		if err := os.WriteFile(list, overlay, 0o600); err != nil {
			return err
		}
		c := j.command(ctx, "go", "test", "-overlay", list, "-vet=off", "./model/merge", "-rapid.checks=3000", "-rapid.nofailfile", "-rapid.shrinktime=0s")
		var out bytes.Buffer
		c.Stdout, c.Stderr = &out, &out
		switch err := c.Run(); {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			alive = append(alive, m.rule)
		case !strings.Contains(out.String(), "--- FAIL"): // it failed, but no test did
			return fmt.Errorf("mutant “%s” could not be tried:\n%s", m.rule, out.String())
		}
	}
	fmt.Printf("%d of %d broken rules were noticed\n", len(mutants)-len(alive), len(mutants))
	if len(alive) > 0 {
		return fmt.Errorf("nobody noticed that these rules were broken:\n  %s", strings.Join(alive, "\n  "))
	}
	return nil
}
