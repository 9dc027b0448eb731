package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
)

// guideStep is one step of the guided first map: what to do, and how it is known
// that it has been done.
type guideStep struct {
	title, text string
	done        func(doc *model.Document, start *model.Document, s *session.Session) bool
}

// guideSteps lead a person through a first journey map. Each is fulfilled by the
// map itself, however it was done.
var guideSteps = []guideStep{
	{"Name a stage", "Double click “First stage” and type what the customer goes through first, for example “Finds out”. Enter finishes.",
		func(doc, start *model.Document, _ *session.Session) bool { return changed(doc, start, "stage", "name") }},
	{"Write what the customer does", "Click a cell of the customer actions and type. Tab goes on to the next step.",
		func(doc, _ *model.Document, _ *session.Session) bool { return cards(doc, "actions") > 0 }},
	{"Say how it feels", "Double click the emotion lane as high as the feeling is. Drag the point up or down to change it.",
		func(doc, _ *model.Document, _ *session.Session) bool { return countKind(doc, "emotion") > 0 }},
	{"Note a pain point", "Type one into the pain points, then give it a severity in the inspector on the right.",
		func(doc, _ *model.Document, _ *session.Session) bool { return cards(doc, "pain_points") > 0 }},
	{"Save your map", "Press Ctrl+S and choose a name. Saved maps are listed on the start screen.",
		func(_, _ *model.Document, s *session.Session) bool { return s.Path() != "" && !s.Unsaved() }},
}

func countKind(doc *model.Document, kind string) (n int) {
	for _, r := range doc.Records() {
		if r.Kind() == kind {
			n++
		}
	}
	return n
}

// cards counts the cards with a text in lanes of a kind.
func cards(doc *model.Document, lane string) (n int) {
	for _, r := range doc.Records() {
		if r.Kind() == "card" && r.Text("text") != "" {
			if l := doc.Get(r.Parent()); l != nil && l.Text("lane_kind") == lane {
				n++
			}
		}
	}
	return n
}

// changed reports whether a property of some element of a kind differs from what
// it was.
func changed(doc, was *model.Document, kind, property string) bool {
	for _, r := range doc.Records() {
		if r.Kind() != kind {
			continue
		}
		if o := was.Get(r.ID()); o == nil || o.Text(property) != r.Text(property) {
			return true
		}
	}
	return false
}

// guideAt returns the first step that is not fulfilled; len(guideSteps) when all
// are.
func guideAt(doc, start *model.Document, s *session.Session) int {
	for i, g := range guideSteps {
		if !g.done(doc, start, s) {
			return i
		}
	}
	return len(guideSteps)
}

// guide starts an empty journey with a card in the corner that says what to do
// next. The card follows the map and is never in the way of anything.
func (w *Window) guide() {
	n := len(w.app.windows)
	w.app.create(w, "blank-journey")
	target := w
	if len(w.app.windows) > n {
		target = w.app.windows[len(w.app.windows)-1]
	}
	target.startGuide()
}

func (w *Window) startGuide() {
	start := w.session.Committed()
	s := w.session
	title := look.NewText("", look.Text).Bold().Elastic(200)
	count := look.NewText("", look.TextSecondary).Small()
	text := look.Paragraph("", look.TextSecondary)
	var box *fyne.Container
	var stop func()
	hide := func() {
		w.over.Remove(box)
		stop()
	}
	head := look.Row(8, look.NewIcon("footprints", look.Accent, 16), title, look.Space(), count, look.NewButton("", "x", look.Quiet, hide).Small().Tip("End the guide"))
	box = container.NewStack(look.NewGround(look.Panel, look.RadiusDialog).Lined(look.Accent, 1), look.Inset(look.Column(0, head, text), 6, 8, 8, 14))
	show := func(sentence string) { text.Segments[0].(*widget.TextSegment).Text = sentence }
	at := -1
	follow := func(session.What) {
		i := guideAt(s.Committed(), start, s)
		if i == at {
			return
		}
		at = i
		show("You have made your first map. Everything else is in the menus, and Ctrl+K finds every command.")
		title.SetText("Well done")
		count.SetText("")
		if i < len(guideSteps) {
			title.SetText(guideSteps[i].title)
			show(guideSteps[i].text)
			count.SetText(fmt.Sprintf("%d of %d", i+1, len(guideSteps)))
		}
		text.Refresh()
		w.app.log.say("guide %d", i)
		w.over.Refresh()
	}
	stop = s.Watch(follow)
	w.over.Add(box)
	follow(0)
}

// corner places what floats over a window in the lower left corner of the map.
type corner struct{ w *Window }

// MinSize is nothing: what floats never makes a window larger.
func (corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l corner) Layout(os []fyne.CanvasObject, _ fyne.Size) {
	if l.w.view == nil {
		return
	}
	at, area := l.w.view.Position(), l.w.view.Size()
	for _, o := range os {
		o.Resize(fyne.NewSize(360, o.Size().Height)) // text that wraps has to know its width first
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(360, h))
		o.Move(fyne.NewPos(at.X+16, at.Y+area.Height-h-16))
	}
}
