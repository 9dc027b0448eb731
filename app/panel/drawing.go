package panel

import (
	"image"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/model/geom"
)

// drawing is a small picture in the manner of the map (a mark, a sparkline, a
// face), painted by the map's own rasteriser in the colours of the theme.
type drawing struct {
	widget.BaseWidget
	fonts *text.Fonts
	size  fyne.Size
	paint func(k *shape.Kit) []scene.Op // in units of the window
	scale float64                       // of what is painted; 1 when it is not set
	pic   *fynecanvas.Raster
}

func newDrawing(fonts *text.Fonts, w, h float32, paint func(k *shape.Kit) []scene.Op) *drawing {
	d := &drawing{fonts: fonts, size: fyne.NewSize(w, h), paint: paint}
	d.pic = fynecanvas.NewRaster(d.picture)
	d.ExtendBaseWidget(d)
	return d
}

// kitOf returns the pencils of the current theme.
func kitOf(fonts *text.Fonts) *shape.Kit {
	k := &shape.Kit{Fonts: fonts, Theme: shape.Light()}
	if look.IsDark() {
		k.Theme = shape.Dark()
	}
	return k
}

func (d *drawing) picture(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	size := d.Size()
	if d.paint == nil || size.Width <= 0 {
		return img
	}
	s := &scene.Scene{Bounds: geom.R(0, 0, float64(size.Width), float64(size.Height))}
	s.Add(scene.Item{Ops: d.paint(kitOf(d.fonts))})
	k := float64(w) / float64(size.Width)
	if d.scale > 0 {
		k *= d.scale
	}
	raster.NewWith(1).Draw(img, s, raster.View{To: geom.Affine{A: k, D: k}, Over: true})
	return img
}

// CreateRenderer implements fyne.Widget.
func (d *drawing) CreateRenderer() fyne.WidgetRenderer { return &drawingRenderer{d} }

type drawingRenderer struct{ d *drawing }

func (r *drawingRenderer) MinSize() fyne.Size           { return r.d.size }
func (r *drawingRenderer) Layout(s fyne.Size)           { r.d.pic.Resize(s) }
func (r *drawingRenderer) Refresh()                     { r.d.pic.Refresh() }
func (r *drawingRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.pic} }
func (r *drawingRenderer) Destroy()                     {}
