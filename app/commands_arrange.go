package app

import (
	"fyne.io/fyne/v2"

	"waymark/model/edit"
)

func arrangeCommands() []*Command {
	diagram := onPage("flowchart", "valuestream")
	align := func(id, label, icon string, side edit.Side) *Command {
		return &Command{ID: "arrange.align" + id, Label: label, Menu: "Arrange", Sub: "Align", Icon: icon, Needs: all(diagram, nodes(2)), Run: func(w *Window) { w.hand().Align(side) }}
	}
	return []*Command{
		align("Left", "Align left edges", "align-start-vertical", edit.AlignLeft),
		align("Center", "Align centres", "align-center-vertical", edit.AlignCenter),
		align("Right", "Align right edges", "align-end-vertical", edit.AlignRight),
		align("Top", "Align top edges", "align-start-horizontal", edit.AlignTop),
		align("Middle", "Align middles", "align-center-horizontal", edit.AlignMiddle),
		align("Bottom", "Align bottom edges", "align-end-horizontal", edit.AlignBottom),
		{ID: "arrange.distributeAcross", Label: "Distribute across", Menu: "Arrange", Sub: "Distribute", Icon: "align-horizontal-distribute-center", Needs: all(diagram, nodes(3)), Run: func(w *Window) { w.hand().Distribute(false) }},
		{ID: "arrange.distributeDown", Label: "Distribute down", Menu: "Arrange", Sub: "Distribute", Icon: "align-vertical-distribute-center", Needs: all(diagram, nodes(3)), Run: func(w *Window) { w.hand().Distribute(true) }},
		{ID: "arrange.sameWidth", Label: "Same width", Menu: "Arrange", Sub: "Same size", Icon: "square", Needs: all(diagram, nodes(2)), Run: func(w *Window) { w.hand().SameSize(true, false) }},
		{ID: "arrange.sameHeight", Label: "Same height", Menu: "Arrange", Sub: "Same size", Icon: "square", Needs: all(diagram, nodes(2)), Run: func(w *Window) { w.hand().SameSize(false, true) }},
		{ID: "arrange.sameSize", Label: "Same size", Menu: "Arrange", Sub: "Same size", Icon: "square", Needs: all(diagram, nodes(2)), Run: func(w *Window) { w.hand().SameSize(true, true) }},
		{ID: "arrange.front", Label: "Bring to front", Menu: "Arrange", Line: true, Icon: "bring-to-front", Keys: Keys{fyne.KeyRightBracket, ctrl | shift}, Needs: all(diagram, nodes(1)), Run: func(w *Window) { w.hand().Restack(true) }},
		{ID: "arrange.back", Label: "Send to back", Menu: "Arrange", Icon: "send-to-back", Keys: Keys{fyne.KeyLeftBracket, ctrl | shift}, Needs: all(diagram, nodes(1)), Run: func(w *Window) { w.hand().Restack(false) }},
		{ID: "arrange.group", Label: "Group", Menu: "Arrange", Line: true, Icon: "group", Keys: Keys{fyne.KeyG, ctrl}, Needs: all(diagram, nodes(2)), Run: func(w *Window) { w.hand().Group() }},
		{ID: "arrange.ungroup", Label: "Ungroup", Menu: "Arrange", Icon: "ungroup", Keys: Keys{fyne.KeyG, ctrl | shift}, Needs: all(diagram, func(s *situation) string {
			if !s.groups {
				return "Select a group first."
			}
			return ""
		}), Run: func(w *Window) { w.hand().Ungroup() }},
		{ID: "arrange.lock", Label: "Lock", Menu: "Arrange", Icon: "lock", Keys: Keys{fyne.KeyL, ctrl}, Needs: all(diagram, nodes(1), func(s *situation) string {
			if s.locked == s.nodes {
				return "All that is selected is locked already."
			}
			return ""
		}), Run: func(w *Window) { w.hand().Lock(true) }},
		{ID: "arrange.unlock", Label: "Unlock", Menu: "Arrange", Icon: "lock-open", Keys: Keys{fyne.KeyL, ctrl | alt}, Needs: all(diagram, nodes(1), func(s *situation) string {
			if s.locked == 0 {
				return "Nothing that is selected is locked."
			}
			return ""
		}), Run: func(w *Window) { w.hand().Lock(false) }},
		{ID: "arrange.layout", Also: "auto layout tidy clean up", Label: "Arrange automatically", Menu: "Arrange", Line: true, Icon: "sparkles", Keys: Keys{fyne.KeyL, ctrl | shift}, Needs: diagram, Run: (*Window).arrange},
		{ID: "arrange.merge", Also: "merge cells", Label: "Merge with the next step", Menu: "Arrange", Line: true, Icon: "merge", Needs: all(onPage("journey"), oneCard), Run: func(w *Window) { w.hand().SpanBy(1) }},
		{ID: "arrange.split", Label: "Split card", Menu: "Arrange", Icon: "split", Needs: all(onPage("journey"), oneCard), Run: func(w *Window) { w.hand().SpanBy(-1) }},
	}
}

func oneCard(s *situation) string {
	if s.cards != 1 || s.selected != 1 {
		return "Select one card first."
	}
	return ""
}
