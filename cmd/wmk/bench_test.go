package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// largeFlow is a flowchart of n nodes on a grid, with 1.3 links a node.
func largeFlow(n int) []byte {
	var b bytes.Buffer
	b.WriteString(`{"format":"waymark","version":1,"title":"Large","records":[{"id":"p","kind":"page","page_kind":"flowchart","title":"Flow"}`)
	kinds := []string{"action", "action", "decision", "hand_off", "document"}
	cols := int(math.Ceil(math.Sqrt(float64(n))))
	for i := range n {
		k := kinds[i%len(kinds)]
		switch i {
		case 0:
			k = "start"
		case n - 1:
			k = "outcome"
		}
		fmt.Fprintf(&b, `,{"id":"n%d","kind":"node","parent":"p","node_kind":%q,"name":"Check part %d of the order","process_time":"%d min","x":%d,"y":%d}`, i, k, i, 1+i%9, i%cols*200, i/cols*130)
		if i > 0 {
			fmt.Fprintf(&b, `,{"id":"l%d","kind":"link","parent":"p","from":"n%d","to":"n%d"}`, i, i-1, i)
		}
		if i > cols && i%10 < 3 {
			fmt.Fprintf(&b, `,{"id":"m%d","kind":"link","parent":"p","from":"n%d","to":"n%d","label":"No"}`, i, i-cols, i)
		}
	}
	b.WriteString("]}\n")
	return b.Bytes()
}

// BenchmarkCommands runs whole commands, without the start of the program. Beside
// the time it reports how much longer ten times the nodes take, judged from the
// size before: up to 12 the cost grows in step with the work.
func BenchmarkCommands(b *testing.B) {
	dir := b.TempDir()
	commands := []struct {
		name string
		args func(in string) []string
	}{
		{"check", func(in string) []string { return []string{"check", in} }},
		{"kpi", func(in string) []string { return []string{"kpi", in, "--format", "json"} }},
		{"svg", func(in string) []string { return []string{"export", in, "-o", in + ".svg"} }},
		{"pdf", func(in string) []string {
			return []string{"export", in, "-o", in + ".pdf", "--sections", "map", "--paper", "A0"}
		}},
		{"png", func(in string) []string { return []string{"export", in, "-o", in + ".png", "--scale", "1"} }},
	}
	for _, c := range commands {
		var before, took time.Duration
		last := 0
		for _, n := range []int{50, 500, 2000, 10000} {
			in := filepath.Join(dir, fmt.Sprint(n, ".waymark.json"))
			if err := os.WriteFile(in, largeFlow(n), 0o600); err != nil {
				b.Fatal(err)
			}
			ok := b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				for b.Loop() {
					con := &console{in: bytes.NewReader(nil), out: io.Discard, err: io.Discard, now: time.Now}
					if code := run(context.Background(), c.args(in), con); code == failed {
						b.Fatal("the command failed")
					}
				}
				took = b.Elapsed() / time.Duration(b.N)
				if before > 0 {
					b.ReportMetric(math.Pow(took.Seconds()/before.Seconds(), math.Ln10/math.Log(float64(n)/float64(last))), "times/10x")
				}
			})
			if !ok {
				return
			}
			before, last = took, n
		}
	}
}
