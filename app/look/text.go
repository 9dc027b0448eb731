package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Words is one line of text in a colour of the theme and any size, without the
// padding of a label. Text that is wider than its place ends in an ellipsis.
type Words struct {
	widget.BaseWidget
	text     string
	color    fyne.ThemeColorName
	size     float32
	style    fyne.TextStyle
	align    fyne.TextAlign
	elastic  bool // may become narrower than its text
	minWidth float32
}

// NewText returns a line of body text.
func NewText(text string, c fyne.ThemeColorName) *Words {
	w := &Words{text: text, color: c, size: SizeBody}
	w.ExtendBaseWidget(w)
	return w
}

// Sized sets the size of the text.
func (w *Words) Sized(size float32) *Words { w.size = size; return w }

// Small sets the size of dense rows.
func (w *Words) Small() *Words { return w.Sized(SizeDense) }

// Bold makes the text semibold.
func (w *Words) Bold() *Words { w.style.Bold = true; return w }

// Aligned places the text in its room.
func (w *Words) Aligned(a fyne.TextAlign) *Words { w.align = a; return w }

// Elastic lets the text be cut with an ellipsis where there is no room; least is
// the width that it always keeps.
func (w *Words) Elastic(least float32) *Words { w.elastic, w.minWidth = true, least; return w }

// NaturalWidth is the width of the whole text.
func (w *Words) NaturalWidth() float32 { return fyne.MeasureText(w.text, w.size, w.style).Width }

// SetText shows another text.
func (w *Words) SetText(text string) {
	if text != w.text {
		w.text = text
		w.Refresh()
	}
}

// SetColor shows the text in another colour.
func (w *Words) SetColor(c fyne.ThemeColorName) {
	if c != w.color {
		w.color = c
		w.Refresh()
	}
}

// SetBold makes the text semibold or regular.
func (w *Words) SetBold(bold bool) {
	if bold != w.style.Bold {
		w.style.Bold = bold
		w.Refresh()
	}
}

// Text returns what is shown.
func (w *Words) Text() string { return w.text }

// CreateRenderer implements fyne.Widget.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	t := canvas.NewText(w.text, theme.Color(w.color))
	r := &wordsRenderer{w: w, t: t}
	r.Refresh()
	return r
}

type wordsRenderer struct {
	w *Words
	t *canvas.Text
}

func (r *wordsRenderer) MinSize() fyne.Size {
	s := fyne.MeasureText(r.w.text, r.w.size, r.w.style)
	if r.w.elastic {
		s.Width = min(s.Width, r.w.minWidth)
	}
	return s
}

func (r *wordsRenderer) Layout(s fyne.Size) {
	r.fit(s)
	h := r.t.MinSize().Height
	r.t.Move(fyne.NewPos(0, (s.Height-h)/2))
	r.t.Resize(fyne.NewSize(s.Width, h))
}

// fit cuts the text to the width that it has.
func (r *wordsRenderer) fit(s fyne.Size) {
	r.t.Text = Ellipsis(r.w.text, s.Width+0.5, r.w.size, r.w.style)
}

func (r *wordsRenderer) Refresh() {
	r.t.Color = theme.Color(r.w.color)
	r.t.TextSize, r.t.TextStyle, r.t.Alignment = r.w.size, r.w.style, r.w.align
	r.t.Text = r.w.text
	if s := r.w.Size(); s.Width > 0 {
		r.Layout(s)
	}
	r.t.Refresh()
}

func (r *wordsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t} }
func (r *wordsRenderer) Destroy()                     {}

// Ellipsis cuts a text so that it fits a width.
func Ellipsis(text string, width, size float32, style fyne.TextStyle) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width }
	if width <= 0 || fits(text) {
		return text
	}
	r := []rune(text)
	lo, hi := 0, len(r)
	for lo < hi { // the longest beginning that fits
		if mid := (lo + hi + 1) / 2; fits(string(r[:mid]) + "…") {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(r[:lo]) + "…"
}

// Paragraph returns body text that wraps, in a colour that Fyne knows.
func Paragraph(text string, c fyne.ThemeColorName) *widget.RichText {
	t := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{ColorName: c, SizeName: theme.SizeNameText}})
	t.Wrapping = fyne.TextWrapWord
	return t
}
