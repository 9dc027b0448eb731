package export

import (
	"cmp"
	"slices"
	"strings"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// streamInShort says what the numbers of a value stream mean: how little of the
// time is work, where it waits longest, how many cases pass without a correction,
// and how the other state compares. What is not known is not said.
func (p *planner) streamInShort(s *measure.Stream) string {
	f := p.format
	if !s.LeadTime.Known || s.LeadTime.V <= 0 {
		return ""
	}
	lead := "In short: " + f.Duration(s.LeadTime.V) + " from start to end"
	if s.ProcessTime.Known && s.ActivityRatio.Known {
		lead += ", of which " + f.Duration(s.ProcessTime.V) + " (" + f.Share(s.ActivityRatio.V) + ") is work"
	}
	out := []string{lead + "."}
	if len(s.Waits) > 0 && s.Waits[0].Time.Known && s.Waits[0].Time.V > 0 {
		w := s.Waits[0]
		said := "Longest wait: " + f.Duration(w.Time.V)
		if place := p.waitPlace(s, w.ID); place != "" {
			said += " " + place
		}
		out = append(out, said+".")
	}
	if s.RolledCA.Known && s.RolledCA.V < 1 {
		out = append(out, f.Share(s.RolledCA.V)+" of the "+cmp.Or(s.DemandUnit, "cases")+" pass without a correction.")
	}
	if said := p.otherState(s.Page); said != "" {
		out = append(out, said)
	}
	return strings.Join(out, " ")
}

// waitPlace says where work waits: in a queue that has a name, at a step that keeps
// it, or before the next step.
func (p *planner) waitPlace(s *measure.Stream, id model.ID) string {
	path := s.Path()
	i := slices.IndexFunc(path, func(b measure.Block) bool { return b.ID == id })
	if i < 0 {
		return ""
	}
	queue, name := kind.IsStore(path[i].Kind), p.nameOf(id)
	switch {
	case queue && name != "":
		return "in " + quoted(name)
	case name != "" && s.Convention == "classic":
		return "before " + quoted(name)
	case name != "":
		return "at " + quoted(name)
	}
	for _, b := range path[i+1:] {
		if name := p.nameOf(b.ID); name != "" {
			return "before " + quoted(name)
		}
	}
	return ""
}

// otherState sets the lead time of a map beside that of its other state, where both
// are printed.
func (p *planner) otherState(page model.ID) string {
	for _, c := range p.comparisons("") {
		i := slices.IndexFunc(c.Measures, func(m measure.Measure) bool { return m.Key == "lead_time" })
		if i < 0 {
			continue
		}
		m := c.Measures[i]
		switch {
		case !m.Current.Known || !m.Future.Known:
		case c.Current == page:
			return "The future state takes " + p.format.Duration(m.Future.V) + " (" + p.format.Difference(m) + ")."
		case c.Future == page:
			return "Today it takes " + p.format.Duration(m.Current.V) + "."
		}
	}
	return ""
}
