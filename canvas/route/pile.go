package route

import (
	"cmp"
	"math"
	"slices"
)

// fan is how many boxes, or nodes, one node of a pile holds.
const fan = 8

// pile finds boxes that lie on one another, of which a cell of the grid would hold
// too many to go through: a tree of boxes, each holding up to eight of the level
// below. What moves keeps its place in the tree, whose boxes grow with it; when many
// have moved, the tree is made anew.
type pile struct {
	item  []int32 // by slot
	tree  [][]box // tree[0] is by slot; the last level is one box
	free  []int32 // slots that hold nothing
	moved int     // since the tree was made
}

// inPile stands in grid.first for what is in the pile; the other number is its slot.
const inPile = -1

// build makes the tree of the boxes with these numbers.
func (p *pile) build(items []int32, boxes []box, first [][2]int32) {
	// In slices from left to right, and each from top to bottom, the larger ones of one
	// place first: what is near each other comes together.
	by := func(a axis) func(i, j int32) int {
		return func(i, j int32) int {
			p, q := &boxes[i], &boxes[j]
			return cmp.Or(cmp.Compare(p.lo[a]+p.hi[a], q.lo[a]+q.hi[a]), cmp.Compare(p.lo[a], q.lo[a]))
		}
	}
	slices.SortFunc(items, by(0))
	slice := fan * int(math.Ceil(math.Sqrt(float64(len(items))/fan)))
	for part := range slices.Chunk(items, max(slice, 1)) {
		slices.SortFunc(part, by(1))
	}
	slots := len(items) + len(items)/4 + fan
	p.item, p.free, p.moved = make([]int32, slots), p.free[:0], 0
	level := make([]box, slots)
	for slot := range level {
		level[slot] = nowhere
		if slot < len(items) {
			p.item[slot], level[slot] = items[slot], boxes[items[slot]]
			first[items[slot]] = [2]int32{inPile, int32(slot)}
		}
	}
	for slot := slots - 1; slot >= len(items); slot-- {
		p.free = append(p.free, int32(slot))
	}
	p.tree = append(p.tree[:0], level)
	for len(level) > 1 {
		next := make([]box, (len(level)+fan-1)/fan)
		for k := range next {
			next[k] = hull(level[k*fan : min(k*fan+fan, len(level))])
		}
		p.tree, level = append(p.tree, next), next
	}
}

// put enters a box in a slot; nowhere leaves it empty.
func (p *pile) put(slot int32, i int32, b box) {
	p.item[slot], p.tree[0][slot] = i, b
	p.moved++
	k := int(slot)
	for n := 1; n < len(p.tree); n++ {
		k /= fan
		below := p.tree[n-1]
		p.tree[n][k] = hull(below[k*fan : min(k*fan+fan, len(below))])
	}
}

// worn reports whether the tree should be made anew, or has to be.
func (p *pile) worn() bool { return len(p.free) == 0 || p.moved > len(p.item) }

// all lists what is in the pile.
func (p *pile) all() (items []int32) {
	for slot, b := range p.tree[0] {
		if b != nowhere {
			items = append(items, p.item[slot])
		}
	}
	return items
}

// scan visits what touches b, until visit returns false. It returns how many boxes
// it has looked at.
func (p *pile) scan(b *box, visit func(i int32) bool) (work int) {
	p.walk(len(p.tree)-1, 0, b, visit, &work)
	return work
}

func (p *pile) walk(level, k int, b *box, visit func(i int32) bool, work *int) bool {
	*work++
	if !p.tree[level][k].touches(b) {
		return true
	}
	if level == 0 {
		return visit(p.item[k])
	}
	for n := k * fan; n < min(k*fan+fan, len(p.tree[level-1])); n++ {
		if !p.walk(level-1, n, b, visit, work) {
			return false
		}
	}
	return true
}
