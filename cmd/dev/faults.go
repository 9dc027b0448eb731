package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// faultTests are the fault tests. Each is in the package that it breaks, where go
// test runs its small form; -faults makes it full.
var faultTests = []struct{ pkg, tests string }{
	{"./model/file", "TestFault"},
	{"./app/watch", "TestFault"},
	{"./app/session", "TestFault"},
}

// fuzzed are the targets that bytes from outside reach; in full each gets a
// million inputs.
var fuzzed = []struct{ pkg, target string }{
	{"./model/file", "FuzzDecode"},
	{"./model/merge", "FuzzMerge"},
}

// faultNeeds is what the fault tests use beside Go. They also want to be root, on
// Linux, and say what they skip when they are not.
var faultNeeds = []need{
	{"strace (a fault at each system call)", onLinux(program("strace")), pkgs("strace", "strace", "strace", "")},
	{"rsync, vim, jq (programs that save files)", program("rsync", "vim", "jq"), pkgs("rsync vim jq", "rsync vim-enhanced jq", "rsync vim jq", "rsync vim jq")},
	{"bindfs (a folder that gives no notice of changes)", onLinux(program("bindfs")), pkgs("bindfs", "bindfs", "bindfs", "")},
}

// faults runs the fault tests in full and prints what they measured, as the table
// that the README shows. Words behind “faults” choose tests by their names.
func (j job) faults(ctx context.Context) error {
	if err := j.install(ctx, slices.Concat(checks, faultNeeds)); err != nil {
		return err
	}
	if os.Geteuid() != 0 {
		fmt.Println("Not root: full disks, other users and mounted files are left out.")
	}
	fmt.Println("| what was done | what came of it |\n| --- | --- |")
	var failed []string
	for _, f := range faultTests {
		run := f.tests
		if len(j.args) > 0 {
			run += ".*(" + strings.Join(j.args, "|") + ")"
		}
		if err := j.measure(ctx, f.pkg, "-run", run, "-v", "-faults"); err != nil {
			failed = append(failed, f.pkg)
		}
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
	}
	if len(j.args) == 0 {
		for _, f := range fuzzed {
			if err := j.fuzz(ctx, f.pkg, f.target); err != nil {
				failed = append(failed, f.target)
			}
		}
	}
	if len(failed) > 0 {
		return fmt.Errorf("failed: %s", strings.Join(failed, ", "))
	}
	return nil
}

// measure runs tests and prints the lines that they measured as rows of a table;
// anything else is only shown when they fail.
func (j job) measure(ctx context.Context, pkg string, args ...string) error {
	c := exec.CommandContext(ctx, "go", append([]string{"test", "-count=1", "-timeout", "60m", pkg}, args...)...)
	c.Dir, c.Stderr = j.root, os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	log, err := rows(out, os.Stdout)
	if err != nil {
		return err
	}
	if err := c.Wait(); err != nil {
		fmt.Printf("%s: %v\n%s", pkg, err, log)
		return err
	}
	return nil
}

// rows turns lines such as "FAULT\tkill -9\t100 kills, 0 broken" into rows, and
// returns all other lines.
func rows(in io.Reader, out io.Writer) (log string, err error) {
	var rest strings.Builder
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) == 3 && parts[0] == "FAULT" {
			fmt.Fprintf(out, "| %s | %s |\n", parts[1], parts[2])
			continue
		}
		if skipped := strings.TrimSpace(lines.Text()); strings.HasPrefix(skipped, "--- SKIP: ") {
			fmt.Fprintf(out, "| %s | not run here |\n", strings.Fields(skipped)[2])
		}
		rest.WriteString(lines.Text() + "\n")
	}
	return rest.String(), lines.Err()
}

// fuzz gives a target a million inputs.
func (j job) fuzz(ctx context.Context, pkg, target string) error {
	c := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-fuzz", "^"+target+"$", "-fuzztime", "1000000x", "-fuzzminimizetime", "10x", pkg)
	c.Dir = j.root
	out, err := c.CombinedOutput()
	if err != nil {
		fmt.Printf("%s: %v\n%s", target, err, out)
		return err
	}
	fmt.Printf("| %s of %s | 1,000,000 inputs, 0 failures |\n", target, pkg)
	return nil
}
