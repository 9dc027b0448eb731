package app

import "fyne.io/fyne/v2"

func fileCommands() []*Command {
	return []*Command{
		{ID: "file.new", Label: "New from template…", Menu: "File", Icon: "file-plus", Keys: Keys{fyne.KeyN, ctrl}, Needs: always, Run: (*Window).startScreen},
		{ID: "file.newJourney", Label: "New journey map", Menu: "File", Icon: "route", Keys: Keys{fyne.Key1, ctrl}, Needs: always, Run: func(w *Window) { w.app.create(w, "blank-journey") }},
		{ID: "file.newFlowchart", Label: "New flowchart", Menu: "File", Icon: "workflow", Keys: Keys{fyne.Key2, ctrl}, Needs: always, Run: func(w *Window) { w.app.create(w, "blank-flowchart") }},
		{ID: "file.newValueStream", Label: "New value stream", Menu: "File", Icon: "chart-line", Keys: Keys{fyne.Key3, ctrl}, Needs: always, Run: func(w *Window) { w.app.create(w, "blank-valuestream") }},
		{ID: "file.open", Also: "import draw.io", Label: "Open…", Menu: "File", Line: true, Icon: "folder-open", Keys: Keys{fyne.KeyO, ctrl}, Needs: always, Run: (*Window).askOpen},
		{ID: "file.save", Label: "Save", Menu: "File", Line: true, Icon: "save", Keys: Keys{fyne.KeyS, ctrl}, Needs: aMap, Run: func(w *Window) { w.save(nil) }},
		{ID: "file.saveAs", Label: "Save as…", Menu: "File", Icon: "save", Keys: Keys{fyne.KeyS, ctrl | shift}, Needs: aMap, Run: func(w *Window) { w.saveAs(nil) }},
		{ID: "file.saveCopy", Also: "export json", Label: "Save a copy…", Menu: "File", Icon: "copy", Needs: aMap, Run: (*Window).saveCopy},
		{ID: "file.revert", Label: "Revert to saved…", Menu: "File", Icon: "rotate-ccw", Needs: all(editable, aFile, func(s *situation) string {
			if !s.unsaved {
				return "Nothing has changed since the map was saved."
			}
			return ""
		}), Run: (*Window).revert},
		{ID: "file.versions", Also: "history backup restore", Label: "Versions…", Menu: "File", Icon: "history", Needs: aFile, Run: (*Window).showVersions},
		{ID: "file.export", Also: "pdf png svg csv handout poster", Label: "Export and print…", Menu: "File", Line: true, Icon: "upload", Keys: Keys{fyne.KeyE, ctrl}, Needs: aMap, Run: func(w *Window) { w.showExport() }},
		{ID: "file.print", Label: "Print…", Menu: "File", Icon: "printer", Keys: Keys{fyne.KeyP, ctrl}, Needs: aMap, Run: (*Window).showPrint},
		{ID: "file.preferences", Also: "settings options", Label: "Preferences…", Menu: "File", Line: true, Icon: "settings", Keys: Keys{fyne.KeyComma, ctrl}, Needs: always, Run: (*Window).showPreferences},
		{ID: "file.close", Label: "Close window", Menu: "File", Line: true, Icon: "x", Keys: Keys{fyne.KeyW, ctrl}, Needs: always, Run: (*Window).requestClose},
		{ID: "file.quit", Label: "Quit", Menu: "File", Icon: "x", Keys: Keys{fyne.KeyQ, ctrl}, Needs: always, Run: func(w *Window) { w.app.quit() }},
	}
}

// startScreen shows what can be started, in a window of its own where this one
// has a map.
func (w *Window) startScreen() {
	if o := w.app.idle(); o != nil {
		o.win.RequestFocus()
		return
	}
	w.app.newWindow(nil)
}
