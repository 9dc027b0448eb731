package windowtest

import (
	"bufio"
	"bytes"
	"context"
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
	// Placed leaves the window where the program puts it, and as large.
	Placed bool
	// Home is that of a person who had the program before, on another screen; "" for
	// a new one.
	Home string
	// Modest has the modes of files bind the program, also where root runs the test.
	Modest bool
	// After starts the program again on the screen and in the home of one that has
	// ended.
	After *Program
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
	title   string        // of the window that is worked in; "" for the one opened last
	exe     string
	// MayFail is what the program is allowed to tell that it could not do: the
	// beginning of a line of the log.
	MayFail string
}

// Open starts the program with a home of its own and waits for its first picture.
func Open(t testing.TB, o Options) *Program {
	t.Helper()
	need(t)
	if o.Width == 0 {
		o.Width, o.Height = 1440, 900
	}
	p := &Program{t: t, exe: build(t), done: make(chan struct{})}
	if o.After != nil {
		p.s, p.Home = o.After.s, o.After.Home
	} else {
		p.s, p.Home = openScreen(t, o.Width, o.Height), o.Home
		if o.Home == "" {
			p.Home = t.TempDir()
		}
		if err := os.MkdirAll(filepath.Join(p.Home, "Documents"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	// The path of a socket may not be long, and that of a test's folder is.
	socket, err := os.MkdirTemp("", "wm")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(socket) })
	p.log = filepath.Join(socket, "log")
	theme := "light"
	if o.Dark {
		theme = "dark"
	}
	p.cmd = p.start(o.Args...)
	p.cmd.Env = append(p.cmd.Env, "FYNE_THEME="+theme, "WAYMARK_TEST_LOG="+p.log, "WAYMARK_TEST_PORT="+filepath.Join(socket, "port"))
	p.cmd.Stderr = &p.stderr
	p.cmd.Stdout = &p.stderr
	start := p.cmd.Start
	if o.Modest {
		start = func() error { return startModest(p.cmd) }
	}
	if err := start(); err != nil {
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
	p.take("Waymark")
	if o.Placed {
		return p
	}
	p.xdo("windowmove", p.window, "0", "0")
	p.xdo("windowsize", p.window, itoa(float64(o.Width)-4), itoa(float64(o.Height)-30)) // less the frame
	return p
}

// take finds the window whose title holds a text, and brings it to the front.
func (p *Program) take(title string) {
	p.t.Helper()
	until(p.t, "there is a window “"+title+"”", func() bool {
		out, err := p.s.command("xdotool", "search", "--onlyvisible", "--name", regexp.QuoteMeta(title)).Output()
		all := strings.Fields(string(out))
		if err != nil || len(all) == 0 {
			return false
		}
		p.window = all[len(all)-1]
		// One that is being closed may still have been found.
		return p.s.command("xdotool", "windowactivate", "--sync", p.window).Run() == nil
	})
}

// Window goes on in the window whose title holds a text; it comes to the front.
func (p *Program) Window(title string) {
	p.t.Helper()
	p.take(title)
	p.title = title
}

// Until waits until something is so that the program does not tell.
func (p *Program) Until(what string, so func() bool) {
	p.t.Helper()
	until(p.t, what, so)
}

// State is the folder in which the program keeps what is not in files of maps.
func (p *Program) State() string { return filepath.Join(p.Home, ".local", "state", "waymark") }

// Active is the title of the window that has the keyboard.
func (p *Program) Active() string {
	out, err := p.s.command("xdotool", "getactivewindow", "getwindowname").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// start is the program about to be started for this person on this screen.
func (p *Program) start(args ...string) *exec.Cmd {
	c := exec.Command(p.exe, args...)
	c.Env = append(p.s.env(), "HOME="+p.Home, "LANG=C.UTF-8", "LC_ALL=", "MESA_SHADER_CACHE_DISABLE=true", "FYNE_SCALE=1")
	c.Dir = p.Home
	return c
}

// Again starts the program once more, as a click on a file would, and returns what
// it said when it has ended by itself.
func (p *Program) Again(args ...string) string {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := p.start(args...)
	var out bytes.Buffer
	c.Stdout = &out
	if err := c.Start(); err != nil {
		p.t.Fatalf("starting the program again: %v", err)
	}
	stop := context.AfterFunc(ctx, func() { c.Process.Kill() })
	defer stop()
	if err := c.Wait(); err != nil {
		p.fail("the second start did not end well: %v", err)
	}
	return strings.TrimSpace(out.String())
}

// Kill ends the program as a crash or a power cut would: it can do nothing more.
func (p *Program) Kill() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatalf("killing the program: %v", err)
	}
	<-p.done
	p.ended = true
}

// close ends the program and complains about what a person would have to.
func (p *Program) close() {
	if p.t.Failed() {
		p.Photograph("at the end")
		p.keepMaps()
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
		if p.MayFail != "" && strings.HasPrefix(l, p.MayFail) {
			continue
		}
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
