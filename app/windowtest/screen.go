package windowtest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for something that takes a moment on a busy
// machine; it is a limit for what hangs, not a measure of speed.
const patience = 30 * time.Second

// need skips the test where the machine lacks a tool.
func need(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("tests in a real window take their time; run without -short")
	}
	if runtime.GOOS != "linux" {
		t.Skip("the screen in memory needs Linux")
	}
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "import", "xprop", "xwininfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("this test needs %s; `go run ./cmd/dev test` installs it", tool)
		}
	}
}

// screen is an X server in memory with a window manager.
type screen struct{ display string }

// openScreen starts the server on a display that is free and ends it with the test.
func openScreen(t testing.TB, width, height int) *screen {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatalf("starting the screen: %v", err)
	}
	w.Close()
	t.Cleanup(func() { end(server) })
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("the screen in memory did not start: %v", err)
	}
	s := &screen{display: ":" + strings.TrimSpace(number)}
	wm := exec.Command("openbox", "--sm-disable")
	wm.Env = s.env()
	if err := wm.Start(); err != nil {
		t.Fatalf("starting the window manager: %v", err)
	}
	t.Cleanup(func() { end(wm) })
	until(t, "the window manager is there", func() bool {
		out, err := s.command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output()
		return err == nil && strings.Contains(string(out), "window id")
	})
	return s
}

func (s *screen) env() []string {
	var env []string
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); name != "DISPLAY" && name != "WAYLAND_DISPLAY" && !strings.HasPrefix(name, "XDG_") {
			env = append(env, v)
		}
	}
	return append(env, "DISPLAY="+s.display)
}

func (s *screen) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = s.env()
	return c
}

// end ends a process of the test and waits until it is gone.
func end(c *exec.Cmd) {
	if c.Process != nil {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
	}
}

// until looks again and again until something is so.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if so() {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("waited %s, but it is not so that %s", patience, what)
		}
	}
}
