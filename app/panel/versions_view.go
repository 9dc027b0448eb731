package panel

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/canvas"
	"waymark/model"
	"waymark/model/diff"
	"waymark/model/file"
	"waymark/model/kind"
)

// build makes the objects of the panel: the list on the left; on the right what is
// compared, the two drawings, and the differences in words.
func (p *Versions) build() {
	p.list = look.Column(0)
	foot := newProse(fmt.Sprintf("The last %d saved versions are kept, at most one every %d minutes, on this computer alone.", file.MaxVersions, int(file.VersionSpan.Minutes())), look.TextHint, look.SizeDense)
	left := container.NewStack(look.NewGround(look.Panel, 0), look.Around(nil, nil, nil, look.Line(true), look.Around(nil,
		look.Column(0, look.Line(false), look.Inset(foot, 8, 16, 10, 16)), nil, nil,
		container.NewVScroll(look.Inset(p.list, 8, 8, 8, 8)))))

	p.title = look.NewText("", look.Text).Sized(look.SizeTitle).Bold().Elastic(80)
	p.summary = look.NewText("", look.TextSecondary).Small().Elastic(80)
	p.copied = look.NewButton("Open as a copy", "copy", look.Outlined, func() { p.deps.OpenCopy(p.then) }).Tip("Open this version as a new map that has no file yet")
	p.restore = look.NewButton("Restore this version", "history", look.Filled, p.restored)
	head := look.Inset(look.Around(nil, nil, nil, look.Inset(look.Row(8, p.copied, p.restore), 0, 0, 0, 12), look.Column(0, p.title, p.summary)), 8, 16, 8, 16)

	p.pages = container.NewStack()
	zoom := func(icon, tip string, f func(*canvas.Sheet)) *look.Button {
		return look.NewButton("", icon, look.Quiet, func() { f(p.panes[1].sheet) }).Small().Tip(tip)
	}
	tools := look.Row(2,
		zoom("minus", "Zoom out", func(s *canvas.Sheet) { s.ZoomBy(1 / 1.25) }),
		zoom("plus", "Zoom in", func(s *canvas.Sheet) { s.ZoomBy(1.25) }),
		zoom("maximize", "Show the whole page", (*canvas.Sheet).Fit))
	bar := look.Around(nil, nil, nil, look.Inset(tools, 4, 8, 4, 8), p.pages)

	o := canvas.Options{Dark: p.deps.Dark(), Pictures: p.deps.Picture}
	for i, name := range [...]string{"Then", "Now"} {
		p.panes[i] = newPane(name, canvas.NewSheet(p.deps.Fonts(), o))
	}
	p.panes[0].sheet.Tie(p.panes[1].sheet)
	drawings := container.New(&halves{}, p.panes[0].object, look.Line(true), p.panes[1].object)

	p.sentences = look.Column(0)
	p.scroll = container.NewVScroll(look.Inset(p.sentences, 4, 8, 10, 8))
	legend := look.Inset(look.Row(14, look.NewText("Changes since then", look.TextSecondary).Small().Bold(), look.Space(),
		legendOf(canvas.MarkChanged, "changed"), legendOf(canvas.MarkAdded, "added"), legendOf(canvas.MarkRemoved, "removed")), 7, 16, 5, 16)
	below := container.NewStack(look.NewGround(look.Panel, 0), look.Around(legend, nil, nil, nil, p.scroll))

	right := container.New(&threeRows{share: 0.3},
		container.NewStack(look.NewGround(look.Window, 0), look.Column(0, head, look.Line(false), bar, look.Line(false))),
		drawings, look.Line(false), below)
	p.both = look.Beside(left, 264, right)
	p.empty = nothingYet("history", "No earlier versions yet: saving the map keeps the first one.", look.NewButton("Save now", "save", look.Filled, func() { p.deps.Save() }))
	p.body = container.NewStack(container.NewStack(look.NewGround(look.Panel, 0)))
}

// fill lists the versions by day.
func (p *Versions) fill() {
	shown := p.both
	if len(p.all) == 0 {
		shown = p.empty
		p.deps.Shown("no versions")
	}
	if p.body.Objects[0] != shown {
		p.body.Objects = []fyne.CanvasObject{shown}
		p.body.Refresh()
	}
	p.list.RemoveAll()
	now, day := p.deps.Now(), ""
	for i := range p.all {
		v := &p.all[i]
		if d := datesOf(p.s).Day(v.When, now); d != day {
			day = d
			p.list.Add(look.Inset(look.NewText(d, look.TextSecondary).Small().Bold(), 8, 8, 4, 8))
		}
		first := look.Row(8, look.NewText(v.When.Local().Format("15:04"), look.Text).Bold(), look.Space())
		if i == 0 {
			first.Add(look.NewText("Last save", look.TextHint).Small())
		}
		v.second = look.NewText(v.summary, look.TextSecondary).Small().Elastic(60)
		v.row = newRow(look.Inset(look.Column(1, first, v.second), 5, 8, 6, 8), func() { p.choose(i) })
		v.row.SetToolTip(wrapTip(v.summary))
		p.list.Add(v.row)
	}
	p.list.Refresh()
}

// mark shows a version as the chosen one.
func (p *Versions) mark(i int) {
	p.chosen = i
	for j := range p.all {
		p.all[j].row.chosen = j == i
		p.all[j].row.Refresh()
	}
}

// tell writes the head: which version it is, and how far it is from now.
func (p *Versions) tell() {
	if p.chosen < 0 || p.chosen >= len(p.all) {
		return
	}
	name := datesOf(p.s).Moment(p.all[p.chosen].When, p.deps.Now())
	p.title.SetText("Version of " + name)
	words := "Reading …"
	switch {
	case p.cannot != "":
		words = p.cannot
	case p.done != "":
		words = p.done
	case p.then != nil && len(p.lines) == 0:
		words = "The map is the same now."
	case p.then != nil:
		words = "Since then: " + diff.Summary(p.lines)
	}
	p.summary.SetText(words)
	p.copied.SetEnabled(p.then != nil && p.cannot == "")
	p.restore.SetEnabled(p.then != nil && p.cannot == "" && len(p.lines) > 0 && !p.s.ReadOnly())
	switch {
	case p.s.ReadOnly():
		p.restore.SetToolTip("This map can only be looked at")
	case p.then != nil && len(p.lines) == 0:
		p.restore.SetToolTip("The map is the same now")
	default:
		p.restore.SetToolTip("Make the map what it was then, as one step that can be undone")
	}
	p.panes[0].caption.SetText("Then: " + name)
	p.panes[1].caption.SetText("Now")
	if p.then == nil {
		p.pages.RemoveAll()
		p.sentences.RemoveAll()
		p.panes[0].show(nil, "", nil, "")
		p.panes[1].show(nil, "", nil, "")
	}
}

// turnPages shows the tabs of all pages that there were or are, with the number of
// differences on each, and one of them.
func (p *Versions) turnPages() {
	var ids []model.ID
	var labels []string
	counts := map[model.ID]int{}
	for _, l := range p.lines {
		counts[l.Page]++
	}
	for _, d := range []*model.Document{p.doc, p.then} {
		for r := range d.Each(model.Root, "page") {
			if _, known := indexOf(ids, r.ID()); !known {
				ids, labels = append(ids, r.ID()), append(labels, called(d, r))
			}
		}
	}
	p.pages.RemoveAll()
	if len(ids) == 0 {
		p.turn("")
		return
	}
	strip := look.NewTabs(labels, func(i int) { p.turn(ids[i]) })
	for i, id := range ids {
		strip.SetCount(i, counts[id])
	}
	at, known := indexOf(ids, p.page)
	if !known {
		at = 0
		if page := p.s.Page(); page != nil {
			at, _ = indexOf(ids, page.ID())
		}
		for i, id := range ids { // rather a page on which something differs
			if counts[ids[at]] == 0 && counts[id] > 0 {
				at = i
			}
		}
	}
	strip.Set(at)
	p.pages.Add(look.Sized(strip, 0, look.TabsHeight))
	p.turn(ids[at])
}

func indexOf(ids []model.ID, id model.ID) (i int, ok bool) {
	for i, o := range ids {
		if o == id {
			return i, true
		}
	}
	return 0, false
}

// turn shows a page on both sides.
func (p *Versions) turn(page model.ID) {
	p.page = page
	then, now := marksOf(p.then, p.doc, p.lines)
	p.panes[0].show(p.then, page, then, "This page did not exist yet.")
	p.panes[1].show(p.doc, page, now, "This page is not in the map any more.")
}

// marksOf says what is marked on either side. What came or went together with
// another element is marked like it.
func marksOf(then, now *model.Document, lines []diff.Line) (old, new []canvas.Mark) {
	all := func(in, other *model.Document, id model.ID, as canvas.MarkKind) (out []canvas.Mark) {
		for r := range in.Within(id) {
			if other.Get(r.ID()) == nil {
				out = append(out, canvas.Mark{ID: r.ID(), As: as})
			}
		}
		return out
	}
	for _, l := range lines {
		switch l.Op {
		case diff.Added:
			new = append(new, all(now, then, l.ID, canvas.MarkAdded)...)
		case diff.Removed:
			old = append(old, all(then, now, l.ID, canvas.MarkRemoved)...)
		default:
			m := canvas.Mark{ID: l.ID, As: canvas.MarkChanged}
			old, new = append(old, m), append(new, m)
		}
	}
	return unique(old), unique(new)
}

// unique leaves one mark an element.
func unique(list []canvas.Mark) []canvas.Mark {
	seen := map[model.ID]bool{}
	out := list[:0]
	for _, m := range list {
		if !seen[m.ID] {
			seen[m.ID] = true
			out = append(out, m)
		}
	}
	return out
}

// mostSentences is how many differences are written out.
const mostSentences = 200

// write lists the differences as sentences; a press shows the place.
func (p *Versions) write() {
	p.sentences.RemoveAll()
	if len(p.lines) == 0 {
		p.sentences.Add(look.Inset(newProse("Nothing differs.", look.TextSecondary, look.SizeBody), 4, 8, 4, 8))
	}
	heading := ""
	for i, l := range p.lines {
		if i == mostSentences {
			p.sentences.Add(look.Inset(newProse(fmt.Sprintf("… and %d more.", len(p.lines)-i), look.TextSecondary, look.SizeDense), 4, 8, 4, 8))
			break
		}
		if l.Heading != heading {
			heading = l.Heading
			p.sentences.Add(look.Inset(look.NewText(heading, look.TextSecondary).Small().Bold().Elastic(80), 6, 8, 2, 8))
		}
		p.sentences.Add(differenceRow(l, func() { p.reveal(l) }))
	}
	p.sentences.Refresh()
	p.scroll.ScrollToTop()
}

// reveal shows the place of a difference on the side that has it.
func (p *Versions) reveal(l diff.Line) {
	if l.Page != p.page && l.Page != model.Root {
		p.page = l.Page
		p.turnPages()
	}
	if !p.panes[1].sheet.Reveal(l.ID) {
		p.panes[0].sheet.Reveal(l.ID)
	}
}

// pane is one of the two drawings with its caption.
type pane struct {
	object  fyne.CanvasObject
	caption *look.Words
	sheet   *canvas.Sheet
	missing *look.Words // instead of the drawing
}

func newPane(name string, sheet *canvas.Sheet) *pane {
	p := &pane{sheet: sheet, caption: look.NewText(name, look.TextSecondary).Small().Bold().Elastic(60)}
	p.missing = look.NewText("", look.TextSecondary).Aligned(fyne.TextAlignCenter)
	head := container.NewStack(look.NewGround(look.Window, 0), look.Column(0, look.Inset(p.caption, 4, 16, 4, 16), look.Line(false)))
	p.object = container.New(&headed{}, head, container.NewStack(sheet, container.NewCenter(p.missing)))
	return p
}

func (p *pane) show(doc *model.Document, page model.ID, marks []canvas.Mark, missing string) {
	p.sheet.ShowPage(doc, page, marks)
	if doc != nil && doc.Get(page) != nil {
		missing = ""
	}
	p.missing.SetText(missing)
}

// differenceRow is one difference as a sentence behind its sign; a press shows the
// place, where there is one.
func differenceRow(l diff.Line, show func()) fyne.CanvasObject {
	as := canvas.MarkChanged
	switch l.Op {
	case diff.Added:
		as = canvas.MarkAdded
	case diff.Removed:
		as = canvas.MarkRemoved
	}
	words := newProse(kind.AtStart(l.String()), look.Text, look.SizeBody)
	r := newRow(look.Inset(look.Around(nil, nil, container.NewVBox(look.Inset(signOf(as), 3, 8, 0, 0)), nil, words), 2, 8, 2, 8), show)
	r.radius = look.RadiusControl
	return r
}

// signs are the colours of marks in lists, as canvas.Sheet draws them.
var signs = [...]fyne.ThemeColorName{canvas.MarkChanged: look.Warning, canvas.MarkAdded: look.Good, canvas.MarkRemoved: look.Bad}

// signOf is the round sign of a mark.
func signOf(as canvas.MarkKind) fyne.CanvasObject {
	inside := look.Sized(look.NewGround(look.Panel, 2.5), 5, 5)
	switch as {
	case canvas.MarkAdded:
		inside = container.NewStack(look.NewIcon("plus", look.Panel, 10))
	case canvas.MarkRemoved:
		inside = container.NewStack(look.NewIcon("minus", look.Panel, 10))
	}
	return look.Sized(container.NewStack(look.NewGround(signs[as], 7), container.NewCenter(inside)), 14, 14)
}

func legendOf(as canvas.MarkKind, word string) fyne.CanvasObject {
	return look.Row(5, signOf(as), look.NewText(word, look.TextSecondary).Small())
}

// halves lays two objects out side by side with a line between them.
type halves struct{}

func (halves) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[2].MinSize()
	return fyne.NewSize(a.Width+b.Width+1, max(a.Height, b.Height))
}

func (halves) Layout(os []fyne.CanvasObject, s fyne.Size) {
	w := float32(int((s.Width - 1) / 2))
	os[0].Resize(fyne.NewSize(w, s.Height))
	os[1].Move(fyne.NewPos(w, 0))
	os[1].Resize(fyne.NewSize(1, s.Height))
	os[2].Move(fyne.NewPos(w+1, 0))
	os[2].Resize(fyne.NewSize(s.Width-w-1, s.Height))
}

// headed stacks a head and a body that takes the rest, without a gap.
type headed struct{}

func (headed) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}

func (headed) Layout(os []fyne.CanvasObject, s fyne.Size) {
	top := os[0].MinSize().Height
	os[0].Resize(fyne.NewSize(s.Width, top))
	os[1].Move(fyne.NewPos(0, top))
	os[1].Resize(fyne.NewSize(s.Width, s.Height-top))
}

// threeRows stacks a head, a body, a line and a foot that gets a share of the
// height.
type threeRows struct{ share float32 }

func (l *threeRows) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b, c := os[0].MinSize(), os[1].MinSize(), os[3].MinSize()
	return fyne.NewSize(max(a.Width, b.Width, c.Width), a.Height+b.Height+c.Height+1)
}

func (l *threeRows) Layout(os []fyne.CanvasObject, s fyne.Size) {
	top := os[0].MinSize().Height
	foot := min(max(s.Height*l.share, 120), 260)
	body := max(0, s.Height-top-foot-1)
	os[0].Resize(fyne.NewSize(s.Width, top))
	os[1].Move(fyne.NewPos(0, top))
	os[1].Resize(fyne.NewSize(s.Width, body))
	os[2].Move(fyne.NewPos(0, top+body))
	os[2].Resize(fyne.NewSize(s.Width, 1))
	os[3].Move(fyne.NewPos(0, top+body+1))
	os[3].Resize(fyne.NewSize(s.Width, foot))
}
