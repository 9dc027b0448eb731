// Package app is the program around the map: windows, menus, toolbar, page tabs,
// status bar, start screen, the command palette, the dialogs for export, files and
// preferences, and help.
//
//	os.Exit(app.Run(app.Options{Files: args}))
//
// Whatever a person can ask for is a Command, in one table (commands.go). Menus,
// toolbar, command palette, shortcuts, the shortcuts sheet and the test that
// invokes everything once are made from that table, so none of them can forget
// one. What a command needs ("Select two shapes first") is computed from a
// situation, a plain value, and can be tested without a window.
//
// A Window shows one open document (app/session) through the canvas and the
// panels, or the start screen. Everything here runs on Fyne's goroutine; what
// takes long (thumbnails, the preview of a handout, writing a PDF) works on
// immutable documents elsewhere and answers through fyne.Do.
//
// In its test mode (the environment variable WAYMARK_TEST_LOG names a file) the
// program writes a line for what happens, such as "ready", "command file.save" or
// "saved router.waymark.json", so that tests of the real window wait for what
// they mean and never for a time.
package app
