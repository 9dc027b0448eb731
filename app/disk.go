package app

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/panel"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// follow keeps an open map and its file together: what others write arrives, what
// is not saved is kept for the next start.
func (w *Window) follow() {
	if w.app.store == nil {
		return
	}
	if err := w.session.Follow(background(), w.app.store, fyne.Do); err != nil {
		w.app.log.say("not followed: %v", err)
		w.say("Unsaved changes cannot be kept for the next start: " + kind.InSentence(reason(err)))
	}
	w.status.update(session.FileChanged) // where it lies is known now
}

// diskChanged shows what came from the disk, and asks where both sides changed one
// thing.
func (w *Window) diskChanged() {
	list := w.session.Arrivals()
	if n := len(list); n > w.arrivals {
		w.arrivals = n
		last := list[n-1]
		if last.Changes > 0 {
			w.status.arrived(arrivalWords(last))
			w.view.Flash(last.IDs...)
		}
		w.app.log.say("merged %d", last.Changes)
	}
	w.askConflict()
}

// arrivalWords says quietly what another program did.
func arrivalWords(a session.Arrival) string {
	switch {
	case a.Reverted:
		return "The file was put back to an earlier version"
	case a.Changes == 1:
		return "1 change by another program merged"
	}
	return fmt.Sprintf("%d changes by another program merged", a.Changes)
}

// showArrival lists what came from the disk last, goes to the first place of it that
// can be shown, and lights all of it up.
func (w *Window) showArrival() {
	list := w.session.Arrivals()
	if len(list) == 0 {
		return
	}
	w.showRight(panel.TabChanges)
	ids := list[len(list)-1].IDs
	doc := w.session.Committed()
	here := w.session.Page()
	first := model.ID("")
	for _, id := range ids {
		p := doc.Page(id)
		if p == nil || p.ID() == id {
			continue
		}
		if first == "" || here != nil && p.ID() == here.ID() {
			first = id
		}
		if here != nil && p.ID() == here.ID() {
			break // rather where the person is
		}
	}
	if first != "" {
		w.showElement(first)
	}
	w.view.Flash(ids...)
}

// askConflict shows the first thing that was changed on both sides to different
// values. Ours stays until a person decides.
func (w *Window) askConflict() {
	all := w.session.Conflicts()
	if len(all) == 0 {
		if w.conflict {
			w.conflict = false
			w.banner.hide()
		}
		return
	}
	c := all[0]
	doc := w.session.Committed()
	r := doc.Get(c.ID)
	title := fmt.Sprintf("%s was changed here and on the disk", kind.AtStart(edit.Describe(r)))
	if len(all) > 1 {
		title += fmt.Sprintf(" (1 of %d)", len(all))
	}
	var parts []string
	for _, l := range panel.ConflictLines(doc, c) {
		parts = append(parts, fmt.Sprintf("%s: yours %s, theirs %s", l.Property, l.Ours, l.Theirs))
	}
	w.conflict = true
	w.banner.show(title, kind.AtStart(strings.Join(parts, "; "))+". Yours is shown.",
		look.NewButton("Show", "", look.Plain, func() { w.showElement(c.ID) }),
		look.NewButton("Take theirs", "", look.Outlined, func() { w.decided(w.session.TakeTheirs(0)) }),
		look.NewButton("Keep mine", "", look.Filled, func() { w.decided(w.session.KeepOurs(0)) }))
	w.win.Content().Refresh()
	w.app.log.say("conflict %d", len(all))
}

func (w *Window) decided(err error) {
	if err != nil {
		w.say(reason(err))
	}
	w.askConflict()
	w.win.Content().Refresh()
}

// fileState shows that the file of the map has gone or cannot be read.
func (w *Window) fileState() {
	if w.session.Waiting() {
		w.app.log.say("changes wait for the gesture")
	}
	is, _ := w.session.Disk()
	if is == w.disk {
		return
	}
	w.disk = is
	name := filepath.Base(w.session.Path())
	switch is {
	case session.Gone:
		w.banner.show("“"+name+"” is not there any more", "It was deleted or renamed, or its disk is not connected. The map is still open here; saving makes the file again.",
			look.NewButton("Save as…", "", look.Outlined, func() { w.invoke("file.saveAs") }), look.NewButton("Save", "", look.Filled, func() { w.invoke("file.save") }))
		w.app.log.say("gone %s", name)
	case session.Unreadable:
		w.banner.show("Another program left something in “"+name+"” that is no map", "The map is still open here. Saving keeps aside what is there now.",
			look.NewButton("Save", "", look.Filled, func() { w.invoke("file.save") }))
		w.app.log.say("unreadable %s", name)
	default:
		w.banner.hide()
		w.app.log.say("file fine %s", name)
	}
	w.win.Content().Refresh()
}

// strip is a warm ground with an icon, words that take the room there is, and what
// can be done.
func strip(radius float32, icon string, words fyne.CanvasObject, choices ...fyne.CanvasObject) *fyne.Container {
	g := look.NewGround(look.WarningGround, radius)
	if radius > 0 {
		g.Lined(look.Warning, 1)
	}
	return look.On(g, look.Around(nil, nil, look.Inset(look.NewIcon(icon, look.Warning, 20), 0, 12, 0, 0), look.Inset(look.Row(8, choices...), 0, 0, 0, 12), container.New(middle{}, words)), 10, 16, 10, 16)
}
