package export

import (
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// nameOf is what people call a record: its name, or that of the element whose
// name it shows (same_as). Line breaks in it become spaces.
func (p *planner) nameOf(id model.ID) string {
	for range 8 { // a chain of same_as is short; ends circles
		r := p.doc.Get(id)
		if r == nil || id == model.Root {
			return ""
		}
		title := "name"
		if k, ok := kind.Of(r.Kind()); ok && k.Title != "" {
			title = k.Title
		}
		if s := strings.Join(strings.Fields(r.Text(title)), " "); s != "" {
			return s
		}
		if id = r.Ref("same_as"); id == "" {
			return ""
		}
	}
	return ""
}

// named is the title of the summary of a map: "Value stream – Order to activation".
func (p *planner) named(what string, page *model.Record) string {
	if t := p.mapTitle(page); !strings.EqualFold(t, what) {
		return what + " – " + t
	}
	return what + " summary"
}

// columnOf names the column that a card stands in, "Contact › Calls support".
func (p *planner) columnOf(card *model.Record) string {
	at := p.doc.Get(card.Ref("step"))
	if at == nil {
		return ""
	}
	name := p.nameOf(at.ID())
	if at.Kind() == "step" {
		if stage := p.nameOf(at.Parent()); stage != "" && stage != name {
			return join(" › ", stage, name)
		}
	}
	return name
}

// pageLink is where a click on a page's name leads, "" when it is not printed.
func (p *planner) pageLink(id model.ID) string {
	if !p.has(id) {
		return ""
	}
	for _, s := range p.sheets {
		if s.Dest == string(id) {
			return "#" + string(id)
		}
	}
	return ""
}
