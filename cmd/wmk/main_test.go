package main

import (
	"context"
	"flag"
	"os"
	"os/signal"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wmk": func() {
		now := time.Now
		if fixed, err := time.Parse(time.DateOnly, os.Getenv("WMK_TEST_DAY")); err == nil {
			now = func() time.Time { return fixed }
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		os.Exit(run(ctx, os.Args[1:], &console{in: os.Stdin, out: os.Stdout, err: os.Stderr, now: now}))
	}})
}

var update = flag.Bool("update", false, "write the results into the scripts")

// One script a command: what a person types, and what they get.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("WMK_TEST_DAY", "2026-11-21") // so that no date in a script goes stale
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "await": await},
	})
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Löschen – 削除 ✓": "Löschen – 削除 ✓",
		"a\x1b[31mb":     `a\u001b[31mb`,
		"a\tb\nc":        "a b\nc",
		"txt.\u202egnp":  `txt.\u202egnp`,
		"two\u2028lines": `two\u2028lines`,
	} {
		if got := plain(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}

// status runs a command and compares its exit status: status 2 wmk check gone.json.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command ...")
	}
	want := map[string]int{"0": 0, "1": 1, "2": 2}[args[0]]
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = -1
		if e, ok := err.(interface{ ExitCode() int }); ok {
			got = e.ExitCode()
		}
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func TestCtrlC(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	never := make(chan int)
	interrupt()
	if code := interruptible(ctx, func() int { return <-never }); code != failed {
		t.Errorf("an interrupted job ends with %d", code)
	}
	close(never)
	if code := interruptible(ctx, func() int { return good }); code != good {
		t.Errorf("what ends well at Ctrl+C, such as watching, ends with %d", code)
	}
	if code := interruptible(context.Background(), func() int { return problems }); code != problems {
		t.Errorf("a finished job ends with %d", code)
	}
}

// await waits until a file is there and holds a text: await out.csv Contact. What
// it waits for comes by itself; the limit only ends a script that failed.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await FILE TEXT")
	}
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if b, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(b), args[1]) {
			return
		}
	}
	ts.Fatalf("%s does not hold %q after 30 s", args[0], args[1])
}
