package panel

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
)

// caption is the name of a field; pointing at it tells what to enter.
type caption struct {
	look.Tipped
	words *look.Words
}

func newCaption(text, help string) *caption {
	room := min(150, fyne.MeasureText(text, look.SizeDense, fyne.TextStyle{Bold: true}).Width)
	c := &caption{words: look.NewText(text, look.TextSecondary).Small().Bold().Elastic(room)}
	c.ExtendBaseWidget(c)
	c.SetToolTip(wrapTip(help))
	return c
}

// MouseIn implements desktop.Hoverable.
func (c *caption) MouseIn(e *desktop.MouseEvent) { c.Tipped.MouseIn(e) }

// NaturalWidth is the width of the whole text; a row gives it where it can.
func (c *caption) NaturalWidth() float32 { return c.words.NaturalWidth() }

// CreateRenderer implements fyne.Widget.
func (c *caption) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.words) }

// columnHead is the heading of a column; pointing at it tells what to enter.
type columnHead struct {
	look.Tipped
	content fyne.CanvasObject
}

func newColumnHead(content fyne.CanvasObject, help string) *columnHead {
	h := &columnHead{content: content}
	h.ExtendBaseWidget(h)
	h.SetToolTip(wrapTip(help))
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *columnHead) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(h.content)
}

// prose is text that wraps, in any colour and size of the theme.
type prose struct {
	widget.BaseWidget
	text  string
	color fyne.ThemeColorName
	size  float32
	bold  bool
	rows  []string
	width float32
}

func newProse(text string, c fyne.ThemeColorName, size float32) *prose {
	p := &prose{text: text, color: c, size: size}
	p.ExtendBaseWidget(p)
	return p
}

// strong makes the text semibold.
func (p *prose) strong() *prose { p.bold = true; return p }

// set shows another text.
func (p *prose) set(text string) {
	if text != p.text {
		p.text, p.rows = text, nil
		p.Refresh()
	}
}

func (p *prose) style() fyne.TextStyle { return fyne.TextStyle{Bold: p.bold} }

// lineHeight is that of the type scale: 20 for body text, 16 for dense text.
func (p *prose) lineHeight() float32 {
	if p.size >= look.SizeTitle {
		return p.size + 6
	}
	if p.size >= look.SizeBody {
		return 19
	}
	return 16
}

func (p *prose) wrap(width float32) {
	if p.rows != nil && p.width == width {
		return
	}
	p.width = width
	p.rows = breakLines(p.text, width, p.size, p.style())
}

// MinSize implements fyne.CanvasObject: the height follows from the width that
// the text was given last.
func (p *prose) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	if p.text == "" {
		return fyne.Size{}
	}
	w := p.width
	if w <= 0 {
		w = 240
	}
	p.wrap(w)
	return fyne.NewSize(40, float32(len(p.rows))*p.lineHeight())
}

// Resize implements fyne.CanvasObject.
func (p *prose) Resize(s fyne.Size) {
	before := len(p.rows)
	p.wrap(s.Width)
	p.BaseWidget.Resize(s)
	if len(p.rows) != before {
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.Refresh()
	return r
}

type proseRenderer struct {
	p     *prose
	texts []*fynecanvas.Text
}

func (r *proseRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *proseRenderer) Layout(s fyne.Size) {
	r.p.wrap(s.Width)
	r.fill()
	h := r.p.lineHeight()
	for i, t := range r.texts {
		m := t.MinSize()
		t.Move(fyne.NewPos(0, float32(i)*h+(h-m.Height)/2))
		t.Resize(fyne.NewSize(s.Width, m.Height))
	}
}

func (r *proseRenderer) fill() {
	for len(r.texts) < len(r.p.rows) {
		r.texts = append(r.texts, fynecanvas.NewText("", nil))
	}
	r.texts = r.texts[:len(r.p.rows)]
	for i, t := range r.texts {
		t.Text, t.TextSize, t.TextStyle, t.Color = r.p.rows[i], r.p.size, r.p.style(), theme.Color(r.p.color)
	}
}

func (r *proseRenderer) Refresh() {
	if w := r.p.Size().Width; w > 0 {
		r.p.wrap(w)
		r.Layout(r.p.Size())
	} else {
		r.p.MinSize()
		r.fill()
	}
	for _, t := range r.texts {
		t.Refresh()
	}
}

func (r *proseRenderer) Objects() []fyne.CanvasObject {
	os := make([]fyne.CanvasObject, len(r.texts))
	for i, t := range r.texts {
		os[i] = t
	}
	return os
}

func (r *proseRenderer) Destroy() {}
