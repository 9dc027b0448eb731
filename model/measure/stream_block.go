package measure

import (
	"cmp"
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// streamPage is the working state of one value stream page.
type streamPage struct {
	*analysis
	page              *model.Record
	classic           bool
	demand, available Value

	blocks []block // ladder order
	passes []pass  // material links between blocks, by index
	why    string  // why there is no ladder
	circle bool    // because the work runs in a circle
	notes  []string
}

// block is a Block with what it is computed from.
type block struct {
	Block
	rec      *model.Record // effective
	swimlane model.ID
	terminal bool // customer or supplier: stands in the way of work, takes no time
	prev     []int
	next     []int
	before   int // the block before it on the longest path that leads to it, −1 for none
}

// pass is a material link.
type pass struct {
	from, to int
	kind     string
}

// isBlock reports whether time passes for the unit in a node of this kind. A
// supplier is a block only where it states a time.
func isBlock(r *model.Record) bool {
	switch k := r.Text("node_kind"); k {
	case "process", "transport":
		return true
	case "supplier":
		return r.Has("lead_time") || r.Has("process_time") || r.Has("wait_time")
	default:
		return kind.IsStore(k)
	}
}

// read collects blocks and material links and brings the blocks into ladder
// order; it reports whether there is any block. Customers and suppliers are among
// the blocks here, since work can pass through them, and take no time.
func (b *streamPage) read() bool {
	at := map[model.ID]int{}
	found := false
	for r := range b.doc.Each(b.page.ID(), "node") {
		k := r.Text("node_kind")
		eff := kind.Effective(b.doc, r)
		is := isBlock(eff)
		if !is && k != "customer" && k != "supplier" {
			continue
		}
		found = found || is
		at[r.ID()] = len(b.blocks)
		x := block{rec: eff, swimlane: r.Ref("swimlane"), terminal: !is}
		x.ID, x.Kind = r.ID(), k
		x.Name = cmp.Or(eff.Text("name"), kind.Label("node", "node_kind", k))
		b.blocks = append(b.blocks, x)
	}
	if !found {
		return false
	}
	for l := range b.doc.Each(b.page.ID(), "link") {
		switch l.Text("link_kind") {
		case "manual_information", "electronic_information":
			continue
		}
		from, ok1 := at[l.Ref("from")]
		to, ok2 := at[l.Ref("to")]
		if ok1 && ok2 && from != to {
			b.passes = append(b.passes, pass{from, to, l.Text("link_kind")})
		}
	}
	b.order()
	return true
}

// order sorts the blocks topologically, or sets why there is no order. Maps draw
// two things as links that are no passing on of work: the pull signal back to a
// supermarket, and the delivery to the customer with whom the stream began. Both
// are left out when the page is a circle with them.
func (b *streamPage) order() {
	if why := b.disconnected(); why != "" {
		b.why = why
	}
	attempts := []func(pass) bool{
		func(pass) bool { return true },
		func(p pass) bool { return !b.isSignal(p) },
		func(p pass) bool { return !b.isSignal(p) && !b.blocks[p.to].terminal },
	}
	for _, keep := range attempts {
		links := slices.DeleteFunc(slices.Clone(b.passes), func(p pass) bool { return !keep(p) })
		if order, ok := sortBlocks(len(b.blocks), links); ok {
			b.passes = links
			b.arrange(order)
			return
		}
	}
	order, _ := sortBlocks(len(b.blocks), b.passes)
	done := make([]bool, len(b.blocks))
	for _, i := range order {
		done[i] = true
	}
	var round []string
	for i := range b.blocks {
		if !done[i] && !b.blocks[i].terminal {
			round = append(round, b.blocks[i].Name)
		}
		if !done[i] {
			order = append(order, i)
		}
	}
	if b.why == "" {
		b.circle = true
		b.why = "The work runs in a circle through or after " + names(round) + ": a ladder needs a beginning and an end. Show rework as %C&A instead of a link back."
	}
	b.arrange(order)
}

func (b *streamPage) isSignal(p pass) bool {
	return p.kind == "pull" && kind.IsStore(b.blocks[p.to].Kind) && b.blocks[p.from].Kind == "process"
}

// disconnected says which blocks no link ties to the others.
func (b *streamPage) disconnected() string {
	group := components(len(b.blocks), b.passes)
	size := map[int]int{}
	for i := range b.blocks {
		if !b.blocks[i].terminal {
			size[group[i]]++
		}
	}
	if len(size) < 2 {
		return ""
	}
	main := -1
	for i := range b.blocks { // the first of the largest groups
		if g := group[i]; size[g] > 0 && (main < 0 || size[g] > size[main]) {
			main = g
		}
	}
	var off []string
	for i := range b.blocks {
		if !b.blocks[i].terminal && group[i] != main {
			off = append(off, b.blocks[i].Name)
		}
	}
	return names(off) + pick(len(off), " is", " are") + " not linked with the other blocks, so nobody can say what comes first: connect all blocks from the first to the last."
}

// components numbers the parts of a graph that hang together.
func components(n int, links []pass) []int {
	group := make([]int, n)
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for _, l := range links {
		if a, z := root(l.from), root(l.to); a != z {
			group[max(a, z)] = min(a, z)
		}
	}
	for i := range group {
		group[i] = root(i)
	}
	return group
}

// sortBlocks sorts topologically: of what can come next, what stands first in
// the file. ok is false when there is a circle; the order then ends in front of it.
func sortBlocks(n int, links []pass) (order []int, ok bool) {
	waits := make([]int, n)
	next := make([][]int, n)
	for _, l := range links {
		waits[l.to]++
		next[l.from] = append(next[l.from], l.to)
	}
	var ready minHeap
	for i := range n {
		if waits[i] == 0 {
			ready.push(i)
		}
	}
	for len(ready) > 0 {
		i := ready.pop()
		order = append(order, i)
		for _, j := range next[i] {
			if waits[j]--; waits[j] == 0 {
				ready.push(j)
			}
		}
	}
	return order, len(order) == n
}

// arrange puts the blocks into an order and ties them to their neighbours.
func (b *streamPage) arrange(order []int) {
	to := make([]int, len(b.blocks))
	sorted := make([]block, len(b.blocks))
	for i, old := range order {
		to[old] = i
		sorted[i] = b.blocks[old]
	}
	b.blocks = sorted
	for i, p := range b.passes {
		p.from, p.to = to[p.from], to[p.to]
		b.passes[i] = p
		b.blocks[p.from].next = append(b.blocks[p.from].next, p.to)
		b.blocks[p.to].prev = append(b.blocks[p.to].prev, p.from)
	}
}

// minHeap is a heap of small numbers.
type minHeap []int

func (h *minHeap) push(v int) {
	*h = append(*h, v)
	s := *h
	for i := len(s) - 1; i > 0; {
		p := (i - 1) / 2
		if s[p] <= s[i] {
			return
		}
		s[p], s[i] = s[i], s[p]
		i = p
	}
}

func (h *minHeap) pop() int {
	s := *h
	top, n := s[0], len(s)-1
	s[0] = s[n]
	s = s[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && s[c+1] < s[c] {
			c++
		}
		if s[i] <= s[c] {
			break
		}
		s[i], s[c] = s[c], s[i]
		i = c
	}
	*h = s
	return top
}
