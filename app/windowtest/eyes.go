package windowtest

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Thing is something on the screen.
type Thing struct {
	Kind string // "button", "text", "field", the type of a widget; on the map the kind of a record, or "cell"
	ID   string // label of a button, hint of a field; on the map the id
	Part string // on the map: which part of the element
	Text string // what it says; of a button its tooltip
	Rect
}

// ask puts a question to the program and returns the lines of its answer.
func (p *Program) ask(question string) []string {
	p.t.Helper()
	if err := p.port.SetDeadline(time.Now().Add(patience)); err != nil {
		p.fail("asking the program: %v", err)
	}
	if _, err := fmt.Fprintln(p.port, question); err != nil {
		p.fail("the program does not listen any more: %v", err)
	}
	if p.answers == nil {
		p.answers = bufio.NewReader(p.port)
	}
	var out []string
	for {
		line, err := p.answers.ReadString('\n')
		if err != nil {
			p.stacks()
			p.fail("the program does not answer any more: %v", err)
		}
		line = strings.TrimSuffix(line, "\n")
		if line == "." {
			return out
		}
		out = append(out, line)
	}
}

func things(lines []string) []Thing {
	var out []Thing
	for _, l := range lines {
		f := strings.Split(l, "\t")
		if len(f) != 8 {
			continue
		}
		n := func(i int) float64 { v, _ := strconv.ParseFloat(f[i], 64); return v } // the program writes numbers
		out = append(out, Thing{Kind: f[0], ID: f[1], Part: f[2], Text: f[3], Rect: Rect{n(4), n(5), n(6), n(7)}})
	}
	return out
}

// Look lists what the window shows; while a dialog or a menu is open, only that.
func (p *Program) Look() []Thing {
	p.t.Helper()
	p.settle()
	return things(p.ask("look\t" + p.title))
}

// Map lists what the page shows.
func (p *Program) Map() []Thing {
	p.t.Helper()
	p.settle()
	return things(p.ask("map\t" + p.title))
}

// Texts lists all that is written on the page, in the order of painting.
func (p *Program) Texts() []string {
	p.t.Helper()
	p.settle()
	return p.ask("texts\t" + p.title)
}

// find waits until something is to be seen.
func (p *Program) find(what string, look func() []Thing, is func(Thing) bool) Thing {
	p.t.Helper()
	end := time.Now().Add(patience)
	for {
		list := look()
		for _, t := range list {
			if is(t) {
				return t
			}
		}
		if time.Now().After(end) {
			var all []string
			for _, t := range list {
				all = append(all, fmt.Sprintf("%s %q %q %q", t.Kind, t.ID, t.Part, t.Text))
			}
			p.fail("there is no %s; there is\n%s", what, strings.Join(all, "\n"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Button finds a button by its label or by the beginning of its tooltip.
func (p *Program) Button(name string) Pt {
	p.t.Helper()
	return p.find("button “"+name+"”", p.Look, func(t Thing) bool {
		return t.Kind == "button" && (t.ID == name || t.ID == "" && strings.HasPrefix(t.Text, name))
	}).Center()
}

// Says finds a text.
func (p *Program) Says(text string) Pt {
	p.t.Helper()
	return p.find("text “"+text+"”", p.Look, func(t Thing) bool { return t.Kind == "text" && t.Text == text }).Center()
}

// Field finds the field of a caption: the one beside it, else the next one below.
func (p *Program) Field(caption string) Thing {
	p.t.Helper()
	var of Thing
	p.find("caption “"+caption+"”", p.Look, func(t Thing) bool {
		of = t
		return t.Kind == "text" && t.Text == caption
	})
	return p.find("field of “"+caption+"”", func() []Thing {
		best, found := Thing{}, []Thing(nil)
		for _, t := range p.Look() {
			beside := t.X > of.X && t.Y < of.Y+of.H && of.Y < t.Y+t.H
			below := t.Y >= of.Y && t.Y < of.Y+of.H+16 && t.X < of.X+of.W
			if t.Kind == "field" && (beside || below && (found == nil || t.Y < best.Y)) {
				best, found = t, []Thing{t}
				if beside {
					break
				}
			}
		}
		return found
	}, func(Thing) bool { return true })
}

// Fill types a text into the field of a caption, in place of what is there.
func (p *Program) Fill(caption, text string) {
	p.t.Helper()
	p.Click(p.Field(caption).Center())
	p.Keys("ctrl+a")
	p.Type(text)
	p.Keys("Tab")
}

// Menu opens a menu of the menu bar and chooses an item, with the pointer.
func (p *Program) Menu(title, item string) {
	p.t.Helper()
	menu := func(text string) Pt {
		return p.find("“"+text+"” in the menu bar", p.Look, func(t Thing) bool { return t.Kind == "menu" && t.Text == text }).Center()
	}
	p.Click(menu(title))
	p.Click(menu(item))
}

// View is where the map is on the screen.
func (p *Program) View() Rect {
	p.t.Helper()
	return p.find("map", p.Map, func(t Thing) bool { return t.Kind == "view" }).Rect
}

// OnMap finds an element of a kind that says something; an empty text finds the
// first one.
func (p *Program) OnMap(kind, text string) Thing {
	p.t.Helper()
	return p.find(kind+" “"+text+"” on the map", p.Map, func(t Thing) bool {
		return t.Kind == kind && t.Part == "" && (text == "" || strings.Contains(t.Text, text))
	})
}

// Log returns the lines of the test log that are there by now.
func (p *Program) Log() []string {
	b, err := os.ReadFile(p.log)
	if err != nil {
		return p.lines
	}
	whole := string(b[:strings.LastIndexByte(string(b), '\n')+1])
	if whole != "" {
		p.lines = strings.Split(strings.TrimSuffix(whole, "\n"), "\n")
	}
	return p.lines
}

// Wait waits for a line of the test log that begins with a text and that no Wait
// has passed yet, and returns the whole line.
func (p *Program) Wait(begin string) string {
	p.t.Helper()
	end := time.Now().Add(patience)
	for {
		for i, l := range p.Log()[min(p.seen, len(p.lines)):] {
			if strings.HasPrefix(l, begin) {
				p.seen += i + 1
				return l
			}
		}
		select {
		case <-p.done:
			p.fail("the test waited for %q", begin)
		default:
		}
		if time.Now().After(end) {
			p.fail("the program did not say %q after\n%s", begin, strings.Join(p.lines[max(0, p.seen-3):], "\n"))
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Forget lets Wait look only at lines that are yet to come.
func (p *Program) Forget() { p.seen = len(p.Log()) }

// Saved is the path of a map in the documents of the person.
func (p *Program) Saved(name string) string { return filepath.Join(p.Home, "Documents", name) }

var geometry = regexp.MustCompile(`(?s)Absolute upper-left X:\s+(-?\d+).*Absolute upper-left Y:\s+(-?\d+).*Width: (\d+).*Height: (\d+)`)

// WindowPlace is where the content of the window is on the screen.
func (p *Program) WindowPlace() Rect {
	p.t.Helper()
	out, err := p.s.command("xwininfo", "-id", p.window).CombinedOutput()
	m := geometry.FindStringSubmatch(string(out))
	if err != nil || m == nil {
		p.fail("asking where the window is: %v\n%s", err, out)
	}
	n := func(i int) float64 { v, _ := strconv.ParseFloat(m[i], 64); return v } // the pattern has digits
	return Rect{n(1), n(2), n(3), n(4)}
}
