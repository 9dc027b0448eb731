package app

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"waymark/app/panel"
	"waymark/canvas"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/check"
)

// deps is the window as the panels see it.
type deps struct{ w *Window }

var _ panel.Deps = deps{}

func (d deps) Show(id model.ID)       { d.w.showElement(id) }
func (d deps) Invoke(command string)  { d.w.invoke(command) }
func (d deps) Focus(f fyne.Focusable) { d.w.win.Canvas().Focus(f) }
func (d deps) Say(sentence string)    { d.w.say(sentence) }
func (d deps) Now() time.Time         { return time.Now() }
func (d deps) Fonts() *text.Fonts     { return d.w.app.fonts }
func (d deps) Place(s tool.Stencil)   { d.w.view.Insert(s) }

func (d deps) ChooseImage(chosen func(image string)) {
	d.w.chooseFile(fileChoice{title: "Choose a picture", button: "Choose", endings: []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}, folder: d.w.startFolder(), done: func(path string) {
		v, err := imageValue(d.w.session.Path(), path)
		if err != nil {
			d.w.say(reason(err))
			return
		}
		chosen(v)
	}})
}

func (d deps) DragStencil(s tool.Stencil, at fyne.Position) { d.w.view.Hovering(s, at) }
func (d deps) DropStencil(s tool.Stencil, at fyne.Position) { d.w.view.Drop(s, at) }

// panels are what stands beside the map.
type panels struct {
	left  *panel.Left
	right *panel.Right
	foot  *panel.Foot
}

func newPanels(w *Window) panels {
	p := panels{left: panel.NewLeft(w.session, deps{w}), right: panel.NewRight(w.session, deps{w}), foot: panel.NewFoot(w.session, deps{w})}
	p.right.OnProblems(func(list []check.Problem) {
		if w.status != nil {
			w.status.setProblems(len(list))
		}
	})
	p.foot.OnShown = func() {
		if c := w.win.Content(); c != nil {
			c.Refresh()
		}
	}
	p.right.OnMarks(func(list []panel.Marked) { w.view.SetProblems(marks(list)) })
	return p
}

// marks are the problems of the page as the map shows them.
func marks(list []panel.Marked) []canvas.Problem {
	var out []canvas.Problem
	for _, m := range list {
		out = append(out, canvas.Problem{Of: m.Element, Number: m.Number, Kind: shape.Problem(m.Severity), Words: fmt.Sprintf("Problem %d: %s · click to read about it", m.Number, m.Title)})
	}
	return out
}

// panelCommands bring the panels to the front.
func panelCommands() []*Command {
	left := func(id, label, icon string, keys Keys, side panel.Side) *Command {
		return &Command{ID: id, Label: label, Menu: "View", Icon: icon, Keys: keys, Needs: aMap, Run: func(w *Window) { w.showLeft(side) }}
	}
	right := func(id, label, icon string, keys Keys, tab panel.Tab) *Command {
		return &Command{ID: id, Label: label, Menu: "View", Icon: icon, Keys: keys, Needs: aMap, Run: func(w *Window) {
			w.showRight(tab)
			w.enterPanel()
		}}
	}
	list := []*Command{
		right("view.properties", "Properties", "sliders-horizontal", Keys{fyne.Key1, alt | ctrl}, panel.TabProperties),
		right("view.kpis", "KPIs", "gauge", Keys{fyne.Key2, alt | ctrl}, panel.TabKPIs),
		right("view.problems", "Problems", "triangle-alert", Keys{fyne.Key3, alt | ctrl}, panel.TabProblems),
		right("view.changes", "Changes", "history", Keys{fyne.Key4, alt | ctrl}, panel.TabChanges),
		left("view.outline", "Outline", "list", Keys{fyne.Key5, alt | ctrl}, panel.SideOutline),
	}
	list[0].Line = true
	return append(list,
		&Command{ID: "view.nextArea", Label: "Go to the next part of the window", Menu: "View", Line: true, Icon: "chevron-right", Keys: Keys{fyne.KeyF6, 0}, Needs: aMap, Run: func(w *Window) { w.nextArea(1) }},
		&Command{ID: "view.previousArea", Label: "Go to the part before it", Menu: "View", Icon: "chevron-left", Keys: Keys{fyne.KeyF6, shift}, Needs: aMap, Run: func(w *Window) { w.nextArea(-1) }})
}

// panelTools are the panels that stand in the menu of tools.
func panelTools() []*Command {
	return []*Command{
		{ID: "tools.find", Label: "Find…", Menu: "Tools", Icon: "search", Keys: Keys{fyne.KeyF, ctrl}, Needs: aMap, Run: func(w *Window) { w.showLeft(panel.SideFind) }},
		{ID: "tools.replace", Label: "Find and replace…", Menu: "Tools", Icon: "pencil", Keys: Keys{fyne.KeyH, ctrl}, Needs: editable, Run: func(w *Window) {
			w.showLeft(panel.SideFind)
			w.sides.slots.left.Find.FocusReplace()
		}},
		{ID: "tools.computed", Also: "formula calculation", Label: "How the numbers are computed…", Menu: "Tools", Line: true, Icon: "percent", Needs: onPage("flowchart", "valuestream"), Run: func(w *Window) {
			p := panel.NewComputed(w.session, deps{w})
			p.OnLeave = w.showPanel("How the numbers are computed", p).close
		}},
		{ID: "tools.personas", Label: "Personas…", Menu: "Tools", Line: true, Icon: "users", Needs: editable, Run: func(w *Window) {
			w.showPersonas()
		}},
		{ID: "tools.actions", Label: "Action plan…", Menu: "Tools", Icon: "list-checks", Needs: editable, Run: func(w *Window) {
			w.showPanel("Action plan", panel.NewActions(w.session, deps{w}))
		}},
	}
}

// showPersonas opens the editor of personas.
func (w *Window) showPersonas() *panel.Personas {
	p := panel.NewPersonas(w.session, deps{w})
	w.showPanel("Personas", p)
	p.FocusFirst()
	return p
}

func (w *Window) showLeft(side panel.Side) {
	if !w.app.state.Palette {
		w.app.state.Palette = true
		w.sidesChanged()
	}
	w.sides.slots.left.Show(side)
}

func (w *Window) showRight(tab panel.Tab) {
	w.endWalk() // its panel lies over these
	if !w.app.state.Inspector {
		w.app.state.Inspector = true
		w.sidesChanged()
	}
	w.sides.slots.right.Show(tab)
}
