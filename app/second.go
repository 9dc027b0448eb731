package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/instance"
	"waymark/app/session"
	"waymark/model/file"
	"waymark/model/template"
)

// Join hands what the program was started for to the Waymark that is open already.
// Where there is none, or it does not answer, ok is false and Run is to be called;
// else said tells in a sentence what the other one has done.
func Join(o Options) (said string, ok bool) {
	if o.Alone {
		return "", false
	}
	r := instance.Request{Template: o.Template}
	for _, path := range o.Files {
		abs, err := filepath.Abs(path)
		if err != nil {
			return "", false
		}
		r.Files = append(r.Files, abs)
	}
	a, err := instance.Here(file.DefaultState()).Ask(context.Background(), r)
	return a.Said, err == nil
}

// listen lets later starts of the program join this one. That they cannot is no
// reason to tell anybody: they run by themselves then.
func (a *App) listen() (stop func()) {
	l, err := instance.Here(file.DefaultState()).Listen(a.asked)
	if err != nil {
		a.log.say("not listening: %v", err)
		return func() {}
	}
	return func() {
		if err := l.Close(); err != nil {
			a.log.say("listening: %v", err)
		}
	}
}

// asked promises what another start was asked for, and does it on the window's
// goroutine after that: the other one should not wait for a window to be drawn.
func (a *App) asked(r instance.Request) instance.Answer {
	answer := make(chan instance.Answer, 1)
	fyne.Do(func() {
		if time.Now().After(r.Until) || len(a.windows) == 0 {
			return // the other one does it itself by now
		}
		said, do := a.joined(r)
		answer <- said
		do()
	})
	select {
	case said := <-answer:
		return said
	case <-time.After(time.Until(r.Until)):
		return instance.Answer{Refused: "it is busy"}
	}
}

// joined says what will be done for another start, and returns what does it.
func (a *App) joined(r instance.Request) (said instance.Answer, do func()) {
	a.log.say("joined by a start with %d files", len(r.Files))
	if r.Template == "" && len(r.Files) == 0 {
		return instance.Answer{Said: "Waymark is open already: its start screen comes to the front."}, a.windows[len(a.windows)-1].startScreen
	}
	var words []string
	var todo []func()
	if r.Template != "" {
		doc, err := template.New(r.Template, time.Now())
		if err != nil {
			return instance.Answer{Refused: err.Error()}, func() {}
		}
		words = append(words, "A new map was started in the Waymark that is open already.")
		todo = append(todo, func() { a.show(a.idle(), session.New(doc, "")) })
	}
	for _, path := range r.Files {
		name := strings.TrimSuffix(filepath.Base(path), mapEnding)
		if a.windowOf(path) != nil {
			words = append(words, fmt.Sprintf("“%s” is open already: its window comes to the front.", name))
		} else {
			words = append(words, fmt.Sprintf("“%s” opens in the Waymark that is open already.", name))
		}
		todo = append(todo, func() { a.open(a.idle(), path) })
	}
	return instance.Answer{Said: strings.Join(words, "\n")}, func() {
		for _, f := range todo {
			f()
		}
	}
}

// idle is a window that shows the start screen, nil where there is none.
func (a *App) idle() *Window {
	for _, w := range a.windows {
		if w.session == nil {
			return w
		}
	}
	return nil
}

// windowOf returns the window that has a file open, nil where there is none.
func (a *App) windowOf(path string) *Window {
	for _, w := range a.windows {
		if w.session != nil && w.session.Path() != "" && sameFile(w.session.Path(), path) {
			return w
		}
	}
	return nil
}
