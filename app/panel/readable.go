package panel

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"waymark/app/look"
)

// readable is the theme in which fields that cannot be edited are read as well as
// everything else: a map that can only be looked at is there to be read.
type readable struct{}

var _ fyne.Theme = readable{}

// Color implements fyne.Theme.
func (readable) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameDisabled {
		n = look.TextSecondary
	}
	return now().Color(n, v)
}

// Font implements fyne.Theme.
func (readable) Font(s fyne.TextStyle) fyne.Resource { return now().Font(s) }

// Icon implements fyne.Theme.
func (readable) Icon(n fyne.ThemeIconName) fyne.Resource { return now().Icon(n) }

// Size implements fyne.Theme.
func (readable) Size(n fyne.ThemeSizeName) float32 { return now().Size(n) }
