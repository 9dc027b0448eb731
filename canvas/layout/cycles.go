package layout

// backLinks returns which links go back: a walk from the starts (the nodes that
// nothing leads to, then whatever is left, in their order) follows branches as
// they are read, and a link to a node that the walk is still inside of goes back.
// Links from a node to itself count as well.
func backLinks(n int, links []Link) []bool {
	outs := make([][]int32, n)
	entered := make([]bool, n)
	for i, l := range links {
		if l.From != l.To {
			outs[l.From] = append(outs[l.From], int32(i))
			entered[l.To] = true
		}
	}
	back := make([]bool, len(links))
	for i, l := range links {
		back[i] = l.From == l.To
	}
	const (
		fresh = iota
		inside
		done
	)
	mark := make([]uint8, n)
	next := make([]int, n)
	var stack []int
	walk := func(start int) {
		stack = append(stack[:0], start)
		mark[start] = inside
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			if next[v] == len(outs[v]) {
				mark[v] = done
				stack = stack[:len(stack)-1]
				continue
			}
			e := outs[v][next[v]]
			next[v]++
			switch w := links[e].To; mark[w] {
			case fresh:
				mark[w] = inside
				stack = append(stack, w)
			case inside:
				back[e] = true
			}
		}
	}
	for v := range n {
		if !entered[v] && mark[v] == fresh {
			walk(v)
		}
	}
	for v := range n {
		if mark[v] == fresh {
			walk(v)
		}
	}
	return back
}
