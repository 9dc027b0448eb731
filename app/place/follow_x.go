//go:build !darwin && !windows

package place

import (
	"image"
	"sync"

	"github.com/jezek/xgb/xproto"
)

// Follower knows the rectangle that a maximised window goes back to. Window managers
// keep it to themselves, so it is the last one that the window had before.
type Follower struct {
	d    *desk // nil where nothing is followed
	mu   sync.Mutex
	last [2]image.Rectangle // while not maximised, as far as was known then; the last one first
}

// Follow begins to follow a window; Close ends it.
func Follow(window uintptr) *Follower {
	f := &Follower{}
	if window == 0 {
		return f
	}
	d, err := connect()
	if err != nil {
		return f // the window is not remembered as well, and works
	}
	f.d = d
	go f.listen(window) // ends with the connection
	return f
}

func (f *Follower) listen(window uintptr) {
	w := xproto.Window(window)
	if err := xproto.ChangeWindowAttributesChecked(f.d.c, w, xproto.CwEventMask, []uint32{xproto.EventMaskStructureNotify}).Check(); err != nil {
		return
	}
	for {
		if p, err := f.d.place(w); err == nil && !p.Maximized {
			f.at(p.Content)
		}
		for { // until something moves it
			e, err := f.d.c.WaitForEvent()
			if e == nil && err == nil {
				return // the connection is closed
			}
			if _, moved := e.(xproto.ConfigureNotifyEvent); moved {
				break
			}
		}
	}
}

func (f *Follower) at(r image.Rectangle) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r != f.last[0] {
		f.last[0], f.last[1] = r, f.last[0]
	}
}

// Normal is the rectangle that a window goes back to which is maximised now, empty
// where it is not known.
func (f *Follower) Normal(now Place) image.Rectangle {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.last[0] == now.Content { // some window managers make it large first and say so afterwards
		return f.last[1]
	}
	return f.last[0]
}

// Close ends it.
func (f *Follower) Close() {
	if f.d != nil {
		f.d.c.Close()
	}
}
