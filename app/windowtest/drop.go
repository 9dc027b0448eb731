package windowtest

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// DropFile drops a file on the window as a file manager does: by the protocol Xdnd,
// which offers a list of addresses to the window under the pointer.
func (p *Program) DropFile(path string, at Pt) {
	p.t.Helper()
	p.Move(at)
	xgb.Logger.SetOutput(io.Discard) // it tells of every home without a key for the screen
	c, err := xgb.NewConnDisplay(p.s.display)
	if err != nil {
		p.fail("connecting to the screen: %v", err)
	}
	defer c.Close()
	if err := dropFile(c, p.window, path, p.WindowPlace(), at); err != nil {
		p.fail("dropping %s: %v", path, err)
	}
}

func dropFile(c *xgb.Conn, window, path string, place Rect, at Pt) error {
	number, err := strconv.ParseUint(strings.TrimSpace(window), 0, 32)
	if err != nil {
		return fmt.Errorf("the number of the window: %w", err)
	}
	target, root := xproto.Window(number), xproto.Setup(c).DefaultScreen(c).Root
	source, err := xproto.NewWindowId(c)
	if err != nil {
		return err
	}
	if err := xproto.CreateWindowChecked(c, 0, source, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		return err
	}
	atoms := map[string]xproto.Atom{}
	for _, n := range []string{"XdndSelection", "XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished", "XdndActionCopy", "text/uri-list"} {
		r, err := xproto.InternAtom(c, false, uint16(len(n)), n).Reply()
		if err != nil {
			return err
		}
		atoms[n] = r.Atom
	}
	send := func(kind string, data ...uint32) {
		all := append([]uint32{uint32(source)}, data...)
		e := xproto.ClientMessageEvent{Format: 32, Window: target, Type: atoms[kind], Data: xproto.ClientMessageDataUnionData32New(append(all, 0, 0, 0, 0)[:5])}
		xproto.SendEvent(c, false, target, xproto.EventMaskNoEvent, string(e.Bytes()))
	}
	xproto.SetSelectionOwner(c, source, atoms["XdndSelection"], xproto.TimeCurrentTime)
	send("XdndEnter", 5<<24, uint32(atoms["text/uri-list"]))
	send("XdndPosition", 0, uint32(place.X+at.X)<<16|uint32(place.Y+at.Y), xproto.TimeCurrentTime, uint32(atoms["XdndActionCopy"]))

	stop := time.AfterFunc(patience, c.Close) // for a window that does not answer
	defer stop.Stop()
	for {
		e, err := c.WaitForEvent()
		if e == nil && err == nil {
			return fmt.Errorf("the window does not answer")
		}
		switch e := e.(type) {
		case xproto.ClientMessageEvent:
			switch e.Type {
			case atoms["XdndStatus"]:
				if e.Data.Data32[1]&1 == 0 {
					return fmt.Errorf("the window does not take it")
				}
				send("XdndDrop", 0, xproto.TimeCurrentTime)
			case atoms["XdndFinished"]:
				return nil
			}
		case xproto.SelectionRequestEvent:
			list := "file://" + path + "\r\n"
			xproto.ChangeProperty(c, xproto.PropModeReplace, e.Requestor, e.Property, e.Target, 8, uint32(len(list)), []byte(list))
			told := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: e.Property}
			xproto.SendEvent(c, false, e.Requestor, xproto.EventMaskNoEvent, string(told.Bytes()))
		}
	}
}

// Windows counts the windows whose title holds a text.
func (p *Program) Windows(title string) int {
	out, err := p.s.command("xdotool", "search", "--onlyvisible", "--name", title).Output()
	if err != nil {
		return 0
	}
	return len(strings.Fields(string(out)))
}
