package windowtest

import (
	"bufio"
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// Options say how the program is started.
type Options struct {
	Args []string // of the command line: files, or --new and a template
	// Width and Height of the screen, which the window fills; 1440 × 900 when 0.
	Width, Height int
	Dark          bool
}

// Program is the program in its window.
type Program struct {
	t       testing.TB
	s       *screen
	cmd     *exec.Cmd
	Home    string // of the person; Documents is where maps are saved
	stderr  bytes.Buffer
	log     string
	lines   []string // of the log, as far as they were read
	seen    int      // lines that Wait has passed
	port    net.Conn
	answers *bufio.Reader
	window  string // number of the X window
	shots   int
	done    chan struct{} // closed when the program has ended
	ended   bool          // the test asked it to
}

// Open starts the program with a home of its own and waits for its first picture.
func Open(t testing.TB, o Options) *Program {
	t.Helper()
	need(t)
	if o.Width == 0 {
		o.Width, o.Height = 1440, 900
	}
	exe := build(t)
	p := &Program{t: t, s: openScreen(t, o.Width, o.Height), Home: t.TempDir(), done: make(chan struct{})}
	if err := os.Mkdir(filepath.Join(p.Home, "Documents"), 0o777); err != nil {
		t.Fatal(err)
	}
	// The path of a socket may not be long, and that of a test's folder is.
	socket, err := os.MkdirTemp("", "wm")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(socket) })
	p.log = filepath.Join(p.Home, "log")
	theme := "light"
	if o.Dark {
		theme = "dark"
	}
	p.cmd = exec.Command(exe, o.Args...)
	p.cmd.Env = append(p.s.env(), "HOME="+p.Home, "LANG=C.UTF-8", "LC_ALL=", "MESA_SHADER_CACHE_DISABLE=true", "FYNE_SCALE=1",
		"FYNE_THEME="+theme, "WAYMARK_TEST_LOG="+p.log, "WAYMARK_TEST_PORT="+filepath.Join(socket, "port"))
	p.cmd.Stderr = &p.stderr
	p.cmd.Stdout = &p.stderr
	p.cmd.Dir = p.Home
	if err := p.cmd.Start(); err != nil {
		t.Fatalf("starting the program: %v", err)
	}
	go func() { _ = p.cmd.Wait(); close(p.done) }()
	t.Cleanup(p.close)
	p.Wait("ready")
	p.seen = 0 // the test may wait for what was said before
	until(t, "the program answers", func() bool {
		var err error
		p.port, err = net.Dial("unix", filepath.Join(socket, "port"))
		return err == nil
	})
	until(t, "there is a window", func() bool {
		out, err := p.s.command("xdotool", "search", "--onlyvisible", "--name", "Waymark").Output()
		p.window = strings.TrimSpace(string(out))
		return err == nil && p.window != ""
	})
	p.xdo("windowactivate", "--sync", p.window)
	p.xdo("windowmove", p.window, "0", "0")
	p.xdo("windowsize", p.window, itoa(float64(o.Width)-4), itoa(float64(o.Height)-30)) // less the frame
	return p
}

// close ends the program and complains about what a person would have to.
func (p *Program) close() {
	if p.t.Failed() {
		p.Photograph("at the end")
		p.t.Logf("the last lines of the log:\n%s", strings.Join(p.lines[max(0, len(p.lines)-40):], "\n"))
	}
	if !p.ended {
		select {
		case <-p.done:
			p.t.Errorf("%s", p.obituary())
		default:
			_ = p.cmd.Process.Kill() // it may end just now
			<-p.done
		}
	}
	if p.port != nil {
		p.port.Close()
	}
	if bad := complaints(p.stderr.String()); bad != "" {
		p.t.Errorf("the program complained:\n%s", bad)
	}
	for _, l := range p.lines {
		if strings.HasPrefix(l, "error ") || strings.HasPrefix(l, "failed ") {
			p.t.Errorf("the log has %q", l)
		}
	}
}

// Ended waits until the program has ended because of what the test did.
func (p *Program) Ended() {
	p.t.Helper()
	select {
	case <-p.done:
		p.ended = true
		if code := p.cmd.ProcessState.ExitCode(); code != 0 {
			p.t.Errorf("the program ended with code %d", code)
		}
	case <-time.After(patience):
		p.t.Fatalf("the program did not end")
	}
}

// harmless are lines that the machine causes, not the program: a screen in memory
// has no desktop to ask. Lines with “At:” and “Cause:” say more about the complaint
// before them.
var harmless = regexp.MustCompile(`(?i)dbus|d-bus|libEGL|MESA|Xlib:|libGL|XDG_RUNTIME_DIR|shader cache|^\S+ \S+\s+(At|Cause): |^\s*$`)

// complaints keeps panics and errors of what a program wrote.
func complaints(out string) string {
	var bad []string
	for _, l := range strings.Split(out, "\n") {
		if !harmless.MatchString(l) {
			bad = append(bad, l)
		}
	}
	return strings.Join(bad, "\n")
}

// The program is built once for all tests of a package.
var building struct {
	sync.Once
	exe string
	err error
}

// build builds the program with the port that tests ask at.
func build(t testing.TB) string {
	t.Helper()
	building.Do(func() {
		dir, err := os.MkdirTemp("", "waymark-window")
		if err != nil {
			building.err = err
			return
		}
		building.exe = filepath.Join(dir, "waymark")
		c := exec.Command("go", "build", "-tags", "migrated_fynedo,windowtest", "-o", building.exe, "waymark/cmd/waymark")
		if out, err := c.CombinedOutput(); err != nil {
			building.err = err
			t.Logf("%s", out)
		}
	})
	if building.err != nil {
		t.Fatalf("building the program: %v", building.err)
	}
	return building.exe
}

// Main runs the tests of a package and takes the built program away after them.
func Main(m *testing.M) int {
	code := m.Run()
	if building.exe != "" {
		os.RemoveAll(filepath.Dir(building.exe))
	}
	return code
}
