package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Tile is any content that can be pressed as a whole: a row of a list, a card, a
// thumbnail. The pointer over it gives it a grey ground, the keyboard's focus a
// ring, and being chosen a tint; the three never look alike.
type Tile struct {
	Aware
	OnTapped    func()
	OnSecondary func(at fyne.Position)           // the other button; a position of the window
	OnKey       func(e *fyne.KeyEvent) (ok bool) // keys beside Enter and the space bar

	content    fyne.CanvasObject
	fill, line fyne.ThemeColorName // at rest
	radius     float32
	chosen     bool
	framed     bool // chosen is a frame, not a tint
}

var (
	_ fyne.Tappable          = (*Tile)(nil)
	_ fyne.SecondaryTappable = (*Tile)(nil)
	_ fyne.Focusable         = (*Tile)(nil)
	_ desktop.Hoverable      = (*Tile)(nil)
)

// NewTile makes content pressable.
func NewTile(content fyne.CanvasObject, tapped func()) *Tile {
	t := &Tile{content: content, OnTapped: tapped, fill: None, line: None, radius: RadiusCard}
	t.ExtendBaseWidget(t)
	return t
}

// Grounded gives the tile a ground and a border at rest.
func (t *Tile) Grounded(fill, line fyne.ThemeColorName, radius float32) *Tile {
	t.fill, t.line, t.radius = fill, line, radius
	return t
}

// Framed shows being chosen as a frame instead of a tint.
func (t *Tile) Framed() *Tile { t.framed = true; return t }

// Tip sets the tooltip.
func (t *Tile) Tip(text string) *Tile { t.SetToolTip(text); return t }

// SetChosen shows the tile as the chosen one of its group.
func (t *Tile) SetChosen(on bool) {
	if on != t.chosen {
		t.chosen = on
		t.Refresh()
	}
}

// Chosen reports whether the tile is shown as chosen.
func (t *Tile) Chosen() bool { return t.chosen }

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) {
	t.hide()
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (t *Tile) TappedSecondary(e *fyne.PointEvent) {
	if t.OnSecondary != nil {
		t.OnSecondary(e.AbsolutePosition)
	}
}

// TypedKey implements fyne.Focusable.
func (t *Tile) TypedKey(e *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		passOn(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{t: t, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type tileRenderer struct {
	t            *Tile
	ground, ring *canvas.Rectangle
}

func (r *tileRenderer) MinSize() fyne.Size { return r.t.content.MinSize() }

func (r *tileRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.ring.Move(fyne.NewPos(-1, -1))
	r.ring.Resize(s.AddWidthHeight(2, 2))
	r.t.content.Resize(s)
}

func (r *tileRenderer) paint() {
	fill, line, width := r.t.fill, r.t.line, float32(1)
	if r.t.hovered {
		fill = Hover
	}
	if r.t.chosen {
		if r.t.framed {
			line, width = Accent, 2
		} else {
			fill = Selected
		}
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth, r.ground.CornerRadius = theme.Color(fill), theme.Color(line), width, r.t.radius
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Color(None), theme.Color(FocusRing), 2, r.t.radius+1
	r.ring.Hidden = !r.t.focused
	r.ground.Refresh()
	r.ring.Refresh()
}

func (r *tileRenderer) Refresh() {
	r.paint()
	r.t.content.Refresh()
}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.t.content, r.ring}
}
func (r *tileRenderer) Destroy() {}
