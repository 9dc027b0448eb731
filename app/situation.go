package app

import (
	"fmt"

	"waymark/app/session"
	"waymark/model"
)

// situation is what decides which commands can be used: plain facts about the
// window, so that the table of commands can be tested without one.
type situation struct {
	open       bool // a document is shown, not the start screen
	readOnly   bool
	pageKind   string // of the shown page, "" when there is none
	pageState  string
	pages      int
	pageAt     int  // place of the shown page, from 0
	future     bool // the shown page has a future state
	file       bool
	unsaved    bool
	undo, redo string // labels, "" for nothing

	selected                                            int
	nodes, links, cards, emotions, steps, stages, lanes int // of the selection
	swimlanes                                           int
	locked                                              int  // shapes of the selection
	groups                                              bool // something selected belongs to a group
	recents                                             int
}

// situationOf reads the facts off a session; nil is the start screen.
func situationOf(s *session.Session) situation {
	var f situation
	if s == nil {
		return f
	}
	doc := s.Committed()
	f.open, f.readOnly = true, s.ReadOnly()
	f.file, f.unsaved = s.Path() != "", s.Unsaved()
	f.undo, f.redo = s.NextUndo(), s.NextRedo()
	if p := s.Page(); p != nil {
		f.pageKind, f.pageState = p.Text("page_kind"), p.Text("state")
	}
	for r := range doc.Each(model.Root, "page") {
		if p := s.Page(); p != nil && p.ID() == r.ID() {
			f.pageAt = f.pages
		}
		if p := s.Page(); p != nil && r.Ref("revises") == p.ID() {
			f.future = true
		}
		f.pages++
	}
	for _, id := range s.Selection() {
		r := doc.Get(id)
		if r == nil {
			continue
		}
		f.selected++
		switch r.Kind() {
		case "node":
			f.nodes++
			f.groups = f.groups || r.Has("group")
			if r.Bool("locked") {
				f.locked++
			}
		case "group":
			f.groups = true
		case "link":
			f.links++
		case "card":
			f.cards++
		case "emotion":
			f.emotions++
		case "step":
			f.steps++
		case "stage":
			f.stages++
		case "lane":
			f.lanes++
		case "swimlane":
			f.swimlanes++
		}
	}
	return f
}

// need is one thing that a command needs.
type need func(s *situation) string

// all needs every one of several things; the first that is missing is told.
func all(needs ...need) func(*situation) string {
	return func(s *situation) string {
		for _, n := range needs {
			if why := n(s); why != "" {
				return why
			}
		}
		return ""
	}
}

func always(*situation) string { return "" }

func aMap(s *situation) string {
	if !s.open {
		return "Open or start a map first."
	}
	return ""
}

func editable(s *situation) string {
	if why := aMap(s); why != "" {
		return why
	}
	if s.readOnly {
		return "This map was made by a newer version of Waymark and can only be looked at."
	}
	return ""
}

func aPage(s *situation) string {
	if why := aMap(s); why != "" {
		return why
	}
	if s.pageKind == "" {
		return "Add a page first."
	}
	return ""
}

func aFile(s *situation) string {
	if why := aMap(s); why != "" {
		return why
	}
	if !s.file {
		return "This map has not been saved to a file yet."
	}
	return ""
}

func aSelection(s *situation) string {
	if s.selected == 0 {
		return "Select something on the map first."
	}
	return ""
}

// onPage needs a page of one of the kinds to be shown.
func onPage(kinds ...string) need {
	return func(s *situation) string {
		if why := editable(s); why != "" {
			return why
		}
		names := ""
		for i, k := range kinds {
			if s.pageKind == k {
				return ""
			}
			if i > 0 {
				names += " or "
			}
			names += pageKindName(k)
		}
		return fmt.Sprintf("This is for a %s page.", names)
	}
}

// nodes needs at least n shapes to be selected.
func nodes(n int) need {
	return func(s *situation) string {
		switch {
		case s.nodes >= n:
			return ""
		case n == 1:
			return "Select a shape first."
		}
		return fmt.Sprintf("Select at least %d shapes first.", n)
	}
}

// pageKindName is what people call the kind of a page, in a sentence.
func pageKindName(kind string) string {
	switch kind {
	case "journey":
		return "journey"
	case "flowchart":
		return "flowchart"
	case "valuestream":
		return "value stream"
	}
	return kind
}
