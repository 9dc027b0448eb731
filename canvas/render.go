package canvas

import "fyne.io/fyne/v2"

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return &renderer{v} }

type renderer struct{ v *View }

func (r *renderer) Destroy() {}

func (r *renderer) Layout(s fyne.Size) {
	r.v.pic.Resize(s)
	r.v.pic.Move(fyne.NewPos(0, 0))
	r.v.minimap.place(s)
	r.v.placeField()
}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(120, 90) }

func (r *renderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.v.pic, r.v.minimap.object()}
	if f := r.v.field; f != nil {
		out = append(out, f.clip)
	}
	return out
}

func (r *renderer) Refresh() { r.v.Redraw() }
