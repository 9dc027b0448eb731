package compose

import (
	"slices"
	"strings"

	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/kind"
)

// oneLine is the line height of a card.
const oneLine = 17

// fillRow measures what stands in a lane and finds its height.
func (j *journeyMap) fillRow(r *mapRow) {
	if len(j.columns) == 0 {
		return
	}
	if r.kind == "emotion" {
		j.fillEmotion(r)
	}
	top := 0.0
	if r.feel != nil {
		top = r.feel.height
	}
	for rec := range j.doc.Each(r.lane.ID(), "card") {
		if at := j.spanOf(rec); j.visible(at) {
			r.cells = append(r.cells, &mapCell{rec: rec, at: j.clip(at), before: at.first < 0, after: at.last >= len(j.columns)})
		}
	}
	if len(r.cells) == 0 {
		r.h = top
		return
	}
	if r.kind == "kpis" {
		j.setChips(r)
	} else {
		for _, c := range r.cells {
			box := j.spanRect(c.at)
			c.rect = geom.R(box.X+j.inset, 0, box.W-2*j.inset, 0)
			j.setCard(r, c)
		}
	}
	j.reserveTracks(r)
	high := stack(r.cells, len(j.columns), top+rowPad+r.tracks[0], j.gap(r))
	r.h = high + r.tracks[1] + rowPad
}

// gap is the space between two cards of one cell; action cards of linked steps
// have an arrow in it.
func (j *journeyMap) gap(r *mapRow) float64 {
	switch {
	case r.kind == "actions" && j.linked:
		return 11
	case r.kind == "touchpoints", r.kind == "backstage":
		return 2
	}
	return cardGap
}

// setCard reads a card and breaks its text to its width.
func (j *journeyMap) setCard(r *mapRow, c *mapCell) {
	if !c.before && !c.after {
		c.item = j.cache.again(j.doc, r.kind, c.rec, c.rect.W)
	}
	if c.item == nil {
		spec := j.cardSpec(r.kind, c.rec)
		if c.before || c.after {
			spec.Text = j.cutText(spec.Text, c.before, c.after)
		}
		c.item = j.cache.card(j.kit, c.rec, spec, c.rect.W)
		c.item.source = j.cache.sourceOf(j.doc, r.kind, c.rec)
		c.item.source.cut = c.before || c.after
	}
	j.marks.card(c.item.card)
	r.late = r.late || c.item.source.late
	c.set = c.item.set
	c.least = c.set.Height()
}

// cardSpec reads what is drawn of a card in a lane of the given kind.
func (j *journeyMap) cardSpec(laneKind string, rec *model.Record) shape.Card {
	s := shape.Card{Lane: laneKind, Text: rec.Text("text"), Star: rec.Bool("moment_of_truth")}
	s.Channel = rec.Text("channel")
	if laneKind == "touchpoints" && strings.TrimSpace(s.Text) == "" {
		s.Text = kind.Label("card", "channel", s.Channel)
	}
	switch laneKind {
	case "pain_points":
		s.Severity, s.Frequency = rating(rec, "severity"), rating(rec, "frequency")
	case "opportunities":
		s.Impact, s.Effort = rating(rec, "impact"), rating(rec, "effort")
	case "time_effort":
		s.Effort = rating(rec, "effort")
	}
	if d, ok := rec.Duration("duration"); ok {
		s.Duration = strings.ReplaceAll(d.String(), " ", "\u00a0")
	}
	if kpi := j.doc.Get(rec.Ref("kpi")); kpi != nil && kpi.Kind() == "kpi" {
		s.KPI = kpi.Text("name")
	}
	if len(j.personas) > 1 {
		if i := j.personaIndex(rec.Ref("persona")); i >= 0 && rec.Has("persona") {
			s.Persona, s.PersonaColor = i+1, j.personas[i].color
		}
	}
	if img := rec.Text("image"); img != "" || laneKind == "images" {
		s.Image, s.ImageAlt = true, rec.Text("image_alt")
		if j.opts.Pictures != nil && img != "" {
			s.Picture = j.opts.Pictures(img)
		}
	}
	return s
}

// rating reads a scale of 1 to 5; 0 when it is not set.
func rating(r *model.Record, name string) int {
	n, ok := r.Num(name)
	if !ok || n < 1 {
		return 0
	}
	return int(min(n, 5))
}

// stack gives cells their heights and their places from top downwards: each
// below whatever stands in its columns already. It returns the lower edge.
//
// Cards that stand side by side get one height, as long as they do not have to
// grow for a single long one: the height that three of four cards fit in, or
// that takes them one line more.
func stack(cells []*mapCell, columns int, top, gap float64) float64 {
	depth := make([]int, columns)
	var tiers [][]float64
	for _, c := range cells {
		if c.beside != nil {
			continue
		}
		for i := c.at.first; i <= c.at.last; i++ {
			c.tier = max(c.tier, depth[i])
		}
		for i := c.at.first; i <= c.at.last; i++ {
			depth[i] = c.tier + 1
		}
		for len(tiers) <= c.tier {
			tiers = append(tiers, nil)
		}
		tiers[c.tier] = append(tiers[c.tier], c.least)
	}
	usual := make([]float64, len(tiers))
	for i, t := range tiers {
		slices.Sort(t)
		base := t[(len(t)-1)*3/4]
		for _, h := range t {
			if h <= base+oneLine { // one line is no reason for a ragged row
				usual[i] = h
			}
		}
	}
	floor := make([]float64, columns)
	for i := range floor {
		floor[i] = top
	}
	bottom := top
	for _, c := range cells {
		if c.beside != nil {
			c.rect.Y, c.rect.H = c.beside.rect.Y, c.beside.rect.H
			continue
		}
		y := top
		for i := c.at.first; i <= c.at.last; i++ {
			y = max(y, floor[i])
		}
		c.rect.Y, c.rect.H = y, max(c.least, usual[c.tier])
		bottom = max(bottom, c.rect.Bottom())
		for i := c.at.first; i <= c.at.last; i++ {
			floor[i] = c.rect.Bottom() + gap
		}
	}
	return bottom
}
