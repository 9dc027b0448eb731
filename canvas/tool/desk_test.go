package tool_test

import (
	"strings"
	"testing"

	"waymark/app/session"
	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/edit/edittest"
	"waymark/model/geom"
)

// The session is used here because it is what tools work on in the end; the
// package itself knows only the interface.
var _ tool.Editor = (*session.Session)(nil)

// desk is a canvas without a window.
type desk struct {
	*session.Session
	t     testing.TB
	m     *tool.Machine
	fonts *text.Fonts
	comp  *compose.Composer
	scale float64
	seen  geom.Rect

	field  *tool.Field
	offers []tool.Stencil
	opened model.ID

	revealed geom.Rect
	said     []string
	clip     string // on the clipboard
}

var fonts = text.New(text.EmbeddedOnly())

func newDesk(t testing.TB, doc *model.Document, page model.ID) *desk {
	d := &desk{Session: session.New(doc, ""), t: t, fonts: fonts, scale: 1, seen: geom.R(-2000, -2000, 8000, 8000)}
	d.comp = compose.New(fonts, shape.Light(), compose.Options{Screen: true})
	d.ShowPage(page)
	d.m = tool.NewMachine(d)
	return d
}

func (d *desk) Geometry() *compose.Geometry { return d.comp.Geometry(d.Doc(), d.Page().ID()) }
func (d *desk) Grid() compose.Grid          { return d.comp.JourneyGrid(d.Doc(), d.Page().ID()) }
func (d *desk) Scene() *scene.Scene         { return d.comp.Page(d.Doc(), d.Page().ID()) }
func (d *desk) Scale() float64              { return d.scale }
func (d *desk) Visible() geom.Rect          { return d.seen }
func (d *desk) Sees(r geom.Rect) bool       { return d.seen.Encloses(r) }
func (d *desk) Reveal(r geom.Rect)          { d.revealed = r }
func (d *desk) Say(s string)                { d.said = append(d.said, s) }
func (d *desk) Edit(f tool.Field)           { d.field = &f }
func (d *desk) Close()                      { d.field = nil }
func (d *desk) Clip(s string)               { d.clip = s }
func (d *desk) Clipped() string             { return d.clip }
func (d *desk) Open(p model.ID)             { d.opened = p }

func (d *desk) NodeSize(r *model.Record) geom.Pt {
	return tool.NodeSize(&shape.Kit{Fonts: fonts, Theme: shape.Light()}, d.Doc(), r)
}

func (d *desk) Arrange(doc *model.Document) *compose.Geometry {
	return compose.New(fonts, shape.Light(), compose.Options{}).Geometry(doc, d.Page().ID())
}

func (d *desk) Offer(_ geom.Pt, list []tool.Stencil) { d.offers = list }

var _ tool.Host = (*desk)(nil)

// act sends one pointer event.
func (d *desk) act(a tool.Act, x, y float64, mods ...tool.Mods) {
	var m tool.Mods
	for _, o := range mods {
		m |= o
	}
	d.m.Pointer(tool.Pointer{Act: a, At: geom.P(x, y), Mods: m})
}

func (d *desk) hover(x, y float64) { d.act(tool.Hover, x, y) }
func (d *desk) press(x, y float64, mods ...tool.Mods) {
	d.hover(x, y)
	d.act(tool.Press, x, y, mods...)
}
func (d *desk) drag(x, y float64, mods ...tool.Mods)    { d.act(tool.Drag, x, y, mods...) }
func (d *desk) release(x, y float64, mods ...tool.Mods) { d.act(tool.Release, x, y, mods...) }
func (d *desk) click(x, y float64, mods ...tool.Mods) {
	d.press(x, y, mods...)
	d.release(x, y, mods...)
}
func (d *desk) double(x, y float64)      { d.click(x, y); d.act(tool.Double, x, y); d.release(x, y) }
func (d *desk) at(id model.ID) geom.Rect { return d.rect(id) }
func (d *desk) clickOn(id model.ID, mods ...tool.Mods) {
	c := d.rect(id).Center()
	d.click(c.X, c.Y, mods...)
}
func (d *desk) pressOn(id model.ID, mods ...tool.Mods) {
	c := d.rect(id).Center()
	d.press(c.X, c.Y, mods...)
}
func (d *desk) doubleOn(id model.ID) { c := d.rect(id).Center(); d.double(c.X, c.Y) }

// dragOn drags from the middle of an element by a distance, in three steps.
func (d *desk) dragOn(id model.ID, dx, dy float64, mods ...tool.Mods) {
	c := d.rect(id).Center()
	d.press(c.X, c.Y)
	for i := 1.0; i <= 3; i++ {
		d.drag(c.X+dx*i/3, c.Y+dy*i/3, mods...)
	}
	d.release(c.X+dx, c.Y+dy, mods...)
}

func (d *desk) rect(id model.ID) geom.Rect {
	sel := d.Selection()
	d.Select(id)
	r := d.m.SelectionBounds()
	d.Select(sel...)
	if r == (geom.Rect{}) {
		d.t.Fatalf("%s is not drawn", id)
	}
	return r
}

// key types a key: "Enter", "Alt+Right", or a single character.
func (d *desk) key(keys ...string) {
	for _, s := range keys {
		var k tool.Key
		for {
			i := strings.Index(s, "+")
			if i <= 0 || i == len(s)-1 {
				break
			}
			switch s[:i] {
			case "Shift":
				k.Mods |= tool.Shift
			case "Ctrl":
				k.Mods |= tool.Ctrl
			case "Alt":
				k.Mods |= tool.Alt
			}
			s = s[i+1:]
		}
		k.Name = s
		if r := []rune(s); len(r) == 1 && k.Mods&^tool.Shift == 0 {
			k.Rune = r[0]
		}
		d.m.Key(k)
	}
}

// write types into the open field and ends it.
func (d *desk) write(s string, how tool.End) {
	d.t.Helper()
	if d.m.State() != "text.editing" {
		d.t.Fatalf("no text is being edited: %s", d.m.State())
	}
	f, _ := d.m.Field()
	if f.Rect.Empty() || !f.Rect.Min().Finite() {
		d.t.Errorf("the field has no room: %v", f.Rect)
	}
	d.m.Typed(s)
	d.field = nil
	d.m.Finish(s, how)
}

func (d *desk) in(state string) {
	d.t.Helper()
	if s := d.m.State(); s != state {
		d.t.Fatalf("state is %s, want %s (said %q)", s, state, d.said)
	}
	d.m.Overlay()
	d.m.Hint()
	d.m.Cursor()
}

func (d *desk) entries() int { done, _ := d.History(); return len(done) }

func (d *desk) last() string {
	done, _ := d.History()
	if len(done) == 0 {
		return ""
	}
	return done[len(done)-1].Label
}

// lawful checks the newest entry of the history by the laws of commands.
func (d *desk) lawful() {
	d.t.Helper()
	done, _ := d.History()
	if len(done) == 0 {
		return
	}
	c := done[len(done)-1].Change
	edittest.Laws(d.t, c.Inverse().Apply(d.Committed()), d.Committed(), c)
}
