package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
)

const usage = `usage: go run ./cmd/dev [--yes] run | test | bench | faults

  run     install what is missing, then open the editor on the sample map
  test    install what is missing, then run every check
  bench   time whole programs beside the peers that are installed
  faults  kill, fill, break, race and cut the power of saving in full, 20 minutes

  --yes   install without asking (also when CI is set)
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := dispatch(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

// job is what every subcommand needs to know.
type job struct {
	root string   // of the checkout
	yes  bool     // install without asking
	args []string // behind the subcommand
}

func dispatch(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("dev", flag.ContinueOnError)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage) }
	yes := flags.Bool("yes", os.Getenv("CI") != "", "")
	var words []string
	for len(args) > 0 { // flags may stand before and behind the subcommand
		if err := flags.Parse(args); err != nil {
			return err
		}
		if args = flags.Args(); len(args) > 0 {
			words, args = append(words, args[0]), args[1:]
		}
	}
	if len(words) == 0 {
		flags.Usage()
		return fmt.Errorf("which one: run, test, bench or faults?")
	}
	root, err := checkout()
	if err != nil {
		return err
	}
	j := job{root: root, yes: *yes, args: words[1:]}
	switch words[0] {
	case "run":
		return j.run(ctx)
	case "test":
		return j.test(ctx)
	case "bench":
		return j.bench(ctx)
	case "faults":
		return j.faults(ctx)
	}
	flags.Usage()
	return fmt.Errorf("there is no %q", words[0])
}

// checkout finds the folder of go.mod at or above the working folder.
func checkout() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		b, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(b), "module waymark\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("run it inside a checkout of Waymark")
		}
		dir = up
	}
}

// command prepares a program that runs in the checkout and writes to our own
// output.
func (j job) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Stdout, c.Stderr = j.root, os.Stdout, os.Stderr
	return c
}
