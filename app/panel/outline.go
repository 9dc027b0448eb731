package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/model"
)

// Outline is the document as a tree: pages with their stages, steps, lanes, cards
// and shapes, personas, KPIs and the action plan. It is how a person moves around
// with the keyboard or a screen reader.
type Outline struct {
	part
	search *entry
	tree   *widget.Tree
	empty  *prose
	query  string
	found  map[model.ID]bool // what a search shows; nil without one
	doc    *model.Document
	quiet  bool // the selection is being followed, not made
}

// NewOutline makes the outline.
func NewOutline(s *session.Session, deps Deps) *Outline {
	p := &Outline{part: part{s: s, deps: deps}, doc: s.Doc()}
	p.search = newEntry(false)
	p.search.SetPlaceHolder("Search the map")
	p.search.Icon = look.Icon("search", look.TextHint)
	p.search.OnChanged = func(q string) { p.find(q) }
	p.search.keyed = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyEscape:
			p.search.SetText("")
			return true
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			p.focusTree()
			return true
		}
		return false
	}
	p.tree = widget.NewTree(p.children, p.branch, p.node, p.fill)
	p.tree.OnSelected = p.selected
	p.tree.HideSeparators = true
	p.empty = newProse("", look.TextSecondary, look.SizeDense)
	p.empty.Hide()
	body := container.NewStack(look.Inset(p.tree, 0, 0, 0, 4), look.Inset(p.empty, 8, 12, 8, 12))
	p.follow(look.Around(look.Inset(p.search, 0, 12, 8, 12), nil, nil, nil, body), session.DocumentChanged|session.SelectionChanged|session.PageChanged, p.show)
	p.openPage()
	return p
}

// Focus gives the keyboard to the tree.
func (p *Outline) Focus() { p.focusTree() }

func (p *Outline) focusTree() { p.deps.Focus(p.tree) }

// groupIDs are the branches that stand for what belongs to the document beside
// pages. Ids of records have no colon.
const (
	groupPersonas = "group:persona"
	groupKPIs     = "group:kpi"
	groupActions  = "group:action"
)

// outlined lists what stands below a branch of the tree; "" is the root.
func outlined(doc *model.Document, uid string) []string {
	var out []string
	if kindOf, ok := strings.CutPrefix(uid, "group:"); ok {
		for r := range doc.Each(model.Root, kindOf) {
			out = append(out, string(r.ID()))
		}
		return out
	}
	if uid == "" {
		for r := range doc.Each(model.Root, "page") {
			out = append(out, string(r.ID()))
		}
		for _, g := range []string{groupPersonas, groupKPIs, groupActions} {
			if len(outlined(doc, g)) > 0 {
				out = append(out, g)
			}
		}
		return out
	}
	r := doc.Get(model.ID(uid))
	if r == nil || r.Kind() == "kpi" || r.Kind() == "action" {
		return nil
	}
	var late []string // cards are reached from their step too, links come last
	for _, id := range doc.Children(r.ID()) {
		c := doc.Get(id)
		switch c.Kind() {
		case "link":
			late = append(late, string(id))
		default:
			out = append(out, string(id))
		}
	}
	return append(out, late...)
}

func (p *Outline) children(uid string) []string {
	all := outlined(p.doc, uid)
	if p.found == nil {
		return all
	}
	return slices.DeleteFunc(all, func(id string) bool {
		if strings.HasPrefix(id, "group:") {
			return !slices.ContainsFunc(outlined(p.doc, id), func(c string) bool { return p.found[model.ID(c)] })
		}
		return !p.found[model.ID(id)]
	})
}

func (p *Outline) branch(uid string) bool { return uid == "" || len(p.children(uid)) > 0 }

func (p *Outline) node(bool) fyne.CanvasObject {
	icon := look.NewIcon("square", look.TextSecondary, 14)
	words := look.NewText("", look.Text).Small().Elastic(30)
	return look.Sized(look.Row(7, icon, words, look.Space()), 60, 24)
}

func (p *Outline) fill(uid string, _ bool, o fyne.CanvasObject) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container)
	icon, words := row.Objects[0], row.Objects[1].(*look.Words)
	name, picture := outlineRow(p.doc, uid)
	words.SetText(name)
	setIcon(icon, picture)
	row.Refresh()
}

// outlineRow is how a line of the tree reads.
func outlineRow(doc *model.Document, uid string) (name, icon string) {
	if k, ok := strings.CutPrefix(uid, "group:"); ok {
		switch k {
		case "persona":
			return "Personas", "users"
		case "kpi":
			return "KPIs", "chart-column"
		}
		return "Action plan", "list-checks"
	}
	r := doc.Get(model.ID(uid))
	if r == nil {
		return "", "square"
	}
	return numbered(doc, r), iconOf(doc, r)
}

func (p *Outline) show() {
	p.doc = p.s.Doc()
	if p.query != "" {
		p.find(p.query)
	}
	p.tree.Refresh()
	sel := p.s.Selection()
	p.quiet = true
	defer func() { p.quiet = false }()
	if len(sel) == 0 {
		p.tree.UnselectAll()
		return
	}
	p.reveal(sel[0])
	p.tree.Select(string(sel[0]))
}

// reveal opens the branches above an element.
func (p *Outline) reveal(id model.ID) {
	r := p.doc.Get(id)
	for i := 0; r != nil && r.ID() != model.Root && i < 16; i++ {
		if r.Parent() == model.Root {
			if r.Kind() != "page" {
				p.tree.OpenBranch("group:" + r.Kind())
			}
			return
		}
		p.tree.OpenBranch(string(r.Parent()))
		r = p.doc.Get(r.Parent())
	}
}

func (p *Outline) openPage() {
	if page := p.s.Page(); page != nil {
		p.tree.OpenBranch(string(page.ID()))
	}
}

func (p *Outline) selected(uid string) {
	if p.quiet || strings.HasPrefix(uid, "group:") {
		return
	}
	r := p.s.Doc().Get(model.ID(uid))
	switch {
	case r == nil:
	case p.s.Doc().Page(r.ID()) == nil:
		p.s.Select(r.ID()) // a persona, a KPI, an action: it stands on no page
	default:
		p.deps.Show(r.ID())
	}
}

// find shows only what a query finds, with what stands above it.
func (p *Outline) find(q string) {
	p.query = strings.TrimSpace(q)
	p.found = nil
	p.empty.say("")
	if p.query != "" {
		p.found = findRecords(p.doc, p.query)
		if len(p.found) == 0 {
			p.empty.say("Nothing is called “" + shorten(p.query, 40) + "”.")
		}
	}
	p.tree.Refresh()
	if p.found != nil && len(p.found) < 400 {
		p.tree.OpenAllBranches()
	}
}

// findRecords returns the elements whose name holds all words of a query, and
// all that contain them.
func findRecords(doc *model.Document, query string) map[model.ID]bool {
	found := map[model.ID]bool{}
	for _, r := range doc.Records() {
		if !(choice{label: title(doc, r)}).matches(query) {
			continue
		}
		for i := 0; r != nil && r.ID() != model.Root && !found[r.ID()] && i < 16; i++ {
			found[r.ID()] = true
			r = doc.Get(r.Parent())
		}
	}
	return found
}
