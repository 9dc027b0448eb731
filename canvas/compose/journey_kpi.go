package compose

import (
	"strings"

	"waymark/canvas/shape"
	"waymark/model"
	"waymark/model/geom"
	"waymark/model/measure"
)

// setChips sets the chips of a KPI lane. Several in one cell stand side by side
// where the cell is wide enough.
func (j *journeyMap) setChips(r *mapRow) {
	groups := map[colSpan][]*mapCell{}
	for _, c := range r.cells {
		groups[c.at] = append(groups[c.at], c)
	}
	for at, group := range groups {
		box := j.spanRect(at)
		x, w := box.X+j.inset, box.W-2*j.inset
		a := max(1, min(len(group), int((w+cardGap)/(shape.MinChip+cardGap))))
		each := (w - float64(a-1)*cardGap) / float64(a)
		for i, c := range group {
			c.rect = geom.R(x+float64(i%a)*(each+cardGap), 0, each, 0)
			if i%a > 0 {
				c.beside = group[i-i%a]
			}
		}
	}
	for _, c := range r.cells {
		spec := j.chipSpec(c.rec)
		j.marks.status(spec.Status)
		c.item = j.cache.chip(j.kit, c.rec, spec, c.rect.W)
		c.set = c.item.set
		c.least = c.set.Height()
		if c.beside != nil {
			c.beside.least = max(c.beside.least, c.least)
		}
	}
}

// chipSpec computes what a chip says.
func (j *journeyMap) chipSpec(rec *model.Record) shape.Chip {
	s := shape.Chip{Name: rec.Text("text"), Value: "–", Status: shape.NoData}
	k, ok := j.cache.kpi(j.doc, rec.Ref("kpi"))
	if !ok {
		if s.Name == "" {
			s.Name = "No KPI chosen"
		}
		s.Word = "No KPI"
		return s
	}
	if s.Name == "" {
		s.Name = k.Name
	}
	if k.Value.Known {
		s.Value = j.format.KPIValue(&k, k.Value)
	}
	s.Status = chipStatus(k.Status)
	if j.page.Text("state") == "future" {
		j.foresee(&s, &k)
		return s
	}
	switch {
	case k.Target.Known:
		s.Target = "target " + j.format.KPIValue(&k, k.Target)
	case k.Value.Known: // the value is there: only a target is missing
		s.Word = "No target"
	}
	return s
}

// foresee makes the chip of a future state: it shows what the action plan expects,
// with the value of today below. A KPI that no action moves stays what it is today,
// and says so.
func (j *journeyMap) foresee(s *shape.Chip, k *measure.KPI) {
	if j.expected == nil {
		j.expected = measure.Expected(j.doc)
	}
	var below []string
	then, moved := j.expected[k.ID]
	switch {
	case moved:
		below = append(below, "expected")
		if k.Value.Known {
			below = append(below, "today "+s.Value)
		}
		s.Value, s.Status = j.format.KPIValue(k, measure.Of(then)), chipStatus(k.StatusOf(measure.Of(then)))
	case k.Value.Known:
		below = append(below, "today")
	}
	if k.Target.Known {
		below = append(below, "target "+j.format.KPIValue(k, k.Target))
	} else if s.Status == shape.NoData && (moved || k.Value.Known) {
		s.Word = "No target"
	}
	s.Target = strings.Join(below, " · ")
}

func chipStatus(s measure.Status) shape.Status {
	switch s {
	case measure.OnTarget:
		return shape.OnTarget
	case measure.AtRisk:
		return shape.AtRisk
	case measure.OffTarget:
		return shape.OffTarget
	}
	return shape.NoData
}
