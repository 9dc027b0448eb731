package diff

import (
	"fmt"
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// Summary counts differences in one line: “2 steps and 1 card changed, 1 link added”. An
// element with several differences counts once, as added or removed before changed
// and as changed before moved; what came or went inside of another element counts
// with that one. Without lines it is "".
func Summary(lines []Line) string {
	ops := [...]Op{Changed, Added, Removed, Moved}
	rank := map[Op]int{Added: 3, Removed: 3, Changed: 2, Moved: 1}
	of := map[model.ID]Line{}
	for _, l := range lines {
		if was, ok := of[l.ID]; !ok || rank[l.Op] > rank[was.Op] {
			of[l.ID] = l
		}
	}
	type group struct {
		op   Op
		kind string
	}
	counts := map[group]int{}
	for _, l := range of {
		counts[group{l.Op, l.Kind}]++
	}
	var parts []string
	for _, op := range ops {
		var things []string
		for k := range kind.All() {
			g := group{op, k.Name}
			if n := counts[g]; n > 0 {
				things = append(things, counted(n, k))
			}
			delete(counts, g)
		}
		unknown := 0
		for g, n := range counts { // of kinds that this version does not know
			if g.op == op {
				unknown += n
			}
		}
		if unknown > 0 {
			things = append(things, fmt.Sprintf("%d unknown", unknown))
		}
		if len(things) > 0 {
			parts = append(parts, list(things)+" "+string(op))
		}
	}
	return strings.Join(parts, ", ")
}

// list writes “a”, “a and b”, “a, b and c”.
func list(things []string) string {
	n := len(things) - 1
	if n <= 0 {
		return strings.Join(things, "")
	}
	return strings.Join(things[:n], ", ") + " and " + things[n]
}

func counted(n int, k *kind.Kind) string {
	switch {
	case k.Name == "document":
		return "document"
	case n == 1:
		return "1 " + kind.InSentence(k.Label)
	}
	return fmt.Sprintf("%d %s", n, kind.InSentence(k.Plural))
}
