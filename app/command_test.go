package app

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas/text"
	"waymark/icons"
	"waymark/model/template"
)

func TestTableOfCommands(t *testing.T) {
	set := newCommandSet()
	id := regexp.MustCompile(`^[a-z]+(\.[A-Za-z0-9_]+)+$`)
	keys := map[Keys]string{}
	labels := map[string]string{}
	for _, c := range set.all {
		if !id.MatchString(c.ID) || set.byID[c.ID] != c {
			t.Errorf("%q is no id of its own", c.ID)
		}
		if !slices.Contains(menus[:], c.Menu) {
			t.Errorf("%s stands in no menu: %q", c.ID, c.Menu)
		}
		if c.Needs == nil || c.Run == nil {
			t.Errorf("%s cannot be used, or does nothing", c.ID)
		}
		if _, ok := icons.SVG(c.Icon); !ok {
			t.Errorf("%s: there is no icon %q", c.ID, c.Icon)
		}
		if other := labels[c.Menu+c.Sub+c.Label]; other != "" {
			t.Errorf("%s and %s have one label in one menu: %q", c.ID, other, c.Label)
		}
		labels[c.Menu+c.Sub+c.Label] = c.ID
		if c.Keys != (Keys{}) {
			if other := keys[c.Keys]; other != "" {
				t.Errorf("%s and %s have one shortcut: %s", c.ID, other, c.Keys)
			}
			keys[c.Keys] = c.ID
			if set.forKeys(c.Keys.Key, c.Keys.Mods) != c {
				t.Errorf("%s is not found by its shortcut", c.ID)
			}
		}
		sentenceCased(t, c)
	}
}

// sentenceCased: a capital first, then only in names that are written so.
func sentenceCased(t *testing.T, c *Command) {
	t.Helper()
	for i, word := range strings.Fields(strings.TrimSuffix(c.Label, "…")) {
		first := []rune(word)[0]
		known := slices.Contains([]string{"Waymark", "KPI", "KPIs", "FIFO"}, word)
		if i == 0 && !unicode.IsUpper(first) || i > 0 && unicode.IsUpper(first) && !known {
			t.Errorf("%s: %q is not written as a sentence", c.ID, c.Label)
		}
	}
}

// Whatever cannot be used says what it needs, in a sentence; and everything can be
// used in some situation.
func TestEveryCommandSaysWhatItNeeds(t *testing.T) {
	full := situation{open: true, pages: 3, pageAt: 1, file: true, unsaved: true, undo: "Move", redo: "Move", selected: 1, groups: true, recents: 1, future: true}
	var situations []situation
	for _, kind := range []string{"", "journey", "flowchart", "valuestream"} {
		for _, state := range []string{"current", "future"} {
			f := full
			f.pageKind, f.pageState = kind, state
			situations = append(situations, f)
			f.selected, f.nodes, f.locked = 3, 3, 1
			situations = append(situations, f)
			f.selected, f.nodes, f.cards = 1, 0, 1
			situations = append(situations, f)
			f.readOnly = true
			situations = append(situations, f)
		}
	}
	situations = append(situations, situation{}, situation{open: true}, situation{open: true, pageKind: "journey", pages: 1})
	for _, c := range newCommandSet().all {
		usable := false
		for _, s := range situations {
			why := c.Needs(&s)
			if why == "" {
				usable = true
				continue
			}
			if !unicode.IsUpper([]rune(why)[0]) || !strings.HasSuffix(why, ".") {
				t.Errorf("%s: %q is no sentence", c.ID, why)
			}
		}
		if !usable {
			t.Errorf("%s can never be used", c.ID)
		}
		if s := (situation{}); c.Needs(&s) == "" && !slices.Contains([]string{"File", "View", "Tools", "Help"}, c.Menu) {
			t.Errorf("%s can be used without a map", c.ID)
		}
	}
}

// What would change nothing is not offered.
func TestLockAndUnlock(t *testing.T) {
	set := newCommandSet()
	for locked, want := range []string{"arrange.lock", "arrange.lock arrange.unlock", "arrange.unlock"} {
		s := situation{open: true, pageKind: "flowchart", pages: 1, selected: 2, nodes: 2, locked: locked}
		var usable []string
		for _, id := range []string{"arrange.lock", "arrange.unlock"} {
			if set.byID[id].Needs(&s) == "" {
				usable = append(usable, id)
			}
		}
		if got := strings.Join(usable, " "); got != want {
			t.Errorf("%d of 2 shapes are locked: %q can be used, want %q", locked, got, want)
		}
	}
}

func TestToolbarsAreCommands(t *testing.T) {
	set := newCommandSet()
	for kind, list := range toolbars {
		for _, entry := range list {
			id, _, _ := strings.Cut(entry, ":")
			if c := set.byID[id]; entry != "" && c == nil {
				t.Errorf("toolbar of %q: there is no command %q", kind, id)
			} else if c != nil && c.Icon == "" {
				t.Errorf("toolbar of %q: %s has no icon", kind, id)
			}
		}
	}
}

func TestSearchOfCommands(t *testing.T) {
	set := newCommandSet()
	for query, want := range map[string]string{
		"save": "file.save", "save as": "file.saveAs", "undo": "edit.undo", "zoom o": "view.zoomOut", "compare": "view.future",
		"file.export": "file.export", "exp": "file.export", "short": "help.shortcuts", "al left": "arrange.alignLeft", "  QUIT ": "file.quit", "decision": "insert.decision",
		"kpi": "insert.kpi", "step": "insert.step", "pdf": "file.export", "dark mode": "view.themeDark", "auto layout": "arrange.layout", "pool": "insert.swimlane",
	} {
		got := set.search(query)
		if len(got) == 0 || got[0].ID != want {
			name := "nothing"
			if len(got) > 0 {
				name = got[0].ID
			}
			t.Errorf("%q finds %s first, want %s", query, name, want)
		}
	}
	if got := set.search(""); len(got) != len(set.all) {
		t.Errorf("without a query %d of %d are listed", len(got), len(set.all))
	}
	for _, c := range set.search("step") { // what has its letters anywhere was not meant
		if c.ID == "view.fit" {
			t.Error("“step” finds “Show the whole page”")
		}
	}
	if got := set.search("qqqqzzx"); len(got) != 0 {
		t.Errorf("nonsense finds %s", got[0].ID)
	}
	// Every command is found by its own name.
	for _, c := range set.all {
		if !slices.Contains(set.search(c.Title()), c) {
			t.Errorf("%s is not found by %q", c.ID, c.Title())
		}
	}
}

func TestKeysAreWrittenAsPeopleReadThem(t *testing.T) {
	for want, k := range map[string]Keys{"Ctrl+Shift+S": {fyne.KeyS, ctrl | shift}, "F2": {fyne.KeyF2, 0}, "Ctrl+Alt+1": {fyne.Key1, ctrl | alt}, "Ctrl++": {fyne.KeyEqual, ctrl}, "": {}} {
		if ctrl == fyne.KeyModifierSuper {
			want = strings.ReplaceAll(want, "Ctrl", "⌘")
		}
		if got := k.String(); got != want {
			t.Errorf("%v is written %q, want %q", k, got, want)
		}
	}
	if n := (Keys{fyne.KeyC, ctrl}).shortcut().ShortcutName(); n != (&fyne.ShortcutCopy{}).ShortcutName() {
		t.Errorf("Ctrl+C is %s, which no text field knows", n)
	}
}

// The keys of a menu stand under each other, and can be dispatched by the menu bar
// though it does not draw them itself.
func TestKeysInMenusLineUp(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	var items []*fyne.MenuItem
	keys := map[*fyne.MenuItem]string{}
	for label, k := range map[string]string{"Save": "Ctrl+S", "Save a copy…": "", "How the numbers are computed…": "F8", "Problems on the map": "Ctrl+Shift+M"} {
		it := fyne.NewMenuItem(label, nil)
		items, keys[it] = append(items, it), k
	}
	fonts := text.New()
	for range 2 { // a menu is lined up again whenever a label changes
		lineUp(fonts, items, keys)
	}
	var right []float32
	for _, it := range items {
		if !strings.HasSuffix(it.Label, keys[it]) || strings.Contains(plainLabel(it.Label), gap) {
			t.Errorf("the label is %q", it.Label)
		}
		if keys[it] != "" {
			right = append(right, fyne.MeasureText(it.Label, look.SizeBody, fyne.TextStyle{}).Width)
		}
	}
	if d := slices.Max(right) - slices.Min(right); d > 2.5 {
		t.Errorf("the keys end %v units apart: %v", d, right)
	}
	k := Keys{fyne.KeyS, ctrl}
	if s := k.menuShortcut(); s.ShortcutName() != k.shortcut().ShortcutName() {
		t.Errorf("the menu dispatches %s", s.ShortcutName())
	}
	if s := (Keys{}).menuShortcut(); s != nil {
		t.Errorf("an item without keys has the shortcut %v", s)
	}
}

func TestSituationOfASession(t *testing.T) {
	if s := situationOf(nil); s.open {
		t.Error("the start screen is a map")
	}
	doc, err := template.Load("support-flowchart")
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(doc, "")
	f := situationOf(s)
	if !f.open || f.pageKind != "flowchart" || f.pages != len(doc.All("", "page")) || f.pageAt != 0 || f.file || f.unsaved || f.selected != 0 {
		t.Errorf("a fresh map is %+v", f)
	}
	n := doc.All(s.Page().ID(), "node")
	s.Select(n[0].ID(), n[1].ID(), doc.All(s.Page().ID(), "link")[0].ID())
	if f = situationOf(s); f.selected != 3 || f.nodes != 2 || f.links != 1 {
		t.Errorf("with two shapes and a link selected: %+v", f)
	}
}
