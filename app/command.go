package app

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is one thing that a person can ask for.
type Command struct {
	// ID names it in tests, toolbars and logs: "file.save".
	ID string
	// Label says what it does, verb first; it ends in "…" when it asks for more.
	Label string
	// Menu is the menu that it stands in; Sub its submenu there, "" for none.
	Menu, Sub string
	// Also is what people call it in other programs, for the search.
	Also string
	// Line draws a line above it in the menu.
	Line bool
	// Icon is its picture in toolbars and the command palette, "" for none.
	Icon string
	// Keys is its shortcut; the zero Keys is none.
	Keys Keys
	// Needs says what is missing for it to be used now, in one sentence; "" when it
	// can be used.
	Needs func(s *situation) string
	// On reports whether a command that switches something is on; nil for others.
	On func(w *Window) bool
	// Run does it. It is only called when Needs has nothing to say.
	Run func(w *Window)
}

// Title is the label without the dots, as a tooltip shows it.
func (c *Command) Title() string { return strings.TrimSuffix(c.Label, "…") }

// Keys is a key with the modifiers that are held down.
type Keys struct {
	Key  fyne.KeyName
	Mods fyne.KeyModifier
}

// The modifiers of shortcuts. Ctrl is Command on a Mac.
const (
	ctrl  = fyne.KeyModifierShortcutDefault
	shift = fyne.KeyModifierShift
	alt   = fyne.KeyModifierAlt
)

// shortcut returns what Fyne dispatches for these keys: its own types for those
// that text fields know, so that both are found by the same name.
func (k Keys) shortcut() fyne.Shortcut {
	if k.Key == "" {
		return nil
	}
	if k.Mods == ctrl {
		switch k.Key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: k.Key, Modifier: k.Mods}
}

// String writes the keys as people read them: "Ctrl+Shift+S".
func (k Keys) String() string {
	if k.Key == "" {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{ctrl, ctrlName()}, {alt, "Alt"}, {shift, "Shift"}} {
		if k.Mods&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(k.Key)
	switch k.Key {
	case fyne.KeyEqual:
		name = "+"
	case fyne.KeyMinus:
		name = "−"
	case fyne.KeyPageUp:
		name = "Page up"
	case fyne.KeyPageDown:
		name = "Page down"
	case fyne.KeyDelete:
		name = "Delete"
	}
	return strings.Join(append(parts, name), "+")
}

func ctrlName() string {
	if ctrl == fyne.KeyModifierSuper {
		return "⌘"
	}
	return "Ctrl"
}

// table is all commands, in the order of the menus.
func table() []*Command {
	var all []*Command
	for _, part := range [][]*Command{fileCommands(), editCommands(), viewCommands(), insertCommands(), arrangeCommands(), pageCommands(), toolCommands(), helpCommands()} {
		all = append(all, part...)
	}
	return all
}

// menus are the titles of the menu bar in order.
var menus = [...]string{"File", "Edit", "View", "Insert", "Arrange", "Page", "Tools", "Help"}

// commandSet finds commands.
type commandSet struct {
	all  []*Command
	byID map[string]*Command
}

func newCommandSet() *commandSet {
	s := &commandSet{all: table(), byID: map[string]*Command{}}
	for _, c := range s.all {
		s.byID[c.ID] = c
	}
	return s
}

// forKeys returns the command with a shortcut, nil when there is none.
func (s *commandSet) forKeys(key fyne.KeyName, mods fyne.KeyModifier) *Command {
	for _, c := range s.all {
		if c.Keys.Key == key && c.Keys.Mods == mods && key != "" {
			return c
		}
	}
	return nil
}

// search returns the commands that a query finds, best first. Every letter of the
// query must occur in the label (or the id, the menu, its other names) in order; letters that
// begin words and letters that follow each other count more.
func (s *commandSet) search(query string) []*Command {
	query = strings.ToLower(strings.TrimSpace(query))
	if query == "" {
		return s.all
	}
	type hit struct {
		c     *Command
		score int
		whole bool // the query stands in it as it was typed
	}
	var hits []hit
	found := false // as it was typed
	for _, c := range s.all {
		label, long := strings.ToLower(c.Label), strings.ToLower(c.Menu+" "+c.Sub+" "+c.Label)
		if c.Also != "" {
			long += " " + c.Also
		}
		score := max(fuzzy(query, label), fuzzy(query, long)-6)
		switch query {
		case strings.ToLower(c.ID):
			score = 1 << 20
		case strings.ToLower(c.Title()): // “KPI” before “KPIs”
			score = 1 << 10
		}
		if score > 0 {
			h := hit{c, score, strings.Contains(long, query) || score >= 1<<10}
			hits, found = append(hits, h), found || h.whole
		}
	}
	if found && utf8.RuneCountInString(query) >= 3 { // then scattered letters were not meant
		hits = slices.DeleteFunc(hits, func(h hit) bool { return !h.whole })
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) }) // equal ones stay in the order of the menus
	out := make([]*Command, len(hits))
	for i, h := range hits {
		out[i] = h.c
	}
	return out
}

// fuzzy scores how well a query is found in a text; 0 when it is not. It tries
// every place for the first letter, because the first one is not always the best.
func fuzzy(query, text string) int {
	if i := strings.Index(text, query); i >= 0 {
		score := 40 + 4*utf8.RuneCountInString(query) - i/4
		if i == 0 || text[i-1] == ' ' {
			score += 40
		}
		return score
	}
	q := []rune(strings.ReplaceAll(query, " ", ""))
	t := []rune(text)
	best := 0
	for start := range t {
		if len(q) == 0 || t[start] != q[0] {
			continue
		}
		score, at, last := 0, 0, -2
		for i := start; i < len(t) && at < len(q); i++ {
			if t[i] != q[at] {
				continue
			}
			score++
			if i == 0 || t[i-1] == ' ' {
				score += 4
			}
			if last == i-1 {
				score += 3
			}
			last = i
			at++
		}
		// Letters scattered all over the text are found by chance.
		if at == len(q) && score >= 2*len(q) {
			best = max(best, score)
		}
	}
	return best
}
