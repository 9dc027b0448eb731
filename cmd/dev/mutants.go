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

// mutant is one rule broken on purpose. The tests of its package must notice.
type mutant struct{ file, old, broken, rule string }

// mergeMutants break the rules of the merge.
var mergeMutants = []mutant{
	{"merge.go", "case same(vo, vt), same(vt, vb):", "case same(vo, vt):", "a field that only we changed is ours"},
	{"merge.go", "case same(vo, vb):", "case false:", "a field that only they changed is theirs"},
	{"merge.go", "			m.conflicts = append(m.conflicts, Conflict{id, names, vb, vo, vt})", "", "both differently is a conflict"},
	{"merge.go", "		if left.Equal(b) {", "		if true {", "deleted here, edited there: the edit wins"},
	{"merge.go", "		if left.Equal(b) {", "		if false {", "deleted here, untouched there: deleted"},
	{"merge.go", "		m.report(Report{ID: id, Event: EditKept, By: by})", "", "a kept edit is reported"},
	{"merge.go", "		m.kept[id] = either(o, t)", "		m.kept[id] = o", "what they added is there"},
	{"merge.go", "				if row, ok := k.Property(p.Name); ok && row.Atom != \"\" {", "				if row, ok := k.Property(p.Name); ok && row.Atom == \"none\" {", "a position is one value"},
	{"merge.go", "case o.Parent() == t.Parent(), t.Parent() == b.Parent():", "case true:", "an element that they moved to another parent is there"},
	{"tree.go", "		need(r.Parent())", "", "what a kept element stands in comes back"},
	{"tree.go", "		m.report(Report{ID: id, Event: Restored, By: by})", "", "nothing comes back without a word"},
	{"tree.go", "			if m.standsIn(r, p.Name) ||", "			if", "an edited card brings its column back"},
	{"tree.go", " || m.newReference(r, p.Name, to) {", " {", "a new link brings its shape back"},
	{"tree.go", "back[r.ID()] && p.Required ||", "", "a link that comes back leads to shapes"},
	{"tree.go", "	m.dropBroken()\n	m.restore()\n", "	m.dropBroken()\n", "a link that is newly named comes back"},
	{"tree.go", "deleted && p.Required {", "deleted && p.Required && false {", "an old link to a deleted shape goes"},
	{"tree.go", "		m.report(Report{ID: id, Event: LinkRemoved, By: by})", "", "an edited link that goes is reported"},
	{"order.go", "second[0] < first[0]", "second[0] > first[0]", "in one gap the smaller first id comes first"},
	{"order.go", "		case inO && inT && still[Ours][id]:\n			p.by = Theirs", "		case inO && inT && still[Ours][id]:\n			p.by = Ours", "a moved element follows its neighbour on the side that moved it"},
	{"order.go", "			next[o] = id\n			continue", "			continue", "what both moved alike stands where both put it"},
	{"versions.go", "			return d, i < len(v.seen)-1", "			return d, false", "an older version put back is a decision"},
	{"versions.go", "		if best < 0 || n < best && v.recent(i, now) {", "		if best < 0 || n > best && v.recent(i, now) {", "a stale writer started from the nearest version"},
	{"versions.go", "		if best < 0 || n < best && v.recent(i, now) {", "		if best < 0 || n < best {", "who read a version long ago is taken at their word"},
}

// savingMutants leave out what a power cut, or another program, takes revenge for.
var savingMutants = []mutant{
	{"temp.go", "	if err := syncFile(t.f); err != nil {\n		return err\n	}\n", "", "a content is on the disk before it gets its name"},
	{"folder.go", "	err = syncFile(d)\n", "", "a new name lasts when a save is acknowledged"},
	{"folder.go", "		return syncFolder(filepath.Dir(path))\n", "		return nil\n", "a new folder lasts before something is kept in it"},
	{"displaced.go", "	return syncFolder(filepath.Dir(d.path))\n", "	_ = filepath.Dir(d.path)\n	return nil\n", "the exchange lasts when a save is acknowledged"},
	{"save.go", "	case inPlaceInstead(err):\n		return s.inPlace(t)\n	case err != nil:", "	case err != nil:", "what cannot be exchanged is written in place"},
	{"save.go", "		if err != nil || !same {\n			return Outcome{Saved: true,", "		if err != nil || false && !same {\n			return Outcome{Saved: true,", "what another program put there at the last instant is kept"},
	{"disk_unix.go", "	} else if err := syncFolder(filepath.Dir(real)); err != nil { // before the old file loses its own name\n		os.Remove(old)\n		return \"\", err\n	}", "	}", "without an exchange, the second name lasts before the first is taken"},
	{"inplace.go", "	if err := store.begin(j); err != nil {", "	if err := error(nil); err != nil {", "a write in place has a safety copy"},
	{"inplace.go", "	return syncFile(f)\n", "	return nil\n", "a write in place is on the disk before its safety copy goes"},
	{"journal.go", "	return syncFolder(filepath.Dir(path))\n", "	return nil\n", "a safety copy that is done does not come back"},
	{"journal.go", "	case mixture(now, j.old, j.content):\n", "", "a mixture of two versions is not taken for somebody's"},
	{"journal.go", "		if err := s.keepLost(j.Path, j.content); err != nil {\n			return err\n		}\n		return s.end(j)\n	default:", "		return s.end(j)\n	default:", "what was to be written can be recovered when another program was faster"},
	{"sweep.go", "(h.short() != n.agreed || now == Hash{})", "(h.short() != n.agreed)", "where the document is missing nothing is thrown away"},
	{"sweep.go", "			if err := s.keepLost(real, seen.Bytes); err != nil {\n				return err\n			}\n", "", "a complete document that stands nowhere else is kept"},
}

// killMutants breaks one rule after the other, by an overlay that leaves the
// files alone, and fails when the tests of the package do not notice.
func killMutants(pkg string, mutants []mutant, tests ...string) func(context.Context, job) error {
	return func(ctx context.Context, j job) error {
		dir, err := os.MkdirTemp("", "waymark-mutants-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		var alive []string
		for _, m := range mutants {
			noticed, err := j.notices(ctx, dir, pkg, m, tests)
			if err != nil {
				return err
			}
			if !noticed {
				alive = append(alive, m.rule)
			}
		}
		fmt.Printf("%d of %d broken rules were noticed\n", len(mutants)-len(alive), len(mutants))
		if len(alive) > 0 {
			return fmt.Errorf("nobody noticed that these rules were broken:\n  %s", strings.Join(alive, "\n  "))
		}
		return nil
	}
}

// notices runs the tests of a package with one rule broken and reports whether one
// of them fails. dir is for files on the way.
func (j job) notices(ctx context.Context, dir, pkg string, m mutant, tests []string) (bool, error) {
	path := filepath.Join(j.root, pkg, m.file)
	b, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	if n := strings.Count(string(b), m.old); n != 1 {
		return false, fmt.Errorf("mutant “%s”: %q stands %d times in %s", m.rule, m.old, n, m.file)
	}
	changed := filepath.Join(dir, m.file)
	if err := os.WriteFile(changed, []byte(strings.Replace(string(b), m.old, m.broken, 1)), 0o600); err != nil {
		return false, err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
	if err != nil {
		return false, err
	}
	list := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		return false, err
	}
	c := j.command(ctx, "go", append([]string{"test", "-overlay", list, "-vet=off", "./" + pkg}, tests...)...)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	switch err := c.Run(); {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case err == nil:
		return false, nil
	case !strings.Contains(out.String(), "--- FAIL"): // it failed, but no test did
		return false, fmt.Errorf("mutant “%s” could not be tried:\n%s", m.rule, out.String())
	}
	return true, nil
}
