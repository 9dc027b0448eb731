package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
)

// Side is what the left side shows.
type Side int

// What the left side can show.
const (
	SidePalette Side = iota
	SideOutline
	SideFind
)

// Left is the side of the palette; the outline of the document, and find and
// replace, take its place for as long as they are needed.
type Left struct {
	Palette *Palette
	Outline *Outline // nil until it is shown for the first time: the tree of a large map takes a while
	Find    *Find

	// OnShown is told when another part is shown.
	OnShown func(Side)

	outline func() // makes it
	all     []fyne.CanvasObject
	root    *fyne.Container
	shown   Side
}

// NewLeft makes the left side of a document.
func NewLeft(s *session.Session, deps Deps) *Left {
	l := &Left{Palette: NewPalette(s, deps), Find: NewFind(s, deps)}
	back := func() { l.Show(SidePalette) }
	l.Find.close = func() {
		back()
		deps.Focus(nil)
	}
	outline := container.NewStack()
	l.outline = func() {
		l.Outline = NewOutline(s, deps)
		outline.Add(titled("Outline", back, l.Outline.Object()))
	}
	l.all = []fyne.CanvasObject{
		l.Palette.Object(),
		outline,
		titled("Find and replace", back, l.Find.Object()),
	}
	for _, o := range l.all[1:] {
		o.Hide()
	}
	l.Find.Object().Hide()
	l.root = container.NewStack(append([]fyne.CanvasObject{look.NewGround(look.Panel, 0)}, l.all...)...)
	return l
}

// titled puts a heading with a button that closes over a panel.
func titled(title string, close func(), content fyne.CanvasObject) fyne.CanvasObject {
	x := look.NewButton("", "x", look.Quiet, close).Small().Tip("Back to the palette")
	head := look.Inset(look.Row(8, look.NewText(title, look.Text).Sized(look.SizeTitle).Bold(), look.Space(), x), 8, 8, 6, 12)
	return look.Around(head, nil, nil, nil, content)
}

// Object returns what is shown.
func (l *Left) Object() fyne.CanvasObject { return l.root }

// Show shows one of the parts and gives it the keyboard where it has a field to
// type in.
func (l *Left) Show(what Side) {
	if what < 0 || int(what) >= len(l.all) {
		return
	}
	changed := l.shown != what
	l.shown = what
	if what == SideOutline && l.Outline == nil {
		l.outline()
	}
	inner := []fyne.CanvasObject{nil, nil, l.Find.Object()}
	if l.Outline != nil {
		inner[SideOutline] = l.Outline.Object()
	}
	for i, o := range l.all {
		on := i == int(what)
		if inner[i] != nil && on {
			inner[i].Show()
		}
		if on {
			o.Show()
		} else {
			o.Hide()
		}
		if inner[i] != nil && !on {
			inner[i].Hide()
		}
	}
	l.root.Refresh()
	switch what {
	case SideOutline:
		l.Outline.Focus()
	case SideFind:
		l.Find.Focus()
		l.Find.what.TypedShortcut(&fyne.ShortcutSelectAll{}) // what was looked for last is typed over
	}
	if changed && l.OnShown != nil {
		l.OnShown(what)
	}
}

// Shown returns the part that is shown.
func (l *Left) Shown() Side { return l.shown }
