package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/diff"
	"waymark/model/edit"
	"waymark/model/file"
)

// follow keeps an open map and its file together: what others write arrives, what
// is not saved is kept for the next start.
func (w *Window) follow() {
	if w.app.store == nil {
		return
	}
	if err := w.session.Follow(background(), w.app.store, fyne.Do); err != nil {
		w.app.log.say("not followed: %v", err)
		w.say("Unsaved changes cannot be kept for the next start: " + lowerFirst(reason(err)))
	}
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// diskChanged shows what came from the disk, and asks where both sides changed one
// thing.
func (w *Window) diskChanged() {
	list := w.session.Arrivals()
	if n := len(list); n > w.arrivals {
		w.arrivals = n
		last := list[n-1]
		what := "changes"
		if last.Changes == 1 {
			what = "change"
		}
		text := fmt.Sprintf("%d %s merged from disk", last.Changes, what)
		if last.Reverted {
			text = "The file was put back to an earlier version"
		}
		w.status.arrived(text)
		w.app.log.say("merged %d", last.Changes)
	}
	w.askConflict()
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
	title := fmt.Sprintf("%s was changed here and on the disk", sentenceCase(edit.Describe(r)))
	if len(all) > 1 {
		title += fmt.Sprintf(" (1 of %d)", len(all))
	}
	var parts []string
	for i, name := range c.Names {
		value := func(l []model.Value) string {
			if i >= len(l) || l[i] == nil {
				return "nothing"
			}
			return diff.Value(doc, r, name, l[i])
		}
		parts = append(parts, fmt.Sprintf("%s: yours %s, theirs %s", diff.Property(r, name), value(c.Ours), value(c.Theirs)))
	}
	w.conflict = true
	w.banner.show(title, strings.Join(parts, "; ")+". Yours is shown.",
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

// recoverCards are the strips of the start screen for what was not saved when
// Waymark ended.
func (s *startScreen) recoverCards() []fyne.CanvasObject {
	if s.w.app.store == nil {
		return nil
	}
	list, err := s.w.app.store.Recoverable()
	if err != nil {
		s.w.app.log.say("recoverable %v", err)
	}
	var out []fyne.CanvasObject
	for _, r := range list {
		out = append(out, s.recoverCard(r))
	}
	return out
}

func (s *startScreen) recoverCard(r file.Recovered) fyne.CanvasObject {
	a := s.w.app
	name := "A map without a file"
	if r.Path != "" {
		name = "“" + recentName(prefs.Recent{Path: r.Path}) + "”"
	} else if res, err := file.Decode(r.Local); err == nil {
		if t := strings.TrimSpace(res.Doc.Root().Text("title")); t != "" {
			name = "“" + t + "”"
		}
	}
	text := "What was drawn until " + lowerFirst(prefs.When(r.When, time.Now())) + " is kept."
	if r.Path != "" {
		text += " It lies in " + prefs.Place(r.Path) + "."
	}
	discard := look.NewButton("Discard…", "", look.Quiet, func() {
		s.w.ask(question{title: "Discard what was not saved of " + name + "?", text: "It cannot be had back. The file on the disk stays as it is.", yes: "Discard", yesRun: func() {
			if err := a.store.Discard(r); err != nil {
				s.w.failed("It could not be discarded", err)
			}
			s.w.setSession(nil)
		}})
	})
	again := look.NewButton("Recover", "", look.Filled, func() {
		ss, err := session.Recover(background(), a.store, r)
		if err != nil {
			s.w.failed("This map could not be recovered", err)
			return
		}
		a.log.say("recovered %s", filepath.Base(r.Path))
		a.show(s.w, ss)
	})
	a.log.say("recoverable %s", filepath.Base(r.Path))
	words := look.Column(1, look.NewText(name+" was not saved when Waymark closed", look.Text).Bold().Elastic(120), look.NewText(text, look.TextSecondary).Small().Elastic(120))
	return strip(look.RadiusCard, "history", words, discard, again)
}

// strip is a warm ground with an icon, words that take the room there is, and what
// can be done.
func strip(radius float32, icon string, words fyne.CanvasObject, choices ...fyne.CanvasObject) *fyne.Container {
	g := look.NewGround(look.WarningGround, radius)
	if radius > 0 {
		g.Lined(look.Warning, 1)
	}
	return look.On(g, container.NewBorder(nil, nil, look.Inset(look.NewIcon(icon, look.Warning, 20), 0, 12, 0, 0), look.Inset(look.Row(8, choices...), 0, 0, 0, 12), container.New(middle{}, words)), 10, 16, 10, 16)
}
