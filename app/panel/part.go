package panel

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/model/edit"
	"waymark/model/kind"
)

// part is what all panels have in common: they follow the session, and redraw
// only while they can be seen.
type part struct {
	s    *session.Session
	deps Deps
	// follows says which changes concern the panel; live panels follow gestures
	// in progress too.
	follows session.What
	live    bool
	closed  bool
	stop    func() // ends following
	update  func()
	shell   *shell
	views   []*container.Scroll // that the fields stand in, the outermost first
}

// datesOf are the dates of the map that is open.
func datesOf(s *session.Session) prefs.Dates {
	return prefs.DatesIn(s.Committed().Root().Text("language"))
}

// Close ends following: for panels that are shown for a while in a dialog.
func (p *part) Close() {
	p.closed = true
	p.stop()
}

// follow makes a panel of content that update keeps up to date.
func (p *part) follow(content fyne.CanvasObject, follows session.What, update func()) {
	p.follows, p.update = follows, update
	p.shell = newShell(content, func() { p.update() })
	p.stop = p.s.Watch(func(w session.What) {
		if w&p.follows != 0 && (p.live || !p.s.Previewing()) {
			p.shell.changed()
		}
	})
}

// Object returns what is shown.
func (p *part) Object() fyne.CanvasObject { return p.shell }

// led reports whether the keyboard is on a row or a button: then it is the keyboard
// that works in the panels, and it has to find its way on. The mouse leaves it nowhere.
func (p *part) led() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.shell)
	if c == nil {
		return false
	}
	switch c.Focused().(type) {
	case *row, *look.Button:
		return true
	}
	return false
}

// do carries out a command and says why it could not be done.
func (p *part) do(c edit.Command) error {
	err := p.s.Do(c)
	p.told(err)
	return err
}

func (p *part) told(err error) {
	if err != nil && !errors.Is(err, edit.ErrNothing) {
		p.deps.Say(kind.Sentence(err))
	}
}

// shell holds the content of a panel and remembers, while it is hidden, that
// something has changed.
type shell struct {
	widget.BaseWidget
	content fyne.CanvasObject
	update  func()
	stale   bool
	busy    bool
}

func newShell(content fyne.CanvasObject, update func()) *shell {
	s := &shell{content: content, update: update}
	s.ExtendBaseWidget(s)
	return s
}

func (s *shell) changed() {
	if !s.Visible() {
		s.stale = true
		return
	}
	s.run()
}

// run updates once; a change that the update itself makes is part of it.
func (s *shell) run() {
	s.stale = false
	if s.busy {
		s.stale = true
		return
	}
	s.busy = true
	for range 4 { // an update that never settles must not stop the window
		s.stale = false
		s.update()
		if !s.stale {
			break
		}
	}
	s.busy = false
}

// Show implements fyne.CanvasObject.
func (s *shell) Show() {
	s.BaseWidget.Show()
	if s.stale {
		s.run()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *shell) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.content) }
