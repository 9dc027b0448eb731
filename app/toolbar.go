package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model/kind"
)

// toolbars are the commands of the toolbar by kind of page; "" stands for a line
// between groups, a name with a colon shows the label beside the icon.
var toolbars = map[string][]string{
	"": {"edit.undo", "edit.redo"},
	"journey": {"edit.undo", "edit.redo", "", "tools.select", "tools.hand", "", "insert.stage:Stage", "insert.step:Step", "insert.lane:Lane", "",
		"arrange.merge:Merge", "edit.moment:Moment of truth", "", "view.future:Compare with future"},
	"flowchart": {"edit.undo", "edit.redo", "", "tools.select", "tools.hand", "tools.connect", "", "insert.action:Action", "insert.decision:Decision", "insert.swimlane:Swimlane", "",
		"arrange.alignLeft", "arrange.alignTop", "arrange.distributeAcross", "arrange.layout:Arrange", "", "view.snap:Snap", "", "tools.walk:Walk through"},
	"valuestream": {"edit.undo", "edit.redo", "", "tools.select", "tools.hand", "tools.connect", "", "insert.process:Process", "insert.queue:Queue", "insert.information_system:System", "",
		"arrange.alignTop", "arrange.distributeAcross", "arrange.layout:Arrange", "", "view.snap:Snap"},
}

// toolbar is the row of buttons above the map.
type toolbar struct {
	w       *Window
	object  fyne.CanvasObject
	left    *fyne.Container
	kind    string // of page that the buttons are for
	built   bool
	buttons map[string]*look.Button
	labels  map[string]string
}

func newToolbar(w *Window) *toolbar {
	t := &toolbar{w: w}
	t.left = look.Row(4)
	find := look.NewTile(look.Inset(look.Row(8, look.NewIcon("search", look.TextHint, 14), look.NewText("Find a command", look.TextHint), look.Space(), keycap(w.app.commands.byID["tools.commands"].Keys.String())), 0, 8, 0, 10),
		func() { w.invoke("tools.commands") }).Grounded(look.Field, look.Border, look.RadiusControl)
	export := look.NewButton("Export", "upload", look.Filled, func() { w.invoke("file.export") }).Tip(t.tip(w.app.commands.byID["file.export"]))
	right := look.Row(12, look.Sized(find, 212, look.FieldHeight), export)
	bar := container.New(&toolbarLayout{t: t}, t.left, right)
	t.object = container.NewStack(look.NewGround(look.Window, 0), bar)
	return t
}

// toolbarLayout keeps the right side whole; in a narrow window the buttons on the
// left lose their labels.
type toolbarLayout struct{ t *toolbar }

func (l *toolbarLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(640, look.ToolbarHeight)
}

func (l *toolbarLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	rw := os[1].MinSize().Width
	l.t.fit(s.Width - rw - 48)
	os[0].Move(fyne.NewPos(12, 0))
	os[0].Resize(fyne.NewSize(max(0, s.Width-rw-36), s.Height))
	os[1].Move(fyne.NewPos(s.Width-rw-12, 0))
	os[1].Resize(fyne.NewSize(rw, s.Height))
}

// fit shows labels where there is room for them.
func (t *toolbar) fit(room float32) {
	t.relabel(false)
	if t.left.MinSize().Width > room {
		t.relabel(true)
	}
}

func (t *toolbar) relabel(narrow bool) {
	for id, b := range t.buttons {
		if narrow {
			b.SetLabel("")
		} else {
			b.SetLabel(t.labels[id])
		}
	}
}

// tip is the tooltip of a command: what it does, its shortcut, what it needs.
func (t *toolbar) tip(c *Command) string {
	s := c.Title()
	if c.Menu == "Insert" {
		s = "Insert " + kind.InSentence(s)
	}
	if k := c.Keys.String(); k != "" {
		s += " (" + k + ")"
	}
	return s
}

func (t *toolbar) update(session.What) {
	kind := ""
	if p := t.w.session.Page(); p != nil {
		kind = p.Text("page_kind")
	}
	if !t.built || kind != t.kind {
		t.build(kind)
	}
	s := t.w.situation()
	for id, b := range t.buttons {
		c := t.w.app.commands.byID[id]
		why := c.Needs(&s)
		b.SetEnabled(why == "")
		if c.On != nil {
			b.SetOn(c.On(t.w))
		}
		tip := t.tip(c)
		if why != "" {
			tip += ". " + why
		} else if c.ID == "edit.undo" && s.undo != "" {
			tip = strings.Replace(tip, "Undo", "Undo: "+s.undo, 1)
		} else if c.ID == "edit.redo" && s.redo != "" {
			tip = strings.Replace(tip, "Redo", "Redo: "+s.redo, 1)
		}
		b.SetToolTip(tip)
	}
}

func (t *toolbar) build(kind string) {
	t.kind, t.built = kind, true
	t.buttons, t.labels = map[string]*look.Button{}, map[string]string{}
	t.left.RemoveAll()
	for _, entry := range toolbars[kind] {
		if entry == "" {
			t.left.Add(look.Inset(look.Sized(look.NewGround(look.Hairline, 0), 1, 20), 0, 6, 0, 6))
			continue
		}
		id, label, _ := strings.Cut(entry, ":")
		c := t.w.app.commands.byID[id]
		b := look.NewButton(label, c.Icon, look.Quiet, func() {
			t.w.invoke(id)
			if !t.w.dialogs.open() && !t.w.walkHasKeys() {
				t.w.focusMap()
			}
		})
		t.buttons[id], t.labels[id] = b, label
		t.left.Add(b)
	}
	t.left.Refresh()
	t.object.Refresh()
}
