package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// benchSizes are the numbers of nodes; each map has 1.3 links a node.
var benchSizes = []int{50, 500, 2000, 10000}

// benchRuns is how often each program is run; the medians are printed.
const benchRuns = 5

// task is one kind of work: our program, and what a person would use instead.
type task struct {
	name string
	ours func(b benchmark) []string // the command line of wmk
	peer func(b benchmark) []string // nil: nothing does the same
	most int                        // the largest size that the peer is tried with
}

// benchmark is one map on disk in the forms that the programs read.
type benchmark struct {
	n             int
	placed, free  string // maps with and without coordinates
	dot, pos, out string
}

var tasks = []task{
	{"Open and check", func(b benchmark) []string { return []string{"check", b.placed} }, nil, 0},
	{"Open and compute all numbers", func(b benchmark) []string { return []string{"kpi", b.placed, "--format", "json"} }, nil, 0},
	{"Open, route, compose, write SVG", func(b benchmark) []string { return []string{"export", b.placed, "-o", b.out + ".svg"} },
		func(b benchmark) []string { return []string{"neato", "-n2", "-Tsvg", "-o", b.out + ".peer.svg", b.pos} }, 10000},
	{"Print the map as PDF", func(b benchmark) []string {
		return []string{"export", b.placed, "-o", b.out + ".pdf", "--sections", "map", "--paper", "A0"}
	}, func(b benchmark) []string { return []string{"neato", "-n2", "-Tpdf", "-o", b.out + ".peer.pdf", b.pos} }, 10000},
	{"Draw a PNG", func(b benchmark) []string { return []string{"export", b.placed, "-o", b.out + ".png", "--scale", "1"} },
		func(b benchmark) []string { return []string{"neato", "-n2", "-Tpng", "-o", b.out + ".peer.png", b.pos} }, 2000},
	{"Lay out and print as PDF", func(b benchmark) []string {
		return []string{"export", b.free, "-o", b.out + ".free.pdf", "--sections", "map", "--paper", "A0"}
	}, func(b benchmark) []string { return []string{"dot", "-Tpdf", "-o", b.out + ".dot.pdf", b.dot} }, 500},
	{"Print the whole handout", func(b benchmark) []string {
		return []string{"export", b.placed, "-o", b.out + ".all.pdf", "--paper", "A0"}
	}, nil, 0},
}

// bench times whole programs, ours and a peer in turn, so that a machine that
// slows down slows both. It prints CPU seconds (user and system, all threads) and
// peak memory, as the table that the README shows; sizes can be named: bench 500.
// Starting the editor comes last; bench window measures that alone.
func (j job) bench(ctx context.Context) error {
	wmk, err := j.buildWmk(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "waymark-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if slices.Contains(j.args, "window") {
		return j.benchWindow(ctx, dir, wmk)
	}
	fmt.Println("| work | nodes | wmk CPU s | wmk MB | peer CPU s | peer MB | peer ÷ wmk |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, t := range tasks {
		for _, n := range benchSizes {
			if len(j.args) > 0 && !slices.Contains(j.args, fmt.Sprint(n)) {
				continue
			}
			b, err := writeBenchmark(dir, n)
			if err != nil {
				return err
			}
			if err := t.row(ctx, wmk, b); err != nil {
				return err
			}
		}
	}
	if len(j.args) > 0 {
		return nil
	}
	return j.benchWindow(ctx, dir, wmk)
}

// row measures one task at one size and prints it.
func (t task) row(ctx context.Context, wmk string, b benchmark) error {
	peer := t.peer
	if peer != nil && (b.n > t.most || !installed(peer(b)[0])) {
		peer = nil
	}
	var ours, theirs []cost
	for i := range benchRuns + 1 { // the first one warms up
		o, err := timed(ctx, wmk, t.ours(b)...)
		if err != nil {
			return fmt.Errorf("%s, %d nodes: %w", t.name, b.n, err)
		}
		var p cost
		if peer != nil {
			line := peer(b)
			if p, err = timed(ctx, line[0], line[1:]...); err != nil {
				return fmt.Errorf("%s with %s, %d nodes: %w", t.name, line[0], b.n, err)
			}
		}
		if i > 0 {
			ours, theirs = append(ours, o), append(theirs, p)
		}
	}
	o := median(ours)
	fmt.Printf("| %s | %d | %.3f | %.0f |", t.name, b.n, o.cpu, o.mb)
	if peer == nil {
		fmt.Println(" – | – | – |")
		return nil
	}
	p := median(theirs)
	fmt.Printf(" %.3f (%s) | %.0f | %.1f |\n", p.cpu, strings.Join(peer(b)[:2], " "), p.mb, p.cpu/o.cpu)
	return nil
}

func installed(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// cost is what one run of a program took.
type cost struct{ cpu, mb float64 }

// median takes each figure by itself.
func median(c []cost) cost {
	pick := func(get func(cost) float64) float64 {
		v := make([]float64, len(c))
		for i := range c {
			v[i] = get(c[i])
		}
		slices.Sort(v)
		return v[len(v)/2]
	}
	return cost{pick(func(c cost) float64 { return c.cpu }), pick(func(c cost) float64 { return c.mb })}
}

// timed runs a program to its end and asks the system what it took. wmk check
// ends with 1 when it finds problems, which is no failure here.
func timed(ctx context.Context, name string, args ...string) (cost, error) {
	c := exec.CommandContext(ctx, name, args...)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		return cost{}, fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, out)
	}
	s := c.ProcessState
	return cost{(s.UserTime() + s.SystemTime()).Seconds(), peakMB(s)}, nil
}
