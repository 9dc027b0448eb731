package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// check is one step of test.
type check struct {
	name string
	run  func(ctx context.Context, j job) error
}

// steps are all checks, the quick ones first. Fyne is compiled once and never
// with the race detector: that build alone would take longer than all tests.
var steps = []check{
	{"gofmt", func(ctx context.Context, j job) error {
		c := j.command(ctx, "gofmt", "-l", ".")
		var out bytes.Buffer
		c.Stdout = &out
		if err := c.Run(); err != nil {
			return err
		}
		if out.Len() > 0 {
			return fmt.Errorf("these files are not formatted:\n%s", out.String())
		}
		return nil
	}},
	{"wmk without cgo", func(ctx context.Context, j job) error {
		_, err := j.buildWmk(ctx)
		return err
	}},
	{"go vet", goTool("vet", tags, "./...")},
	{"staticcheck", goTool("tool", "staticcheck", tags, "./...")},
	{"go test", goTool("test", tags, "-timeout", "30m", "./...")},
	{"the laws of the merge, 100,000 cases", goTool("test", "-timeout", "30m", "-run", "TestLaws", "./model/merge", "-rapid.checks=100000", "-rapid.nofailfile")},
	{"broken rules of the merge", killMutants("model/merge", mergeMutants, "-rapid.checks=3000", "-rapid.nofailfile", "-rapid.shrinktime=0s")},
	{"broken rules of saving", killMutants("model/file", savingMutants, "-failfast", "-skip", "Bites|FaultKill|FaultSystemCalls|FaultFullDisk", "-run", "FaultPowerCut|Save|Permissions|Displaced|HardLinks|Tidy|Interrupted|Lost")},
	{"go test -race", goTool(append([]string{"test", "-race", "-timeout", "30m"}, raced...)...)},
	{"vet for Windows", vetFor("windows")},
	{"vet for macOS", vetFor("darwin")},
}

// raced are the packages in which several goroutines meet.
var raced = []string{"./model/...", "./app/session", "./app/watch", "./canvas/raster/...", "./canvas/text/..."}

func goTool(args ...string) func(context.Context, job) error {
	return func(ctx context.Context, j job) error { return j.command(ctx, "go", args...).Run() }
}

// vetFor compiles and vets the packages without a window for another system.
func vetFor(goos string) func(context.Context, job) error {
	return func(ctx context.Context, j job) error {
		c := j.command(ctx, "go", "vet", "./model/...", "./export/...", "./app/session", "./app/watch", "./cmd/wmk/...")
		c.Env = append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0")
		return c.Run()
	}
}

// test installs what is missing and runs every check, or those whose names are
// given. All run even when one fails, so that one round shows everything.
func (j job) test(ctx context.Context) error {
	if err := j.install(ctx, slices.Concat(checks, faultNeeds, window, hands)); err != nil {
		return err
	}
	var failed []string
	for _, s := range steps {
		if len(j.args) > 0 && !named(j.args, s.name) {
			continue
		}
		fmt.Printf("=== %s\n", s.name)
		start := time.Now()
		err := s.run(ctx, j)
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
		if err != nil {
			fmt.Printf("--- %s: %v\n", s.name, err)
			failed = append(failed, s.name)
			continue
		}
		fmt.Printf("--- %s: good, %.0f s\n", s.name, time.Since(start).Seconds())
	}
	if len(failed) > 0 {
		return fmt.Errorf("failed: %s", strings.Join(failed, ", "))
	}
	return nil
}

func named(args []string, name string) bool {
	for _, a := range args {
		if strings.EqualFold(a, name) {
			return true
		}
	}
	return false
}
