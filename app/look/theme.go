package look

import (
	"image/color"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"waymark/icons"
)

// Mode says whether the window is light or dark.
type Mode string

// The modes. System follows the desktop.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Sizes of the window that Fyne has no names for, in its device-independent units.
const (
	ToolbarHeight   float32 = 44
	TabsHeight      float32 = 34
	StatusHeight    float32 = 26
	PaletteWidth    float32 = 224
	InspectorWidth  float32 = 296
	FieldHeight     float32 = 32
	SmallHeight     float32 = 26
	RowHeight       float32 = 28
	TileHeight      float32 = 34
	RadiusControl   float32 = 4
	RadiusCard      float32 = 6
	RadiusDialog    float32 = 8
	IconSize        float32 = 16
	SizeHeading     float32 = 20
	SizeDialogTitle float32 = 16
	SizeTitle       float32 = 14
	SizeBody        float32 = 13
	SizeDense       float32 = 12
	SizeBadge       float32 = 11
)

// Theme is Waymark's theme.
type Theme struct {
	mode                      Mode
	regular, semibold, italic fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme in a mode.
func New(mode Mode) *Theme {
	return &Theme{
		mode:     mode,
		regular:  font("NotoSans-Regular.ttf", icons.NotoSansRegular()),
		semibold: font("NotoSans-SemiBold.ttf", icons.NotoSansSemiBold()),
		italic:   font("NotoSans-Italic.ttf", icons.NotoSansItalic()),
	}
}

// font makes a font that is part of the program known to the library, which only reads
// it: where a copy would stand in memory for good, 1.5 MB for the three of them, this
// is the program itself.
func font(name, data string) fyne.Resource {
	return fyne.NewStaticResource(name, unsafe.Slice(unsafe.StringData(data), len(data)))
}

// IsDark reports whether the running program shows dark colours now.
func IsDark() bool {
	a := fyne.CurrentApp()
	if a == nil {
		return false
	}
	if t, ok := a.Settings().Theme().(*Theme); ok {
		return t.dark(a.Settings().ThemeVariant())
	}
	return a.Settings().ThemeVariant() == theme.VariantDark
}

func (t *Theme) dark(v fyne.ThemeVariant) bool {
	switch t.mode {
	case Light:
		return false
	case Dark:
		return true
	}
	return v == theme.VariantDark
}

// Font implements fyne.Theme. What Noto Sans lacks, Fyne looks up in its own
// symbol font.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol, s.Monospace:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return t.semibold
	case s.Italic:
		return t.italic
	}
	return t.regular
}

// Icon implements fyne.Theme: what Fyne's own widgets draw comes from the same
// family as everything else.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource {
	if name, ok := themeIcons[n]; ok {
		return Icon(name, Text)
	}
	return theme.DefaultTheme().Icon(n)
}

// themeIcons leads from Fyne's names to those of the icon family.
var themeIcons = map[fyne.ThemeIconName]string{
	theme.IconNameCancel: "x", theme.IconNameConfirm: "check", theme.IconNameDelete: "trash-2",
	theme.IconNameSearch: "search", theme.IconNameSearchReplace: "search", theme.IconNameSettings: "settings",
	theme.IconNameInfo: "info", theme.IconNameQuestion: "circle-help", theme.IconNameWarning: "triangle-alert", theme.IconNameError: "circle-alert",
	theme.IconNameArrowDropDown: "chevron-down", theme.IconNameArrowDropUp: "chevron-up",
	theme.IconNameMenuExpand: "chevron-right", theme.IconNameNavigateNext: "chevron-right", theme.IconNameNavigateBack: "chevron-left",
	theme.IconNameMoveDown: "chevron-down", theme.IconNameMoveUp: "chevron-up",
	theme.IconNameContentAdd: "plus", theme.IconNameContentRemove: "minus", theme.IconNameContentCopy: "copy",
	theme.IconNameContentCut: "scissors", theme.IconNameContentPaste: "clipboard-paste", theme.IconNameContentClear: "x",
	theme.IconNameContentUndo: "undo-2", theme.IconNameContentRedo: "redo-2",
	theme.IconNameFolder: "folder", theme.IconNameFolderOpen: "folder-open", theme.IconNameFolderNew: "folder",
	theme.IconNameFile: "file", theme.IconNameDocument: "file-text", theme.IconNameDocumentSave: "save", theme.IconNameHome: "house",
	theme.IconNameVisibility: "eye", theme.IconNameVisibilityOff: "eye-off", theme.IconNameCalendar: "calendar",
	theme.IconNameMoreVertical: "ellipsis-vertical", theme.IconNameMoreHorizontal: "ellipsis",
	theme.IconNameGrid: "grid-3x3", theme.IconNameList: "list", theme.IconNameViewRefresh: "refresh-cw",
	theme.IconNameComputer: "monitor", theme.IconNameStorage: "database", theme.IconNameUpload: "upload", theme.IconNameDownload: "download",
}

// Color implements fyne.Theme.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	dark := t.dark(v)
	if c, ok := Color(n, dark); ok {
		return c
	}
	if own, ok := themeColors[n]; ok {
		c, _ := Color(own, dark)
		return c
	}
	switch n {
	case theme.ColorNameShadow:
		if dark {
			return color.NRGBA{A: 0x70}
		}
		return color.NRGBA{R: 20, G: 32, B: 48, A: 0x38}
	case theme.ColorNameSelection:
		c, _ := Color(Accent, dark)
		c.A = 0x48
		return c
	case theme.ColorNameFocus:
		c, _ := Color(FocusRing, dark)
		c.A = 0x50
		return c
	case theme.ColorNameScrollBar:
		c, _ := Color(Border, dark)
		c.A = 0x90
		return c
	case theme.ColorNameDisabledButton:
		c, _ := Color(Hover, dark)
		return c
	}
	variant := theme.VariantLight
	if dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, variant)
}

// themeColors leads from Fyne's names to ours.
var themeColors = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground: Window, theme.ColorNameButton: Panel, theme.ColorNameDisabled: Faint,
	theme.ColorNameError: Bad, theme.ColorNameForeground: Text, theme.ColorNameForegroundOnPrimary: OnAccent,
	theme.ColorNameForegroundOnError: Panel, theme.ColorNameForegroundOnSuccess: Panel, theme.ColorNameForegroundOnWarning: Panel,
	theme.ColorNameHeaderBackground: Window, theme.ColorNameHover: Hover, theme.ColorNameHyperlink: Accent,
	theme.ColorNameInputBackground: Field, theme.ColorNameInputBorder: Border,
	theme.ColorNameMenuBackground: Panel, theme.ColorNameOverlayBackground: Panel, theme.ColorNamePlaceHolder: TextHint,
	theme.ColorNamePressed: Selected, theme.ColorNamePrimary: Accent, theme.ColorNameSeparator: Hairline,
	theme.ColorNameSuccess: Good, theme.ColorNameWarning: Warning, theme.ColorNameScrollBarBackground: None,
}

// Size implements fyne.Theme.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return SizeBody
	case theme.SizeNameHeadingText:
		return SizeHeading
	case theme.SizeNameSubHeadingText:
		return SizeDialogTitle
	case theme.SizeNameCaptionText:
		return SizeBadge
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 7 // a field of one line is 32 high
	case theme.SizeNameInlineIcon:
		return IconSize
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius:
		return RadiusControl
	case theme.SizeNameCardRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return RadiusCard
	case theme.SizeNameDialogRadius:
		return RadiusDialog
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameModalBlurRadius:
		return 0 // costs more than a frame without a graphics card, and says nothing
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return theme.DefaultTheme().Size(n)
}
