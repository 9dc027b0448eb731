package look

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Tabs is a row of tabs, some with a number. Arrow keys move the choice.
type Tabs struct {
	oneOf
	counts []int
}

var (
	_ fyne.Tappable     = (*Tabs)(nil)
	_ fyne.Focusable    = (*Tabs)(nil)
	_ desktop.Hoverable = (*Tabs)(nil)
)

// NewTabs returns tabs of which the first one is chosen.
func NewTabs(labels []string, changed func(int)) *Tabs {
	t := &Tabs{oneOf: oneOf{labels: labels, hovered: -1, OnChanged: changed}, counts: make([]int, len(labels))}
	t.at = t.tab
	t.ExtendBaseWidget(t)
	return t
}

// SetCount puts a number behind the label of a tab; 0 takes it away.
func (t *Tabs) SetCount(i, n int) {
	if t.counts[i] != n {
		t.counts[i] = n
		t.Refresh()
	}
}

// Count returns the number behind the label of a tab, 0 for none.
func (t *Tabs) Count(i int) int { return t.counts[i] }

// atMost99 is a count as a badge has room for: what is more is told elsewhere.
func atMost99(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}

// spans are the left edges and the widths of the tabs in a width: what is missing is
// taken from the gaps between them.
func (t *Tabs) spans(width float32) (x, w []float32) {
	total := float32(0)
	for i, l := range t.labels {
		n := fyne.MeasureText(l, SizeBody, fyne.TextStyle{Bold: true}).Width
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

func (t *Tabs) badge(i int) float32 {
	return max(18, fyne.MeasureText(atMost99(t.counts[i]), SizeBadge, fyne.TextStyle{Bold: true}).Width+10)
}

func (t *Tabs) tab(px float32) int {
	x, w := t.spans(t.Size().Width)
	for i := range x {
		if px >= x[i]-6 && px <= x[i]+w[i]+6 {
			return i
		}
	}
	return -1
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{t: t, mark: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	for range t.labels {
		r.texts = append(r.texts, canvas.NewText("", nil))
		r.counts = append(r.counts, canvas.NewText("", nil))
		r.badges = append(r.badges, canvas.NewRectangle(nil))
	}
	r.Refresh()
	return r
}

type tabsRenderer struct {
	t             *Tabs
	texts, counts []*canvas.Text
	badges        []*canvas.Rectangle
	mark, ring    *canvas.Rectangle
}

func (r *tabsRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 34) }

func (r *tabsRenderer) Layout(s fyne.Size) {
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

func (r *tabsRenderer) Refresh() {
	t := r.t
	for i, txt := range r.texts {
		ink := TextSecondary
		if i == t.chosen || i == t.hovered {
			ink = Text
		}
		txt.Text, txt.TextSize, txt.Color, txt.TextStyle = t.labels[i], SizeBody, theme.Color(ink), fyne.TextStyle{Bold: i == t.chosen}
		txt.Refresh()
		r.badges[i].FillColor, r.badges[i].CornerRadius, r.badges[i].Hidden = theme.Color(Hairline), 9, t.counts[i] == 0
		r.badges[i].Refresh()
		r.counts[i].Text, r.counts[i].TextSize, r.counts[i].Color = atMost99(t.counts[i]), SizeBadge, theme.Color(Text)
		r.counts[i].TextStyle, r.counts[i].Hidden = fyne.TextStyle{Bold: true}, t.counts[i] == 0
		r.counts[i].Refresh()
	}
	r.mark.FillColor = theme.Color(Accent)
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(None), theme.Color(FocusRing), 2, RadiusControl
	r.ring.Hidden = !t.focused
	if s := t.Size(); s.Width > 0 {
		r.Layout(s)
	}
	r.mark.Refresh()
	r.ring.Refresh()
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	var os []fyne.CanvasObject
	for i := range r.texts {
		os = append(os, r.badges[i], r.counts[i], r.texts[i])
	}
	return append(os, r.mark, r.ring)
}

func (r *tabsRenderer) Destroy() {}
