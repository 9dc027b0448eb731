// Package look is how the window looks: the colours, type and sizes of Waymark as
// a fyne.Theme, its icons as resources that follow the theme, and the few small
// widgets that Fyne lacks or draws in another manner (text in any colour and
// size, buttons with an icon, segments, grounds).
//
//	app.Settings().SetTheme(look.New(look.System))
//	look.NewButton("Export", "upload", look.Filled, run)
//	look.NewText("Page 1 of 5", look.TextSecondary).Small()
//
// The package may import Fyne, icons, and canvas/shape for the outlines of icons:
// app, app/panel and canvas stand above it. It knows no documents and no commands.
package look
