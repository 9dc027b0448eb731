package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/alecthomas/kong"
)

// Exit statuses.
const (
	good     = 0
	problems = 1 // found in a document, or conflicts in a merge
	failed   = 2 // the job could not be done; nothing was written
)

// errProblems makes the exit status 1; what was found has been printed.
var errProblems = errors.New("problems were found")

func main() {
	collectLate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := interruptible(ctx, func() int {
		return run(ctx, os.Args[1:], &console{in: os.Stdin, out: os.Stdout, err: os.Stderr, now: time.Now})
	})
	stop()
	os.Exit(code)
}

// interruptible ends a job at Ctrl+C. What writes a file gets a moment to clean
// up; what reads from a terminal, or computes, would not notice by itself.
func interruptible(ctx context.Context, job func() int) int {
	done := make(chan int, 1)
	go func() { done <- job() }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-done: // watching ends well
		return code
	case <-time.After(patience):
	}
	fmt.Fprintln(os.Stderr, "wmk: interrupted")
	return failed
}

// patience is how long an interrupted command may clean up.
const patience = 500 * time.Millisecond

// console is what a command talks to.
type console struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
}

// cli is the whole command line.
type cli struct {
	New     newCmd     `cmd:"" help:"Start a map from a template."`
	Import  importCmd  `cmd:"" help:"Make a map of a drawing of draw.io."`
	Check   checkCmd   `cmd:"" help:"List the problems of maps."`
	KPI     kpiCmd     `cmd:"" name:"kpi" help:"Print all numbers of a map: KPIs, value stream, flow, current and future state."`
	Export  exportCmd  `cmd:"" help:"Print a map: handout (PDF), drawing (SVG, PNG) or table (CSV)."`
	Extract extractCmd `cmd:"" help:"Take the map out of a handout again."`
	Fmt     fmtCmd     `cmd:"" help:"Rewrite map files in their canonical form."`
	Merge   mergeCmd   `cmd:"" help:"Merge two versions of a map that come from one base."`
	Diff    diffCmd    `cmd:"" help:"Say in words what differs between two maps."`
	Watch   watchCmd   `cmd:"" help:"Export a map again whenever its file changes."`
	Text    textCmd    `cmd:"" help:"Print a map in words, one fact a line, as git compares it."`
	Git     gitCmd     `cmd:"" name:"git-setup" help:"Make git merge and compare maps element by element."`
	Repair  repairCmd  `cmd:"" help:"Mend a map file that cannot be opened."`
	Schema  schemaCmd  `cmd:"" help:"Print the JSON Schema of map files."`
	Version versionCmd `cmd:"" help:"Print the version of wmk and of its files."`
}

const description = `Waymark on the command line: customer journey maps, value stream maps and support flowcharts in plain JSON files.

Exit status: 0 good, 1 problems or conflicts found, 2 could not do it (nothing is written then).`

// run carries out one command line and returns the exit status.
func run(ctx context.Context, args []string, c *console) (code int) {
	var top cli
	exited := -1
	parser, err := kong.New(&top,
		kong.Name("wmk"), kong.Description(description), kong.UsageOnError(),
		kong.Writers(c.out, c.err), kong.Exit(func(n int) { exited = n; panic(exitNow{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Vars{"tables": tableNames()},
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(c),
	)
	if err != nil {
		fmt.Fprintln(c.err, "wmk:", err)
		return failed
	}
	// kong ends --help by calling Exit in the middle of parsing.
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exitNow:
			code = exited
		default:
			panic(r)
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	todo, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(c.err, "wmk: %s\nSee “wmk --help”.\n", plain(err.Error()))
		return failed
	}
	switch err := todo.Run(); {
	case err == nil:
		return good
	case errors.Is(err, errProblems):
		return problems
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.err, "wmk: interrupted")
		return failed
	default:
		fmt.Fprintf(c.err, "wmk: %s\n", plain(err.Error()))
		return failed
	}
}

type exitNow struct{}
