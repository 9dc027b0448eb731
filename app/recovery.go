package app

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/app/prefs"
	"waymark/app/session"
	"waymark/model/file"
)

// watchRecoverable keeps the strips of the start screen for what was not saved when
// Waymark ended, as long as the screen is there: a Waymark that was killed may take
// a while to end, and another one may be killed now.
func (s *startScreen) watchRecoverable() {
	s.w.app.store.WatchRecoverable(s.ctx, func(list []file.Recovered, err error) {
		fyne.Do(func() {
			if s.ctx.Err() != nil {
				return
			}
			if err != nil {
				s.w.app.log.say("recoverable %v", err)
			}
			s.recoverable.RemoveAll()
			for _, r := range list {
				s.recoverable.Add(s.recoverCard(r))
			}
			s.showRecoverable()
		})
	})
}

// showRecoverable gives the strips their room.
func (s *startScreen) showRecoverable() {
	s.recoverable.Hidden = len(s.recoverable.Objects) == 0
	s.content.Refresh()
}

// recoverCard is the strip of one map.
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
	text := "What was drawn until " + a.state.Preferences.Dates().Moment(r.When, time.Now()) + " is kept."
	if r.Path != "" {
		text += " It lies in " + prefs.Place(r.Path) + "."
	}
	var card fyne.CanvasObject
	discard := look.NewButton("Discard…", "", look.Quiet, func() {
		s.w.askDiscard(name, r, func() {
			s.recoverable.Remove(card)
			s.showRecoverable()
		})
	})
	var again *look.Button
	again = look.NewButton("Recover", "", look.Filled, func() {
		if o := a.windowOf(r.Path); r.Path != "" && o != nil {
			o.win.RequestFocus()
			o.askRecover(r)
			return
		}
		again.SetEnabled(false) // merging a large map takes a moment
		discard.SetEnabled(false)
		go func() {
			ss, err := session.Recover(background(), a.store, r)
			fyne.Do(func() {
				if err != nil {
					again.SetEnabled(true)
					discard.SetEnabled(true)
					s.w.failed("This map could not be recovered", err)
					return
				}
				a.log.say("recovered %s", filepath.Base(r.Path))
				a.show(a.still(s.w), ss)
			})
		}()
	})
	a.log.say("recoverable %s", filepath.Base(r.Path))
	words := look.Column(1, look.NewText(name+" was not saved when Waymark closed", look.Text).Bold().Elastic(120), look.NewText(text, look.TextSecondary).Small().Elastic(120))
	card = strip(look.RadiusCard, "history", words, discard, again)
	return card
}

// askDiscard asks before what was not saved is thrown away.
func (w *Window) askDiscard(name string, r file.Recovered, then func()) {
	w.ask(question{title: "Discard what was not saved of " + name + "?", text: "It cannot be had back. The file on the disk stays as it is.", yes: "Discard", yesRun: func() {
		if err := w.app.store.Discard(r); err != nil {
			w.failed("It could not be discarded", err)
			return
		}
		w.app.log.say("discarded what was not saved")
		then()
	}})
}

// endsWithin is how long a Waymark that was killed may take to let go of what it
// had open. Only people who open a map at once after that meet it.
const endsWithin = 20 * time.Second

// offerRecovery asks in an open map whether to take what was not saved of it when
// Waymark ended: people open a file by a click on it, and never see the start screen.
func (w *Window) offerRecovery() {
	s, store := w.session, w.app.store
	path := s.Path()
	if store == nil || path == "" || s.ReadOnly() {
		return
	}
	go func() { // the store may hold large maps
		ctx, end := context.WithTimeout(background(), endsWithin)
		defer end()
		store.WatchRecoverable(ctx, func(list []file.Recovered, _ error) { // what cannot be read cannot be offered
			for _, r := range list {
				if r.Path != "" && sameFile(r.Path, path) {
					end()
					fyne.Do(func() {
						if w.session == s && !w.banner.object.Visible() { // else the start screen offers it the next time
							w.askRecover(r)
						}
					})
					return
				}
			}
		})
	}()
}

func (w *Window) askRecover(r file.Recovered) {
	name := "“" + recentName(prefs.Recent{Path: r.Path}) + "”"
	w.banner.show("Waymark closed before this map was saved", "What was drawn until "+w.app.state.Preferences.Dates().Moment(r.When, time.Now())+" is kept, and can be merged into the map.",
		look.NewButton("Discard…", "", look.Quiet, func() { w.askDiscard(name, r, w.banner.hide) }),
		look.NewButton("Recover", "", look.Filled, func() {
			w.banner.hide()
			w.session.AdoptThen(r, func(err error) {
				if err != nil {
					w.failed("What was not saved could not be recovered", err)
					return
				}
				w.app.log.say("recovered %s", filepath.Base(r.Path))
				w.say("Recovered as one step, and not saved yet.")
			})
		}))
	w.win.Content().Refresh()
	w.app.log.say("recoverable %s", filepath.Base(r.Path))
}
