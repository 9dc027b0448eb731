package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/icons"
)

// mark is the icon of the program, to be drawn in any size.
func mark() fyne.Resource { return fyne.NewStaticResource("waymark.svg", icons.Mark()) }

func newMark(size float32) fyne.CanvasObject {
	im := canvas.NewImageFromResource(mark())
	im.FillMode = canvas.ImageFillContain
	im.SetMinSize(fyne.NewSquareSize(size))
	return im
}

// pageIcon is the icon of a page kind, as package icons names it.
func pageIcon(kind string) string { return icons.Page(kind) }

// dashed is a dashed frame with round corners: a place for something that is not
// there yet.
type dashed struct{ widget.BaseWidget }

func newDashed() *dashed {
	d := &dashed{}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *dashed) CreateRenderer() fyne.WidgetRenderer { return &dashedRenderer{d: d} }

type dashedRenderer struct {
	d     *dashed
	lines []fyne.CanvasObject
}

func (r *dashedRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *dashedRenderer) Layout(s fyne.Size) {
	r.lines = nil
	const on, off, inset = 4, 3, 1
	add := func(x1, y1, x2, y2 float32) {
		l := canvas.NewLine(theme.Color(look.Border))
		l.Position1, l.Position2, l.StrokeWidth = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2), 1
		r.lines = append(r.lines, l)
	}
	for x := float32(6); x < s.Width-6; x += on + off {
		e := min(x+on, s.Width-6)
		add(x, inset, e, inset)
		add(x, s.Height-inset, e, s.Height-inset)
	}
	for y := float32(6); y < s.Height-6; y += on + off {
		e := min(y+on, s.Height-6)
		add(inset, y, inset, e)
		add(s.Width-inset, y, s.Width-inset, e)
	}
}

func (r *dashedRenderer) Refresh() {
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}

func (r *dashedRenderer) Objects() []fyne.CanvasObject { return r.lines }
func (r *dashedRenderer) Destroy()                     {}
