package compose

import (
	"slices"
	"strings"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// frame draws what stands round a map on every kind of page: the title block
// above and the legend below.
type frame struct {
	kit   *shape.Kit
	scene *scene.Scene
}

// title adds the title block of a page with its upper left corner at (x, y) and
// returns its lower edge.
func (f frame) title(page *model.Record, band shape.Band, x, y, width float64) float64 {
	fig := f.kit.Band(band, width)
	f.scene.Add(scene.Item{Owner: string(page.ID()), Part: "title", Ops: fig.At(x, y), Alt: page.Text("title")})
	return y + fig.H
}

// legend adds the entries with their upper left corner at (x, y) and returns the
// lower edge, which is y when there is nothing to explain.
func (f frame) legend(entries []shape.LegendEntry, x, y, width float64) float64 {
	fig := f.kit.Legend(entries, width)
	if len(fig.Ops) == 0 {
		return y
	}
	f.scene.Add(scene.Item{Part: "legend", Ops: fig.At(x, y)})
	return y + fig.H
}

// bandOf collects what the title block of a page says.
func bandOf(doc *model.Document, page *model.Record, facts []shape.Fact) shape.Band {
	b := shape.Band{Kicker: kicker(page), Title: page.Text("title"), Scope: page.Text("scope")}
	root := doc.Root()
	if b.Title == "" {
		b.Title = root.Text("title")
	}
	if b.Scope == "" {
		b.Scope = root.Text("scope")
	}
	var personas []model.ID
	for _, id := range page.Refs("personas") {
		if p := doc.Get(id); p != nil && p.Kind() == "persona" && !slices.Contains(personas, id) {
			// The faces are those of the emotion curve: the same order, the same form.
			b.Personas = append(b.Personas, personaBox(p, shape.OutlineOf(len(personas))))
			personas = append(personas, id)
		}
	}
	date := root.Text("date")
	if date != "" {
		date = measure.FormatOf(doc).Date(date)
	}
	b.Figures = facts
	for _, f := range []shape.Fact{{Label: "Version", Value: root.Text("version_label")}, {Label: "Date", Value: date},
		{Label: "Author", Value: root.Text("author")}, {Label: "Owner", Value: root.Text("owner")}} {
		if f.Value != "" {
			b.Facts = append(b.Facts, f)
		}
	}
	return b
}

// kicker says kind and state of a page in capitals.
func kicker(page *model.Record) string {
	s := kind.Label("page", "page_kind", page.Text("page_kind"))
	if page.Text("page_kind") == "journey" {
		s = "Customer journey map"
	}
	if st := page.Text("state"); st != "" {
		s += "  ·  " + kind.Label("page", "state", st)
	}
	return strings.ToUpper(s)
}

func personaBox(p *model.Record, face shape.Outline) shape.PersonaBox {
	b := shape.PersonaBox{Name: p.Text("name"), Face: face}
	if nick := p.Text("nickname"); nick != "" {
		b.Name += " — “" + strings.Trim(nick, "“”\"") + "”"
	}
	sentence := func(s string) {
		if s = strings.TrimSpace(s); s == "" {
			return
		}
		if b.Text != "" {
			b.Text += " "
		}
		b.Text += s
		if !strings.ContainsAny(s[len(s)-1:], ".!?") {
			b.Text += "."
		}
	}
	sentence(p.Text("role"))
	if g := p.List("goals"); len(g) > 0 {
		sentence("Goal: " + g[0])
	}
	return b
}
