package compose_test

import (
	"fmt"
	"testing"

	"waymark/canvas/compose"
	"waymark/model"
)

// grid is a flowchart of n placed nodes with 1.3 links a node.
func grid(n int) *model.Document {
	b := &build{}
	b.newPage("p", "flowchart", "title", "Grid")
	cols := 1
	for cols*cols < n {
		cols++
	}
	kinds := []string{"action", "decision", "document", "hand_off"}
	for i := range n {
		b.node(fmt.Sprint("n", i), kinds[i%4], fmt.Sprint("Checks part ", i), "x", i%cols*200, "y", i/cols*130, "process_time", "3 min")
		if i > 0 {
			b.link(fmt.Sprint("n", i-1), fmt.Sprint("n", i), "")
		}
		if i > cols && i%3 == 0 {
			b.link(fmt.Sprint("n", i-cols), fmt.Sprint("n", i), "No", "share", 30)
		}
	}
	return b.doc()
}

var sizes = []int{50, 500, 2000, 10000}

// BenchmarkComposeFresh composes a page that was never seen.
func BenchmarkComposeFresh(b *testing.B) {
	for _, n := range sizes {
		doc := grid(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				light(compose.Options{}).Page(doc, "p")
			}
		})
	}
}

// BenchmarkComposeMoved composes a page again after one node has moved: a step of
// a drag.
func BenchmarkComposeMoved(b *testing.B) {
	for _, n := range sizes {
		doc := grid(n)
		var steps [2]*model.Document
		for i := range steps {
			d := doc.Draft()
			d.Set("n25", "x", model.Number(5030+7*i))
			steps[i], _ = d.Commit()
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := light(compose.Options{})
			c.Page(doc, "p")
			i := 0
			for b.Loop() {
				c.Page(steps[i&1], "p")
				i++
			}
		})
	}
}

// A page of 2,000 nodes is composed like any other.
func TestManyNodes(t *testing.T) {
	doc := grid(2000)
	checkScene(t, light(compose.Options{}), doc)
	checkScene(t, light(compose.Options{}), unplaced(grid(400)))
}
