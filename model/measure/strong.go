package measure

import "slices"

// strong returns the strongly connected components among the nodes marked in
// use, those that others lead to first (Tarjan, “Depth-First Search and Linear
// Graph Algorithms”, SIAM Journal on Computing 1, 1972). It keeps its own stack:
// a page may be one path of 10,000 nodes.
func strong(next [][]arc, use []bool) [][]int {
	const unseen = -1
	index := make([]int, len(next))
	low := make([]int, len(next))
	onStack := make([]bool, len(next))
	for i := range index {
		index[i] = unseen
	}
	type frame struct{ node, arc int }
	var stack []int
	var calls []frame
	var comps [][]int
	all := make([]int, 0, len(next)) // of all components: most have one node
	count := 0
	for root := range next {
		if !use[root] || index[root] != unseen {
			continue
		}
		calls = append(calls, frame{root, 0})
		for len(calls) > 0 {
			f := &calls[len(calls)-1]
			i := f.node
			if f.arc == 0 {
				index[i], low[i] = count, count
				count++
				stack = append(stack, i)
				onStack[i] = true
			}
			if f.arc < len(next[i]) {
				j := next[i][f.arc].to
				f.arc++
				switch {
				case index[j] == unseen:
					calls = append(calls, frame{j, 0})
				case onStack[j]:
					low[i] = min(low[i], index[j])
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				p := calls[len(calls)-1].node
				low[p] = min(low[p], low[i])
			}
			if low[i] == index[i] {
				first := len(all)
				for {
					j := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					onStack[j] = false
					all = append(all, j)
					if j == i {
						break
					}
				}
				comp := all[first:len(all):len(all)]
				slices.Sort(comp)
				comps = append(comps, comp)
			}
		}
	}
	return comps
}
