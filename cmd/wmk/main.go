package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
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

// command is one of the things that wmk can do.
type command struct {
	name, help string
	do         any // a pointer to the struct of its flags, which has a method Run
}

// commands are all of them, in the order in which help lists them.
func commands() []command {
	return []command{
		{"new", "Start a map from a template.", &newCmd{}},
		{"import", "Make a map of a drawing of draw.io.", &importCmd{}},
		{"check", "List the problems of maps.", &checkCmd{}},
		{"kpi", "Print all numbers of a map: KPIs, value stream, flow, current and future state.", &kpiCmd{}},
		{"export", "Print a map: handout (PDF), drawing (SVG, PNG) or table (CSV).", &exportCmd{}},
		{"extract", "Take the map out of a handout again.", &extractCmd{}},
		{"fmt", "Rewrite map files in their canonical form.", &fmtCmd{}},
		{"merge", "Merge two versions of a map that come from one base.", &mergeCmd{}},
		{"diff", "Say in words what differs between two maps.", &diffCmd{}},
		{"watch", "Export a map again whenever its file changes.", &watchCmd{}},
		{"text", "Print a map in words, one fact a line, as git compares it.", &textCmd{}},
		{"git-setup", "Make git merge and compare maps element by element.", &gitCmd{}},
		{"repair", "Mend a map file that cannot be opened.", &repairCmd{}},
		{"schema", "Print the JSON Schema of map files.", &schemaCmd{}},
		{"version", "Print the version of wmk and of its files.", &versionCmd{}},
	}
}

// parserFor returns what understands a command line. Where that names its command at
// once, as nearly all do, kong is told of this one alone: to look at all of them takes
// it longer than opening a map takes.
func parserFor(args []string, options ...kong.Option) (*kong.Kong, error) {
	all := commands()
	if len(args) > 0 {
		if i := slices.IndexFunc(all, func(c command) bool { return c.name == args[0] }); i >= 0 {
			all = all[i : i+1]
		}
	}
	for _, c := range all {
		options = append(options, kong.DynamicCommand(c.name, c.help, "", c.do))
	}
	return kong.New(&struct{}{}, options...)
}

const description = `Waymark on the command line: customer journey maps, value stream maps and support flowcharts in plain JSON files.

Exit status: 0 good, 1 problems or conflicts found, 2 could not do it (nothing is written then).`

// run carries out one command line and returns the exit status.
func run(ctx context.Context, args []string, c *console) (code int) {
	exited := -1
	parser, err := parserFor(args,
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
