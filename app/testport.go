//go:build windowtest

package app

import (
	"bufio"
	"fmt"
	"log"
	"net"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
)

// listenForTests answers tests that drive the real window where things are on the
// screen: a person looks, a test asks. Only programs built for such tests have it.
//
// Every line is a question, "look", "map" or "texts", and the title of a window, or
// part of it; the answer is lines of fields parted by tabs, ended by a line with a
// full stop.
func (a *App) listenForTests() {
	log.SetOutput(complaint{})
	path := os.Getenv("WAYMARK_TEST_PORT")
	if path == "" {
		return
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		a.log.say("error no port: %v", err)
		return
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go a.answer(c)
		}
	}()
}

// complaint writes what the window library complains about, with the way there.
type complaint struct{}

func (complaint) Write(b []byte) (int, error) {
	if strings.Contains(string(b), "Fyne error") {
		way := debug.Stack()
		// Two complaints are the library's own affair. A text field that was closed
		// while the pointer dragged in it still asks for the keyboard when the button
		// is let go. And the library reads its own settings, in which nothing is kept,
		// while it writes them.
		for _, own := range []string{"(*entryContent).DragEnd", "(*preferences).load"} {
			if strings.Contains(string(way), own) {
				return len(b), nil
			}
		}
		b = append(append([]byte(nil), b...), way...)
	}
	return os.Stderr.Write(b)
}

func (a *App) answer(c net.Conn) {
	defer c.Close()
	questions := bufio.NewScanner(c)
	for questions.Scan() {
		answer := make(chan []string, 1)
		fyne.Do(func() { answer <- a.look(questions.Text()) })
		for _, line := range append(<-answer, ".") {
			fmt.Fprintln(c, line)
		}
	}
}

// look answers for the window with a title, "" for the one of a map that was opened
// last.
func (a *App) look(question string) []string {
	if len(a.windows) == 0 {
		return nil
	}
	question, title, _ := strings.Cut(question, "\t")
	w := a.windows[len(a.windows)-1]
	win := w.win
	if title != "" {
		for _, o := range a.fyne.Driver().AllWindows() {
			if strings.Contains(o.Title(), title) {
				win = o
			}
		}
		for _, o := range a.windows {
			if o.win == win {
				w = o
			}
		}
	}
	switch {
	case question == "look":
		s := &seer{size: win.Canvas().Size(), words: "text"}
		roots := win.Canvas().Overlays().List()
		if len(roots) == 0 {
			s.see(win.Content(), fyne.Position{})
			s.words = "menu"
			s.see(menuOf(win.Canvas()), fyne.Position{})
		} else {
			s.see(roots[len(roots)-1], fyne.Position{})
		}
		return s.lines
	case question == "map" && w.view != nil:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.view)
		out := []string{row("view", "", "", "", float64(at.X), float64(at.Y), float64(w.view.Size().Width), float64(w.view.Size().Height))}
		for _, t := range w.view.Things() {
			out = append(out, row(t.Kind, string(t.ID), t.Part, t.Text, t.At.X+float64(at.X), t.At.Y+float64(at.Y), t.At.W, t.At.H))
		}
		return out
	case question == "texts" && w.view != nil:
		return w.view.Written()
	}
	return nil
}

func row(kind, id, part, text string, x, y, w, h float64) string {
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%.1f\t%.1f\t%.1f\t%.1f", kind, id, part, flat(text), x, y, w, h)
}

// seer walks through what a window shows.
type seer struct {
	size  fyne.Size
	words string // what texts are called: those of the menu bar "menu"
	lines []string
}

// menuOf is the menu bar with the menu that is open. The window library keeps it to
// itself.
func menuOf(c fyne.Canvas) fyne.CanvasObject {
	f := reflect.ValueOf(c).Elem().FieldByName("menu")
	if !f.IsValid() || f.IsNil() {
		return nil
	}
	return *(*fyne.CanvasObject)(f.Addr().UnsafePointer())
}

func (s *seer) see(o fyne.CanvasObject, at fyne.Position) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	size := o.Size()
	note := func(kind, id, text string) {
		if at.X+size.Width > 0 && at.Y+size.Height > 0 && at.X < s.size.Width && at.Y < s.size.Height {
			s.lines = append(s.lines, row(kind, id, "", text, float64(at.X), float64(at.Y), float64(size.Width), float64(size.Height)))
		}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			s.see(c, at)
		}
	case *fynecanvas.Text:
		if o.Text != "" {
			note(s.words, "", plainLabel(o.Text))
		}
	case fyne.Widget:
		tip := ""
		if t, ok := o.(interface{ ToolTip() string }); ok {
			tip = t.ToolTip()
		}
		switch o := o.(type) {
		case *look.Button:
			note("button", o.Label(), tip)
			return
		case interface{ SelectedText() string }:
			text, hint := entryText(o)
			note("field", hint, text)
		default:
			note(strings.TrimPrefix(fmt.Sprintf("%T", o), "*"), "", tip)
		}
		for _, c := range test.WidgetRenderer(o).Objects() {
			s.see(c, at)
		}
	}
}

// entryText finds the text of a field, which may be made of an Entry.
func entryText(o any) (text, hint string) {
	switch o := o.(type) {
	case *widget.Entry:
		return o.Text, o.PlaceHolder
	case *field:
		return o.Text, o.PlaceHolder
	}
	return "", ""
}
