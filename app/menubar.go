package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/app/prefs"
)

// menuBar is the main menu of one window, made from the table of commands.
type menuBar struct {
	w       *Window
	items   map[string]*fyne.MenuItem // by command
	keys    map[*fyne.MenuItem]string // that stand behind the labels
	recents *fyne.MenuItem
	main    *fyne.MainMenu
}

func newMenuBar(w *Window) *menuBar {
	m := &menuBar{w: w, items: map[string]*fyne.MenuItem{}, keys: map[*fyne.MenuItem]string{}}
	var tops []*fyne.Menu
	for _, title := range menus {
		tops = append(tops, &fyne.Menu{Label: title, Items: m.menu(title)})
	}
	m.main = fyne.NewMainMenu(tops...)
	m.fillRecents()
	m.mark()
	w.win.SetMainMenu(m.main)
	return m
}

func (m *menuBar) menu(title string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	subs := map[string]*fyne.MenuItem{}
	for _, c := range m.w.app.commands.all {
		if c.Menu != title {
			continue
		}
		if c.Line && len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		it := fyne.NewMenuItem(c.Label, func() { m.w.dispatch(c) })
		it.Shortcut = c.Keys.menuShortcut()
		m.keys[it] = c.Keys.String()
		it.IsQuit = c.ID == "file.quit"
		m.items[c.ID] = it
		if c.Sub == "" {
			items = append(items, it)
		} else {
			sub := subs[c.Sub]
			if sub == nil {
				sub = fyne.NewMenuItem(c.Sub, nil)
				sub.ChildMenu = fyne.NewMenu("")
				subs[c.Sub] = sub
				items = append(items, sub)
			}
			sub.ChildMenu.Items = append(sub.ChildMenu.Items, it)
		}
		if c.ID == "file.open" {
			m.recents = fyne.NewMenuItem("Open recent", nil)
			items = append(items, m.recents)
		}
	}
	return items
}

func (m *menuBar) fillRecents() {
	sub := fyne.NewMenu("")
	for i, r := range m.w.app.state.Recents() {
		if i == 10 {
			break
		}
		sub.Items = append(sub.Items, fyne.NewMenuItem(recentName(r)+"  ·  "+prefs.Place(r.Path), func() { m.w.app.open(m.w, r.Path) }))
	}
	m.recents.ChildMenu = sub
	m.recents.Disabled = len(sub.Items) == 0
	if m.recents.Disabled {
		m.recents.ChildMenu = nil
	}
}

func (m *menuBar) recentsChanged() {
	m.fillRecents()
	m.main.Refresh()
}

// mark sets what is greyed and ticked; it reports whether anything changed.
func (m *menuBar) mark() (changed bool) {
	s := m.w.situation()
	for _, c := range m.w.app.commands.all {
		it := m.items[c.ID]
		disabled := c.Needs(&s) != ""
		checked := c.On != nil && (m.w.session != nil || c.Menu != "View") && c.On(m.w)
		label := c.Label
		switch c.ID {
		case "edit.undo":
			if s.undo != "" {
				label = "Undo: " + shortened(s.undo)
			}
		case "edit.redo":
			if s.redo != "" {
				label = "Redo: " + shortened(s.redo)
			}
		}
		if it.Disabled != disabled || it.Checked != checked || plainLabel(it.Label) != label {
			it.Disabled, it.Checked, it.Label = disabled, checked, label
			changed = true
		}
	}
	if changed {
		m.lineUp()
	}
	return changed
}

// lineUp brings the keys of each menu under each other.
func (m *menuBar) lineUp() {
	if nativeMenus() {
		return
	}
	for _, top := range m.main.Items {
		lineUp(m.w.app.fonts, top.Items, m.keys)
		for _, it := range top.Items {
			if it.ChildMenu != nil {
				lineUp(m.w.app.fonts, it.ChildMenu.Items, m.keys)
			}
		}
	}
}

// mostLabel is how many letters of what can be undone stand in the menu.
const mostLabel = 36

func shortened(s string) string {
	if r := []rune(s); len(r) > mostLabel {
		return strings.TrimRight(string(r[:mostLabel-1]), " ") + "…"
	}
	return s
}

// update follows the situation. The bar is built anew only when it looks
// different, because that costs more than a frame.
func (m *menuBar) update() {
	if m.mark() {
		m.main.Refresh()
	}
}

// dispatch runs a command that came as a shortcut or from the menu bar. A
// shortcut that a text field knows belongs to the field that has the focus: the
// menu bar would take Ctrl+C away from it.
func (w *Window) dispatch(c *Command) {
	if f, ok := w.win.Canvas().Focused().(textField); ok {
		switch sc := c.Keys.shortcut().(type) {
		case *fyne.ShortcutCopy:
			f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: w.app.fyne.Clipboard()})
			return
		case *fyne.ShortcutCut:
			f.TypedShortcut(&fyne.ShortcutCut{Clipboard: w.app.fyne.Clipboard()})
			return
		case *fyne.ShortcutPaste:
			f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: w.app.fyne.Clipboard()})
			return
		case *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutSelectAll:
			f.TypedShortcut(sc)
			return
		}
	}
	if w.dialogs.open() && !c.inDialogs() {
		return // what is modal has the keyboard
	}
	w.invoke(c.ID)
}

// inDialogs reports whether a command may be used while a dialog is open.
func (c *Command) inDialogs() bool { return c.ID == "file.quit" }

// textField is what has the caret: an Entry, or something made of one.
type textField interface {
	fyne.Focusable
	fyne.Shortcutable
	SelectedText() string
}

var _ textField = (*widget.Entry)(nil)
