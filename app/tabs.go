package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"fyne.io/fyne/v2/canvas"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
)

// pageTabs is the row of pages below the map.
type pageTabs struct {
	w      *Window
	object fyne.CanvasObject
	row    *fyne.Container
	scroll *container.Scroll
	mark   *look.Ground // where a dragged page would go
	tabs   []*pageTab
	doc    *model.Document
	page   model.ID
}

func newPageTabs(w *Window) *pageTabs {
	t := &pageTabs{w: w}
	t.row = look.Row(0)
	t.scroll = container.NewHScroll(t.row)
	t.mark = look.NewGround(look.Accent, 1)
	t.mark.Hide()
	t.object = container.NewStack(look.NewGround(look.Window, 0), look.Sized(container.NewStack(t.scroll, container.NewWithoutLayout(t.mark)), 0, look.TabsHeight))
	return t
}

// update follows the pages of the document.
func (t *pageTabs) update(session.What) {
	doc, page := t.w.session.Doc(), model.ID("")
	if p := t.w.session.Page(); p != nil {
		page = p.ID()
	}
	if doc == t.doc && page == t.page {
		return
	}
	if t.doc != nil && t.samePages(doc) {
		for _, tab := range t.tabs {
			tab.setChosen(tab.id == page)
		}
		t.doc, t.page = doc, page
		return
	}
	t.doc, t.page = doc, page
	t.tabs = nil
	t.row.RemoveAll()
	t.row.Add(look.Gap(8, 1))
	for p := range doc.Each(model.Root, "page") {
		tab := newPageTab(t, p)
		tab.setChosen(p.ID() == page)
		t.tabs = append(t.tabs, tab)
		t.row.Add(tab)
	}
	add := look.NewButton("", "plus", look.Quiet, nil).Small().Tip("Add a page")
	add.OnTapped = func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(add)
		t.w.popUpCommands(at.SubtractXY(0, 0), true, "page.addJourney", "page.addFlowchart", "page.addValueStream")
	}
	t.row.Add(look.Inset(add, 0, 8, 0, 4))
	t.row.Refresh()
	t.scroll.Refresh()
}

// samePages reports whether the tabs show the pages of doc already.
func (t *pageTabs) samePages(doc *model.Document) bool {
	pages := doc.All(model.Root, "page")
	if len(pages) != len(t.tabs) {
		return false
	}
	for i, p := range pages {
		if tab := t.tabs[i]; tab.id != p.ID() || tab.name != tabName(p) || tab.icon != tabIcon(p) {
			return false
		}
	}
	return true
}

// tabName tells a page from its future state, which begins under the same title.
func tabName(p *model.Record) string {
	title := pageTitle(p)
	if p.Text("state") == "future" && !strings.Contains(strings.ToLower(title), "future") {
		title += " · future"
	}
	return title
}

func tabIcon(p *model.Record) string {
	if p.Text("state") == "future" && p.Text("page_kind") == "journey" {
		return "columns-2"
	}
	return pageIcon(p.Text("page_kind"))
}

// place returns between which tabs a position of the row lies.
func (t *pageTabs) place(x float32) int {
	for i, tab := range t.tabs {
		if x < tab.Position().X+tab.Size().Width/2 {
			return i
		}
	}
	return len(t.tabs)
}

// showMark draws the line at which a dragged page would be put down.
func (t *pageTabs) showMark(i int) {
	if len(t.tabs) == 0 {
		return
	}
	x := t.tabs[len(t.tabs)-1].Position().X + t.tabs[len(t.tabs)-1].Size().Width
	if i < len(t.tabs) {
		x = t.tabs[i].Position().X
	}
	t.mark.Move(fyne.NewPos(x-1-t.scroll.Offset.X, 4))
	t.mark.Resize(fyne.NewSize(3, look.TabsHeight-8))
	t.mark.Show()
}

// moveTo puts a page before the i-th tab.
func (w *Window) movePage(id model.ID, i int) {
	pages := w.session.Committed().All(model.Root, "page")
	after := model.ID("")
	for j, p := range pages {
		if j < i && p.ID() != id {
			after = p.ID()
		}
	}
	if w.session.Committed().Before(id) == after {
		return
	}
	// Pages stand among personas and KPIs: the sibling in front has to be a page.
	if after == "" {
		after = w.session.Committed().Before(pages[0].ID())
		if after == id {
			return
		}
	}
	w.do(edit.Reorder{ID: id, Parent: model.Root, After: after, Name: "Move page"})
}

// pageTab is the tab of one page.
type pageTab struct {
	widget.BaseWidget
	t          *pageTabs
	id         model.ID
	name, icon string
	chosen     bool
	hovered    bool
	focused    bool
	dragTo     int // −1: not dragged
}

var (
	_ fyne.Tappable          = (*pageTab)(nil)
	_ fyne.DoubleTappable    = (*pageTab)(nil)
	_ fyne.SecondaryTappable = (*pageTab)(nil)
	_ fyne.Draggable         = (*pageTab)(nil)
	_ desktop.Mouseable      = (*pageTab)(nil)
	_ desktop.Hoverable      = (*pageTab)(nil)
	_ fyne.Focusable         = (*pageTab)(nil)
)

func newPageTab(t *pageTabs, p *model.Record) *pageTab {
	b := &pageTab{t: t, id: p.ID(), name: tabName(p), icon: tabIcon(p), dragTo: -1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *pageTab) setChosen(on bool) {
	if on != b.chosen {
		b.chosen = on
		b.Refresh()
	}
}

// MouseDown shows the page at once: a tap would wait for a second one.
func (b *pageTab) MouseDown(e *desktop.MouseEvent) {
	b.t.w.session.ShowPage(b.id)
	if e.Button == desktop.MouseButtonPrimary {
		b.t.w.focusMap()
	}
}

// MouseUp implements desktop.Mouseable.
func (b *pageTab) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (b *pageTab) Tapped(*fyne.PointEvent) { b.t.w.focusMap() }

// DoubleTapped renames the page.
func (b *pageTab) DoubleTapped(*fyne.PointEvent) { b.t.w.invoke("page.rename") }

// TappedSecondary shows what can be done with the page.
func (b *pageTab) TappedSecondary(e *fyne.PointEvent) {
	b.t.w.popUpCommands(e.AbsolutePosition, true, "page.rename", "page.duplicate", "page.future", "", "page.left", "page.right", "", "page.delete")
}

// Dragged implements fyne.Draggable.
func (b *pageTab) Dragged(e *fyne.DragEvent) {
	b.dragTo = b.t.place(b.Position().X + e.Position.X)
	b.t.showMark(b.dragTo)
}

// DragEnd implements fyne.Draggable.
func (b *pageTab) DragEnd() {
	b.t.mark.Hide()
	if b.dragTo >= 0 {
		b.t.w.movePage(b.id, b.dragTo)
	}
	b.dragTo = -1
}

// MouseIn implements desktop.Hoverable.
func (b *pageTab) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *pageTab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *pageTab) MouseOut() { b.hovered = false; b.Refresh() }

// FocusGained implements fyne.Focusable.
func (b *pageTab) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *pageTab) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *pageTab) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *pageTab) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.t.w.session.ShowPage(b.id)
	case fyne.KeyLeft:
		b.t.w.invoke("page.previous")
	case fyne.KeyRight:
		b.t.w.invoke("page.next")
	case fyne.KeyF2:
		b.t.w.invoke("page.rename")
	}
}

// CreateRenderer implements fyne.Widget.
func (b *pageTab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{b: b, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), left: canvas.NewRectangle(nil), right: canvas.NewRectangle(nil), text: canvas.NewText("", nil), icon: look.NewIcon("file", look.Text, 14)}
	r.Refresh()
	return r
}

type tabRenderer struct {
	b                               *pageTab
	ground, ring, line, left, right *canvas.Rectangle
	text                            *canvas.Text
	icon                            *canvas.Image
}

func (r *tabRenderer) label() string {
	return look.Ellipsis(r.b.name, 240, look.SizeBody, fyne.TextStyle{Bold: true})
}

func (r *tabRenderer) MinSize() fyne.Size {
	return fyne.NewSize(12+14+8+fyne.MeasureText(r.label(), look.SizeBody, fyne.TextStyle{Bold: true}).Width+14, look.TabsHeight)
}

func (r *tabRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.ring.Move(fyne.NewPos(2, 2))
	r.ring.Resize(s.SubtractWidthHeight(4, 4))
	r.line.Move(fyne.NewPos(0, s.Height-2))
	r.line.Resize(fyne.NewSize(s.Width, 2))
	r.left.Resize(fyne.NewSize(1, s.Height))
	r.right.Move(fyne.NewPos(s.Width-1, 0))
	r.right.Resize(fyne.NewSize(1, s.Height))
	r.icon.Move(fyne.NewPos(12, (s.Height-14)/2))
	r.icon.Resize(fyne.NewSquareSize(14))
	m := r.text.MinSize()
	r.text.Move(fyne.NewPos(34, (s.Height-m.Height)/2))
	r.text.Resize(m)
}

func (r *tabRenderer) Refresh() {
	fill, ink := look.None, look.TextSecondary
	if r.b.hovered {
		fill = look.Hover
	}
	if r.b.chosen {
		fill, ink = look.Panel, look.Text
	}
	r.ground.FillColor = theme.Color(fill)
	r.line.FillColor, r.line.Hidden = theme.Color(look.Accent), !r.b.chosen
	for _, e := range []*canvas.Rectangle{r.left, r.right} {
		e.FillColor, e.Hidden = theme.Color(look.Hairline), !r.b.chosen
		e.Refresh()
	}
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius, r.ring.Hidden = theme.Color(look.None), theme.Color(look.FocusRing), 2, look.RadiusControl, !r.b.focused
	r.text.Text, r.text.Color, r.text.TextSize, r.text.TextStyle = r.label(), theme.Color(ink), look.SizeBody, fyne.TextStyle{Bold: r.b.chosen}
	r.icon.Resource = look.Icon(r.b.icon, ink)
	r.Layout(r.b.Size())
	r.ground.Refresh()
	r.line.Refresh()
	r.ring.Refresh()
	r.text.Refresh()
	r.icon.Refresh()
}

func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.left, r.right, r.line, r.icon, r.text, r.ring}
}
func (r *tabRenderer) Destroy() {}
