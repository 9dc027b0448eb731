package panel

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/kind"
)

// mostHits is how many places are listed.
const mostHits = 200

// Find finds a text on all pages, and puts another in its place.
type Find struct {
	part
	what, with *entry
	letters    *checkBox
	counts     *prose
	all        *look.Button
	list       *fyne.Container
	at         int // of the place that was shown last, −1 for none
	hits       []edit.Found
	close      func() // Escape: back to the palette and to the map
}

// NewFind makes the panel for find and replace.
func NewFind(s *session.Session, deps Deps) *Find {
	p := &Find{part: part{s: s, deps: deps}, at: -1}
	p.what, p.with = newEntry(false), newEntry(false)
	p.what.SetPlaceHolder("Find")
	p.with.SetPlaceHolder("Replace with")
	p.what.OnChanged = func(string) { p.at = -1; p.show() }
	p.what.keyed = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
			p.step(1)
		case fyne.KeyUp:
			p.step(-1)
		case fyne.KeyEscape:
			p.leave()
		default:
			return false
		}
		return true
	}
	p.with.keyed = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			p.replaceHere()
		case fyne.KeyEscape:
			p.leave()
		default:
			return false
		}
		return true
	}
	p.letters = newCheckBox("Match case", "Find Phone, but not phone. Off, both are found, and what takes their place keeps their capitals.", func(bool) { p.show() })
	p.counts = newProse("", look.TextSecondary, look.SizeDense)
	p.all = look.NewButton("Replace all", "", look.Outlined, func() { p.replace(nil) }).Small()
	p.list = look.Column(0)
	head := look.Inset(look.Column(8, p.what, p.with, p.letters, look.Row(8, p.all, look.Space()), p.counts), 0, 12, 8, 12)
	p.follow(look.Around(head, nil, nil, nil, container.NewVScroll(look.Inset(p.list, 0, 4, 12, 4))), session.DocumentChanged|session.FileChanged, p.show)
	p.show()
	return p
}

// Focus gives the keyboard to the field for what is looked for.
func (p *Find) Focus() { p.deps.Focus(p.what) }

// FocusReplace gives the keyboard to the field that misses something: the one for
// what is looked for, or the one for what takes its place.
func (p *Find) FocusReplace() {
	if strings.TrimSpace(p.what.Text) == "" {
		p.Focus()
		return
	}
	p.deps.Focus(p.with)
	p.with.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Search looks for a text, as if it were typed.
func (p *Find) Search(text string) { p.what.SetText(text) }

func (p *Find) show() {
	q := p.what.Text
	p.hits = nil
	if strings.TrimSpace(q) != "" {
		p.hits = edit.Find(p.s.Doc(), q, p.letters.on)
	}
	n, places := 0, len(p.hits)
	for _, h := range p.hits {
		n += h.Count
	}
	switch {
	case strings.TrimSpace(q) == "":
		p.counts.say("Looks in names, cards, quotes and notes of all pages.")
	case n == 0:
		p.counts.say("Not found.")
	default:
		p.counts.say(fmt.Sprintf("Found %s in %s.", count(n, "time", "times"), count(places, "place", "places")))
	}
	p.all.SetEnabled(n > 0 && !p.s.ReadOnly())
	p.list.RemoveAll()
	doc, under := p.s.Doc(), ""
	for i, h := range p.hits {
		if i == mostHits {
			p.list.Add(look.Inset(newProse(fmt.Sprintf("And %d more places.", places-mostHits), look.TextHint, look.SizeDense), 6, 8, 6, 8))
			break
		}
		if name := standsUnder(doc, h.ID); name != under {
			under = name
			p.list.Add(look.Inset(look.NewText(name, look.TextSecondary).Small().Bold().Elastic(60), 8, 8, 2, 8))
		}
		p.list.Add(p.hit(i, h))
	}
	p.list.Refresh()
	relayout(p.shell)
}

// standsUnder names the page that an element stands on, or what of the document it
// belongs to.
func standsUnder(doc *model.Document, id model.ID) string {
	if page := doc.Page(id); page != nil {
		return called(doc, page)
	}
	r := doc.Get(id)
	for range doc.Len() { // in a broken file the way up may lead round a circle
		if r == nil || r.ID() == model.Root {
			break
		}
		switch r.Kind() {
		case "persona":
			return "Personas"
		case "kpi":
			return "KPIs"
		case "action":
			return "Action plan"
		}
		r = doc.Get(r.Parent())
	}
	return "Document"
}

func (p *Find) hit(i int, h edit.Found) fyne.CanvasObject {
	doc := p.s.Doc()
	r := doc.Get(h.ID)
	name, text := h.Name, r.Text(h.Name)
	if k, ok := kind.Of(r.Kind()); ok {
		if prop, ok := k.Property(h.Name); ok {
			name = prop.Label
			if prop.Type == kind.Lines {
				text = strings.Join(r.List(h.Name), " · ")
			}
		}
	}
	one := look.NewButton("", "refresh-cw", look.Quiet, func() { p.replace([]model.ID{h.ID}) }).Small().Tip("Replace here")
	one.SetEnabled(!p.s.ReadOnly())
	texts := look.Column(0,
		newProse(snippet(text, p.what.Text, p.letters.on, 64), look.Text, look.SizeDense),
		look.NewText(label(doc, r)+" · "+lower(name), look.TextHint).Sized(look.SizeBadge).Elastic(40))
	row := newRow(look.Inset(look.Around(nil, nil, nil, container.NewVBox(one), texts), 4, 4, 4, 8), func() { p.at = i; p.goTo(h.ID) })
	row.radius = look.RadiusControl
	row.chosen = i == p.at
	return row
}

// snippet is the part of a text around the first place where another occurs.
func snippet(s, find string, matchCase bool, most int) string {
	s = oneLine(s)
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	low, f := s, find
	if !matchCase {
		low, f = strings.ToLower(s), strings.ToLower(find)
	}
	i := strings.Index(low, f)
	start := 0
	if i > 0 {
		start = max(0, len([]rune(low[:i]))-most/3)
	}
	end := min(len(r), start+most)
	out := string(r[min(start, len(r)):end])
	if start > 0 {
		out = "…" + out
	}
	if end < len(r) {
		out += "…"
	}
	return out
}

func (p *Find) step(by int) {
	if len(p.hits) == 0 {
		return
	}
	if p.at < 0 && by < 0 {
		p.at = 0 // one back from the first place is the last one
	}
	p.at = (p.at + by + len(p.hits)) % len(p.hits)
	p.goTo(p.hits[p.at].ID)
	p.show()
}

func (p *Find) goTo(id model.ID) {
	if p.s.Doc().Page(id) == nil {
		p.s.Select(id)
		return
	}
	p.deps.Show(id)
}

// leave closes the panel.
func (p *Find) leave() {
	if p.close != nil {
		p.close()
	}
}

// replaceHere replaces in the place that is shown and goes on to the next one; the
// first time it only shows where that would be.
func (p *Find) replaceHere() {
	if p.at < 0 || p.at >= len(p.hits) {
		p.step(1)
		return
	}
	n := len(p.hits)
	p.replace([]model.ID{p.hits[p.at].ID})
	if len(p.hits) < n { // the next one has come to its place
		p.at--
	}
	p.step(1)
}

// replace puts the other text in; everywhere when ids is nil.
func (p *Find) replace(ids []model.ID) {
	if len(p.hits) == 0 {
		return
	}
	n := 0
	for _, h := range p.hits {
		if ids == nil || slices.Contains(ids, h.ID) {
			n += h.Count
		}
	}
	done := p.do(edit.Replace{Find: p.what.Text, With: p.with.Text, MatchCase: p.letters.on, IDs: ids}) == nil
	if done && len(p.hits) == 0 { // “Not found” would be an odd answer
		p.counts.say("Replaced " + count(n, "time", "times") + "; nothing more is found.")
	}
}
