package app

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/model/file"
)

// recentName is what a recent file is called: the name of its file, without the
// ending that all maps have.
func recentName(r prefs.Recent) string {
	name := filepath.Base(r.Path)
	if n, ok := strings.CutSuffix(name, ".waymark.json"); ok {
		return n
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// fillRecents lists the recent files that the search finds.
func (s *startScreen) fillRecents() {
	s.recents.RemoveAll()
	query := strings.ToLower(strings.TrimSpace(s.search.Text))
	all := s.w.app.state.Recents()
	for _, r := range all {
		if query == "" || strings.Contains(strings.ToLower(recentName(r)+" "+r.Title+" "+prefs.Place(r.Path)), query) {
			s.recents.Add(s.recentRow(r))
		}
	}
	if len(s.recents.Objects) == 0 {
		sentence := "Maps that you open or save are listed here."
		if len(all) > 0 {
			sentence = "No recent file has “" + s.search.Text + "” in its name."
		}
		s.recents.Add(look.Inset(look.Paragraph(sentence, look.TextSecondary), 0, 4, 0, 4))
	}
	s.recents.Refresh()
}

// recentRow is one recent file with its picture, read away from the window.
func (s *startScreen) recentRow(r prefs.Recent) fyne.CanvasObject {
	pic := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	pic.FillMode, pic.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	none := container.NewCenter(look.NewIcon("file", look.TextHint, 18))
	none.Hide()
	thumb := look.Sized(container.NewStack(look.NewGround(look.Panel, 3).Lined(look.Hairline, 1), none, look.Inset(pic, 2, 2, 2, 2)), 78, 58)
	place := look.NewText(prefs.Place(r.Path), look.TextSecondary).Small().Elastic(40)
	lines := look.Column(2,
		look.Row(8, look.NewText(recentName(r), look.Text).Bold().Elastic(60), look.Space(), look.NewText(s.w.app.state.Preferences.Dates().When(r.Opened, time.Now()), look.TextSecondary).Small()),
		place)
	missing := false
	tile := look.NewTile(look.Inset(look.Around(nil, nil, look.Inset(thumb, 0, 12, 0, 0), nil, container.New(middle{}, lines)), 7, 12, 7, 12), nil)
	tile.Tip(recentName(r)) // a long one is cut
	tile.OnTapped = func() {
		if missing {
			s.w.askLocate(r)
			return
		}
		s.w.app.open(s.w, r.Path)
	}
	tile.OnSecondary = func(at fyne.Position) {
		s.w.popUp(at, fyne.NewMenuItem("Open", tile.OnTapped), fyne.NewMenuItem("Remove from this list", func() {
			s.w.app.state.Forget(r.Path)
			s.w.app.keep()
			s.fillRecents()
		}))
	}
	s.w.app.pictures.paint(s.ctx, func(b *brush) {
		res, err := file.Read(s.ctx, r.Path)
		var img image.Image
		if err == nil {
			img = b.document(res.Doc, 156, 116, loadPictures(r.Path))
		}
		gone := os.IsNotExist(statError(r.Path))
		fyne.Do(func() {
			switch {
			case s.ctx.Err() != nil:
			case img != nil:
				pic.Image = img
				pic.Refresh()
			case gone:
				missing = true
				none.Show()
				lines.Add(look.Row(6, look.NewIcon("triangle-alert", look.Bad, 14), look.NewText("File not found. Locate…", look.Bad).Small()))
			default:
				none.Show()
				lines.Add(look.Row(6, look.NewIcon("triangle-alert", look.Bad, 14), look.NewText("This file cannot be read", look.Bad).Small()))
			}
		})
	})
	return tile
}

func statError(path string) error {
	_, err := os.Stat(path)
	return err
}

// middle centres one object vertically and gives it the whole width.
type middle struct{}

func (middle) MinSize(os []fyne.CanvasObject) fyne.Size { return os[0].MinSize() }

func (middle) Layout(os []fyne.CanvasObject, s fyne.Size) {
	h := os[0].MinSize().Height
	os[0].Move(fyne.NewPos(0, (s.Height-h)/2))
	os[0].Resize(fyne.NewSize(s.Width, h))
}
