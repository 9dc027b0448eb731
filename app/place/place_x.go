//go:build !darwin && !windows

package place

import (
	"fmt"
	"image"
	"io"
	"os"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xinerama"
	"github.com/jezek/xgb/xproto"
)

// desk is a connection to the X server.
type desk struct {
	c    *xgb.Conn
	root xproto.Window
}

func connect() (*desk, error) {
	if os.Getenv("DISPLAY") == "" {
		return nil, ErrUnknown
	}
	xgb.Logger.SetOutput(io.Discard) // it tells of every home without a key for the screen
	c, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("connecting to the screen: %w", err)
	}
	return &desk{c, xproto.Setup(c).DefaultScreen(c).Root}, nil
}

// Of returns where the window with a handle of the system is, 0 for none.
func Of(window uintptr) (Place, error) {
	if window == 0 {
		return Place{}, ErrUnknown
	}
	d, err := connect()
	if err != nil {
		return Place{}, err
	}
	defer d.c.Close()
	return d.place(xproto.Window(window))
}

func (d *desk) place(w xproto.Window) (Place, error) {
	g, err := xproto.GetGeometry(d.c, xproto.Drawable(w)).Reply()
	if err != nil {
		return Place{}, fmt.Errorf("asking for the size of a window: %w", err)
	}
	at, err := xproto.TranslateCoordinates(d.c, w, d.root, 0, 0).Reply()
	if err != nil {
		return Place{}, fmt.Errorf("asking where a window is: %w", err)
	}
	p := Place{Content: image.Rect(0, 0, int(g.Width), int(g.Height)).Add(image.Pt(int(at.DstX), int(at.DstY)))}
	state, wide, high, err := d.states()
	if err != nil {
		return p, err
	}
	is, err := d.words(w, state, xproto.AtomAtom)
	if err != nil {
		return p, err
	}
	var both int
	for _, a := range is {
		if a == uint32(wide) || a == uint32(high) {
			both++
		}
	}
	p.Maximized = both == 2
	return p, nil
}

// Area returns the part for windows of the screen that r is on, or nearest to: without
// panels and docks, where the window manager tells of them.
func Area(r image.Rectangle) (image.Rectangle, error) {
	d, err := connect()
	if err != nil {
		return image.Rectangle{}, err
	}
	defer d.c.Close()
	screens, err := d.screens()
	if err != nil {
		return image.Rectangle{}, err
	}
	area := nearest(r, screens)
	name, err := d.atom("_NET_WORKAREA")
	if err != nil {
		return area, err
	}
	// One rectangle for each desktop, over all screens; they are hardly ever different.
	if work, err := d.words(d.root, name, xproto.AtomCardinal); err == nil && len(work) >= 4 {
		free := image.Rect(0, 0, int(work[2]), int(work[3])).Add(image.Pt(int(int32(work[0])), int(int32(work[1]))))
		if both := area.Intersect(free); !both.Empty() {
			area = both
		}
	}
	return area, nil
}

// Early says whether Maximize is called when the window is made and not yet shown:
// a window manager reads it when a window appears.
const Early = true

// Maximize lets a window that the window library has made and not yet shown come up
// maximised: the window manager reads the wish when the window appears.
func Maximize(window uintptr) error {
	if window == 0 {
		return ErrUnknown
	}
	d, err := connect()
	if err != nil {
		return err
	}
	defer d.c.Close()
	state, wide, high, err := d.states()
	if err != nil {
		return err
	}
	both := make([]byte, 8)
	xgb.Put32(both, uint32(wide))
	xgb.Put32(both[4:], uint32(high))
	if err := xproto.ChangePropertyChecked(d.c, xproto.PropModeAppend, xproto.Window(window), state, xproto.AtomAtom, 32, 2, both).Check(); err != nil {
		return fmt.Errorf("wishing for a maximised window: %w", err)
	}
	return nil
}

// screens are the rectangles of the screens, or the one of all where the server does
// not know them singly.
func (d *desk) screens() ([]image.Rectangle, error) {
	var list []image.Rectangle
	if err := xinerama.Init(d.c); err == nil {
		if r, err := xinerama.QueryScreens(d.c).Reply(); err == nil {
			for _, s := range r.ScreenInfo {
				list = append(list, image.Rect(0, 0, int(s.Width), int(s.Height)).Add(image.Pt(int(s.XOrg), int(s.YOrg))))
			}
		}
	}
	if len(list) > 0 {
		return list, nil
	}
	g, err := xproto.GetGeometry(d.c, xproto.Drawable(d.root)).Reply()
	if err != nil {
		return nil, fmt.Errorf("asking for the size of the screen: %w", err)
	}
	return []image.Rectangle{image.Rect(0, 0, int(g.Width), int(g.Height))}, nil
}

// states are the names of the property that says how a window is shown, and of its
// two values that together mean maximised.
func (d *desk) states() (state, wide, high xproto.Atom, err error) {
	var atoms [3]xproto.Atom
	for i, name := range []string{"_NET_WM_STATE", "_NET_WM_STATE_MAXIMIZED_HORZ", "_NET_WM_STATE_MAXIMIZED_VERT"} {
		if atoms[i], err = d.atom(name); err != nil {
			return 0, 0, 0, err
		}
	}
	return atoms[0], atoms[1], atoms[2], nil
}

func (d *desk) atom(name string) (xproto.Atom, error) {
	r, err := xproto.InternAtom(d.c, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, fmt.Errorf("naming %s: %w", name, err)
	}
	return r.Atom, nil
}

// words reads a property made of numbers; one that is not there has none.
func (d *desk) words(w xproto.Window, name, kind xproto.Atom) ([]uint32, error) {
	r, err := xproto.GetProperty(d.c, false, w, name, kind, 0, 256).Reply()
	if err != nil {
		return nil, fmt.Errorf("reading a property of a window: %w", err)
	}
	var list []uint32
	if r.Format == 32 {
		for b := r.Value; len(b) >= 4; b = b[4:] {
			list = append(list, xgb.Get32(b))
		}
	}
	return list, nil
}
