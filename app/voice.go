package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
)

// spoken is how long a sentence stays.
const spoken = 6 * time.Second

// voice is the line at the foot of a dialog that says what was done there, or why
// it was not: the status bar lies in the shade behind it. It covers content only
// while there is something to say.
type voice struct {
	words  *look.Words
	object *fyne.Container
	ends   *time.Timer
}

func newVoice() *voice {
	s := &voice{words: look.NewText("", look.Text).Small().Elastic(80)}
	line := look.Inset(look.Row(8, look.NewIcon("info", look.TextSecondary, 14), s.words, look.Space()), 6, 20, 6, 20)
	s.object = look.Column(0, look.Line(false), container.NewStack(look.NewGround(look.Window, 0), line))
	s.object.Hide()
	return s
}

// over puts the line over the foot of a dialog's content.
func (s *voice) over(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(foot{}, content, s.object)
}

// say shows a sentence for some seconds.
func (s *voice) say(sentence string) {
	s.words.SetText(sentence)
	s.object.Show()
	s.object.Refresh()
	s.stop()
	var mine *time.Timer
	mine = time.AfterFunc(spoken, func() {
		fyne.Do(func() {
			if s.ends == mine {
				s.object.Hide()
			}
		})
	})
	s.ends = mine
}

// stop ends the waiting of a sentence that nobody will see any more.
func (s *voice) stop() {
	if s.ends != nil {
		s.ends.Stop()
	}
}

// foot gives the first object all room, and the second the foot of it, as high as it
// needs to be.
type foot struct{}

func (foot) MinSize(os []fyne.CanvasObject) fyne.Size { return os[0].MinSize() }

func (foot) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(s)
	h := os[1].MinSize().Height
	os[1].Move(fyne.NewPos(0, s.Height-h))
	os[1].Resize(fyne.NewSize(s.Width, h))
}
