package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Slid gives a slider a track that can be seen on the ground of the window, and the
// accent colour as far as it is set.
func Slid(s *widget.Slider) fyne.CanvasObject {
	return container.NewThemeOverride(s, sliderTheme{})
}

// sliderTheme is the theme of the program with the colours of a slider. It asks for
// the theme each time, because that can be changed.
type sliderTheme struct{}

var _ fyne.Theme = sliderTheme{}

func base() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements fyne.Theme.
func (sliderTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameInputBackground:
		n = Border
	case theme.ColorNameForeground:
		n = Accent
	}
	return base().Color(n, v)
}

// Font implements fyne.Theme.
func (sliderTheme) Font(s fyne.TextStyle) fyne.Resource { return base().Font(s) }

// Icon implements fyne.Theme.
func (sliderTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return base().Icon(n) }

// Size implements fyne.Theme.
func (sliderTheme) Size(n fyne.ThemeSizeName) float32 { return base().Size(n) }
