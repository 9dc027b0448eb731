package merge

import (
	"slices"

	"waymark/model"
)

// ordered lists all kept records so that siblings stand in their merged order.
func (m *merger) ordered() []*model.Record {
	members := map[model.ID][]model.ID{}
	var parents []model.ID
	for r := range m.stays() {
		if members[r.Parent()] == nil {
			parents = append(parents, r.Parent())
		}
		members[r.Parent()] = append(members[r.Parent()], r.ID())
	}
	out := make([]*model.Record, 0, len(m.kept))
	for _, p := range parents {
		for _, id := range m.siblings(p, members[p]) {
			out = append(out, m.kept[id])
		}
	}
	return out
}

// placing says how one element of a list of siblings came to its place.
type placing struct {
	by    Side     // the side that placed it
	after model.ID // the nearest element of the backbone before it on that side, "" for the start
}

// siblings merges the order of the children of one parent.
func (m *merger) siblings(parent model.ID, members []model.ID) []model.ID {
	in := make(map[model.ID]bool, len(members))
	for _, id := range members {
		in[id] = true
	}
	list := func(d *model.Document) []model.ID {
		var l []model.ID
		for _, id := range d.Children(parent) {
			if in[id] {
				l = append(l, id)
			}
		}
		return l
	}
	base := list(m.base)
	sides := [2][]model.ID{list(m.side[Ours]), list(m.side[Theirs])}
	if slices.Equal(sides[Ours], sides[Theirs]) && len(sides[Ours]) == len(members) {
		return sides[Ours]
	}
	var still [2]map[model.ID]bool
	for s := range sides {
		still[s] = unmoved(base, sides[s])
	}
	backbone := m.backbone(base, sides, still)
	fixed := make(map[model.ID]bool, len(backbone))
	for _, id := range backbone {
		fixed[id] = true
	}
	place := m.places(members, sides, still, fixed)

	var runs [2]map[model.ID][]model.ID // anchor → what a side placed behind it
	for s := range sides {
		runs[s] = map[model.ID][]model.ID{}
		for _, id := range sides[s] {
			if p, ok := place[id]; ok && p.by == Side(s) {
				runs[s][p.after] = append(runs[s][p.after], id)
			}
		}
	}
	out := make([]model.ID, 0, len(members))
	gap := func(a model.ID) {
		first, second := runs[Ours][a], runs[Theirs][a]
		if len(first) > 0 && len(second) > 0 && second[0] < first[0] {
			first, second = second, first
		}
		out = append(append(out, first...), second...)
	}
	gap("")
	for _, id := range backbone {
		out = append(out, id)
		gap(id)
	}
	if len(out) < len(members) { // restored from the base alone
		done := make(map[model.ID]bool, len(out))
		for _, id := range out {
			done[id] = true
		}
		for _, id := range members {
			if !done[id] {
				out = append(out, id)
			}
		}
	}
	return out
}

// places says for everything beside the backbone which side placed it, and where.
func (m *merger) places(members []model.ID, sides [2][]model.ID, still [2]map[model.ID]bool, fixed map[model.ID]bool) map[model.ID]placing {
	var after [2]map[model.ID]model.ID
	for s, l := range sides {
		after[s] = make(map[model.ID]model.ID, len(l))
		last := model.ID("")
		for _, id := range l {
			if fixed[id] {
				last = id
			} else {
				after[s][id] = last
			}
		}
	}
	out := make(map[model.ID]placing)
	for _, id := range members {
		if fixed[id] {
			continue
		}
		_, inO := after[Ours][id]
		_, inT := after[Theirs][id]
		p := placing{by: m.prefer}
		switch {
		case inO && inT && still[Ours][id]:
			p.by = Theirs
		case inO && inT && still[Theirs][id]:
			p.by = Ours
		case inO && inT:
		case inO:
			p.by = Ours
		case inT:
			p.by = Theirs
		default:
			continue
		}
		p.after = after[p.by][id]
		out[id] = p
	}
	return out
}

// backbone returns the elements about whose order both sides agree: those that
// neither moved, in their order in the base, with those behind them that both put
// into the same place. What both placed differently is a conflict.
func (m *merger) backbone(base []model.ID, sides [2][]model.ID, still [2]map[model.ID]bool) []model.ID {
	anchor := map[model.ID]bool{}
	for _, id := range base {
		if still[Ours][id] && still[Theirs][id] {
			anchor[id] = true
		}
	}
	inTheirs := make(map[model.ID]bool, len(sides[Theirs]))
	for _, id := range sides[Theirs] {
		inTheirs[id] = true
	}
	both := map[model.ID]bool{} // placed by both sides
	for _, id := range sides[Ours] {
		both[id] = inTheirs[id] && !still[Ours][id] && !still[Theirs][id]
	}
	var before [2]map[model.ID]model.ID
	for s, l := range sides {
		before[s] = map[model.ID]model.ID{}
		last := model.ID("")
		for _, id := range l {
			if both[id] {
				before[s][id] = last
			}
			if anchor[id] || both[id] {
				last = id
			}
		}
	}
	next := map[model.ID]model.ID{}
	for _, id := range sides[Ours] {
		if !both[id] {
			continue
		}
		o, t := before[Ours][id], before[Theirs][id]
		if o == t {
			next[o] = id
			continue
		}
		m.conflicts = append(m.conflicts, Conflict{id, []string{"order"}, []model.Value{model.Text(m.base.Before(id))}, []model.Value{model.Text(o)}, []model.Value{model.Text(t)}})
	}
	var out []model.ID
	chain := func(id model.ID) {
		for e, ok := next[id]; ok; e, ok = next[e] {
			out = append(out, e)
		}
	}
	chain("")
	for _, id := range base {
		if anchor[id] {
			out = append(out, id)
			chain(id)
		}
	}
	return out
}

// unmoved returns the elements of both lists that keep their order: a longest
// rising subsequence.
func unmoved(base, side []model.ID) map[model.ID]bool {
	at := make(map[model.ID]int, len(base))
	for i, id := range base {
		at[id] = i
	}
	var common []model.ID
	var pos []int
	for _, id := range side {
		if i, ok := at[id]; ok {
			common, pos = append(common, id), append(pos, i)
		}
	}
	out := make(map[model.ID]bool, len(common))
	for _, i := range model.LongestRising(pos) {
		out[common[i]] = true
	}
	return out
}
