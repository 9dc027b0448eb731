package panel

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
	"waymark/model/walk"
)

// Walk leads a person through a flowchart: what is done here, which ways lead on,
// and at the end how the case ended and how long it took. It has the keyboard while
// it is used: 1 to 9 choose, Enter takes the only way, Backspace goes back, Escape
// ends it. The map stays free, and may be edited meanwhile.
type Walk struct {
	widget.BaseWidget
	// OnMove is told the path on the map after every step, and that there is none
	// when the walk has ended.
	OnMove func(nodes, links []model.ID, here model.ID)
	// OnEnd is asked to take the panel away.
	OnEnd func()
	// OnKey gets the keys that the walk has no use for, such as F1.
	OnKey func(e *fyne.KeyEvent)

	s       *session.Session
	deps    Deps
	walk    *walk.Walk
	ring    *look.Ground
	root    fyne.CanvasObject
	where   *look.Words
	body    *fyne.Container
	scroll  *container.Scroll
	foot    *fyne.Container
	choices []*look.Tile
}

var _ fyne.Focusable = (*Walk)(nil)

// NewWalk makes the panel of a walk that begins on a page; the error says why it
// cannot.
func NewWalk(s *session.Session, deps Deps, page model.ID) (*Walk, error) {
	w, err := walk.Start(s.Committed(), page)
	if err != nil {
		return nil, err
	}
	p := &Walk{s: s, deps: deps, walk: w, ring: look.NewGround(look.None, 0)}
	p.where = look.NewText("", look.TextSecondary).Small().Elastic(40)
	p.body, p.foot = look.Column(0), look.Column(0)
	p.scroll = container.NewVScroll(look.Inset(p.body, 14, 16, 16, 16))
	end := look.NewButton("", "x", look.Quiet, p.end).Small().Tip("End the walk-through (Esc)")
	head := look.Column(0, look.Sized(look.Inset(look.Row(8, look.NewIcon("play", look.Accent, 16), look.NewText("Walk through", look.Text).Bold(), p.where, look.Space(), end), 0, 6, 0, 14), 0, look.TabsHeight), look.Line(false))
	p.root = container.NewStack(look.NewGround(look.Panel, 0), look.Around(head, p.foot, nil, nil, p.scroll), p.ring)
	p.ExtendBaseWidget(p)
	p.fill()
	return p, nil
}

// Page is the page that the walk began on.
func (p *Walk) Page() model.ID { return p.walk.Page() }

// Place is the page that the walk is on, which is another one inside of a
// subprocess, and the node that it stands at.
func (p *Walk) Place() (page, node model.ID) {
	v, _ := p.walk.Here()
	return v.Page, v.Node
}

// Begin shows where the walk stands on the map and takes the keyboard.
func (p *Walk) Begin() {
	p.show()
	p.deps.Focus(p)
}

// Sync follows the document: the walk stays where it is, with what is there now.
func (p *Walk) Sync() {
	if w := p.walk.On(p.s.Committed()); w != p.walk {
		p.walk = w
		p.fill()
		p.move()
	}
}

// Choose takes one of the ways on, counted from 0.
func (p *Walk) Choose(i int) {
	if w, ok := p.walk.Choose(i); ok {
		p.to(w)
	}
}

// Back undoes the last choice.
func (p *Walk) Back() {
	if w, ok := p.walk.Back(); ok {
		p.to(w)
	}
}

// Again starts anew.
func (p *Walk) Again() {
	w, err := p.walk.Again()
	if err != nil {
		p.deps.Say(kind.Sentence(err))
		return
	}
	p.to(w)
}

// Copy puts the path, its time and its outcome on the clipboard.
func (p *Walk) Copy() {
	fyne.CurrentApp().Clipboard().SetContent(p.walk.Summary(p.format()))
	p.deps.Say("The walk-through has been copied as text.")
	p.deps.Focus(p)
}

func (p *Walk) end() {
	if p.OnMove != nil {
		p.OnMove(nil, nil, "")
	}
	if p.OnEnd != nil {
		p.OnEnd()
	}
}

func (p *Walk) to(w *walk.Walk) {
	p.walk = w
	p.fill()
	p.show()
	p.deps.Focus(p)
}

func (p *Walk) format() *measure.Format { return measure.FormatOf(p.s.Committed()) }

// show brings the page of the place to the front, and the path onto it.
func (p *Walk) show() {
	if v, _ := p.walk.Here(); p.s.Doc().Get(v.Page) != nil {
		p.s.ShowPage(v.Page)
	}
	p.s.Select() // handles would lie over the path
	p.move()
}

// move tells the path.
func (p *Walk) move() {
	if p.OnMove == nil {
		return
	}
	var nodes, links []model.ID
	for _, v := range p.walk.Path() {
		if !slices.Contains(nodes, v.Node) {
			nodes = append(nodes, v.Node)
		}
		if v.Link != "" && !slices.Contains(links, v.Link) {
			links = append(links, v.Link)
		}
	}
	here, _ := p.walk.Here()
	p.OnMove(nodes, links, here.Node)
}

// key does what a key means; ok is false when it means nothing here.
func (p *Walk) key(e *fyne.KeyEvent) (ok bool) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(p.choices) == 1 {
			p.Choose(0)
		}
	case fyne.KeyBackspace:
		p.Back()
	case fyne.KeyEscape:
		p.end()
	case fyne.KeyDown, fyne.KeyPageDown:
		p.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -60)})
	case fyne.KeyUp, fyne.KeyPageUp:
		p.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 60)})
	default:
		return false
	}
	return true
}

// tileKey is key for a way on that has the focus itself: Enter takes that one.
func (p *Walk) tileKey(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		return false
	case len(e.Name) == 1 && e.Name >= "1" && e.Name <= "9":
		p.Choose(int(e.Name[0] - '1'))
		return true
	}
	return p.key(e)
}

// TypedKey implements fyne.Focusable.
func (p *Walk) TypedKey(e *fyne.KeyEvent) {
	if !p.key(e) && p.OnKey != nil {
		p.OnKey(e)
	}
}

// TypedRune implements fyne.Focusable.
func (p *Walk) TypedRune(r rune) {
	if r >= '1' && r <= '9' {
		p.Choose(int(r - '1'))
	}
}

// FocusGained implements fyne.Focusable.
func (p *Walk) FocusGained() { p.ring.Set(look.None, look.FocusRing, 2) }

// FocusLost implements fyne.Focusable.
func (p *Walk) FocusLost() { p.ring.Set(look.None, look.None, 0) }

// Tapped implements fyne.Tappable: a click gives the keyboard back to the walk.
func (p *Walk) Tapped(*fyne.PointEvent) { p.deps.Focus(p) }

// CreateRenderer implements fyne.Widget.
func (p *Walk) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// fill shows the place that the walk stands at.
func (p *Walk) fill() {
	f := p.format()
	p.body.RemoveAll()
	p.choices = nil
	p.where.SetText(p.place())
	p.fillHere(f)
	p.fillChoices(f)
	p.fillPath(f)
	p.fillFoot(f)
	p.body.Refresh()
	p.foot.Refresh()
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
}

// place names the page that is walked through inside of another one.
func (p *Walk) place() string {
	in, ok := p.walk.Inside()
	if !ok {
		return ""
	}
	return fmt.Sprintf("in “%s”", oneLine(in.Name))
}

func (p *Walk) add(o fyne.CanvasObject, above float32) {
	p.body.Add(look.Inset(o, above, 0, 0, 0))
}

// fillHere writes what is done here, by whom, and how long it takes.
func (p *Walk) fillHere(f *measure.Format) {
	v, ok := p.walk.Here()
	if !ok {
		p.add(newProse("Where does the case begin?", look.Text, look.SizeHeading).strong(), 0)
		return
	}
	if v.Swimlane != "" {
		p.add(look.Row(6, look.NewIcon("user", look.TextSecondary, 14), look.NewText(v.Swimlane, look.TextSecondary).Small().Bold().Elastic(80)), 0)
	}
	p.add(newProse(oneLine(v.Name), look.Text, look.SizeHeading).strong(), 2)
	if text := p.walk.Instruction(); text != "" {
		p.add(newProse(text, look.Text, look.SizeBody), 6)
	}
	facts := look.Row(6)
	if t := walk.VisitTime(v, f); t != "" {
		facts.Add(look.NewIcon("clock", look.TextSecondary, 14))
		facts.Add(look.NewText(t, look.TextSecondary).Small())
	}
	if n := p.walk.Visits(v.Node); n > 1 {
		facts.Add(look.NewIcon("refresh-cw", look.TextSecondary, 14))
		facts.Add(look.NewText(fmt.Sprintf("visit %d", n), look.TextSecondary).Small())
	}
	if len(facts.Objects) > 0 {
		p.add(facts, 6)
	}
	if why := p.walk.Lost(); why != "" {
		p.add(notice("circle-alert", look.Warning, look.WarningGround, why, ""), 12)
	}
	if e, ok := p.walk.End(); ok {
		p.add(p.ending(e), 12)
	}
}

// ending says how the case, or the page of a subprocess, has ended.
func (p *Walk) ending(e walk.End) fyne.CanvasObject {
	icon, ink, ground := "circle-check", look.Good, look.GoodGround
	text := "The case ends here."
	switch e.Outcome {
	case "":
		icon, ink, ground = "circle-alert", look.Warning, look.WarningGround
		text = "Nothing follows, and it is no outcome."
	case "escalated":
		icon, ink, ground = "arrow-up", look.Warning, look.WarningGround
	case "unresolved":
		icon, ink, ground = "circle-x", look.Bad, look.BadGround
	case "other":
		icon, ink, ground = "flag", look.Accent, look.Selected
	}
	if in, ok := p.walk.Inside(); ok && !e.DeadEnd() {
		text = fmt.Sprintf("“%s” ends here.", oneLine(in.Name))
	}
	return notice(icon, ink, ground, e.Label(), text)
}

// notice is a coloured box with a title, and a sentence below it.
func notice(icon string, ink, ground fyne.ThemeColorName, title, text string) fyne.CanvasObject {
	words := look.Column(1, newProse(title, look.Text, look.SizeBody).strong())
	if text != "" {
		words.Add(newProse(text, look.TextSecondary, look.SizeDense))
	}
	return look.On(look.NewGround(ground, look.RadiusCard).Lined(ink, 1), look.Beside(look.Sized(container.NewVBox(look.Inset(look.NewIcon(icon, ink, 16), 2, 0, 0, 0)), 16, 16), 26, words), 9, 10, 9, 10)
}

// fillChoices makes a button of every way on.
func (p *Walk) fillChoices(f *measure.Format) {
	all := p.walk.Choices()
	inside := slices.ContainsFunc(all, func(c walk.Choice) bool { return c.Kind == walk.Enter })
	for i, c := range all {
		label, leads := c.Label, "to "+oneLine(c.Leads)
		key := fmt.Sprint(i + 1)
		if len(all) == 1 {
			key = "Enter"
		} else if i > 8 {
			key = ""
		}
		switch c.Kind {
		case walk.Begin:
			label, leads = oneLine(c.Leads), ""
		case walk.Enter:
			at := label
			label, leads = "Step inside", fmt.Sprintf("page “%s”", c.Leads)
			if at != "" {
				leads += ", from “" + oneLine(at) + "”"
			}
		case walk.Return:
			label, leads = "Return", "to "+oneLine(c.Leads)
		case walk.Follow:
			if label == "" && inside {
				label = "Pass over"
			} else if label == "" {
				label, leads = oneLine(c.Leads), ""
			}
			if label == "" {
				label = "Go on"
			}
		}
		line, room := look.Row(10), p.room()
		if key != "" {
			line.Add(look.On(look.NewGround(look.Hover, 3).Lined(look.Border, 1), look.NewText(key, look.TextSecondary).Sized(look.SizeBadge).Bold(), 2, 6, 2, 6))
		}
		share := ""
		if c.Shared {
			share = f.Share(c.Share)
		}
		behind := look.NewText(share, look.TextSecondary).Small()
		room -= line.MinSize().Width + behind.MinSize().Width
		name := newProse(label, look.Text, look.SizeBody).strong() // a way on is read whole
		name.wrap(room)
		words := look.Column(0, name)
		if leads != "" {
			to := newProse(leads, look.TextSecondary, look.SizeDense)
			to.wrap(room)
			words.Add(to)
		}
		tip := label
		if leads != "" {
			tip += " " + leads
		}
		if c.Assumed {
			tip += ". The map does not state its share; what is left is shared equally."
		}
		content := look.Around(nil, nil, line, look.Inset(behind, 0, 0, 0, 6), look.Inset(container.NewVBox(words), 0, 0, 0, 2))
		t := look.NewTile(look.Inset(content, 7, 10, 7, 10), func() { p.Choose(i) }).Grounded(look.Field, look.Border, look.RadiusCard).Tip(wrapTip(tip))
		t.OnKey = p.tileKey
		p.choices = append(p.choices, t)
		above := float32(6)
		if i == 0 {
			above = 14
		}
		p.add(t, above)
	}
}

// room is how wide the name of a way on may be, beside its key and its share.
func (p *Walk) room() float32 {
	const edges = 2*16 + 2*10 + 6 + 2 + 2*4 + 8 // of the panel and of the tile
	width := p.Size().Width
	if width == 0 { // not laid out yet: as in a small window
		width = 270
	}
	return max(60, width-edges)
}

// fillPath lists where the walk has been.
func (p *Walk) fillPath(f *measure.Format) {
	lines := p.walk.Lines(f)
	if len(lines) < 2 {
		return
	}
	title := "The way so far"
	if _, ended := p.walk.End(); ended {
		title = "The way"
	}
	p.add(look.Line(false), 18)
	p.add(look.NewText(title, look.TextSecondary).Small().Bold(), 10)
	for _, l := range lines {
		ink := look.Text
		if l.Gone {
			ink = look.TextHint
		}
		row := look.Row(6, look.Sized(look.NewText(fmt.Sprint(l.Number), look.TextHint).Small(), 18, 16), look.Gap(float32(12*min(l.Depth, 4)), 1),
			look.NewText(oneLine(l.Name), ink).Small().Elastic(60))
		if l.Taken != "" {
			row.Add(look.NewText(l.Taken, look.Accent).Small().Bold().Elastic(30))
		}
		row.Add(look.Space())
		row.Add(look.NewText(l.Time, look.TextSecondary).Small())
		p.add(look.Sized(row, 0, 20), 2)
	}
}

// fillFoot writes the time, and what can be done with the walk.
func (p *Walk) fillFoot(f *measure.Format) {
	p.foot.RemoveAll()
	total, without := p.walk.Total(f)
	switch {
	case total != "":
	case without != "":
		total = "none stated"
	default: // nothing has been done yet
		total = f.Duration(0)
	}
	_, ended := p.walk.End()
	label, again := "Time so far", look.Outlined
	if _, inside := p.walk.Inside(); ended && !inside {
		label, again = "Total time", look.Filled
	}
	sum := look.Column(2, look.Row(8, look.NewText(label, look.TextSecondary).Small(), look.Space(), look.NewText(total, look.Text).Bold().Elastic(60)))
	if without != "" {
		sum.Add(newProse(without, look.TextHint, look.SizeDense))
	}
	back := look.NewButton("Back", "undo-2", look.Outlined, p.Back).Small().Tip("Undo the last choice (Backspace)")
	back.SetEnabled(p.walk.CanBack())
	buttons := look.Row(8, back, look.Space(), look.NewButton("Copy", "copy", look.Outlined, p.Copy).Small().Tip("Copy the way, its time and its outcome as text"),
		look.NewButton("Start again", "", again, p.Again).Small())
	p.foot.Add(look.Line(false))
	p.foot.Add(look.Inset(look.Column(10, sum, buttons), 10, 14, 12, 16))
}
