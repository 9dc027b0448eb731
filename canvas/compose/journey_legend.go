package compose

import (
	"maps"

	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/icons"
	"waymark/model/geom"
	"waymark/model/kind"
)

// marks collects what a map uses, so that its legend explains that and no more.
type marks struct {
	statuses map[shape.Status]bool
	channels map[string]bool
	curves   map[int]bool // by persona
	badges   map[int]bool
	future   bool
	stars    bool
	severity bool
	hatch    bool
	levels   bool
	kpi      bool
}

func (m *marks) init() {
	m.statuses, m.channels = map[shape.Status]bool{}, map[string]bool{}
	m.curves, m.badges = map[int]bool{}, map[int]bool{}
}

func (m *marks) status(s shape.Status) { m.statuses[s] = true }
func (m *marks) curve(persona int)     { m.curves[persona] = true }
func (m *marks) star(s bool)           { m.stars = m.stars || s }

func (m *marks) card(c shape.Card) {
	switch {
	case c.Channel != "":
		m.channels[c.Channel] = true
	case c.Lane == "touchpoints": // an unstated channel has the icon of others
		m.channels["other"] = true
	}
	m.star(c.Star)
	m.severity = m.severity || c.Severity > 0
	m.hatch = m.hatch || c.Severity >= 4
	m.levels = m.levels || c.Frequency > 0
	m.kpi = m.kpi || c.KPI != ""
	if c.Persona > 0 {
		m.badges[c.Persona-1] = true
	}
}

// add takes over what a part of the map uses.
func (m *marks) add(o *marks) {
	maps.Copy(m.statuses, o.statuses)
	maps.Copy(m.channels, o.channels)
	maps.Copy(m.curves, o.curves)
	maps.Copy(m.badges, o.badges)
	m.future = m.future || o.future
	m.stars = m.stars || o.stars
	m.severity = m.severity || o.severity
	m.hatch = m.hatch || o.hatch
	m.levels = m.levels || o.levels
	m.kpi = m.kpi || o.kpi
}

// legendEntries explains the marks of the map in a fixed order.
func (j *journeyMap) legendEntries() []shape.LegendEntry {
	var out []shape.LegendEntry
	m, k, t := &j.marks, j.kit, j.theme
	for _, s := range shape.Statuses() {
		if m.statuses[s] {
			out = append(out, k.LegendStatus(s))
		}
	}
	if m.severity {
		out = append(out, shape.LegendEntry{Mark: k.Severity(4, t.Pain.Line), Label: "severity 1–5"})
	}
	if m.hatch {
		out = append(out, k.LegendSwatch(t.Pain, true, "severity 4 and 5"))
	}
	if m.levels {
		out = append(out, shape.LegendEntry{Mark: k.Level(3, t.Pain.Line), Label: "frequency 1–5"})
	}
	for i, p := range j.personas {
		face := func(at geom.Pt) []scene.Op { return shape.Face(1, p.style.Outline, at, 9, p.style.Color, t.Paper) }
		switch {
		case m.curves[i]:
			out = append(out, k.LegendLine(p.style.Color, p.style.Dash, face, p.name))
		case m.badges[i]:
			out = append(out, shape.LegendEntry{Mark: shape.Figure{W: 18, H: 18, Ops: face(geom.P(9, 9))}, Label: p.name})
		}
	}
	if m.future {
		out = append(out, k.LegendLine(t.Good.Line, futureDash(), func(at geom.Pt) []scene.Op { return futurePoint(at, j.theme) }, "future state"))
	}
	if m.stars {
		out = append(out, shape.LegendEntry{Mark: shape.Figure{W: 14, H: 14, Ops: k.Star(geom.P(7, 7), 14, t.Accent)}, Label: "moment of truth"})
	}
	if m.kpi {
		out = append(out, k.LegendIcon(icons.Lane("kpis"), "KPI that it moves", t.Secondary))
	}
	for _, o := range kind.Options("card", "channel") {
		if m.channels[o.Name] {
			out = append(out, k.LegendIcon(icons.Channel(o.Name), o.Label, t.Accent))
		}
	}
	return out
}
