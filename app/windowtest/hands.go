package windowtest

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Pt is a place on the screen, in pixels from the upper left corner of the window.
type Pt struct{ X, Y float64 }

// Rect is where something is on the screen.
type Rect struct{ X, Y, W, H float64 }

// Center is the middle of a rectangle, where a person clicks.
func (r Rect) Center() Pt { return Pt{r.X + r.W/2, r.Y + r.H/2} }

// At is a place in the rectangle: 0, 0 its upper left corner, 1, 1 the lower right.
func (r Rect) At(x, y float64) Pt { return Pt{r.X + x*r.W, r.Y + y*r.H} }

// Plus moves a place.
func (p Pt) Plus(dx, dy float64) Pt { return Pt{p.X + dx, p.Y + dy} }

func itoa(f float64) string { return strconv.Itoa(int(math.Round(f))) }

// xdo runs xdotool, which sends what a person does through the X server.
func (p *Program) xdo(args ...string) {
	p.t.Helper()
	if out, err := p.s.command("xdotool", args...).CombinedOutput(); err != nil {
		p.fail("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// Move puts the pointer somewhere.
func (p *Program) Move(at Pt) {
	p.t.Helper()
	p.xdo("mousemove", "--window", p.window, itoa(at.X), itoa(at.Y))
}

// Down and Up press the left button and let it go.
func (p *Program) Down() { p.t.Helper(); p.xdo("mousedown", "1") }

// Up lets the left button go.
func (p *Program) Up() { p.t.Helper(); p.xdo("mouseup", "1") }

// Click presses the left button at a place.
func (p *Program) Click(at Pt) { p.t.Helper(); p.button(at, "1") }

// RightClick opens the menu of what lies at a place.
func (p *Program) RightClick(at Pt) { p.t.Helper(); p.button(at, "3") }

func (p *Program) button(at Pt, n string) {
	p.t.Helper()
	p.Move(at)
	p.xdo("click", n)
}

// DoubleClick clicks twice at once.
func (p *Program) DoubleClick(at Pt) {
	p.t.Helper()
	p.Move(at)
	p.xdo("click", "--repeat", "2", "--delay", "40", "1")
}

// Drag drags from one place to another over some places between, so that the
// program sees a movement and not a jump.
func (p *Program) Drag(from, to Pt) {
	p.t.Helper()
	p.Move(from)
	p.Down()
	p.Glide(from, to)
	p.Up()
}

// Glide moves the pointer from one place to another.
func (p *Program) Glide(from, to Pt) {
	p.t.Helper()
	const steps = 6
	var args []string
	for i := 1; i <= steps; i++ {
		f := float64(i) / steps
		args = append(args, "mousemove", "--window", p.window, itoa(from.X+(to.X-from.X)*f), itoa(from.Y+(to.Y-from.Y)*f), "sleep", "0.02") // a hand's pace
	}
	p.xdo(args...)
}

// Wheel turns the wheel, up for positive n.
func (p *Program) Wheel(at Pt, n int) {
	p.t.Helper()
	button := "4"
	if n < 0 {
		button, n = "5", -n
	}
	p.Move(at)
	p.xdo("click", "--repeat", strconv.Itoa(n), "--delay", "10", button)
}

// Hold keeps a key down while do runs.
func (p *Program) Hold(key string, do func()) {
	p.t.Helper()
	p.xdo("keydown", key)
	do()
	p.xdo("keyup", key)
}

// Keys presses keys one after the other, by their X names: "Tab", "ctrl+s".
func (p *Program) Keys(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.xdo("key", "--clearmodifiers", k)
	}
}

// KeysToEnd presses keys after which the program ends, and waits for that: nobody
// answers any more.
func (p *Program) KeysToEnd(keys ...string) {
	p.t.Helper()
	p.Keys(keys...)
	p.Ended()
}

// Type types a text.
func (p *Program) Type(text string) {
	p.t.Helper()
	p.xdo("type", "--delay", "8", text)
}

// settle lets the program take in what was done before a test looks: the X server
// has passed it on when xdotool returns, and the loop that answers also reads the
// events, in their order.
func (p *Program) settle() {
	p.t.Helper()
	p.ask("")
	p.ask("")
}

// Put moves the window, with its frame, to a place on the screen and gives its content
// a size.
func (p *Program) Put(to Rect) {
	p.t.Helper()
	p.xdo("windowsize", "--sync", p.window, itoa(to.W), itoa(to.H))
	p.xdo("windowmove", "--sync", p.window, itoa(to.X), itoa(to.Y))
	p.settle()
}

// TitleDoubleClick clicks twice into the title strip, which maximises the window or
// makes it as large again as it was.
func (p *Program) TitleDoubleClick() {
	p.t.Helper()
	at := p.WindowPlace()
	p.xdo("mousemove", itoa(at.X+at.W/2), itoa(at.Y-10), "click", "--repeat", "2", "--delay", "40", "1")
}

// Photograph keeps a picture of the screen in testdata/failed.
func (p *Program) Photograph(what string) string {
	dir := filepath.Join("testdata", "failed")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err.Error()
	}
	p.shots++
	name := p.t.Name() + "-" + strconv.Itoa(p.shots) + "-" + what
	path := filepath.Join(dir, regexp.MustCompile(`[^A-Za-z0-9-]+`).ReplaceAllString(name, "_")+".png")
	if out, err := p.s.command("import", "-window", "root", path).CombinedOutput(); err != nil {
		p.t.Logf("no photograph: %v %s", err, out)
	}
	return path
}

// keepMaps keeps the maps of the person in testdata/failed: what a program stumbled
// over is mostly in them.
func (p *Program) keepMaps() {
	maps, err := filepath.Glob(p.Saved("*.json"))
	if err != nil {
		return
	}
	for _, m := range maps {
		name := strings.ReplaceAll(p.t.Name(), "/", "_") + "-" + filepath.Base(m)
		b, err := os.ReadFile(m)
		if err == nil {
			err = os.WriteFile(filepath.Join("testdata", "failed", name), b, 0o600)
		}
		if err != nil {
			p.t.Logf("keeping %s: %v", m, err)
		}
	}
}

// fail ends the test. Where the reason may be that the program has gone, it says how
// it went: nobody can ask it any more.
func (p *Program) fail(format string, args ...any) {
	p.t.Helper()
	why := fmt.Sprintf(format, args...)
	select {
	case <-p.done:
		why += "\n" + p.obituary()
	case <-time.After(time.Second): // an end that was just seen from outside takes a moment
	}
	p.t.Fatal(why)
}

// stacks ends a program that does not answer in a way that it tells what it was at.
func (p *Program) stacks() {
	if err := p.cmd.Process.Signal(syscall.SIGQUIT); err != nil {
		return // it has gone
	}
	select {
	case <-p.done:
	case <-time.After(patience):
	}
}

// obituary tells how the program ended: with a code or by a signal, what it wrote to
// the end, and what it logged last – "closed" where somebody closed its window.
func (p *Program) obituary() string {
	log := p.Log()
	return fmt.Sprintf("the program had ended: %v\nstderr:\n%s\nlog:\n%s",
		p.cmd.ProcessState, p.stderr.String(), strings.Join(log[max(0, len(log)-20):], "\n"))
}
