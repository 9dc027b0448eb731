package look

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model/geom"
)

// iconResource is an icon of package icons in a colour of the theme. Its name
// holds the colour, because Fyne keeps rendered icons by their names.
type iconResource struct {
	name  string
	color fyne.ThemeColorName
}

// Icon returns an icon of package icons as a resource that follows the theme.
// A name that is not known is an empty circle.
func Icon(name string, c fyne.ThemeColorName) fyne.Resource { return &iconResource{name, c} }

// Name implements fyne.Resource. It also holds the width of the lines.
func (r *iconResource) Name() string {
	return r.name + "-" + hex(theme.Color(r.color)) + "-" + lineWidth() + ".svg"
}

// lineWidth is the width of the lines of icons: 1.5, in pixels of the screen,
// because Fyne scales an SVG file but not the width of its strokes.
func lineWidth() string {
	scale := float32(1)
	if ws := fyne.CurrentApp().Driver().AllWindows(); len(ws) > 0 {
		scale = ws[0].Canvas().Scale()
	}
	return strconv.FormatFloat(1.5*float64(scale), 'f', 2, 32)
}

// Content implements fyne.Resource. The outline is written in straight lines and
// curves, as the map draws it: Fyne's reader of SVG files loses some of the arcs
// that the family's files are made of.
func (r *iconResource) Content() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round" d="`, hex(theme.Color(r.color)), lineWidth())
	path := shape.Icon(r.name, 0, 0, 24, scene.Color{}).Path
	i := 0
	for _, v := range path.Verbs {
		n := 1
		switch v {
		case geom.MoveTo:
			b.WriteByte('M')
		case geom.LineTo:
			b.WriteByte('L')
		case geom.CubicTo:
			b.WriteByte('C')
			n = 3
		case geom.Close:
			b.WriteByte('Z')
			n = 0
		}
		for _, p := range path.Pts[i : i+n] {
			fmt.Fprintf(&b, "%.3f %.3f ", p.X, p.Y)
		}
		i += n
	}
	b.WriteString(`"/></svg>`)
	return b.Bytes()
}

func hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}

// NewIcon returns an image of an icon with sides of the given size.
func NewIcon(name string, c fyne.ThemeColorName, size float32) *canvas.Image {
	im := canvas.NewImageFromResource(Icon(name, c))
	im.FillMode = canvas.ImageFillContain
	im.SetMinSize(fyne.NewSquareSize(size))
	return im
}
