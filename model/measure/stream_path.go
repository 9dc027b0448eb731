package measure

import (
	"cmp"
	"slices"

	"waymark/model/kind"
)

// findPath marks the longest path by lead time; of two equally long ones, the
// one with more hands-on time, then the one with more blocks, then the one that
// the file lists first.
func (b *streamPage) findPath() {
	way := make([]length, len(b.blocks))
	best := -1
	for i := range b.blocks {
		x := &b.blocks[i]
		x.before = -1
		for _, j := range x.prev {
			if p := x.before; p < 0 || way[j].beats(way[p]) {
				x.before = j
			}
		}
		if p := x.before; p >= 0 {
			way[i] = way[p]
		}
		way[i].lead += x.Lead.Or(0)
		way[i].hands += x.Process.Or(0)
		if !x.terminal {
			way[i].blocks++
		}
		// A path ends where no block follows; only such ends are compared, so that
		// a last block without a time stays on it.
		if len(x.next) == 0 && way[i].blocks > 0 && (best < 0 || way[i].beats(way[best])) {
			best = i
		}
	}
	for i := best; i >= 0; i = b.blocks[i].before {
		b.blocks[i].OnPath = true
	}
}

// length is how long a path is.
type length struct {
	lead, hands float64
	blocks      int
}

func (a length) beats(o length) bool {
	return cmp.Or(cmp.Compare(a.lead, o.lead), cmp.Compare(a.hands, o.hands), cmp.Compare(a.blocks, o.blocks)) > 0
}

func (b *streamPage) onPath() []*block {
	var out []*block
	for i := range b.blocks {
		if b.blocks[i].OnPath {
			out = append(out, &b.blocks[i])
		}
	}
	return out
}

// uncertain says why the longest path is not known although there is one: a
// block beside it has no lead time, so its branch could be the longer one.
func (b *streamPage) uncertain() string {
	var off []string
	for i := range b.blocks {
		if x := &b.blocks[i]; !x.OnPath && !x.Lead.Known {
			off = append(off, x.Name)
		}
	}
	if len(off) == 0 {
		return ""
	}
	return names(off) + pick(len(off), " has", " have") + " no lead time and may lie on the longest path."
}

// branches groups the blocks beside the path into stretches that hang together.
func (b *streamPage) branches() []Branch {
	var links []pass
	for _, p := range b.passes {
		if !b.blocks[p.from].OnPath && !b.blocks[p.to].OnPath {
			links = append(links, p)
		}
	}
	group := components(len(b.blocks), links)
	var out []Branch
	at := map[int]int{}
	length := make([]float64, len(b.blocks))
	for i := range b.blocks {
		x := &b.blocks[i]
		if x.OnPath {
			continue
		}
		for _, j := range x.prev {
			if !b.blocks[j].OnPath {
				length[i] = max(length[i], length[j])
			}
		}
		length[i] += x.Lead.Or(0)
		if x.terminal {
			continue
		}
		k, ok := at[group[i]]
		if !ok {
			k = len(out)
			at[group[i]] = k
			out = append(out, Branch{Lead: Of(0)})
		}
		br := &out[k]
		br.Blocks = append(br.Blocks, x.ID)
		switch {
		case !x.Lead.Known:
			br.Lead = x.Lead
		case br.Lead.Known:
			br.Lead = Of(max(br.Lead.V, length[i]))
		}
	}
	return out
}

// bottleneck is the process with the largest load above 1. Where demand is not
// known there is no load: then it is the process that holds most of the lead
// time, together with the queues directly in front of it.
func (b *streamPage) bottleneck(s Stream) Bottleneck {
	most := -1
	for i := range b.blocks {
		if l := b.blocks[i].Load; l.Known && (most < 0 || l.V > b.blocks[most].Load.V) {
			most = i
		}
	}
	if most >= 0 {
		x := &b.blocks[most]
		f := FormatOf(b.doc)
		per := "“" + x.Name + "” needs " + f.Share(x.Load.V) + " of the time that there is"
		if !x.People.Known {
			per += " (one person assumed)"
		}
		if x.Load.V > 1+1e-9 {
			return Bottleneck{ID: x.ID, Name: x.Name, Load: x.Load, Time: b.withQueue(most), Why: per + ": more than takt allows."}
		}
		return Bottleneck{Load: x.Load, Time: b.withQueue(most), Why: "No step takes longer than takt. " + per + ", more than any other."}
	}
	if s.Why != "" {
		return Bottleneck{Load: s.Demand, Time: Unknown(s.Why), Why: s.Why}
	}
	for i := range b.blocks {
		x := &b.blocks[i]
		if x.OnPath && x.Kind == "process" && (most < 0 || b.withQueue(i).Or(0) > b.withQueue(most).Or(0)) {
			most = i
		}
	}
	if most < 0 || b.withQueue(most).Or(0) == 0 {
		return Bottleneck{Load: s.Demand, Time: Unknown("No process takes any time."), Why: "No process takes any time."}
	}
	x, t := &b.blocks[most], b.withQueue(most)
	part := FormatOf(b.doc).Value(over(t, s.LeadTime, "The lead time is 0."), UnitShare)
	return Bottleneck{ID: x.ID, Name: x.Name, Load: s.Demand, Time: t,
		Why: "“" + x.Name + "” with the queue in front of it holds " + part + " of the lead time, more than any other step; without a demand it cannot be compared with takt."}
}

// withQueue is the lead time of a block and of the stores on the path directly
// in front of it.
func (b *streamPage) withQueue(i int) Value {
	t := b.blocks[i].Lead
	for j := b.blocks[i].before; j >= 0 && kind.IsStore(b.blocks[j].Kind) && b.why == ""; j = b.blocks[j].before {
		t = plus(t, b.blocks[j].Lead)
	}
	return t
}

// listWaste fills the lists of waste from the longest path. The lists are four
// views of one lead time: they overlap and do not add up to it.
func (s *Stream) listWaste(b *streamPage) {
	entry := func(x *block, kind string, t Value) Waste {
		return Waste{ID: x.ID, Name: x.Name, Kind: kind, Time: t, Share: over(t, s.LeadTime, "The lead time is 0."), Extent: Unknown("Only rework has an extent.")}
	}
	var giver *block
	between := Of(0) // waits since the giver
	for _, x := range b.onPath() {
		if x.Wait.Known && x.Wait.V > 0 {
			s.Waits = append(s.Waits, entry(x, "wait", x.Wait))
		}
		if x.Class == "necessary" || x.Class == "waste" {
			s.NonAdding = append(s.NonAdding, entry(x, "non_adding", x.Lead))
		}
		if x.CA.Known && x.CA.V < 1 {
			w := entry(x, "rework", x.Lead)
			w.Extent = Of(1 - x.CA.V)
			s.Rework = append(s.Rework, w)
		}
		between = plus(between, x.Wait)
		if x.Kind != "process" {
			continue
		}
		if giver != nil && (x.swimlane == "" || x.swimlane != giver.swimlane) {
			w := entry(x, "hand_off", between)
			w.From = giver.ID
			s.HandOffs = append(s.HandOffs, w)
		}
		giver, between = x, Of(0)
	}
	for _, l := range [][]Waste{s.Waits, s.HandOffs, s.Rework, s.NonAdding} {
		slices.SortStableFunc(l, func(a, b Waste) int { return cmp.Compare(b.Time.Or(-1), a.Time.Or(-1)) })
	}
	slices.SortStableFunc(s.Rework, func(a, b Waste) int { return cmp.Compare(b.Extent.V, a.Extent.V) })
}
