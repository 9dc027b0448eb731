package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/export/pdf"
	"waymark/model"
	"waymark/model/drawio"
	"waymark/model/file"
)

// drawingEndings are those of draw.io's drawings, and of pictures that carry one.
var drawingEndings = []string{".drawio", ".drawio.xml", ".drawio.svg", ".drawio.png"}

// handoutEnding is that of printed handouts, which carry their map.
const handoutEnding = ".pdf"

// openable are the endings that the dialog for opening lists. Handouts can be opened
// too, but a folder of documents is full of other PDFs.
func openable() []string { return append([]string{".json"}, drawingEndings...) }

// carries reports whether a file is no map, but may be opened as a new one.
func carries(path string) bool {
	return hasEnding(path, drawingEndings) || hasEnding(path, []string{handoutEnding})
}

// carried is a map that came in another file.
type carried struct {
	doc  *model.Document
	left []drawio.Left // what could not be taken over
	said string        // what is told where everything could
}

// maxCarrier is more than any handout or drawing that this program makes or takes.
const maxCarrier = 512 << 20

// takeOut makes a new map of a drawing, or takes the map out of a handout.
func takeOut(path string) (carried, error) {
	st, err := os.Stat(path)
	if err != nil {
		return carried{}, err
	}
	if !st.Mode().IsRegular() || st.Size() > maxCarrier {
		return carried{}, errors.New("it is no file, or far too large")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return carried{}, err
	}
	name := filepath.Base(path)
	if !hasEnding(path, drawingEndings) {
		_, source, err := pdf.Extract(b)
		if err != nil {
			return carried{}, err
		}
		r, err := file.Decode(source)
		if err != nil {
			return carried{}, err
		}
		if r.ReadOnly {
			return carried{}, errors.New(r.Needs)
		}
		return carried{doc: r.Doc, said: "This is the map that “" + name + "” was printed from. Save keeps it in a file of its own."}, nil
	}
	title, _, _ := strings.Cut(name, ".")
	r, err := drawio.Read(b, title)
	if err != nil {
		return carried{}, err
	}
	return carried{doc: r.Doc, left: r.Left, said: "A map was made of “" + name + "”. Save keeps it in a file of its own."}, nil
}

// openCarried shows the map of a drawing or of a handout as a new one; the file stays
// as it is.
func (a *App) openCarried(from *Window, path string) {
	show := func(c carried, err error) {
		if err != nil {
			a.opened(from, &reading{err: err})
			return
		}
		a.log.say("carried %s", filepath.Base(path))
		w := a.show(a.still(from), session.New(c.doc, ""))
		if len(c.left) == 0 {
			w.say(c.said)
			return
		}
		what := "1 thing could not be taken over"
		if n := len(c.left); n > 1 {
			what = fmt.Sprintf("%d things could not be taken over", n)
		}
		w.banner.show(what, c.said, look.NewButton("Show", "", look.Outlined, func() { w.tellLeft(c.left) }))
	}
	if len(a.windows) == 0 { // nobody is kept waiting
		show(takeOut(path))
		return
	}
	go func() {
		c, err := takeOut(path)
		fyne.Do(func() { show(c, err) })
	}()
}

// mostTold is how many lines a message has before it becomes a list that nobody reads.
const mostTold = 12

// tellLeft says what could not be taken over from a drawing.
func (w *Window) tellLeft(left []drawio.Left) {
	var lines []string
	for _, l := range left[:min(len(left), mostTold)] {
		lines = append(lines, l.Page+": "+l.What)
	}
	if n := len(left) - mostTold; n > 0 {
		lines = append(lines, fmt.Sprintf("And %d more; “wmk import” lists all of them.", n))
	}
	w.ask(question{title: "Not taken over from the drawing", text: strings.Join(lines, "\n"), yes: "Close", alone: true})
}
