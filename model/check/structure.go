package check

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// parentKind is the kind of what a record belongs to, "" when it is gone.
func (f *finder) parentKind(r *model.Record) string {
	if r.Parent() == model.Root {
		return "document"
	}
	if p := f.doc.Get(r.Parent()); p != nil {
		return p.Kind()
	}
	return ""
}

// misplaced finds elements that belong to nothing, or to something that cannot
// hold them: they are drawn nowhere.
func misplaced(f *finder) {
	for _, r := range f.doc.Records() {
		k, ok := kind.Of(r.Kind())
		if !ok {
			continue
		}
		pk := f.parentKind(r)
		if slices.Contains(k.Parents, pk) {
			continue
		}
		var homes []string
		for _, p := range k.Parents {
			if h, ok := kind.Of(p); ok {
				homes = append(homes, kind.WithArticle(h.Label))
			}
		}
		what := "What it belonged to is gone"
		if in, ok := kind.Of(pk); ok {
			what = "It stands in " + kind.WithArticle(in.Label)
		} else if pk != "" {
			what = "It stands in something that this version does not know"
		}
		f.found(Error, k.Label+" in the wrong place", what+", but "+kind.WithArticle(k.Label)+" belongs to "+strings.Join(homes, " or ")+". It is not drawn and not counted.",
			"Move it to "+homes[0]+", or delete it", &Fix{Delete: []model.ID{r.ID()}}, r.ID())
	}
}

// missingValue finds required properties that are not set.
func missingValue(f *finder) {
	look := func(r *model.Record) {
		k, ok := kind.Of(r.Kind())
		if !ok {
			return
		}
		var eff *model.Record
		for i := range k.Properties {
			p := &k.Properties[i]
			if !p.Required || r.Has(p.Name) && (p.Type != kind.Line || r.Text(p.Name) != "") {
				continue
			}
			if eff == nil {
				eff = kind.Effective(f.doc, r)
			}
			if p.Shared && eff.Text(p.Name) != "" {
				continue
			}
			s, why := Error, "Without it the element cannot be shown or counted."
			if p.Type == kind.Line {
				s, why = Warning, "Readers cannot tell it from others."
			}
			f.found(s, p.Label+" is missing", why, "Enter it in the field “"+p.Label+"”", nil, r.ID())
		}
	}
	look(f.doc.Root())
	for _, r := range f.doc.Records() {
		look(r)
	}
}

// badValue finds values that the table of kinds refuses. Files with such values
// are not opened; a program that builds documents may still make them.
func badValue(f *finder) {
	look := func(r *model.Record) {
		rows := f.rows[r.Kind()]
		for _, p := range r.Props() {
			row := rows[p.Name]
			if row == nil || row.Name == "percent_ca" { // a rule of its own
				continue
			}
			if _, raw := p.Value.(model.Raw); raw {
				continue
			}
			if err := row.Check(p.Value); err != nil {
				f.found(Error, row.Label+" cannot be read", err.Error()+".", "Correct it, or clear it", set(r.ID(), p.Name, nil), r.ID())
			}
		}
	}
	look(f.doc.Root())
	for _, r := range f.doc.Records() {
		look(r)
	}
}

// unknownElement finds what a newer version, or another program, has written.
func unknownElement(f *finder) {
	for _, r := range f.doc.Records() {
		if _, ok := kind.Of(r.Kind()); !ok {
			f.found(Hint, "Unknown element", "This version of Waymark does not know elements of the kind "+quote(r.Kind())+". It is kept in the file as it is, but not drawn.",
				"Open the file with a newer version", nil, r.ID())
		}
	}
}

// misspelt finds properties that this version does not know and that are spelt
// nearly like one that the element does not have: a script's “leadTime” counts for
// nothing.
func misspelt(f *finder) {
	look := func(r *model.Record) {
		rows := f.rows[r.Kind()]
		for _, p := range r.Props() {
			if rows == nil || rows[p.Name] != nil {
				continue
			}
			var free []string
			for name := range rows {
				if !r.Has(name) {
					free = append(free, name)
				}
			}
			if meant := kind.Nearest(p.Name, free); meant != "" {
				f.found(Warning, "Unknown property", quote(p.Name)+" in the file counts for nothing: “"+rows[meant].Label+"” is called "+quote(meant)+" there.", "Correct the name in the file, or enter “"+rows[meant].Label+"” here", nil, r.ID())
			}
		}
	}
	look(f.doc.Root())
	for _, r := range f.doc.Records() {
		look(r)
	}
}

// unsafeLink finds web links that are not opened because they could run a
// program or open a file.
func unsafeLink(f *finder) {
	for _, r := range f.doc.Records() {
		l := r.Text("link")
		if l == "" || f.rows[r.Kind()]["link"] == nil {
			continue
		}
		u, err := url.Parse(l)
		if err == nil {
			switch strings.ToLower(u.Scheme) {
			case "http", "https":
				if u.Host != "" {
					continue
				}
			case "mailto":
				continue
			}
		}
		var fix *Fix
		repair := "Write an address that starts with https:, http: or mailto:"
		if err == nil && u.Scheme == "" && strings.Contains(u.Path, ".") && !strings.ContainsAny(u.Path, " @") {
			repair, fix = "Write "+quote("https://"+l), set(r.ID(), "link", model.Text("https://"+l))
		}
		f.found(Warning, "Link cannot be opened", quote(l)+" is not a web address. Nothing happens when a reader clicks on it.", repair, fix, r.ID())
	}
}

// imageAlt finds images that say nothing to people who cannot see them.
func imageAlt(f *finder) {
	for _, r := range f.doc.Records() {
		if r.Text("image") != "" && r.Text("image_alt") == "" {
			f.found(Hint, "Image without a description", "People who cannot see the picture do not know what it shows.", "Say in a few words what the image shows", nil, r.ID())
		}
	}
}

// unnamed finds shapes that say nothing. A start needs no words.
func unnamed(f *finder) {
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind != "start" && strings.TrimSpace(cmp.Or(n.eff.Text("name"), n.eff.Text("text"))) == "" {
			f.found(Warning, "Shape without a name", "Nobody can tell what happens here.", "Say what is done, verb first", nil, n.id())
		}
	}
}

// foreignShape finds shapes of the other notation.
func foreignShape(f *finder) {
	own, other, sentence := kind.FlowNodes, "valuestream", " is a value stream shape: the agent who follows the flow does not know what it means."
	if f.view.kind == "valuestream" {
		own, other, sentence = kind.StreamNodes, "flowchart", " is a flowchart shape: it is drawn, but left out of the numbers of this page."
	}
	for i := range f.view.nodes {
		n := &f.view.nodes[i]
		if n.kind == "" || slices.Contains(own, n.kind) {
			continue
		}
		f.found(Warning, "Shape of another notation", kind.Label("node", "node_kind", n.kind)+sentence,
			"Change its kind, or move it to a "+kind.InSentence(kind.Label("page", "page_kind", other)), nil, n.id())
	}
}
