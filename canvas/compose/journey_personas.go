package compose

import (
	"slices"
	"strings"

	"waymark/canvas/shape"
	"waymark/model"
)

// mapPersona is a person whose feelings or cards stand on the map.
type mapPersona struct {
	id    model.ID
	name  string // as short as people say it
	color string // of the palette; "" for none chosen
	style shape.PersonaStyle
}

// findPersonas lists the personas of the page, and behind them those whom an
// emotion of the page names though the page does not.
func (j *journeyMap) findPersonas() {
	add := func(id model.ID) {
		if slices.ContainsFunc(j.personas, func(p mapPersona) bool { return p.id == id }) {
			return
		}
		rec := j.doc.Get(id)
		if rec == nil || rec.Kind() != "persona" {
			return
		}
		name, _, _ := strings.Cut(rec.Text("name"), ",")
		p := mapPersona{id: id, name: strings.TrimSpace(name), color: rec.Text("color")}
		p.style = j.theme.Persona(len(j.personas), p.color)
		j.personas = append(j.personas, p)
	}
	for _, id := range j.page.Refs("personas") {
		add(id)
	}
	for lane := range j.doc.Each(j.page.ID(), "lane") {
		for e := range j.doc.Each(lane.ID(), "emotion") {
			if id := e.Ref("persona"); id != "" {
				add(id)
			}
		}
	}
	if len(j.personas) == 0 {
		j.personas = append(j.personas, mapPersona{name: "Customer", style: j.theme.Persona(0, "")})
	}
}

// personaIndex returns the place of a persona among those of the map: the first
// for an id that names none.
func (j *journeyMap) personaIndex(id model.ID) int {
	return max(0, slices.IndexFunc(j.personas, func(p mapPersona) bool { return p.id == id }))
}
