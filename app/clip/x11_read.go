//go:build !darwin && !windows

package clip

import (
	"context"
	"fmt"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// convert asks the owner of the clipboard for what it holds in a form; ErrNone where
// it does not offer that form.
func convert(ctx context.Context, form string) ([]byte, error) {
	d, err := connect()
	if err != nil {
		return nil, err
	}
	defer d.c.Close()
	stop := context.AfterFunc(ctx, d.c.Close) // an owner that never answers
	defer stop()
	// Some programs answer any form with what they have.
	offered, err := d.ask(ctx, "TARGETS")
	if err != nil {
		return nil, err
	}
	for ; len(offered) >= 4; offered = offered[4:] {
		if xproto.Atom(xgb.Get32(offered)) == d.atoms[form] {
			return d.ask(ctx, form)
		}
	}
	return nil, ErrNone
}

// ask has the owner of the clipboard put a form into a property of our window.
func (d *desk) ask(ctx context.Context, form string) ([]byte, error) {
	prop := d.atoms["WAYMARK_PICTURE"]
	xproto.ConvertSelection(d.c, d.win, d.atoms["CLIPBOARD"], d.atoms[form], prop, xproto.TimeCurrentTime)
	for {
		e, err := d.c.WaitForEvent()
		if e == nil && err == nil {
			return nil, fmt.Errorf("waiting for the program that holds the clipboard: %w", context.Cause(ctx))
		}
		if e, ok := e.(xproto.SelectionNotifyEvent); ok {
			if e.Property == xproto.AtomNone {
				return nil, ErrNone
			}
			return d.take(ctx, prop)
		}
	}
}

// take reads what the owner has put into a property of our window, in portions
// where it is large.
func (d *desk) take(ctx context.Context, prop xproto.Atom) ([]byte, error) {
	b, kind, err := d.property(prop)
	if err != nil || kind != d.atoms["INCR"] {
		return b, err
	}
	b = nil
	for {
		e, failed := d.c.WaitForEvent()
		if e == nil && failed == nil {
			return nil, fmt.Errorf("waiting for the program that holds the clipboard: %w", context.Cause(ctx))
		}
		if e, ok := e.(xproto.PropertyNotifyEvent); !ok || e.Atom != prop || e.State != xproto.PropertyNewValue {
			continue
		}
		more, _, err := d.property(prop)
		if err != nil || len(more) == 0 {
			return b, err
		}
		if b = append(b, more...); len(b) > mostBytes {
			return nil, fmt.Errorf("the picture on the clipboard is larger than %d MB", mostBytes>>20)
		}
	}
}

// property reads a property and takes it away, which asks for the next portion.
func (d *desk) property(prop xproto.Atom) (b []byte, kind xproto.Atom, err error) {
	r, err := xproto.GetProperty(d.c, true, d.win, prop, xproto.GetPropertyTypeAny, 0, mostBytes/4).Reply()
	if err != nil {
		return nil, 0, fmt.Errorf("reading the clipboard: %w", err)
	}
	return r.Value, r.Type, nil
}
