package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Ground is a rectangle in colours of the theme.
type Ground struct {
	widget.BaseWidget
	fill, line fyne.ThemeColorName
	radius     float32
	width      float32
}

// NewGround returns a filled rectangle with round corners.
func NewGround(fill fyne.ThemeColorName, radius float32) *Ground {
	g := &Ground{fill: fill, line: None, radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// Lined gives it a border.
func (g *Ground) Lined(c fyne.ThemeColorName, width float32) *Ground {
	g.line, g.width = c, width
	return g
}

// Set changes its colours and the width of its border.
func (g *Ground) Set(fill, line fyne.ThemeColorName, width float32) {
	if g.fill == fill && g.line == line && g.width == width {
		return
	}
	g.fill, g.line, g.width = fill, line, width
	g.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g: g, rect: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	g    *Ground
	rect *canvas.Rectangle
}

func (r *groundRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *groundRenderer) Layout(s fyne.Size) { r.rect.Resize(s) }

func (r *groundRenderer) Refresh() {
	r.rect.FillColor = theme.Color(r.g.fill)
	r.rect.StrokeColor = theme.Color(r.g.line)
	r.rect.StrokeWidth = r.g.width
	r.rect.CornerRadius = r.g.radius
	r.rect.Refresh()
}

func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) Destroy()                     {}

// Line returns a hairline that lies (as a row in a box) or stands.
func Line(standing bool) fyne.CanvasObject {
	g := NewGround(Hairline, 0)
	if standing {
		return Sized(g, 1, 0)
	}
	return Sized(g, 0, 1)
}

// On puts content on a ground with insets: top, right, bottom, left.
func On(g fyne.CanvasObject, content fyne.CanvasObject, t, r, b, l float32) *fyne.Container {
	return container.NewStack(g, Inset(content, t, r, b, l))
}

// Inset gives content room around it: top, right, bottom, left.
func Inset(content fyne.CanvasObject, t, r, b, l float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(t, b, l, r), content)
}

// Framed gives a control that has no border of its own (a Select) one.
func Framed(o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewGround(Field, RadiusControl).Lined(Border, 1), Inset(o, 1, 1, 1, 1))
}

// Beside puts a column of a fixed width to the left of what takes the rest,
// without the gap that Fyne's own border layout leaves.
func Beside(left fyne.CanvasObject, width float32, rest fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{width}, left, rest)
}

type beside struct{ width float32 }

func (l *beside) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	return fyne.NewSize(l.width+b.Width, max(a.Height, b.Height))
}

func (l *beside) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(fyne.NewSize(l.width, s.Height))
	os[1].Move(fyne.NewPos(l.width, 0))
	os[1].Resize(fyne.NewSize(s.Width-l.width, s.Height))
}

// Stack lays objects over each other.
func Stack(objects ...fyne.CanvasObject) *fyne.Container { return container.NewStack(objects...) }

// Row lays objects out from left to right, centred vertically, with gaps.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap}, objects...)
}

// Column lays objects out from top to bottom with gaps.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Space is an empty object that takes all room of a Row that is left over.
func Space() fyne.CanvasObject { return layout.NewSpacer() }

// Gap is an empty object of a width and a height.
func Gap(w, h float32) fyne.CanvasObject { return Sized(layout.NewSpacer(), w, h) }

// Sized gives an object a least size; 0 leaves a side as it is.
func Sized(o fyne.CanvasObject, w, h float32) *fyne.Container {
	return container.New(&atLeast{fyne.NewSize(w, h)}, o)
}

type atLeast struct{ size fyne.Size }

func (l *atLeast) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	for _, o := range os {
		s = s.Max(o.MinSize())
	}
	if l.size.Width > 0 {
		s.Width = l.size.Width
	}
	if l.size.Height > 0 {
		s.Height = l.size.Height
	}
	return s
}

func (l *atLeast) Layout(os []fyne.CanvasObject, s fyne.Size) {
	for _, o := range os {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

// elastic is what can be narrower than it would like to be: Words, and widgets
// made of them.
type elastic interface{ NaturalWidth() float32 }

// row is an HBox that keeps the heights of what it holds and centres it.
type row struct{ gap float32 }

func isSpacer(o fyne.CanvasObject) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && s.ExpandHorizontal()
}

func (l *row) MinSize(os []fyne.CanvasObject) fyne.Size {
	s := fyne.Size{}
	n := 0
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		n++
		if isSpacer(o) {
			continue
		}
		m := o.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
	}
	s.Width += l.gap * float32(max(0, n-1))
	return s
}

func (l *row) Layout(os []fyne.CanvasObject, size fyne.Size) {
	spare, spacers := max(0, size.Width-l.MinSize(os).Width), 0
	widths := make([]float32, len(os))
	for i, o := range os {
		if !o.Visible() {
			continue
		}
		if isSpacer(o) {
			spacers++
			continue
		}
		widths[i] = o.MinSize().Width
		if w, ok := o.(elastic); ok { // text grows to what it needs before spacers do
			add := min(spare, max(0, w.NaturalWidth()-widths[i]))
			widths[i] += add
			spare -= add
		}
	}
	x := float32(0)
	for i, o := range os {
		if !o.Visible() {
			continue
		}
		if isSpacer(o) {
			x += spare/float32(spacers) + l.gap
			continue
		}
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(widths[i], h))
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		x += widths[i] + l.gap
	}
}
