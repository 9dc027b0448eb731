package app

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model/edit"
	"waymark/model/kind"
)

// statusBar is the quiet line at the bottom: is everything saved, what the keys
// do now, how many problems there are, the zoom.
type statusBar struct {
	w        *Window
	object   fyne.CanvasObject
	saved    *look.Words
	savedBox *fyne.Container
	left     *fyne.Container
	hint     *look.Words
	merged   *look.Words     // what came from the disk
	ways     *fyne.Container // to show it, and to take it back
	network  *look.Button    // the file lies where changes of others arrive later
	problems *look.Button
	zoom     *look.Button
	slider   *widget.Slider
	setting  bool   // the slider follows, nobody drags it
	entry    string // of the history that came from the disk last
	idle     string // what is shown when there is no message
	message  *time.Timer
}

func newStatusBar(w *Window) *statusBar {
	s := &statusBar{w: w}
	s.saved = look.NewText("", look.TextSecondary).Small()
	s.savedBox = look.Row(6)
	s.hint = look.NewText("", look.TextSecondary).Small().Elastic(60)
	s.merged = look.NewText("", look.TextSecondary).Small()
	s.ways = look.Row(0,
		look.NewButton("Show", "", look.Plain, w.showArrival).Small().Tall(22).Tip("Show what another program has changed"),
		look.NewButton("Undo", "", look.Plain, func() {
			w.invoke("edit.undo")
			s.arrived("")
		}).Small().Tall(22).Tip("Take back what came from the disk"))
	s.merged.Hide()
	s.ways.Hide()
	s.network = look.NewButton("Network folder", "server", look.Quiet, func() { w.say(networkHelp) }).Small().Tall(22).Tip(networkHelp)
	s.network.Hide()
	s.problems = look.NewButton("", "triangle-alert", look.Quiet, func() { w.invoke("view.problems") }).Small().Tall(22).IconInked(look.Warning)
	s.problems.Hide()
	button := func(icon, id string) *look.Button {
		c := w.app.commands.byID[id]
		tip := c.Title()
		if k := c.Keys.String(); k != "" {
			tip += " (" + k + ")"
		}
		return look.NewButton("", icon, look.Quiet, func() { w.invoke(id) }).Small().Tall(22).Tip(tip)
	}
	s.slider = widget.NewSlider(-2.4, 2.4) // powers of two, so that halves and doubles lie alike
	s.slider.Step = 0.05
	s.slider.OnChanged = func(v float64) {
		if !s.setting {
			if math.Abs(v) < 0.06 {
				v = 0 // 100 % is easy to hit
			}
			w.view.ZoomTo(math.Exp2(v))
		}
	}
	s.zoom = look.NewButton("100 %", "", look.Quiet, func() { w.invoke("view.zoom100") }).Small().Tall(22).Tip("Show in its own size (" + w.app.commands.byID["view.zoom100"].Keys.String() + ")")
	s.left = look.Row(12, s.savedBox, s.network, s.merged, s.ways, s.hint)
	right := look.Row(2, s.problems, look.Inset(look.Sized(look.NewGround(look.Hairline, 0), 1, 14), 0, 4, 0, 4),
		button("minus", "view.zoomOut"), look.Sized(look.Slid(s.slider), 120, 22), button("plus", "view.zoomIn"), look.Sized(s.zoom, 56, 22), button("maximize", "view.fit"))
	s.object = container.NewStack(look.NewGround(look.Window, 0), container.New(&statusLayout{}, s.left, right))
	return s
}

// networkHelp says what is different on a network folder.
const networkHelp = "This map lies on a network: what others change there arrives within two seconds."

type statusLayout struct{}

func (*statusLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, look.StatusHeight)
}

func (*statusLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	rw := os[1].MinSize().Width
	os[0].Move(fyne.NewPos(12, 0))
	os[0].Resize(fyne.NewSize(max(0, s.Width-rw-32), s.Height))
	os[1].Move(fyne.NewPos(s.Width-rw-8, 0))
	os[1].Resize(fyne.NewSize(rw, s.Height))
}

// update follows the session.
func (s *statusBar) update(what session.What) {
	if what&(session.FileChanged|session.HistoryChanged) != 0 {
		ss := s.w.session
		icon, color, text := fileWords(ss)
		s.saved.SetText(text)
		s.savedBox.Objects = []fyne.CanvasObject{look.NewIcon(icon, color, 14), s.saved}
		setShown(s.network, ss.Network())
		s.left.Refresh()
	}
	if s.entry != "" && what&session.HistoryChanged != 0 && what&session.DiskChanged == 0 && s.w.session.NextUndo() != s.entry {
		s.arrived("")
	}
	if what&session.SelectionChanged != 0 && s.message == nil {
		s.write(s.resting(), look.TextSecondary)
	}
}

// fileWords says how the map and its file stand to each other.
func fileWords(s *session.Session) (icon string, color fyne.ThemeColorName, words string) {
	disk, _ := s.Disk()
	switch {
	case s.ReadOnly():
		return "lock", look.TextSecondary, "Can only be looked at"
	case s.Saving():
		return "save", look.TextSecondary, "Saving …"
	case disk == session.Gone:
		return "triangle-alert", look.Warning, "Not on the disk any more"
	case disk == session.Unreadable:
		return "triangle-alert", look.Warning, "The file cannot be read"
	case s.Waiting():
		return "refresh-cw", look.TextSecondary, "Changes on the disk wait"
	case s.Path() == "" && !s.Unsaved():
		return "file", look.TextSecondary, "New map"
	case s.Unsaved():
		return "pencil", look.Warning, "Not saved"
	}
	return "check", look.Good, "Saved"
}

// write shows a text in the middle; the row is laid out anew, because another text
// needs other room.
func (s *statusBar) write(text string, c fyne.ThemeColorName) {
	s.hint.SetColor(c)
	if s.hint.Text() != text {
		s.hint.SetText(text)
		s.left.Refresh()
	}
}

// resting is what is shown when there is nothing to tell: what the keys do, else
// what is selected.
func (s *statusBar) resting() string {
	if s.idle != "" {
		return s.idle
	}
	ids := s.w.session.Selection()
	switch len(ids) {
	case 0:
		return ""
	case 1:
		if r := s.w.session.Doc().Get(ids[0]); r != nil {
			return kind.AtStart(edit.Describe(r))
		}
	}
	return fmt.Sprintf("%d selected", len(ids))
}

// arrived tells what came from the disk; with the next thing done by hand it is
// not the last entry of the history any more, and the way back goes.
func (s *statusBar) arrived(text string) {
	s.merged.SetText(text)
	s.entry = ""
	if text == "" {
		s.merged.Hide()
		s.ways.Hide()
	} else {
		s.entry = s.w.session.NextUndo()
		s.merged.Show()
		s.ways.Show()
	}
	s.left.Refresh()
}

// setHint shows what the keys do now.
func (s *statusBar) setHint(hint string) {
	s.idle = hint
	if s.message == nil {
		s.write(s.resting(), look.TextSecondary)
	}
}

// say shows a sentence for some seconds.
func (s *statusBar) say(sentence string) {
	s.write(sentence, look.Text)
	if s.message != nil {
		s.message.Stop()
	}
	var mine *time.Timer
	mine = time.AfterFunc(spoken, func() {
		fyne.Do(func() {
			if s.message == mine {
				s.message = nil
				s.setHint(s.idle)
			}
		})
	})
	s.message = mine
}

// setZoom follows the map.
func (s *statusBar) setZoom(z float64) {
	s.zoom.SetLabel(fmt.Sprintf("%.0f %%", z*100))
	s.setting = true
	s.slider.SetValue(math.Log2(z))
	s.setting = false
}

// setProblems shows how many problems the document has.
func (s *statusBar) setProblems(n int) {
	if n == 0 {
		s.problems.Hide()
		return
	}
	s.problems.SetLabel(number(n, "problem"))
	s.problems.SetToolTip("Show the problems of this map")
	s.problems.Show()
}
