package look

import "fyne.io/fyne/v2"

// Radio is a column of choices of which one holds.
type Radio struct {
	OnChanged func(int)

	object *fyne.Container
	chosen int
	tiles  []*Tile
	rings  []*Ground
	dots   []*Ground
}

// NewRadio returns the choices with one of them chosen.
func NewRadio(labels []string, chosen int, changed func(int)) *Radio {
	r := &Radio{object: Column(0), OnChanged: changed, chosen: -1}
	for i, l := range labels {
		ring, dot := NewGround(Field, 8).Lined(Border, 1), NewGround(Accent, 4)
		mark := Sized(Stack(ring, Inset(dot, 4, 4, 4, 4)), 16, 16)
		t := NewTile(Sized(Inset(Row(9, mark, NewText(l, Text)), 0, 6, 0, 2), 0, RowHeight), func() { r.choose(i) })
		t.OnKey = func(e *fyne.KeyEvent) bool {
			switch e.Name {
			case fyne.KeyUp, fyne.KeyLeft:
				r.choose(i - 1)
			case fyne.KeyDown, fyne.KeyRight:
				r.choose(i + 1)
			default:
				return false
			}
			return true
		}
		r.tiles, r.rings, r.dots = append(r.tiles, t), append(r.rings, ring), append(r.dots, dot)
		r.object.Add(t)
	}
	r.Set(chosen)
	return r
}

// Object returns what is shown.
func (r *Radio) Object() fyne.CanvasObject { return r.object }

// Set shows another choice without calling OnChanged.
func (r *Radio) Set(i int) {
	r.chosen = i
	for j := range r.dots {
		if j == i {
			r.rings[j].Set(Field, Accent, 1.5)
			r.dots[j].Show()
		} else {
			r.rings[j].Set(Field, Border, 1)
			r.dots[j].Hide()
		}
	}
}

func (r *Radio) choose(i int) {
	if i < 0 || i >= len(r.tiles) || i == r.chosen {
		return
	}
	r.Set(i)
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.tiles[i]); c != nil {
		c.Focus(r.tiles[i])
	}
	if r.OnChanged != nil {
		r.OnChanged(i)
	}
}
