package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/canvas/scene"
	"waymark/export"
	"waymark/model/file"
	"waymark/model/kind"
)

// mapEnding is the ending of the files of maps.
const mapEnding = ".waymark.json"

// loadPictures loads the pictures of a document from the folder that it lies in.
func loadPictures(path string) func(string) *scene.Picture {
	folder := ""
	if path != "" {
		folder = filepath.Dir(path)
	}
	return func(image string) *scene.Picture {
		if folder == "" && !isEmbedded(image) {
			return nil
		}
		im, err := file.ReadImage(folder, image)
		if err != nil {
			return nil
		}
		return &scene.Picture{Data: im.Data, Width: im.Width, Height: im.Height}
	}
}

// askOpen lets a person choose a map to open.
func (w *Window) askOpen() {
	w.chooseFile(fileChoice{title: "Open a map", button: "Open", endings: openable(), folder: w.startFolder(), done: func(path string) { w.app.open(w, path) }})
}

// startFolder is where file dialogs start: beside the open map, else beside the
// last one, else in the documents of this user.
func (w *Window) startFolder() string {
	if w.session != nil && w.session.Path() != "" {
		return filepath.Dir(w.session.Path())
	}
	for _, r := range w.app.state.Recents() {
		if st, err := os.Stat(filepath.Dir(r.Path)); err == nil && st.IsDir() {
			return filepath.Dir(r.Path)
		}
	}
	return documentsFolder()
}

// save writes the map to its file, and asks for one where it has none. Then is
// called when it is saved.
func (w *Window) save(then func()) {
	if w.session.Path() == "" || w.session.ReadOnly() {
		w.saveAs(then)
		return
	}
	w.saveTo("", then)
}

// slowSave is how long a save takes before the status bar tells that it is on its
// way: nearly all are done sooner, and a word that only flashes up is noise.
const slowSave = 300 * time.Millisecond

// saveTo saves away from the window, which can be worked in meanwhile; "" is the
// file of the map.
func (w *Window) saveTo(path string, then func()) {
	s := w.session
	told := func() {
		if w.session == s {
			w.status.update(session.FileChanged)
		}
	}
	slow := time.AfterFunc(slowSave, func() { fyne.Do(told) })
	s.SaveThen(background(), path, func(err error) {
		slow.Stop()
		told()
		if err != nil {
			w.notSaved(err, then)
			return
		}
		w.savedTo(s.Path(), then)
	})
}

// notSaved says why a map could not be saved, and offers another file; nothing of
// the map is lost meanwhile.
func (w *Window) notSaved(err error, then func()) {
	const what = "The map could not be saved"
	w.app.log.say("failed %s: %v", what, err)
	w.ask(question{title: what, text: reason(err), icon: "circle-alert", cancel: "Close", yes: "Save as…", yesRun: func() { w.saveAs(then) }})
}

func (w *Window) savedTo(path string, then func()) {
	w.app.log.say("saved %s", filepath.Base(path))
	w.app.remember(w.session)
	w.say("Saved as " + filepath.Base(path) + ".")
	if then != nil {
		then()
	}
}

// saveAs asks for a file and makes it the file of the map.
func (w *Window) saveAs(then func()) {
	w.chooseFile(fileChoice{title: "Save the map as", button: "Save", saving: true, endings: []string{mapEnding}, name: w.proposedName(), folder: w.startFolder(), done: func(path string) {
		if w.taken(path, "Save as…", func() { w.saveAs(then) }) {
			return
		}
		w.takePictures(path, func(left []string) {
			w.saveTo(path, func() { w.tellStayed(left, then) })
		})
	}})
}

// saveCopy writes the map to another file and stays with its own.
func (w *Window) saveCopy() {
	w.chooseFile(fileChoice{title: "Save a copy", button: "Save copy", saving: true, endings: []string{mapEnding}, name: "Copy of " + w.proposedName(), folder: w.startFolder(), done: func(path string) {
		if w.taken(path, "Save a copy…", w.saveCopy) {
			return
		}
		w.takePictures(path, func(left []string) {
			w.session.SaveCopyThen(background(), path, func(err error) {
				if err != nil {
					w.failed("The copy could not be saved", err)
					return
				}
				w.app.log.say("copied %s", filepath.Base(path))
				w.say("A copy was saved as " + filepath.Base(path) + ".")
				w.tellStayed(left, nil)
			})
		})
	}})
}

// proposedName is the name that a file of this map would have.
func (w *Window) proposedName() string {
	if p := w.session.Path(); p != "" {
		return filepath.Base(p)
	}
	return export.NameFor(w.session.Committed().Root().Text("title")) + mapEnding
}

// revert reads the file again, after asking: what was not saved goes, but can be
// undone.
func (w *Window) revert() {
	w.ask(question{
		title: "Revert to the saved map?",
		text:  "Changes since the last save are taken back. Undo brings them again.",
		yes:   "Revert", yesRun: func() {
			w.session.RevertThen(background(), func(err error) {
				if err != nil {
					w.failed("The file could not be read again", err)
					return
				}
				w.app.log.say("reverted")
			})
		},
	})
}

// askToSave asks for unsaved changes, once, with saving as the proposal; then is
// called when the answer allows to go on.
func (w *Window) askToSave(then func()) {
	if w.asking {
		return
	}
	w.asking = true
	done := func() { w.asking = false }
	title, text := "Save the changes to “"+w.name()+"”?", "Without saving, they are lost when the window closes."
	switch disk, _ := w.session.Disk(); disk {
	case session.Gone:
		title, text = "Save “"+w.name()+"” again?", "Its file is not there any more. Without saving, the map is lost when the window closes."
	case session.Unreadable:
		title, text = "Save “"+w.name()+"” again?", "Its file was overwritten with something that is no map. Without saving, the map is lost when the window closes."
	}
	w.ask(question{
		title: title,
		text:  text,
		yes:   "Save", yesRun: func() { done(); w.save(then) },
		no: "Do not save…", noRun: func() { done(); w.app.log.say("discarded"); then() },
		cancelled: done,
	})
}

// askLocate offers to find a recent file that has gone.
func (w *Window) askLocate(r prefs.Recent) {
	w.ask(question{
		title: "“" + recentName(r) + "” is not there any more",
		text:  "It was in " + prefs.Place(r.Path) + ". It may have been moved or renamed, or lies on a disk that is not connected.",
		yes:   "Locate…", yesRun: func() {
			w.chooseFile(fileChoice{title: "Locate “" + recentName(r) + "”", button: "Open", endings: []string{".json"}, folder: w.startFolder(), done: func(path string) {
				w.app.state.Forget(r.Path)
				w.app.open(w, path)
			}})
		},
		no: "Remove from the list", noRun: func() {
			w.app.state.Forget(r.Path)
			w.app.keep()
			w.recentsChanged()
		},
	})
}

// failed tells that something did not work: what, why, what was kept.
func (w *Window) failed(what string, err error) {
	w.app.log.say("failed %s: %v", what, err)
	w.ask(question{title: what, text: reason(err), yes: "Close", icon: "circle-alert", alone: true})
}

// reason says in a sentence why a file could not be used.
func reason(err error) string {
	var bad *file.Error
	var save *file.SaveError
	var path *fs.PathError
	switch {
	case errors.As(err, &save):
		return save.Why + " " + save.Kept + " " + save.Next
	case errors.As(err, &bad):
		return kind.AtStart(bad.Error()) + ". The file was left as it is."
	case errors.Is(err, fs.ErrNotExist):
		return "There is no file at this place any more."
	case errors.Is(err, fs.ErrPermission):
		return "This user may not read or write there. Nothing was changed; choose another folder."
	case errors.As(err, &path):
		return "The system says: " + path.Err.Error() + ". Nothing was changed."
	}
	return kind.Sentence(err)
}

// droppedOther takes what is dropped on a map and is no map: a picture.
func (w *Window) droppedOther(at fyne.Position, u fyne.URI) {
	if w.session == nil {
		w.say("Only maps (" + mapEnding + "), drawings of draw.io and handouts can be opened.")
		return
	}
	switch strings.ToLower(filepath.Ext(u.Path())) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		w.dropPicture(at, u.Path())
	default:
		w.say("“" + filepath.Base(u.Path()) + "” is neither a map nor a drawing, a handout or a picture.")
	}
}
