package app

import (
	"fyne.io/fyne/v2"

	"waymark/app/panel"
)

func toolCommands() []*Command {
	return append([]*Command{
		{ID: "tools.commands", Label: "Find a command…", Menu: "Tools", Icon: "command", Keys: Keys{fyne.KeyK, ctrl}, Needs: always, Run: (*Window).showCommands},
		{ID: "tools.walk", Label: "Walk through", Menu: "Tools", Icon: "play", Keys: Keys{fyne.KeyF5, 0}, Needs: all(aPage, func(s *situation) string {
			if s.pageKind != "flowchart" {
				return "This is for a flowchart page."
			}
			return ""
		}), On: func(w *Window) bool { return w.walk != nil }, Run: (*Window).walkThrough},
		{ID: "tools.nextProblem", Label: "Go to the next problem", Menu: "Tools", Icon: "triangle-alert", Keys: Keys{fyne.KeyF8, 0}, Needs: aMap, Run: func(w *Window) {
			w.showRight(panel.TabProblems)
			w.sides.slots.right.NextProblem()
		}},
	}, panelTools()...)
}

func helpCommands() []*Command {
	return []*Command{
		{ID: "help.firstMap", Label: "Guided first map", Menu: "Help", Icon: "footprints", Needs: always, Run: (*Window).guide},
		{ID: "help.sample", Label: "Open the finished sample", Menu: "Help", Icon: "book-open", Needs: always, Run: func(w *Window) { w.app.create(w, "router-support") }},
		{ID: "help.shortcuts", Label: "Keyboard shortcuts", Menu: "Help", Line: true, Icon: "keyboard", Keys: Keys{fyne.KeyF1, 0}, Needs: always, Run: (*Window).showShortcuts},
		{ID: "help.about", Label: "About Waymark", Menu: "Help", Line: true, Icon: "info", Needs: always, Run: (*Window).showAbout},
	}
}
