package look

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tipDelay is how long the pointer rests before a tooltip is shown.
const tipDelay = 600 * time.Millisecond

// Tipped is what widgets with a tooltip are made of, in the place of
// widget.BaseWidget. The library that exists for it does not find Fyne's pop-ups
// any more since these have overlays of their own.
type Tipped struct {
	widget.BaseWidget
	self  fyne.Widget
	tip   string
	at    fyne.Position // of the pointer, in the window
	timer *time.Timer
	layer *Tips // in which the tooltip is shown now
}

// ExtendBaseWidget implements fyne.Widget.
func (t *Tipped) ExtendBaseWidget(w fyne.Widget) {
	t.self = w
	t.BaseWidget.ExtendBaseWidget(w)
}

// SetToolTip sets what the tooltip says; an empty text shows none.
func (t *Tipped) SetToolTip(text string) { t.tip = text }

// ToolTip returns what the tooltip says.
func (t *Tipped) ToolTip() string { return t.tip }

// MouseIn starts to wait.
func (t *Tipped) MouseIn(e *desktop.MouseEvent) {
	t.at = e.AbsolutePosition
	if t.tip == "" {
		return
	}
	t.hide()
	var mine *time.Timer
	mine = time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			if t.timer == mine {
				t.show()
			}
		})
	})
	t.timer = mine
}

// MouseMoved remembers where the pointer is.
func (t *Tipped) MouseMoved(e *desktop.MouseEvent) { t.at = e.AbsolutePosition }

// MouseOut takes the tooltip away; so does a press.
func (t *Tipped) MouseOut() { t.hide() }

func (t *Tipped) hide() {
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	if t.layer != nil {
		t.layer.clear()
		t.layer = nil
	}
}

func (t *Tipped) show() {
	t.timer = nil
	c := fyne.CurrentApp().Driver().CanvasForObject(t.self)
	if c == nil || !t.self.Visible() {
		return
	}
	if t.layer = tipsOf(c); t.layer != nil {
		t.layer.show(t.tip, t.at, c.Size())
	}
}

// Tips is the layer of a window or a dialog that tooltips are shown in. Of the
// layers of a window the one on top is used.
type Tips struct {
	widget.BaseWidget
	box   *fyne.Container
	above []*Tips // of the dialogs over the window
}

// WithTips puts a layer for tooltips over the content of a window; the result has
// to be the window's content as it is.
func WithTips(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(content, newTips())
}

func newTips() *Tips {
	t := &Tips{box: container.NewWithoutLayout()}
	t.ExtendBaseWidget(t)
	return t
}

// rootTips returns the layer of a window, nil for one without.
func rootTips(c fyne.Canvas) *Tips {
	box, ok := c.Content().(*fyne.Container)
	if !ok || len(box.Objects) == 0 {
		return nil
	}
	t, _ := box.Objects[len(box.Objects)-1].(*Tips)
	return t
}

// tipsOf returns the layer on top, nil where something lies over the window that
// has none: a menu.
func tipsOf(c fyne.Canvas) *Tips {
	root := rootTips(c)
	if root == nil || len(c.Overlays().List()) != len(root.above) {
		return nil
	}
	if n := len(root.above); n > 0 {
		return root.above[n-1]
	}
	return root
}

// DialogTips puts a layer for tooltips over the content of a dialog that is about
// to be shown on a window; done has to be called when it is closed.
func DialogTips(c fyne.Canvas, content fyne.CanvasObject) (o *fyne.Container, done func()) {
	t, root := newTips(), rootTips(c)
	if root == nil {
		return container.NewStack(content), func() {}
	}
	root.clear()
	root.above = append(root.above, t)
	return container.NewStack(content, t), func() {
		for i, o := range root.above {
			if o == t {
				root.above = append(root.above[:i], root.above[i+1:]...)
				return
			}
		}
	}
}

func (t *Tips) clear() {
	if len(t.box.Objects) > 0 {
		t.box.RemoveAll()
	}
}

// HideTips takes away the tooltip that a window shows: what it tells of may be gone,
// as after a key that shows another page.
func HideTips(c fyne.Canvas) {
	root := rootTips(c)
	if root == nil {
		return
	}
	root.clear()
	for _, t := range root.above {
		t.clear()
	}
}

// show places a tooltip below the pointer, or above where there is no room.
func (t *Tips) show(text string, at fyne.Position, window fyne.Size) {
	const most = 380
	ground := canvas.NewRectangle(theme.Color(Text))
	ground.CornerRadius = RadiusControl
	lines := container.NewWithoutLayout(ground)
	y, w := float32(5), float32(0)
	for _, line := range wrapTip(text, most) {
		l := canvas.NewText(line, theme.Color(Panel))
		l.TextSize = SizeDense
		l.Move(fyne.NewPos(9, y))
		l.Resize(l.MinSize())
		y += l.MinSize().Height
		w = max(w, l.MinSize().Width)
		lines.Add(l)
	}
	size := fyne.NewSize(w+18, y+5)
	ground.Resize(size)
	lines.Resize(size)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	p := at.AddXY(0, 18)
	if p.Y+size.Height > window.Height-4 {
		p.Y = at.Y - size.Height - 6
	}
	p.X = max(4, min(p.X, window.Width-size.Width-4))
	lines.Move(p.Subtract(origin))
	t.box.Objects = []fyne.CanvasObject{lines}
	t.box.Refresh()
}

// wrapTip breaks a text into lines of at most a width.
func wrapTip(text string, width float32) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		next := word
		if line != "" {
			next = line + " " + word
		}
		if line != "" && fyne.MeasureText(next, SizeDense, fyne.TextStyle{}).Width > width {
			lines = append(lines, line)
			next = word
		}
		line = next
	}
	return append(lines, line)
}

// CreateRenderer implements fyne.Widget.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.box) }
