package look

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"waymark/icons"
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

// Content implements fyne.Resource.
func (r *iconResource) Content() []byte {
	svg, ok := icons.SVG(r.name)
	if !ok {
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="9"/></svg>`)
	}
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex(theme.Color(r.color))))
	return bytes.ReplaceAll(svg, []byte(`stroke-width="2"`), []byte(`stroke-width="`+lineWidth()+`"`))
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
