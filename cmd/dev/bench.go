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
	name  string
	ours  func(b benchmark) []string // the command line of wmk
	peers []peer                     // empty: nothing does the same
}

// peer is a program that does the same, where it is installed.
type peer struct {
	line func(b benchmark) []string
	most int // the largest size that it is tried with: larger ones take minutes
}

// benchmark is one map on disk in the forms that the programs read.
type benchmark struct {
	n             int
	placed, free  string // maps with and without coordinates
	dot, pos, dia string
	svg           string // as wmk draws it, for programs that convert drawings
	out           string
}

func neato(format string) func(b benchmark) []string {
	return func(b benchmark) []string {
		return []string{"neato", "-n2", "-T" + format, "-o", b.out + ".peer." + format, b.pos}
	}
}

func rsvg(format string) func(b benchmark) []string {
	return func(b benchmark) []string {
		return []string{"rsvg-convert", "-f", format, "-o", b.out + ".rsvg." + format, b.svg}
	}
}

func dia(format string) func(b benchmark) []string {
	return func(b benchmark) []string { return []string{"dia", "-e", b.out + ".dia." + format, b.dia} }
}

func inkscape(format string) func(b benchmark) []string {
	return func(b benchmark) []string {
		return []string{"inkscape", b.svg, "--export-filename=" + b.out + ".inkscape." + format}
	}
}

var tasks = []task{
	{"Open and check", func(b benchmark) []string { return []string{"check", b.placed} }, nil},
	{"Open and compute all numbers", func(b benchmark) []string { return []string{"kpi", b.placed, "--format", "json"} }, nil},
	{"Open, route, compose, write SVG", func(b benchmark) []string { return []string{"export", b.placed, "-o", b.out + ".svg"} },
		[]peer{{neato("svg"), 10000}, {dia("svg"), 10000}}},
	{"Print the map as PDF", func(b benchmark) []string {
		return []string{"export", b.placed, "-o", b.out + ".pdf", "--sections", "map", "--paper", "A0"}
	}, []peer{{neato("pdf"), 10000}, {rsvg("pdf"), 10000}, {dia("pdf"), 10000}, {inkscape("pdf"), 2000}}},
	{"Draw a PNG", func(b benchmark) []string { return []string{"export", b.placed, "-o", b.out + ".png", "--scale", "1"} },
		[]peer{{neato("png"), 2000}, {rsvg("png"), 10000}, {inkscape("png"), 500}}},
	{"Lay out and print as PDF", func(b benchmark) []string {
		return []string{"export", b.free, "-o", b.out + ".free.pdf", "--sections", "map", "--paper", "A0"}
	}, []peer{{func(b benchmark) []string { return []string{"dot", "-Tpdf", "-o", b.out + ".dot.pdf", b.dot} }, 500}}},
	{"Print the whole handout", func(b benchmark) []string {
		return []string{"export", b.placed, "-o", b.out + ".all.pdf", "--paper", "A0"}
	}, nil},
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
	fmt.Println("| work | nodes | wmk CPU s | wmk MB | peers: CPU s, MB (how many times the CPU of wmk) |\n| --- | ---: | ---: | ---: | --- |")
	for _, t := range tasks {
		for _, n := range benchSizes {
			if len(j.args) > 0 && !slices.Contains(j.args, fmt.Sprint(n)) {
				continue
			}
			b, err := writeBenchmark(dir, n)
			if err != nil {
				return err
			}
			if _, err := timed(ctx, wmk, "export", b.placed, "-o", b.svg); err != nil {
				return fmt.Errorf("drawing what peers convert: %w", err)
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
	lines := [][]string{append([]string{wmk}, t.ours(b)...)}
	for _, p := range t.peers {
		if line := p.line(b); b.n <= p.most && installed(line[0]) {
			lines = append(lines, line)
		}
	}
	costs := make([][]cost, len(lines))
	for i := range benchRuns + 1 { // the first one warms up
		for k, line := range lines {
			c, err := timed(ctx, line[0], line[1:]...)
			if err != nil {
				return fmt.Errorf("%s with %s, %d nodes: %w", t.name, line[0], b.n, err)
			}
			if i > 0 {
				costs[k] = append(costs[k], c)
			}
		}
	}
	ours := median(costs[0])
	var peers []string
	for k, line := range lines[1:] {
		c := median(costs[k+1])
		peers = append(peers, fmt.Sprintf("%s %.2f, %.0f (%.1f ×)", peerName(line), c.cpu, c.mb, c.cpu/ours.cpu))
	}
	if len(peers) == 0 {
		peers = []string{"–"}
	}
	fmt.Printf("| %s | %d | %.3f | %.0f | %s |\n", t.name, b.n, ours.cpu, ours.mb, strings.Join(peers, " · "))
	return nil
}

// peerName is the program, with what makes neato draw instead of laying out.
func peerName(line []string) string {
	if line[0] == "neato" {
		return strings.Join(line[:2], " ")
	}
	return line[0]
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
