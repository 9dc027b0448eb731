package main

import (
	"testing"

	"waymark/app/windowtest"
)

// TestPlaceIsRemembered moves the window about and finds it where it was left when the
// program starts again: somewhere, maximised, and back on the screen when what it was
// on has gone.
func TestPlaceIsRemembered(t *testing.T) {
	path, _ := mapOn(t, "support-flowchart")
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}, Placed: true})
	again := func() {
		t.Helper()
		p.KeysToEnd("ctrl+q")
		p = windowtest.Open(t, windowtest.Options{Args: []string{path}, Placed: true, After: p})
		p.Wait("painted")
	}
	p.Wait("painted")
	p.Put(windowtest.Rect{X: 211, Y: 97, W: 1030, H: 703})
	left := p.WindowPlace()
	if left.W != 1030 || left.H != 703 {
		t.Fatalf("the window manager does not put windows: %+v", left)
	}
	for range 2 { // nor does it creep
		again()
		if at := p.WindowPlace(); at != left {
			t.Fatalf("it was closed at %+v and opens at %+v", left, at)
		}
	}

	// A second window stands beside the first one.
	p.Keys("ctrl+n")
	p.Wait("start screen")
	p.Window("Start")
	if at := p.WindowPlace(); at.X != left.X+32 || at.Y != left.Y+32 || at.W != left.W || at.H != left.H {
		t.Errorf("the second window is at %+v, the first at %+v", at, left)
	}
	p.KeysToEnd("ctrl+q")
	p = windowtest.Open(t, windowtest.Options{Args: []string{path}, Placed: true, After: p})
	p.Wait("painted")
	p.Put(windowtest.Rect{X: 211, Y: 97, W: 1030, H: 703})

	// Maximised it comes up maximised, and goes back to where it was.
	p.TitleDoubleClick()
	p.Until("it is maximised", func() bool { return p.WindowPlace().W > 1400 })
	large := p.WindowPlace()
	again()
	p.Until("it is maximised again", func() bool { return p.WindowPlace() == large })
	p.TitleDoubleClick()
	p.Until("it is as it was", func() bool { return p.WindowPlace() == left })

	// On a screen that is smaller than the one before, it comes back onto it.
	p.Put(windowtest.Rect{X: 1300, Y: 700, W: 1030, H: 703})
	p.KeysToEnd("ctrl+q")
	small := windowtest.Open(t, windowtest.Options{Args: []string{path}, Placed: true, Home: p.Home, Width: 1000, Height: 680})
	small.Wait("painted")
	at := small.WindowPlace()
	if at.X < 0 || at.Y < 20 || at.X+at.W > 1000 || at.Y+at.H > 680 {
		t.Errorf("on a smaller screen it stands at %+v", at)
	}
	small.KeysToEnd("ctrl+q")
}
