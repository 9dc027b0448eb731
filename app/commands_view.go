package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/app/look"
)

func viewCommands() []*Command {
	theme := func(id, label, icon string, mode look.Mode) *Command {
		return &Command{ID: id, Label: label, Menu: "View", Sub: "Theme", Also: strings.ToLower(label) + " mode", Icon: icon, Needs: always,
			On: func(w *Window) bool { return w.app.state.Preferences.Theme == string(mode) }, Run: func(w *Window) { w.app.setTheme(mode) }}
	}
	list := []*Command{
		{ID: "view.zoomIn", Label: "Zoom in", Menu: "View", Icon: "zoom-in", Keys: Keys{fyne.KeyEqual, ctrl}, Needs: aPage, Run: func(w *Window) { w.view.ZoomIn() }},
		{ID: "view.zoomOut", Label: "Zoom out", Menu: "View", Icon: "zoom-out", Keys: Keys{fyne.KeyMinus, ctrl}, Needs: aPage, Run: func(w *Window) { w.view.ZoomOut() }},
		{ID: "view.zoom100", Also: "100 % actual size", Label: "Show in its own size", Menu: "View", Icon: "search", Keys: Keys{fyne.Key0, ctrl}, Needs: aPage, Run: func(w *Window) { w.view.ZoomTo(1) }},
		{ID: "view.fit", Also: "zoom to fit", Label: "Show the whole page", Menu: "View", Icon: "maximize", Keys: Keys{fyne.Key9, ctrl}, Needs: aPage, Run: func(w *Window) { w.view.Fit() }},
		{ID: "view.fitWidth", Label: "Show the whole width", Menu: "View", Icon: "move-right", Keys: Keys{fyne.Key8, ctrl}, Needs: aPage, Run: func(w *Window) { w.view.FitWidth() }},
		{ID: "view.fitSelection", Label: "Show the selection", Menu: "View", Icon: "scan", Keys: Keys{fyne.Key7, ctrl}, Needs: all(aPage, aSelection), Run: func(w *Window) { w.view.FitSelection() }},
		{ID: "view.palette", Label: "Palette", Menu: "View", Line: true, Icon: "panel-left", Keys: Keys{fyne.KeyB, ctrl}, Needs: aMap,
			On: func(w *Window) bool { return w.app.state.Palette }, Run: func(w *Window) { w.app.state.Palette = !w.app.state.Palette; w.sidesChanged() }},
		{ID: "view.inspector", Also: "format panel properties", Label: "Inspector", Menu: "View", Icon: "panel-right", Keys: Keys{fyne.KeyI, ctrl}, Needs: aMap,
			On: func(w *Window) bool { return w.app.state.Inspector }, Run: func(w *Window) { w.app.state.Inspector = !w.app.state.Inspector; w.sidesChanged() }},
		{ID: "view.minimap", Also: "minimap", Label: "Overview map", Menu: "View", Icon: "map", Keys: Keys{fyne.KeyO, ctrl | shift}, Needs: aPage,
			On:  func(w *Window) bool { return w.view != nil && w.view.Minimap() },
			Run: func(w *Window) { w.switchView(w.view.Minimap(), w.view.SetMinimap, &w.app.state.Preferences.Minimap) }},
		{ID: "view.marks", Label: "Problems on the map", Menu: "View", Icon: "triangle-alert", Keys: Keys{fyne.KeyM, ctrl | shift}, Needs: aPage,
			On: func(w *Window) bool { return w.view != nil && w.view.Problems() },
			Run: func(w *Window) {
				w.switchView(w.view.Problems(), w.view.ShowProblems, &w.app.state.Preferences.Problems)
			}},
		{ID: "view.snap", Also: "grid guides", Label: "Snap to grid and shapes", Menu: "View", Icon: "magnet", Needs: aMap,
			On: func(w *Window) bool { return w.app.state.Preferences.Snap }, Run: func(w *Window) {
				w.app.state.Preferences.Snap = !w.app.state.Preferences.Snap
				w.app.applyPreferences()
			}},
		{ID: "view.future", Also: "as-is to-be difference", Label: "Compare with future", Menu: "View", Icon: "columns-2", Needs: all(aPage, func(s *situation) string {
			switch {
			case s.pageKind != "journey":
				return "This is for a journey page."
			case s.pageState == "future":
				return "Show the page of the current state first."
			case !s.future:
				return "This page has no future state yet. Page ▸ Make future state of this page adds one."
			}
			return ""
		}), On: func(w *Window) bool { return w.view != nil && w.view.Future() }, Run: func(w *Window) { w.view.SetFuture(!w.view.Future()) }},
	}
	list = append(list, panelCommands()...)
	return append(list,
		theme("view.themeSystem", "As the system", "monitor", look.System),
		theme("view.themeLight", "Light", "sun", look.Light),
		theme("view.themeDark", "Dark", "moon", look.Dark),
		&Command{ID: "view.newWindow", Label: "New window of this map", Menu: "View", Line: true, Icon: "external-link", Keys: Keys{fyne.KeyN, ctrl | shift}, Needs: aMap, Run: (*Window).another},
		&Command{ID: "view.fullScreen", Label: "Full screen", Menu: "View", Icon: "maximize", Keys: Keys{fyne.KeyF11, 0}, Needs: always,
			On: func(w *Window) bool { return w.win.FullScreen() }, Run: func(w *Window) { w.win.SetFullScreen(!w.win.FullScreen()) }},
	)
}

// sidesChanged shows or hides the columns beside the map, in all windows.
func (w *Window) sidesChanged() {
	w.app.keep()
	for _, o := range w.app.windows {
		if o.sides != nil {
			o.sides.apply()
			o.win.Content().Refresh()
			o.menu.update()
		}
	}
}

// applyPreferences hands the preferences to all windows and remembers them.
func (a *App) applyPreferences() {
	a.keep()
	p := a.state.Preferences
	for _, w := range a.windows {
		if w.view != nil {
			w.view.SetGrid(gridOf(p.Snap, p.Grid), p.Snap)
			w.menu.update()
		}
	}
}

// gridOf is the distance that shapes snap to: none where snapping is off.
func gridOf(snap bool, grid int) float64 {
	if !snap {
		return 0
	}
	return float64(grid)
}

// switchView turns something that the map shows on or off, and remembers it.
func (w *Window) switchView(was bool, show func(bool), kept *bool) {
	show(!was)
	*kept = !was
	w.app.keep()
}
