package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/template"
)

func pageCommands() []*Command {
	add := func(id, label, kind, from string) *Command {
		return &Command{ID: id, Label: label, Menu: "Page", Icon: pageIcon(kind), Needs: editable, Run: func(w *Window) { w.addPage(from) }}
	}
	editablePage := all(editable, aPage)
	return []*Command{
		add("page.addJourney", "Add journey page", "journey", "blank-journey"),
		add("page.addFlowchart", "Add flowchart page", "flowchart", "blank-flowchart"),
		add("page.addValueStream", "Add value stream page", "valuestream", "blank-valuestream"),
		{ID: "page.rename", Label: "Rename page…", Menu: "Page", Line: true, Icon: "pencil", Keys: Keys{fyne.KeyF2, shift | ctrl}, Needs: editablePage, Run: (*Window).renamePage},
		{ID: "page.duplicate", Also: "copy page", Label: "Duplicate page", Menu: "Page", Icon: "copy", Needs: editablePage, Run: func(w *Window) { w.copyPage(false) }},
		{ID: "page.future", Also: "to-be map", Label: "Make future state of this page", Menu: "Page", Icon: "columns-2", Needs: all(editablePage, func(s *situation) string {
			if s.pageState == "future" {
				return "This page is a future state already."
			}
			return ""
		}), Run: func(w *Window) { w.copyPage(true) }},
		{ID: "page.left", Label: "Move page to the left", Menu: "Page", Line: true, Icon: "arrow-left", Keys: Keys{fyne.KeyPageUp, ctrl | shift}, Needs: all(editablePage, func(s *situation) string {
			if s.pageAt == 0 {
				return "This is the first page."
			}
			return ""
		}), Run: func(w *Window) { w.shiftPage(-1) }},
		{ID: "page.right", Label: "Move page to the right", Menu: "Page", Icon: "arrow-right", Keys: Keys{fyne.KeyPageDown, ctrl | shift}, Needs: all(editablePage, func(s *situation) string {
			if s.pageAt >= s.pages-1 {
				return "This is the last page."
			}
			return ""
		}), Run: func(w *Window) { w.shiftPage(1) }},
		{ID: "page.previous", Label: "Previous page", Menu: "Page", Line: true, Icon: "chevron-left", Keys: Keys{fyne.KeyPageUp, ctrl}, Needs: all(aPage, otherPages), Run: func(w *Window) { w.turnPage(-1) }},
		{ID: "page.next", Label: "Next page", Menu: "Page", Icon: "chevron-right", Keys: Keys{fyne.KeyPageDown, ctrl}, Needs: all(aPage, otherPages), Run: func(w *Window) { w.turnPage(1) }},
		{ID: "page.delete", Label: "Delete page…", Menu: "Page", Line: true, Icon: "trash-2", Needs: editablePage, Run: (*Window).deletePage},
	}
}

func otherPages(s *situation) string {
	if s.pages < 2 {
		return "This map has only one page."
	}
	return ""
}

// addPage adds the page of a blank template behind the one that is shown.
func (w *Window) addPage(from string) {
	doc, err := template.Load(from)
	if err != nil {
		w.failed("The page could not be added", err)
		return
	}
	doc = template.Reidentify(doc)
	after := model.ID("")
	if p := w.session.Page(); p != nil {
		after = p.ID()
	} else if all := w.session.Committed().Children(model.Root); len(all) > 0 {
		after = all[len(all)-1]
	}
	var page model.ID
	var cmds, links []edit.Command // links are added when both their ends are there
	for _, r := range doc.Records() {
		switch r.Kind() {
		case "page":
			page = r.ID()
			r = r.With(model.Prop{Name: "title", Value: model.Text(w.freeTitle(r.Text("title")))})
			cmds = append(cmds, edit.Insert{Record: r, After: after})
		case "link":
			links = append(links, edit.Insert{Record: r, Last: true})
		default:
			cmds = append(cmds, edit.Insert{Record: r, Last: true})
		}
	}
	cmds = append(cmds, links...)
	if w.do(edit.Sequence{Name: "Add page", Commands: cmds}) {
		w.session.ShowPage(page)
		w.focusMap()
	}
}

// freeTitle is a title that no other page has: “Journey”, “Journey 2” …
func (w *Window) freeTitle(title string) string {
	taken := map[string]bool{}
	for p := range w.session.Committed().Each(model.Root, "page") {
		taken[strings.ToLower(pageTitle(p))] = true
	}
	free := title
	for n := 2; taken[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s %d", title, n)
	}
	return free
}

func (w *Window) renamePage() {
	p := w.session.Page()
	w.askText("Rename page", "Title", p.Text("title"), "Rename", func(title string) {
		title = strings.TrimSpace(title)
		if title == "" {
			w.say("A page needs a title.")
			return
		}
		w.do(edit.Set{IDs: []model.ID{p.ID()}, Name: "title", Value: model.Text(title)})
	})
}

// copyPage duplicates the page, as its future state or as it is, and shows the
// copy.
func (w *Window) copyPage(future bool) {
	id := w.session.Page().ID()
	before := map[model.ID]bool{}
	for p := range w.session.Committed().Each(model.Root, "page") {
		before[p.ID()] = true
	}
	if !w.do(edit.DuplicatePage{Page: id, Future: future}) {
		return
	}
	for p := range w.session.Committed().Each(model.Root, "page") {
		if !before[p.ID()] {
			w.session.ShowPage(p.ID())
		}
	}
	if future {
		w.say("Change the copy into what shall be. Both stay paired, and are compared in the handout.")
	}
}

func (w *Window) shiftPage(by int) {
	s := w.situation()
	to := s.pageAt + by
	if by > 0 {
		to++ // places are counted before the page is taken out
	}
	w.movePage(w.session.Page().ID(), to)
}

func (w *Window) turnPage(by int) {
	pages := w.session.Committed().All(model.Root, "page")
	s := w.situation()
	w.session.ShowPage(pages[(s.pageAt+by+len(pages))%len(pages)].ID())
}

func (w *Window) deletePage() {
	p := w.session.Page()
	n := -1
	for range w.session.Committed().Within(p.ID()) {
		n++
	}
	if n == 0 {
		w.do(edit.Delete{IDs: []model.ID{p.ID()}})
		return
	}
	w.ask(question{
		title: "Delete the page “" + pageTitle(p) + "”?",
		text:  "It holds " + number(n, "element") + ". Undo brings the page back as long as the window is open.",
		yes:   "Delete", yesRun: func() { w.do(edit.Delete{IDs: []model.ID{p.ID()}}) },
	})
}
