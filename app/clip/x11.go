//go:build !darwin && !windows

package clip

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// The media types that are offered and asked for.
const (
	pngType = "image/png"
	svgType = "image/svg+xml"
)

// portion is how much is handed over at once: the protocol has a limit for one
// request of 256 kB, and what is larger goes in portions (INCR).
const portion = 128 << 10

// desk is a connection to the X server with a window of its own that nobody sees.
type desk struct {
	c     *xgb.Conn
	win   xproto.Window
	atoms map[string]xproto.Atom
}

func connect() (*desk, error) {
	xgb.Logger.SetOutput(io.Discard) // it tells of every home without a key for the screen
	c, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("connecting to the screen: %w", err)
	}
	d := &desk{c: c, atoms: map[string]xproto.Atom{}}
	if err := d.setUp(); err != nil {
		c.Close()
		return nil, err
	}
	return d, nil
}

func (d *desk) setUp() error {
	screen := xproto.Setup(d.c).DefaultScreen(d.c)
	win, err := xproto.NewWindowId(d.c)
	if err != nil {
		return fmt.Errorf("making a window: %w", err)
	}
	d.win = win
	if err := xproto.CreateWindowChecked(d.c, 0, win, screen.Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, screen.RootVisual,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check(); err != nil {
		return fmt.Errorf("making a window: %w", err)
	}
	for _, name := range []string{"CLIPBOARD", "TARGETS", "INCR", "ATOM", "WAYMARK_PICTURE", pngType, svgType} {
		r, err := xproto.InternAtom(d.c, false, uint16(len(name)), name).Reply()
		if err != nil {
			return fmt.Errorf("naming %s: %w", name, err)
		}
		d.atoms[name] = r.Atom
	}
	return nil
}

// errTaken is returned where another program took the clipboard at the same moment.
var errTaken = errors.New("another program holds the clipboard")

// own takes the clipboard and hands the picture over until another program takes it.
func own(p Picture) error {
	d, err := connect()
	if err != nil {
		return err
	}
	clipboard := d.atoms["CLIPBOARD"]
	xproto.SetSelectionOwner(d.c, d.win, clipboard, xproto.TimeCurrentTime)
	r, err := xproto.GetSelectionOwner(d.c, clipboard).Reply()
	if err != nil || r.Owner != d.win {
		d.c.Close()
		return errors.Join(errTaken, err)
	}
	o := &owner{desk: d, data: map[xproto.Atom][]byte{d.atoms[pngType]: p.PNG}, left: map[delivery]form{}}
	if len(p.SVG) > 0 {
		o.data[d.atoms[svgType]] = p.SVG
	}
	go o.serve() // ends when the clipboard is taken, or with the connection
	return nil
}

// owner answers those who paste.
type owner struct {
	*desk
	data map[xproto.Atom][]byte
	left map[delivery]form // what still has to be handed over in portions
	lost bool              // another program has the clipboard now
}

// patience is how long somebody who takes portions is waited for after another
// program has taken the clipboard.
const patience = 10 * time.Second

// form is a picture in one of the forms that are offered, or the rest of it.
type form struct {
	kind xproto.Atom
	data []byte
}

// delivery is where somebody waits for portions.
type delivery struct {
	win  xproto.Window
	prop xproto.Atom
}

func (o *owner) serve() {
	defer o.c.Close()
	for {
		e, err := o.c.WaitForEvent()
		if e == nil && err == nil {
			return // the connection is closed
		}
		switch e := e.(type) {
		case xproto.SelectionClearEvent:
			o.lost = true
			defer time.AfterFunc(patience, o.c.Close).Stop()
		case xproto.SelectionRequestEvent:
			o.answer(e)
		case xproto.PropertyNotifyEvent:
			if e.State == xproto.PropertyDelete {
				o.next(delivery{e.Window, e.Atom})
			}
		}
		if o.lost && len(o.left) == 0 {
			return
		}
	}
}

// answer puts what is asked for into a property of the one who asks.
func (o *owner) answer(e xproto.SelectionRequestEvent) {
	prop := e.Property
	if prop == xproto.AtomNone {
		prop = e.Target // as old programs ask
	}
	data, known := o.data[e.Target]
	switch {
	case e.Target == o.atoms["TARGETS"]:
		o.targets(e.Requestor, prop)
	case !known:
		prop = xproto.AtomNone
	case len(data) > portion:
		to := delivery{e.Requestor, prop}
		o.left[to] = form{e.Target, data}
		xproto.ChangeWindowAttributes(o.c, e.Requestor, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
		size := make([]byte, 4)
		xgb.Put32(size, uint32(len(data)))
		xproto.ChangeProperty(o.c, xproto.PropModeReplace, e.Requestor, prop, o.atoms["INCR"], 32, 1, size)
	default:
		xproto.ChangeProperty(o.c, xproto.PropModeReplace, e.Requestor, prop, e.Target, 8, uint32(len(data)), data)
	}
	told := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: prop}
	xproto.SendEvent(o.c, false, e.Requestor, xproto.EventMaskNoEvent, string(told.Bytes()))
}

// targets lists the forms of the picture.
func (o *owner) targets(to xproto.Window, prop xproto.Atom) {
	list := []xproto.Atom{o.atoms["TARGETS"]}
	for _, name := range []string{pngType, svgType} {
		if _, ok := o.data[o.atoms[name]]; ok {
			list = append(list, o.atoms[name])
		}
	}
	b := make([]byte, 4*len(list))
	for i, a := range list {
		xgb.Put32(b[4*i:], uint32(a))
	}
	xproto.ChangeProperty(o.c, xproto.PropModeReplace, to, prop, xproto.AtomAtom, 32, uint32(len(list)), b)
}

// next hands over a portion once the last one was taken; an empty one ends it.
func (o *owner) next(to delivery) {
	rest, ok := o.left[to]
	if !ok {
		return
	}
	n := min(len(rest.data), portion)
	xproto.ChangeProperty(o.c, xproto.PropModeReplace, to.win, to.prop, rest.kind, 8, uint32(n), rest.data[:n])
	if n == 0 {
		delete(o.left, to)
		return
	}
	o.left[to] = form{rest.kind, rest.data[n:]}
}
