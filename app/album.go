package app

import (
	"path/filepath"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"waymark/canvas/scene"
	"waymark/model"
	"waymark/model/file"
	"waymark/model/kind"
)

// album loads the pictures of an open map from the folder that the map lies in, which
// is another one when it has been saved there. Any goroutine may ask it.
type album struct{ path atomic.Pointer[string] }

func newAlbum(path string) *album {
	a := &album{}
	a.of(path)
	return a
}

// of tells where the map lies; "" for one that was never saved.
func (a *album) of(path string) { a.path.Store(&path) }

func (a *album) load(image string) *scene.Picture { return loadPictures(*a.path.Load())(image) }

// picturesBeside lists the pictures of a map that lie beside it, as its elements name
// them.
func picturesBeside(doc *model.Document) []string {
	var out []string
	for _, r := range doc.Records() {
		k, ok := kind.Of(r.Kind())
		if !ok {
			continue
		}
		for _, p := range r.Props() {
			row, ok := k.Property(p.Name)
			if v, isText := p.Value.(model.Text); ok && isText && row.Type == kind.Image && !isEmbedded(string(v)) {
				out = append(out, string(v))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// takePictures puts the pictures that lie beside the map beside the file that it is
// going to be saved in, away from the window; then is called afterwards, with the
// names of those that could not be put there.
func (w *Window) takePictures(path string, then func(left []string)) {
	s := w.session
	from, to := s.Path(), filepath.Dir(path)
	names := picturesBeside(s.Committed())
	if from == "" || len(names) == 0 || filepath.Dir(from) == to {
		then(nil)
		return
	}
	go func() {
		var left []string
		for name, err := range file.CopyImages(filepath.Dir(from), to, names) {
			w.app.log.say("picture left behind %s: %v", name, err)
			left = append(left, name)
		}
		slices.Sort(left)
		fyne.Do(func() {
			if w.session == s {
				then(left)
			}
		})
	}()
}

// tellStayed says which pictures could not go along; then is called once that is read.
func (w *Window) tellStayed(left []string, then func()) {
	if then == nil {
		then = func() {}
	}
	if len(left) == 0 {
		then()
		return
	}
	w.ask(question{title: "Not all pictures went along", text: stayed(left), icon: "circle-alert", yes: "Close", alone: true, yesRun: then, cancelled: then})
}

// stayed says in sentences that pictures lie in the old folder alone.
func stayed(left []string) string {
	which := "“" + filepath.Base(filepath.FromSlash(left[0])) + "”"
	if n := len(left); n > 1 {
		which = number(n, "picture") + ", such as " + which + ","
	}
	return "The map was saved, but " + which + " could not be put beside it: another picture of that name is there, or the folder does not take it. Choose the picture again to keep it inside of the map."
}
