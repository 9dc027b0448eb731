package main

import (
	"flag"
	"math/rand/v2"
	"testing"
	"time"

	"waymark/app/windowtest"
)

var (
	gestureTime = flag.Duration("gestures", 20*time.Second, "how long each kind of page gets random gestures")
	gestureSeed = flag.Uint64("gesture-seed", 1, "which random gestures")
)

// TestRandomGestures works on each kind of page without sense or aim, as a cat on
// the desk would: nothing panics, nothing is logged as an error, and what is saved
// in between is a whole map in its canonical form. -gestures=5m lets it run longer.
func TestRandomGestures(t *testing.T) {
	for _, page := range []string{"interest-journey", "support-flowchart", "support-value-stream"} {
		t.Run(page, func(t *testing.T) {
			p := windowtest.Open(t, windowtest.Options{Args: []string{"--new", page}})
			p.Wait("painted")
			p.Keys("ctrl+s")
			p.Wait("dialog file")
			p.Type("random")
			p.Keys("Return")
			p.Wait("saved random")
			c := &cat{p: p, r: rand.New(rand.NewPCG(*gestureSeed, uint64(len(page))))}
			t.Logf("seed %d", *gestureSeed)
			c.look()
			for end := time.Now().Add(*gestureTime); time.Now().Before(end); {
				c.step()
				if c.steps%40 == 0 {
					c.calm()
					p.Keys("ctrl+s")
					p.Wait("saved ")
					checkFile(t, p.Saved("random.waymark.json"))
				}
			}
			c.calm()
			p.Keys("ctrl+s")
			p.Wait("saved ")
			checkFile(t, p.Saved("random.waymark.json"))
			t.Logf("%d gestures", c.steps)
		})
	}
}

// cat is somebody who presses what there is.
type cat struct {
	p      *windowtest.Program
	r      *rand.Rand
	view   windowtest.Rect
	things []windowtest.Thing
	steps  int
}

// look finds what can be pressed on the map.
func (c *cat) look() {
	c.things = nil
	for _, t := range c.p.Map() {
		if t.Kind == "view" {
			c.view = t.Rect
		} else {
			c.things = append(c.things, t)
		}
	}
}

// place is a point on the map: mostly on something that stands there.
func (c *cat) place() windowtest.Pt {
	at := c.view.At(c.r.Float64(), c.r.Float64())
	if len(c.things) > 0 && c.r.IntN(4) > 0 {
		t := c.things[c.r.IntN(len(c.things))]
		spots := []float64{0, 0.02, 0.5, 0.98, 1}
		at = t.At(spots[c.r.IntN(len(spots))], spots[c.r.IntN(len(spots))])
	}
	at.X = min(max(at.X, c.view.X+1), c.view.X+c.view.W-2)
	at.Y = min(max(at.Y, c.view.Y+1), c.view.Y+c.view.H-2)
	return at
}

// calm ends whatever is open.
func (c *cat) calm() {
	c.p.Keys("Escape", "Escape", "Escape", "Escape")
	c.p.Forget()
}

var (
	catKeys = []string{"Tab", "shift+Tab", "Left", "Right", "Up", "Down", "alt+Right", "alt+Down", "alt+Left", "alt+Up", "shift+Right", "shift+Down",
		"Return", "F2", "Delete", "ctrl+z", "ctrl+y", "ctrl+d", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+a", "ctrl+g", "ctrl+shift+g", "ctrl+m", "plus", "minus",
		"Home", "End", "Insert", "ctrl+Return", "ctrl+l", "ctrl+shift+l", "ctrl+bracketright", "Escape", "Menu", "ctrl+0", "ctrl+9"}
	catWords = []string{"Wartezeit", "a", "Two words", "x < y & z", "12", "1.5 h", "A sentence that is far too long for the box in which it is to stand."}
)

// step does one thing.
func (c *cat) step() {
	c.steps++
	p, r := c.p, c.r
	if c.steps%5 == 0 {
		c.look()
	}
	switch r.IntN(12) {
	case 0, 1, 2:
		p.Drag(c.place(), c.place())
	case 3: // Alt with the pointer belongs to the window manager, which would move the window away
		p.Hold([]string{"shift", "ctrl"}[r.IntN(2)], func() { p.Drag(c.place(), c.place()) })
	case 4:
		p.Click(c.place())
	case 5:
		p.DoubleClick(c.place())
	case 6:
		p.RightClick(c.place())
		if r.IntN(2) == 0 {
			p.Keys("Down", "Down", "Return")
		}
		p.Keys("Escape")
	case 7:
		p.Type(catWords[r.IntN(len(catWords))])
		p.Keys([]string{"Return", "Tab", "Escape"}[r.IntN(3)])
	case 8: // from the palette, which stands left of the map
		p.Drag(windowtest.Pt{X: 40 + r.Float64()*150, Y: c.view.Y + 90 + r.Float64()*280}, c.place())
	case 9: // the drag is given up
		p.Move(c.place())
		p.Down()
		p.Glide(c.place(), c.place())
		p.Keys("Escape")
		p.Up()
	case 10:
		p.Wheel(c.place(), []int{-2, -1, 1, 2}[r.IntN(4)])
	default:
		p.Keys(catKeys[r.IntN(len(catKeys))], catKeys[r.IntN(len(catKeys))])
	}
	if c.steps%25 == 0 {
		p.Keys("Escape", "Escape", "ctrl+9")
		p.Texts()
	}
}
