package look

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// noteLine is the height of a line of a note: that of dense rows.
const noteLine = 16

// Note is a sentence beside buttons: dense text on one line, or on two where one has
// no room for it. What does not fit then either ends in an ellipsis.
type Note struct {
	widget.BaseWidget
	text  string
	color fyne.ThemeColorName
	least float32
}

// NewNote returns an empty note; least is the width that it always keeps.
func NewNote(c fyne.ThemeColorName, least float32) *Note {
	n := &Note{color: c, least: least}
	n.ExtendBaseWidget(n)
	return n
}

// Set shows a sentence in a colour.
func (n *Note) Set(text string, c fyne.ThemeColorName) {
	if text != n.text || c != n.color {
		n.text, n.color = text, c
		n.Refresh()
	}
}

// Text returns what is shown.
func (n *Note) Text() string { return n.text }

// NaturalWidth is the width of the whole sentence; a row gives it where it can.
func (n *Note) NaturalWidth() float32 {
	return fyne.MeasureText(n.text, SizeDense, fyne.TextStyle{}).Width
}

// lines breaks the sentence between words where it has to.
func (n *Note) lines(width float32) (first, second string) {
	if width <= 0 || n.NaturalWidth() <= width+0.5 {
		return n.text, ""
	}
	words := strings.Fields(n.text)
	k := 1
	for k < len(words) && fyne.MeasureText(strings.Join(words[:k+1], " "), SizeDense, fyne.TextStyle{}).Width <= width {
		k++
	}
	cut := func(s []string) string { return Ellipsis(strings.Join(s, " "), width, SizeDense, fyne.TextStyle{}) }
	return cut(words[:k]), cut(words[k:])
}

// CreateRenderer implements fyne.Widget.
func (n *Note) CreateRenderer() fyne.WidgetRenderer {
	r := &noteRenderer{n: n, first: canvas.NewText("", nil), second: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type noteRenderer struct {
	n             *Note
	first, second *canvas.Text
}

func (r *noteRenderer) MinSize() fyne.Size {
	return fyne.NewSize(min(r.n.least, r.n.NaturalWidth()), 2*noteLine)
}

func (r *noteRenderer) Layout(s fyne.Size) {
	r.first.Text, r.second.Text = r.n.lines(s.Width)
	height, rows := float32(noteLine), []*canvas.Text{r.first}
	if r.second.Hidden = r.second.Text == ""; !r.second.Hidden {
		height, rows = 2*noteLine, append(rows, r.second)
	}
	for i, t := range rows {
		h := t.MinSize().Height
		t.Move(fyne.NewPos(0, (s.Height-height)/2+float32(i)*noteLine+(noteLine-h)/2))
		t.Resize(fyne.NewSize(s.Width, h))
	}
}

func (r *noteRenderer) Refresh() {
	for _, t := range []*canvas.Text{r.first, r.second} {
		t.TextSize, t.Color = SizeDense, theme.Color(r.n.color)
	}
	r.Layout(r.n.Size())
	r.first.Refresh()
	r.second.Refresh()
}

func (r *noteRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.first, r.second}
}

func (r *noteRenderer) Destroy() {}
