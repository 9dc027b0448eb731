package app

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
)

// dialogs are what lies over a window, the last one on top.
type dialogs struct{ stack []*dialog }

// dialog is something that lies over a window and has the keyboard.
type dialog struct {
	w       *Window
	pop     *widget.PopUp
	name    string
	enter   func()                           // Enter, where nothing else takes it
	escape  func()                           // Escape, after the dialog is closed
	keys    func(e *fyne.KeyEvent) (ok bool) // other keys
	closing func()
	says    *voice         // tells what was done in it; nil for none
	noTips  func()         // ends the tooltips of the dialog
	before  fyne.Focusable // had the keyboard; nil for none
}

// say tells something in the topmost dialog that has a place for it.
func (d *dialogs) say(sentence string) {
	for i := len(d.stack) - 1; i >= 0; i-- {
		if s := d.stack[i].says; s != nil {
			s.say(sentence)
			return
		}
	}
}

func (d *dialogs) open() bool { return len(d.stack) > 0 }

func (d *dialogs) closeAll() {
	for len(d.stack) > 0 {
		d.stack[len(d.stack)-1].close()
	}
}

// key gives a key that no field wanted to the dialog on top.
func (d *dialogs) key(e *fyne.KeyEvent) bool {
	if len(d.stack) == 0 {
		return false
	}
	top := d.stack[len(d.stack)-1]
	switch {
	case top.keys != nil && top.keys(e):
	case e.Name == fyne.KeyEscape:
		top.cancel()
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && top.enter != nil:
		top.enter()
	}
	return true
}

// showDialog puts content over the window. The text being edited on the map is
// finished first: a dialog takes the focus.
func (w *Window) showDialog(name string, content fyne.CanvasObject, size fyne.Size) *dialog {
	d := &dialog{w: w, name: name, before: w.win.Canvas().Focused()}
	w.win.Canvas().Unfocus()
	layered, done := look.DialogTips(w.win.Canvas(), content)
	d.noTips = done
	d.pop = widget.NewModalPopUp(look.Sized(container.New(bleed{}, layered), size.Width, size.Height), w.win.Canvas())
	w.dialogs.stack = append(w.dialogs.stack, d)
	d.pop.Show()
	w.app.log.say("dialog %s", name)
	return d
}

// bleed lets the ground of a dialog reach its edge: the pop-up keeps four units
// around its content.
type bleed struct{}

func (bleed) MinSize(os []fyne.CanvasObject) fyne.Size {
	return os[0].MinSize().SubtractWidthHeight(8, 8).Max(fyne.Size{})
}

func (bleed) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Move(fyne.NewPos(-4, -4))
	os[0].Resize(s.AddWidthHeight(8, 8))
}

// topBottom stacks a head, a body that takes the rest, and a foot, without gaps.
type topBottom struct{}

func (topBottom) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b, c := os[0].MinSize(), os[1].MinSize(), os[2].MinSize()
	return fyne.NewSize(max(a.Width, b.Width, c.Width), a.Height+b.Height+c.Height)
}

func (topBottom) Layout(os []fyne.CanvasObject, s fyne.Size) {
	a, c := os[0].MinSize().Height, os[2].MinSize().Height
	os[0].Resize(fyne.NewSize(s.Width, a))
	os[1].Move(fyne.NewPos(0, a))
	os[1].Resize(fyne.NewSize(s.Width, s.Height-a-c))
	os[2].Move(fyne.NewPos(0, s.Height-c))
	os[2].Resize(fyne.NewSize(s.Width, c))
}

// cancel is what Escape and the cross do.
func (d *dialog) cancel() {
	d.close()
	if d.escape != nil {
		d.escape()
	}
}

// close takes the dialog away and gives the keyboard back.
func (d *dialog) close() {
	for i, o := range d.w.dialogs.stack {
		if o == d {
			d.w.dialogs.stack = append(d.w.dialogs.stack[:i], d.w.dialogs.stack[i+1:]...)
			d.pop.Hide()
			d.noTips()
			if d.closing != nil {
				d.closing()
			}
			d.w.app.log.say("dialog closed %s", d.name)
			d.giveBack()
			return
		}
	}
}

// giveBack gives the keyboard to what had it before the dialog, or to the map where
// that is not shown any more.
func (d *dialog) giveBack() {
	if o, ok := d.before.(fyne.CanvasObject); ok && shown(o) {
		d.w.win.Canvas().Focus(d.before)
		return
	}
	d.w.focusMap()
}

// shown reports whether an object is part of what its window shows. The driver has
// no position for others, and in the very corner lies nothing that takes the keyboard.
func shown(o fyne.CanvasObject) bool {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o) != fyne.Position{}
}

// head is the title of a dialog with the cross that closes it.
func (w *Window) head(title string, closed func()) fyne.CanvasObject {
	return look.Column(0,
		look.Inset(look.Row(12, look.NewText(title, look.Text).Sized(look.SizeDialogTitle).Bold(), look.Space(), look.NewButton("", "x", look.Quiet, closed).Tip("Close (Esc)")), 10, 12, 9, 20),
		look.Line(false))
}

// question is a decision that a person makes.
type question struct {
	title, text string
	icon        string
	yes         string // the proposal; Enter chooses it
	yesRun      func()
	no          string // the other way, "" for none
	noRun       func()
	alone       bool   // nothing to cancel: a message
	cancel      string // what giving up is called; "" for “Cancel”
	cancelled   func()
}

// ask shows a question.
func (w *Window) ask(q question) {
	var d *dialog
	run := func(f func()) func() {
		return func() {
			d.close()
			if f != nil {
				f()
			}
		}
	}
	yes := look.NewButton(q.yes, "", look.Filled, run(q.yesRun))
	buttons := look.Row(8, look.Space())
	if q.no != "" {
		buttons = look.Row(8, look.NewButton(q.no, "", look.Quiet, run(q.noRun)), look.Space())
	}
	if !q.alone {
		buttons.Add(look.NewButton(cmp.Or(q.cancel, "Cancel"), "", look.Outlined, func() { d.cancel() }))
	}
	buttons.Add(yes)
	// The library sets paragraphs with room of their own around them, which would put
	// this one to the right of its title.
	room := theme.Size(theme.SizeNameInnerPadding)
	text := look.Inset(look.Paragraph(q.text, look.TextSecondary), 2-room, -room, 4, -room)
	body := look.Column(8, look.NewText(q.title, look.Text).Sized(look.SizeTitle+1).Bold().Elastic(320), text)
	inner := look.Around(nil, buttons, nil, nil, body)
	content := look.Inset(inner, 18, 20, 18, 20)
	if q.icon != "" {
		content = look.Inset(look.Around(nil, buttons, look.Inset(container.NewVBox(look.NewIcon(q.icon, look.Bad, 22)), 0, 12, 0, 0), nil, body), 18, 20, 18, 20)
	}
	d = w.showDialog("question", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), content), fyne.NewSize(480, 0))
	d.enter, d.escape = yes.OnTapped, q.cancelled
	w.win.Canvas().Focus(yes)
	w.app.log.say("question %s", q.title)
}

// popUp shows a menu at a position of the window.
func (w *Window) popUp(at fyne.Position, items ...*fyne.MenuItem) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// popUpCommands shows commands of the table as a menu; "" is a line. Up places
// the menu above the position.
func (w *Window) popUpCommands(at fyne.Position, up bool, ids ...string) {
	s := w.situation()
	var items []*fyne.MenuItem
	keys := map[*fyne.MenuItem]string{}
	for _, id := range ids {
		if id == "" {
			items = append(items, fyne.NewMenuItemSeparator())
			continue
		}
		c := w.app.commands.byID[id]
		it := fyne.NewMenuItem(c.Label, func() { w.invoke(id) })
		it.Disabled = c.Needs(&s) != ""
		keys[it] = c.Keys.String()
		if c.Icon != "" {
			it.Icon = look.Icon(c.Icon, look.TextSecondary)
		}
		items = append(items, it)
	}
	lineUp(w.app.fonts, items, keys)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), w.win.Canvas())
	if up {
		at.Y -= menu.MinSize().Height + 4
	}
	menu.ShowAtPosition(at)
}

// field is a text field in a dialog, with Enter and Escape of the dialog.
type field struct {
	widget.Entry
	keys func(e *fyne.KeyEvent) bool
}

func newField(text string) *field {
	f := &field{}
	f.ExtendBaseWidget(f)
	f.SetText(text)
	return f
}

// TypedKey implements fyne.Focusable.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	if f.keys != nil && f.keys(e) {
		return
	}
	f.Entry.TypedKey(e)
}

// askText asks for one line of text.
func (w *Window) askText(title, label, text, button string, done func(string)) {
	var d *dialog
	f := newField(text)
	accept := func() {
		d.close()
		done(f.Text)
	}
	f.keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			d.cancel()
			return true
		case fyne.KeyReturn, fyne.KeyEnter:
			accept()
			return true
		}
		return false
	}
	buttons := look.Row(8, look.Space(), look.NewButton("Cancel", "", look.Outlined, func() { d.cancel() }), look.NewButton(button, "", look.Filled, accept))
	body := look.Column(10, look.NewText(title, look.Text).Sized(look.SizeTitle+1).Bold(), look.NewText(label, look.TextSecondary).Sized(look.SizeBadge).Bold(), f, look.Gap(1, 4), buttons)
	d = w.showDialog("text", container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), look.Inset(body, 18, 20, 18, 20)), fyne.NewSize(420, 0))
	d.enter = accept
	w.win.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
}
