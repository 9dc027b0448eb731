package panel

import (
	"strconv"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
)

// tabStrip is a row of tabs, some with a number. Arrow keys move the choice.
type tabStrip struct {
	widget.BaseWidget
	labels  []string
	counts  []int
	chosen  int
	hovered int
	focused bool
	changed func(int)
}

var (
	_ fyne.Tappable     = (*tabStrip)(nil)
	_ fyne.Focusable    = (*tabStrip)(nil)
	_ desktop.Hoverable = (*tabStrip)(nil)
)

func newTabStrip(labels []string, changed func(int)) *tabStrip {
	t := &tabStrip{labels: labels, counts: make([]int, len(labels)), hovered: -1, changed: changed}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tabStrip) setCount(i, n int) {
	if t.counts[i] != n {
		t.counts[i] = n
		t.Refresh()
	}
}

// atMost99 is a count as a badge has room for: what is more is told in the panel.
func atMost99(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}

// choose shows another tab as chosen; it does not call back.
func (t *tabStrip) choose(i int) {
	if i != t.chosen {
		t.chosen = i
		t.Refresh()
	}
}

func (t *tabStrip) pick(i int) {
	if i >= 0 && i < len(t.labels) && i != t.chosen {
		t.choose(i)
		t.changed(i)
	}
}

// widths of the tabs at the current size: what is missing is taken from the
// gaps between them.
func (t *tabStrip) spans(width float32) (x, w []float32) {
	total := float32(0)
	for i, l := range t.labels {
		n := fyne.MeasureText(l, look.SizeBody, fyne.TextStyle{Bold: true}).Width
		if t.counts[i] > 0 {
			n += 4 + t.badge(i)
		}
		w = append(w, n)
		total += n
	}
	const inset = 12
	gap := min(16, max(4, (width-2*inset-total)/float32(max(1, len(t.labels)-1))))
	at := float32(inset)
	for _, n := range w {
		x = append(x, at)
		at += n + gap
	}
	return x, w
}

func (t *tabStrip) badge(i int) float32 {
	return max(18, fyne.MeasureText(atMost99(t.counts[i]), look.SizeBadge, fyne.TextStyle{Bold: true}).Width+10)
}

func (t *tabStrip) at(px float32) int {
	x, w := t.spans(t.Size().Width)
	for i := range x {
		if px >= x[i]-6 && px <= x[i]+w[i]+6 {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (t *tabStrip) Tapped(e *fyne.PointEvent) { t.pick(t.at(e.Position.X)) }

// MouseIn implements desktop.Hoverable.
func (t *tabStrip) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (t *tabStrip) MouseMoved(e *desktop.MouseEvent) {
	if i := t.at(e.Position.X); i != t.hovered {
		t.hovered = i
		t.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (t *tabStrip) MouseOut() { t.hovered = -1; t.Refresh() }

// FocusGained implements fyne.Focusable.
func (t *tabStrip) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *tabStrip) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *tabStrip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *tabStrip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		t.pick(t.chosen - 1)
	case fyne.KeyRight, fyne.KeyDown:
		t.pick(t.chosen + 1)
	case fyne.KeyHome:
		t.pick(0)
	case fyne.KeyEnd:
		t.pick(len(t.labels) - 1)
	default:
		look.ToWindow(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tabStrip) CreateRenderer() fyne.WidgetRenderer {
	r := &tabStripRenderer{t: t, mark: fynecanvas.NewRectangle(nil), ring: fynecanvas.NewRectangle(nil)}
	for range t.labels {
		r.texts = append(r.texts, fynecanvas.NewText("", nil))
		r.counts = append(r.counts, fynecanvas.NewText("", nil))
		r.badges = append(r.badges, fynecanvas.NewRectangle(nil))
	}
	r.Refresh()
	return r
}

type tabStripRenderer struct {
	t             *tabStrip
	texts, counts []*fynecanvas.Text
	badges        []*fynecanvas.Rectangle
	mark, ring    *fynecanvas.Rectangle
}

func (r *tabStripRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 34) }

func (r *tabStripRenderer) Layout(s fyne.Size) {
	x, w := r.t.spans(s.Width)
	for i := range r.texts {
		m := r.texts[i].MinSize()
		r.texts[i].Move(fyne.NewPos(x[i], (s.Height-m.Height)/2))
		r.texts[i].Resize(m)
		b := r.t.badge(i)
		r.badges[i].Move(fyne.NewPos(x[i]+w[i]-b, (s.Height-18)/2))
		r.badges[i].Resize(fyne.NewSize(b, 18))
		c := r.counts[i].MinSize()
		r.counts[i].Move(fyne.NewPos(x[i]+w[i]-b+(b-c.Width)/2, (s.Height-c.Height)/2))
		r.counts[i].Resize(c)
	}
	i := r.t.chosen
	r.mark.Move(fyne.NewPos(x[i], s.Height-2))
	r.mark.Resize(fyne.NewSize(w[i], 2))
	r.ring.Move(fyne.NewPos(x[i]-5, 4))
	r.ring.Resize(fyne.NewSize(w[i]+10, s.Height-8))
}

func (r *tabStripRenderer) Refresh() {
	t := r.t
	for i, txt := range r.texts {
		ink := look.TextSecondary
		if i == t.chosen || i == t.hovered {
			ink = look.Text
		}
		txt.Text, txt.TextSize, txt.Color, txt.TextStyle = t.labels[i], look.SizeBody, theme.Color(ink), fyne.TextStyle{Bold: i == t.chosen}
		txt.Refresh()
		r.badges[i].FillColor, r.badges[i].CornerRadius, r.badges[i].Hidden = theme.Color(look.Hairline), 9, t.counts[i] == 0
		r.badges[i].Refresh()
		r.counts[i].Text, r.counts[i].TextSize, r.counts[i].Color = atMost99(t.counts[i]), look.SizeBadge, theme.Color(look.Text)
		r.counts[i].TextStyle, r.counts[i].Hidden = fyne.TextStyle{Bold: true}, t.counts[i] == 0
		r.counts[i].Refresh()
	}
	r.mark.FillColor = theme.Color(look.Accent)
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(look.None), theme.Color(look.FocusRing), 2, look.RadiusControl
	r.ring.Hidden = !t.focused
	if s := t.Size(); s.Width > 0 {
		r.Layout(s)
	}
	r.mark.Refresh()
	r.ring.Refresh()
}

func (r *tabStripRenderer) Objects() []fyne.CanvasObject {
	var os []fyne.CanvasObject
	for i := range r.texts {
		os = append(os, r.badges[i], r.counts[i], r.texts[i])
	}
	return append(os, r.mark, r.ring)
}

func (r *tabStripRenderer) Destroy() {}
