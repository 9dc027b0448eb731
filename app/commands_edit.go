package app

import (
	"errors"

	"fyne.io/fyne/v2"

	"waymark/model/edit"
)

func editCommands() []*Command {
	return []*Command{
		{ID: "edit.undo", Label: "Undo", Menu: "Edit", Icon: "undo-2", Keys: Keys{fyne.KeyZ, ctrl}, Needs: all(editable, func(s *situation) string {
			if s.undo == "" {
				return "There is nothing to undo."
			}
			return ""
		}), Run: func(w *Window) {
			if label, ok := w.session.Undo(); ok {
				w.say("Undone: " + label + ".")
			}
		}},
		{ID: "edit.redo", Label: "Redo", Menu: "Edit", Icon: "redo-2", Keys: Keys{fyne.KeyY, ctrl}, Needs: all(editable, func(s *situation) string {
			if s.redo == "" {
				return "There is nothing to do again."
			}
			return ""
		}), Run: func(w *Window) {
			if label, ok := w.session.Redo(); ok {
				w.say("Done again: " + label + ".")
			}
		}},
		{ID: "edit.cut", Label: "Cut", Menu: "Edit", Line: true, Icon: "scissors", Keys: Keys{fyne.KeyX, ctrl}, Needs: all(editable, aSelection), Run: func(w *Window) { w.view.Cut() }},
		{ID: "edit.copy", Label: "Copy", Menu: "Edit", Icon: "copy", Keys: Keys{fyne.KeyC, ctrl}, Needs: all(aMap, aSelection), Run: func(w *Window) { w.view.Copy() }},
		{ID: "edit.paste", Label: "Paste", Menu: "Edit", Icon: "clipboard-paste", Keys: Keys{fyne.KeyV, ctrl}, Needs: all(editable, aPage), Run: (*Window).paste},
		{ID: "edit.copyPicture", Also: "image png slide", Label: "Copy as picture", Menu: "Edit", Icon: "image", Keys: Keys{fyne.KeyC, ctrl | shift}, Needs: aPage, Run: (*Window).copyPicture},
		{ID: "edit.duplicate", Label: "Duplicate", Menu: "Edit", Icon: "copy", Keys: Keys{fyne.KeyD, ctrl}, Needs: all(editable, aSelection), Run: func(w *Window) { w.hand().Duplicate() }},
		{ID: "edit.delete", Label: "Delete", Menu: "Edit", Icon: "trash-2", Keys: Keys{fyne.KeyDelete, 0}, Needs: all(editable, aSelection), Run: func(w *Window) { w.hand().Delete() }},
		{ID: "edit.selectAll", Label: "Select all", Menu: "Edit", Line: true, Icon: "scan", Keys: Keys{fyne.KeyA, ctrl}, Needs: aPage, Run: func(w *Window) { w.hand().SelectAll() }},
		{ID: "edit.selectNone", Label: "Select nothing", Menu: "Edit", Icon: "square", Keys: Keys{fyne.KeyA, ctrl | shift}, Needs: all(aMap, aSelection), Run: func(w *Window) { w.session.Select() }},
		{ID: "edit.text", Label: "Edit text", Menu: "Edit", Line: true, Icon: "type", Keys: Keys{fyne.KeyF2, 0}, Needs: all(editable, aSelection), Run: func(w *Window) {
			w.focusMap()
			w.view.EditSelected()
		}},
		{ID: "edit.menu", Label: "Show what can be done here", Menu: "Edit", Icon: "ellipsis", Keys: Keys{fyne.KeyF10, shift}, Needs: aPage, Run: func(w *Window) { w.view.ShowMenu() }},
		{ID: "edit.moment", Also: "star", Label: "Moment of truth", Menu: "Edit", Icon: "star", Keys: Keys{fyne.KeyM, ctrl}, Needs: all(onPage("journey"), func(s *situation) string {
			if s.cards+s.emotions == 0 {
				return "Select a card or an emotion first."
			}
			return ""
		}), On: func(w *Window) bool { return w.view != nil && w.hand().IsMoment() }, Run: func(w *Window) { w.hand().ToggleMoment() }},
	}
}

// do carries out a command of the document and tells why it could not be done.
func (w *Window) do(c edit.Command) bool {
	err := w.session.Do(c)
	switch {
	case err == nil:
		return true
	case errors.Is(err, edit.ErrNothing):
		return false
	}
	w.say(reason(err))
	w.app.log.say("refused %s: %v", c.Label(), err)
	return false
}
