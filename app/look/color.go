package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// The colours of the window that Fyne has no names for. All of them can be given
// to theme.Color.
const (
	TitleStrip    fyne.ThemeColorName = "waymark.titleStrip"
	Window        fyne.ThemeColorName = "waymark.window" // menu, toolbar, tabs, status bar
	Panel         fyne.ThemeColorName = "waymark.panel"
	Desk          fyne.ThemeColorName = "waymark.desk" // behind the map
	Field         fyne.ThemeColorName = "waymark.field"
	Hairline      fyne.ThemeColorName = "waymark.hairline"
	Border        fyne.ThemeColorName = "waymark.border" // of controls
	Text          fyne.ThemeColorName = "waymark.text"
	TextSecondary fyne.ThemeColorName = "waymark.secondary"
	TextHint      fyne.ThemeColorName = "waymark.hint"
	Accent        fyne.ThemeColorName = "waymark.accent"
	AccentPressed fyne.ThemeColorName = "waymark.accentPressed"
	OnAccent      fyne.ThemeColorName = "waymark.onAccent"
	Selected      fyne.ThemeColorName = "waymark.selected"
	Hover         fyne.ThemeColorName = "waymark.hover"
	FocusRing     fyne.ThemeColorName = "waymark.focusRing"
	Bad           fyne.ThemeColorName = "waymark.error"
	BadGround     fyne.ThemeColorName = "waymark.errorGround"
	Warning       fyne.ThemeColorName = "waymark.warning"
	WarningGround fyne.ThemeColorName = "waymark.warningGround"
	Good          fyne.ThemeColorName = "waymark.good"
	GoodGround    fyne.ThemeColorName = "waymark.goodGround"
	Guide         fyne.ThemeColorName = "waymark.guide" // alignment guides
	Faint         fyne.ThemeColorName = "waymark.faint" // what cannot be used now
	Shade         fyne.ThemeColorName = "waymark.shade" // over the window, below a dialog
	Brand         fyne.ThemeColorName = "waymark.brand" // ground of the program's mark
	None          fyne.ThemeColorName = "waymark.none"  // transparent
)

// tone is a colour in light and in dark.
type tone struct{ light, dark uint32 }

// tones is the table of colours. A test holds every pair that stands on top of
// each other to its contrast.
var tones = map[fyne.ThemeColorName]tone{
	TitleStrip:    {0xE4E9EF, 0x16191F},
	Window:        {0xF3F5F8, 0x1D2129},
	Panel:         {0xFFFFFF, 0x242933},
	Desk:          {0xE9EDF2, 0x14171C},
	Field:         {0xFFFFFF, 0x1A1E25},
	Hairline:      {0xD8DEE6, 0x39414D},
	Border:        {0x7E8A9A, 0x748091},
	Text:          {0x1B2430, 0xE7EBF1},
	TextSecondary: {0x525E6D, 0xB0BAC7},
	TextHint:      {0x5F6B7B, 0x93A0B0},
	Accent:        {0x0067AC, 0x5CB3F2},
	AccentPressed: {0x00568F, 0x86C8F7},
	OnAccent:      {0xFFFFFF, 0x0C1B29},
	Selected:      {0xE2F0FA, 0x1E3A55},
	Hover:         {0xEDF1F5, 0x2E3541},
	FocusRing:     {0x2F8FD3, 0x3E84BA},
	Bad:           {0xB93A00, 0xFF9166},
	BadGround:     {0xFBEDE5, 0x3B261F},
	Warning:       {0x8F5A00, 0xF2C14E},
	WarningGround: {0xFFF5DC, 0x3A311D},
	Good:          {0x00704F, 0x56C9A0},
	GoodGround:    {0xE3F3EC, 0x1B352D},
	Guide:         {0xC2187E, 0xFF7AC6},
	Faint:         {0x9AA5B3, 0x5C6775},
	Brand:         {0x14365D, 0x14365D},
}

func (t tone) of(dark bool) color.NRGBA {
	v := t.light
	if dark {
		v = t.dark
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// Color returns a colour of this package in light or dark; ok is false for a name
// that is not of this package.
func Color(name fyne.ThemeColorName, dark bool) (c color.NRGBA, ok bool) {
	switch name {
	case None:
		return color.NRGBA{}, true
	case Shade:
		return color.NRGBA{R: 10, G: 16, B: 24, A: 0x73}, true
	}
	t, ok := tones[name]
	return t.of(dark), ok
}
