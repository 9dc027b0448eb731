package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// emptyWindow is the least that the window library does: what the editor is
// measured beside.
const emptyWindow = `package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("org.waymark.empty")
	a.Lifecycle().SetOnStarted(func() { os.WriteFile(os.Getenv("WAYMARK_TEST_LOG"), []byte("painted\n"), 0o600) })
	w := a.NewWindow("Waymark")
	w.SetContent(widget.NewLabel(""))
	w.Resize(fyne.NewSize(1436, 870))
	w.ShowAndRun()
}
`

// opening is one program that is started until it shows something.
type opening struct {
	name string
	line []string
}

// rest is how long a program is left alone after its first picture before its
// memory is read: panels, problems and snapshots come a moment later.
const rest = 2 * time.Second

// benchWindow measures the editor from its start to the first painted map, on a
// screen in memory.
func (j job) benchWindow(ctx context.Context, dir, wmk string) error {
	if runtime.GOOS != "linux" || !installed("Xvfb") {
		fmt.Println("\nStarting the editor is measured on Linux with Xvfb; go run ./cmd/dev test installs it.")
		return nil
	}
	list, err := j.openings(ctx, dir, wmk)
	if err != nil {
		return err
	}
	display, end, err := screenInMemory(ctx)
	if err != nil {
		return err
	}
	defer end()
	costs := make([][]started, len(list))
	for i := range benchRuns + 1 { // the first one warms up
		for k, o := range list {
			// Each has a home of its own, in which the first run leaves what the
			// library finds out once, such as the fonts of the system.
			s, err := start(ctx, filepath.Join(dir, fmt.Sprint("home", k)), display, o.line)
			if err != nil {
				return fmt.Errorf("starting with %s: %w", o.name, err)
			}
			if i > 0 {
				costs[k] = append(costs[k], s)
			}
		}
	}
	fmt.Print("\n| from exec to the first picture | wall s | CPU s | MB then | MB at most |\n| --- | ---: | ---: | ---: | ---: |\n")
	for k, o := range list {
		m := medians(costs[k])
		fmt.Printf("| %s | %.2f | %.2f | %.0f | %.0f |\n", o.name, m.wall, m.cpu, m.then, m.most)
	}
	return nil
}

// openings builds what is started and makes the maps that it is started with.
func (j job) openings(ctx context.Context, dir, wmk string) ([]opening, error) {
	editor, empty := filepath.Join(dir, "waymark"), filepath.Join(dir, "empty")
	source := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(source, []byte(emptyWindow), 0o600); err != nil {
		return nil, err
	}
	for _, b := range [][]string{{"-ldflags=-s -w", "-o", editor, "./cmd/waymark"}, {"-ldflags=-s -w", "-o", empty, source}} {
		if err := j.command(ctx, "go", append([]string{"build", tags}, b...)...).Run(); err != nil {
			return nil, fmt.Errorf("building what is started: %w", err)
		}
	}
	sampleFile := filepath.Join(dir, sample+".waymark.json")
	if err := j.command(ctx, wmk, "new", "--template", sample, "-o", sampleFile).Run(); err != nil {
		return nil, fmt.Errorf("making the sample: %w", err)
	}
	list := []opening{{"an empty window of the library", []string{empty}}, {"start screen", []string{editor}}, {"sample map", []string{editor, sampleFile}}}
	for _, n := range []int{500, 2000, 10000} {
		b, err := writeBenchmark(dir, n)
		if err != nil {
			return nil, err
		}
		list = append(list, opening{fmt.Sprint(n, " nodes"), []string{editor, b.placed}})
	}
	return list, nil
}

// medians takes each figure of several starts by itself.
func medians(all []started) started {
	of := func(get func(started) float64) float64 {
		v := make([]float64, len(all))
		for i, s := range all {
			v[i] = get(s)
		}
		slices.Sort(v)
		return v[len(v)/2]
	}
	return started{
		wall: of(func(s started) float64 { return s.wall }), cpu: of(func(s started) float64 { return s.cpu }),
		then: of(func(s started) float64 { return s.then }), most: of(func(s started) float64 { return s.most }),
	}
}

// started is what a start took: seconds to the first picture, CPU seconds of all
// threads by then, and memory in MB: a while later, and at most.
type started struct{ wall, cpu, then, most float64 }

// screenInMemory starts an X server and returns its display and what ends it.
func screenInMemory(ctx context.Context) (display string, end func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", nil, err
	}
	defer r.Close()
	c := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset")
	c.ExtraFiles = []*os.File{w}
	err = c.Start()
	w.Close()
	if err != nil {
		return "", nil, fmt.Errorf("starting the screen: %w", err)
	}
	end = func() {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
	}
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		end()
		return "", nil, fmt.Errorf("starting the screen: %w", err)
	}
	return ":" + strings.TrimSpace(number), end, nil
}

// start runs a program until it has painted and rested, and ends it.
func start(ctx context.Context, home, display string, line []string) (s started, err error) {
	if err := os.MkdirAll(home, 0o700); err != nil {
		return s, err
	}
	log := filepath.Join(home, "log")
	if err := os.Remove(log); err != nil && !errors.Is(err, os.ErrNotExist) {
		return s, err
	}
	c := exec.CommandContext(ctx, line[0], line[1:]...)
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); name != "WAYLAND_DISPLAY" && !strings.HasPrefix(name, "XDG_") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "DISPLAY="+display, "HOME="+home, "LANG=C.UTF-8", "FYNE_SCALE=1", "WAYMARK_TEST_LOG="+log)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	began := time.Now()
	if err := c.Start(); err != nil {
		return s, err
	}
	defer func() {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
		if err != nil {
			err = fmt.Errorf("%w\n%s", err, out.String())
		}
	}()
	for !shown(log) {
		if time.Since(began) > time.Minute {
			return s, errors.New("it has painted nothing within a minute")
		}
		time.Sleep(time.Millisecond)
	}
	s.wall = time.Since(began).Seconds()
	if s.cpu, err = cpuOf(c.Process.Pid); err != nil {
		return s, err
	}
	time.Sleep(rest)
	if s.then, err = memoryOf(c.Process.Pid, "VmRSS:"); err != nil {
		return s, err
	}
	s.most, err = memoryOf(c.Process.Pid, "VmHWM:")
	return s, err
}

// shown reports whether a program says that something can be seen.
func shown(log string) bool {
	b, err := os.ReadFile(log)
	return err == nil && (bytes.Contains(b, []byte("painted\n")) || bytes.Contains(b, []byte("start screen\n")) && bytes.Contains(b, []byte("ready\n")))
}

// cpuOf reads the seconds that a process has used so far.
func cpuOf(pid int) (float64, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// Fields behind the name, which may hold spaces: the 12th and 13th are user and
	// system time in ticks, of which Linux tells a hundred a second.
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	if len(f) < 13 {
		return 0, errors.New("what Linux tells about the process cannot be read")
	}
	sum := 0.0
	for _, s := range f[11:13] {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return 0, err
		}
		sum += v / 100
	}
	return sum, nil
}

// memoryOf reads one of the sizes of a process in MB.
func memoryOf(pid int, field string) (float64, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, field); ok {
			kb, err := strconv.ParseFloat(strings.Fields(v)[0], 64)
			return kb / 1e3, err
		}
	}
	return 0, fmt.Errorf("what Linux tells about the process lacks %s", strings.TrimSuffix(field, ":"))
}
