package walk

import (
	"cmp"
	"slices"

	"waymark/model"
)

// ChoiceKind says what choosing does.
type ChoiceKind uint8

// The kinds of choices.
const (
	Begin  ChoiceKind = iota // at one of several starts
	Follow                   // a link
	Enter                    // the page of a subprocess
	Return                   // to the subprocess whose page has come to its end
)

// Choice is one way on.
type Choice struct {
	Kind  ChoiceKind
	Link  model.ID // of Follow
	Page  model.ID // that it leads to
	Node  model.ID // that it leads to
	Label string   // of the link: “Yes”; for Enter the start, where the page has several; "" for none
	Leads string   // name of the node, of the entered page for Enter
	// Share is the fraction of the cases that go this way; Shared is false where
	// there is nothing to share: a single link, a start, a subprocess.
	Share   float64
	Shared  bool
	Assumed bool // the map does not state the share
}

// Choices are the ways on from where the walk stands: branches in the order of the
// page, then the page of a subprocess. None are left at the end of a case, and none
// where the place is gone.
func (w *Walk) Choices() []Choice {
	here, ok := w.Here()
	switch {
	case w.Lost() != "":
		return nil
	case !ok:
		p := w.read.page(w.page)
		var out []Choice
		for _, s := range p.starts {
			out = append(out, Choice{Kind: Begin, Page: w.page, Node: s, Leads: p.name(s)})
		}
		return out
	}
	p := w.read.page(here.Page)
	var out []Choice
	for _, b := range p.out[here.Node] {
		c := Choice{Kind: Follow, Link: b.Link, Page: here.Page, Node: b.To, Label: b.Label, Leads: p.name(b.To)}
		if len(p.out[here.Node]) > 1 {
			c.Share, c.Shared, c.Assumed = b.Share, true, b.Assumed
		}
		out = append(out, c)
	}
	if sub := w.subpage(here); sub != "" {
		in := w.read.page(sub)
		for _, s := range in.starts {
			c := Choice{Kind: Enter, Page: sub, Node: s, Leads: title(w.read.doc.Get(sub))}
			if len(in.starts) > 1 {
				c.Label = in.name(s)
			}
			out = append(out, c)
		}
	}
	if in, ok := w.Inside(); ok && !in.Gone && len(p.out[here.Node]) == 0 {
		out = append(out, Choice{Kind: Return, Page: in.Page, Node: in.Node, Leads: in.Name})
	}
	return out
}

// subpage is the flowchart page that a subprocess opens and that can be walked
// through, "" for none. A page that the walk is already inside of is not entered
// again: nobody would find out of it.
func (w *Walk) subpage(v Visit) model.ID {
	if v.Kind != "subprocess" || v.Returned {
		return ""
	}
	r := w.read.doc.Get(v.Node)
	if r == nil {
		return ""
	}
	sub := r.Ref("subpage")
	if sub == "" || sub == w.page || sub == v.Page || len(w.read.page(sub).starts) == 0 {
		return ""
	}
	for _, i := range w.frames() {
		if w.path[i].Page == sub {
			return ""
		}
	}
	return sub
}

// Choose takes one of the choices; ok is false where there is none with this
// number.
func (w *Walk) Choose(i int) (next *Walk, ok bool) {
	all := w.Choices()
	if i < 0 || i >= len(all) {
		return w, false
	}
	c := all[i]
	here, _ := w.Here()
	n := *w
	n.path = slices.Clone(w.path)
	v := w.read.visit(c.Page, c.Node)
	v.Depth = here.Depth
	switch c.Kind {
	case Follow:
		v.Link, v.Branch = c.Link, c.Label
	case Enter:
		n.path[len(n.path)-1].Entered = true
		v.Depth++
	case Return:
		v.Depth--
		v.Returned = true
	}
	n.path = append(n.path, v)
	return &n, true
}

// title is what people call a page.
func title(p *model.Record) string { return cmp.Or(p.Text("title"), "Untitled page") }
