package app

import (
	"context"
	"fmt"
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/template"
)

// startScreen is what a window without a document shows: recent files on the
// left, what can be started on the right.
type startScreen struct {
	w       *Window
	content fyne.CanvasObject
	ctx     context.Context // ends with the screen: nobody waits for its pictures any more
	end     context.CancelFunc

	search      *widget.Entry
	recents     *fyne.Container
	recoverable *fyne.Container // strips, the newest first
	filter      int             // of templates, an index of templateFilters
	cards       *fyne.Container
}

// templateFilters are the segments above the templates and the kinds that they
// keep.
var templateFilters = [...]struct{ label, kind string }{{"All", ""}, {"Journeys", "journey"}, {"Flowcharts", "flowchart"}, {"Value streams", "valuestream"}}

func newStartScreen(w *Window) *startScreen {
	s := &startScreen{w: w}
	s.ctx, s.end = context.WithCancel(context.Background())
	open := look.NewButton("Open…", "folder-open", look.Filled, func() { w.invoke("file.open") }).Tip("Open a map from a file (" + w.app.commands.byID["file.open"].Keys.String() + ")")
	head := look.Row(12, newMark(32), look.NewText("Waymark", look.Text).Sized(look.SizeHeading).Bold(), look.Space(), open)
	s.search = widget.NewEntry()
	s.search.SetPlaceHolder("Search recent files")
	s.search.Icon = look.Icon("search", look.TextHint)
	s.search.OnChanged = func(string) { s.fillRecents() }
	s.recents = look.Column(4)
	left := look.Around(
		look.Column(16, look.Inset(head, 24, 24, 0, 24), look.Inset(s.search, 0, 24, 0, 24), look.Inset(look.NewText("Recent files", look.TextSecondary).Sized(look.SizeBadge).Bold(), 4, 24, 4, 24)),
		look.Column(0, look.Line(false), look.Inset(container.New(&asRoomAllows{look.Row(6).Layout}, look.NewIcon("info", look.TextSecondary, 14), look.NewText("Files stay on this computer.", look.TextSecondary).Small(), look.NewText("Waymark works offline.", look.TextSecondary).Small()), 12, 16, 12, 24)),
		nil, nil,
		container.NewVScroll(look.Inset(s.recents, 0, 12, 12, 12)),
	)
	labels := make([]string, len(templateFilters))
	for i, f := range templateFilters {
		labels[i] = f.label
	}
	filter := look.NewSegments(labels, 0, func(i int) { s.filter = i; s.fillTemplates() })
	s.cards = container.New(&cardGrid{least: leastCard, gap: 24, ratio: 1.36})
	rows := look.Column(20)
	s.recoverable = look.Column(20)
	s.recoverable.Hide()
	rows.Add(s.recoverable)
	rows.Add(look.Row(12, look.NewText("New from a template", look.Text).Sized(look.SizeHeading).Bold(), look.Space(), filter))
	rows.Add(s.cards)
	rows.Add(s.firstSteps())
	right := container.NewVScroll(container.New(margins{}, look.Inset(rows, 28, 0, 32, 0)))
	s.content = container.New(&startLayout{}, look.NewGround(look.Window, 0), container.NewStack(look.NewGround(look.Panel, 0), left), look.NewGround(look.Hairline, 0), right)
	s.fillRecents()
	s.fillTemplates()
	if w.app.store != nil {
		go s.watchRecoverable()
	}
	return s
}

// leastCard is how narrow the card of a template gets.
const leastCard = 204

// margins leaves room at both sides: 32 units, or less in a window that would have to
// cut something off for it.
type margins struct{}

func (margins) MinSize(os []fyne.CanvasObject) fyne.Size {
	return os[0].MinSize().AddWidthHeight(32, 0)
}

func (margins) Layout(os []fyne.CanvasObject, s fyne.Size) {
	m := max(16, min(32, (s.Width-os[0].MinSize().Width)/2))
	os[0].Move(fyne.NewPos(m, 0))
	os[0].Resize(fyne.NewSize(s.Width-2*m, s.Height))
}

// asRoomAllows lays a line out and leaves its last object away where that would be cut
// off.
type asRoomAllows struct{ line fyne.Layout }

func (l *asRoomAllows) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.line.MinSize(os).Height)
}

func (l *asRoomAllows) Layout(os []fyne.CanvasObject, s fyne.Size) {
	last := os[len(os)-1]
	setShown(last, true)
	setShown(last, l.line.MinSize(os).Width <= s.Width)
	l.line.Layout(os, s)
}

// startLayout: a ground, the left column, a hairline, the right side.
type startLayout struct{}

func (*startLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func (*startLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	l := min(388, max(280, s.Width*0.3))
	os[0].Resize(s)
	os[1].Resize(fyne.NewSize(l, s.Height))
	os[2].Move(fyne.NewPos(l, 0))
	os[2].Resize(fyne.NewSize(1, s.Height))
	os[3].Move(fyne.NewPos(l+1, 0))
	os[3].Resize(fyne.NewSize(s.Width-l-1, s.Height))
}

// fillTemplates shows the templates that the filter keeps, and the empty ones.
func (s *startScreen) fillTemplates() {
	s.cards.RemoveAll()
	for _, t := range template.List() {
		if f := templateFilters[s.filter]; !t.Blank && (f.kind == "" || f.kind == t.Kind || t.Kind == "document") {
			s.cards.Add(s.templateCard(t))
		}
	}
	s.cards.Add(s.emptyCard())
	s.cards.Refresh()
}

// templateCard is one template: its picture, its name, what is in it.
func (s *startScreen) templateCard(t template.Info) fyne.CanvasObject {
	pic := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	pic.FillMode, pic.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	icon, facts := "layers", ""
	doc, err := template.Load(t.Name)
	if err == nil {
		icon, facts = documentFacts(doc)
		s.picture(pic, 520, 382, func(b *brush, w, h int) image.Image { return b.document(doc, w, h, nil) })
	}
	tile := look.NewTile(look.Inset(pic, 4, 4, 4, 4), func() { s.w.app.create(s.w, t.Name) }).Grounded(look.Panel, look.Hairline, look.RadiusCard).Tip(t.Description)
	return newCard(tile,
		look.NewText(t.Title, look.Text).Bold().Elastic(40),
		look.Row(6, look.NewIcon(icon, look.TextSecondary, 14), look.NewText(facts, look.TextSecondary).Small().Elastic(40)))
}

// picture paints into an image object when the worker gets to it.
func (s *startScreen) picture(im *canvas.Image, w, h int, paint func(b *brush, w, h int) image.Image) {
	s.w.app.pictures.paint(s.ctx, func(b *brush) {
		img := paint(b, w, h)
		fyne.Do(func() {
			if s.ctx.Err() == nil && img != nil {
				im.Image = img
				im.Refresh()
			}
		})
	})
}

// emptyCard starts a document with one page of a chosen kind.
func (s *startScreen) emptyCard() fyne.CanvasObject {
	rows := look.Column(2)
	for _, id := range []string{"file.newJourney", "file.newFlowchart", "file.newValueStream"} {
		c := s.w.app.commands.byID[id]
		rows.Add(look.NewTile(look.Inset(look.Row(8, look.NewIcon(c.Icon, look.Accent, 18), look.NewText(kind.AtStart(strings.TrimPrefix(c.Label, "New ")), look.Text), look.Space(), keycap(c.Keys.String())), 8, 10, 8, 10),
			func() { s.w.invoke(id) }).Grounded(look.None, look.None, look.RadiusControl))
	}
	dashed := newDashed()
	return newCard(container.NewStack(look.NewGround(look.Panel, look.RadiusCard), dashed, container.NewCenter(look.Sized(rows, 188, 0))),
		look.NewText("Empty document", look.Text).Bold(),
		look.NewText("One page of the chosen kind", look.TextSecondary).Small().Elastic(40))
}

// firstSteps are what helps somebody who is new here.
func (s *startScreen) firstSteps() fyne.CanvasObject {
	step := func(id, name, what string) fyne.CanvasObject {
		texts := look.Column(0, look.NewText(name, look.Text).Bold().Elastic(40), look.NewText(what, look.TextSecondary).Small().Elastic(40))
		line := look.Around(nil, nil, look.Inset(look.NewIcon(s.w.app.commands.byID[id].Icon, look.Accent, 18), 0, 12, 0, 0), nil, texts)
		return look.NewTile(look.Inset(line, 10, 14, 10, 16), func() { s.w.invoke(id) }).Grounded(look.Panel, look.Hairline, look.RadiusCard)
	}
	tiles := container.New(&columns{gap: 16},
		step("help.firstMap", "Guided first map", "A journey in five steps"),
		step("help.sample", "Finished sample", "Three pages, all numbers"),
		step("help.shortcuts", "Keyboard shortcuts", "Work without the mouse"))
	return look.Column(10, look.NewText("New to Waymark?", look.TextSecondary).Small().Bold(), tiles)
}

// documentFacts says what a document holds: “Journey map · 5 stages, 7 lanes”.
func documentFacts(doc *model.Document) (icon, facts string) {
	pages := doc.All(model.Root, "page")
	if len(pages) == 0 {
		return "file", "No pages"
	}
	first := pages[0]
	kinds := map[string]bool{}
	paired := false
	for _, p := range pages {
		kinds[p.Text("page_kind")] = true
		paired = paired || p.Text("state") == "future"
	}
	icon = pageIcon(first.Text("page_kind"))
	switch {
	case len(kinds) > 1:
		return "layers", fmt.Sprintf("%d pages of %d kinds", len(pages), len(kinds))
	case len(pages) == 2 && paired:
		return "columns-2", fmt.Sprintf("Two %s · paired", plural(first.Text("page_kind")))
	case len(pages) > 1:
		return icon, fmt.Sprintf("%d %s", len(pages), plural(first.Text("page_kind")))
	}
	count := func(kind string) int { return len(doc.All(first.ID(), kind)) }
	variants := func(name string) (n int) {
		for r := range doc.Each(first.ID(), "node") {
			if r.Text("node_kind") == name {
				n++
			}
		}
		return n
	}
	switch first.Text("page_kind") {
	case "journey":
		return icon, "Journey map · " + number(count("stage"), "stage") + ", " + number(count("lane"), "lane")
	case "flowchart":
		return icon, "Flowchart · " + number(count("swimlane"), "swimlane") + ", " + number(variants("outcome"), "outcome")
	}
	return icon, "Value stream · " + number(variants("process"), "process")
}

func plural(kind string) string {
	switch kind {
	case "journey":
		return "journey maps"
	case "flowchart":
		return "flowcharts"
	}
	return "value streams"
}

// number counts things: “1 stage”, “5 processes”.
func number(n int, thing string) string {
	switch {
	case n == 1:
		return "1 " + thing
	case strings.HasSuffix(thing, "s"):
		return fmt.Sprintf("%d %ses", n, thing)
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// keycap shows a shortcut as a key.
func keycap(keys string) fyne.CanvasObject {
	return look.On(look.NewGround(look.Hover, 3).Lined(look.Hairline, 1), look.NewText(keys, look.TextSecondary).Sized(look.SizeBadge), 2, 6, 2, 6)
}

// newCard is a picture with two lines below it.
func newCard(picture fyne.CanvasObject, title, facts fyne.CanvasObject) *fyne.Container {
	return container.New(cardLayout{}, picture, title, facts)
}

type cardLayout struct{}

func (cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 120) }

func (cardLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(fyne.NewSize(s.Width, s.Height-48))
	os[1].Move(fyne.NewPos(0, s.Height-42))
	os[1].Resize(fyne.NewSize(s.Width, 20))
	os[2].Move(fyne.NewPos(0, s.Height-22))
	os[2].Resize(fyne.NewSize(s.Width, 18))
}

// cardGrid lays cards out in as many columns as fit, all of one size.
type cardGrid struct {
	least, gap, ratio float32
	width             float32
}

func (g *cardGrid) columns(w float32) int {
	return min(4, max(1, int((w+g.gap)/(g.least+g.gap))))
}

func (g *cardGrid) cell(w float32) (cols int, cw, ch float32) {
	cols = g.columns(w)
	cw = (w - g.gap*float32(cols-1)) / float32(cols)
	return cols, cw, cw/g.ratio + 48
}

func (g *cardGrid) MinSize(os []fyne.CanvasObject) fyne.Size {
	w := g.width
	if w == 0 {
		w = 3*g.least + 2*g.gap
	}
	cols, _, ch := g.cell(w)
	rows := (len(os) + cols - 1) / cols
	return fyne.NewSize(g.least, float32(rows)*(ch+g.gap)-g.gap)
}

func (g *cardGrid) Layout(os []fyne.CanvasObject, s fyne.Size) {
	g.width = s.Width
	cols, cw, ch := g.cell(s.Width)
	for i, o := range os {
		o.Move(fyne.NewPos(float32(i%cols)*(cw+g.gap), float32(i/cols)*(ch+g.gap)))
		o.Resize(fyne.NewSize(cw, ch))
	}
}
