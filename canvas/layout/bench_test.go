package layout

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"waymark/canvas/route"
)

// BenchmarkLayered reports the crossings of the layered drawing beside the time.
func BenchmarkLayered(b *testing.B) {
	for _, n := range []int{50, 500, 2000, 10000} {
		g := random(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Layered(g)
			}
			b.ReportMetric(float64(layerCrossings(g)), "crossings")
		})
	}
}

// BenchmarkLoose is the same for flows such as people draw.
func BenchmarkLoose(b *testing.B) {
	for _, n := range []int{50, 500, 2000} {
		g := loose(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Layered(g)
			}
			b.ReportMetric(float64(layerCrossings(g)), "crossings")
		})
	}
}

// BenchmarkDot is what Graphviz needs for the same graphs, as a whole process.
func BenchmarkDot(b *testing.B) {
	if _, err := exec.LookPath("dot"); err != nil {
		b.Skip("Graphviz is not installed")
	}
	for _, n := range []int{50, 500} {
		for name, g := range map[string]Graph{"random": random(n), "loose": loose(n)} {
			var in strings.Builder
			in.WriteString("digraph{rankdir=LR;node[shape=box,width=1.25,height=.5,fixedsize=true];")
			for _, l := range g.Links {
				fmt.Fprintf(&in, "%d->%d;", l.From, l.To)
			}
			in.WriteString("}")
			b.Run(fmt.Sprint(name, n), func(b *testing.B) {
				var out []byte
				for b.Loop() {
					cmd := exec.Command("dot", "-Tplain", "-v")
					cmd.Stdin = strings.NewReader(in.String())
					var log strings.Builder
					cmd.Stderr = &log
					var err error
					if out, err = cmd.Output(); err != nil {
						b.Fatal(err)
					}
					for _, line := range strings.Split(log.String(), "\n") {
						if i := strings.Index(line, " crossings"); i > 0 {
							var c float64
							f := strings.Fields(line[:i])
							fmt.Sscan(f[len(f)-1], &c)
							b.ReportMetric(c, "crossings")
						}
					}
				}
				_ = out
			})
		}
	}
}

// layerCrossings counts the crossings between layers, as the ordering sees them.
func layerCrossings(g Graph) int {
	p := Layered(g)
	total := 0
	lanes := laneOf(&g)
	for _, part := range components(len(g.Nodes), g.Links) {
		n := newNet(&g, part.nodes, part.links, p.Back, p.Ranks, lanes)
		n.order()
		total += n.crossings()
	}
	return total
}

// BenchmarkRouted routes the links of a placed random flow.
func BenchmarkRouted(b *testing.B) {
	for _, n := range []int{500, 2000, 10000} {
		f := &flow{Graph: loose(n)}
		req := f.request(Layered(f.Graph))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				route.All(req)
			}
		})
	}
}
