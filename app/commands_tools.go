package app

import (
	"fyne.io/fyne/v2"

	"waymark/app/panel"
	"waymark/canvas"
)

func toolCommands() []*Command {
	mode := func(id, label, icon string, keys Keys, needs func(*situation) string, m canvas.Mode) *Command {
		return &Command{ID: id, Label: label, Menu: "Tools", Line: m == canvas.Selecting, Icon: icon, Keys: keys, Needs: needs,
			On: func(w *Window) bool { return w.view != nil && w.view.Mode() == m }, Run: func(w *Window) { w.view.SetMode(m) }}
	}
	return append([]*Command{
		{ID: "tools.commands", Also: "search command palette", Label: "Find a command…", Menu: "Tools", Icon: "command", Keys: Keys{fyne.KeyK, ctrl}, Needs: always, Run: (*Window).showCommands},
		mode("tools.select", "Select and move", "mouse-pointer-2", Keys{fyne.Key1, alt}, aPage, canvas.Selecting),
		mode("tools.hand", "Move the map", "hand", Keys{fyne.Key2, alt}, aPage, canvas.Panning),
		mode("tools.connect", "Connect shapes", "workflow", Keys{fyne.Key3, alt}, all(editable, onPage("flowchart", "valuestream")), canvas.Connecting),
		{ID: "tools.walk", Also: "role play simulate test training", Label: "Walk through", Menu: "Tools", Line: true, Icon: "play", Keys: Keys{fyne.KeyF5, 0}, Needs: all(aPage, func(s *situation) string {
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
