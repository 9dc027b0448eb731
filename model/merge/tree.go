package merge

import (
	"iter"
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// settle decides what becomes of references to what is gone. What is newly named comes
// back; what cannot be without the gone goes too, unless that is newly named itself;
// other references are taken out.
func (m *merger) settle() {
	m.restore()
	m.dropBroken()
	m.restore()
	m.dropReferences()
}

// restore brings back what kept elements stand in or newly refer to, until
// nothing is missing. What comes back brings along what it cannot be without.
func (m *merger) restore() {
	if len(m.gone) == 0 {
		return
	}
	var todo []model.ID
	for r := range m.stays() {
		todo = append(todo, r.ID())
	}
	back := map[model.ID]bool{}
	need := func(id model.ID) {
		by, deleted := m.gone[id]
		if !deleted {
			return
		}
		delete(m.gone, id)
		m.kept[id] = either(m.broken[id], either(m.side[by.other()].Get(id), m.base.Get(id)))
		m.takeBack(id, LinkRemoved)
		m.report(Report{ID: id, Event: Restored, By: by})
		back[id] = true
		todo = append(todo, id)
	}
	for len(todo) > 0 {
		r := m.kept[todo[len(todo)-1]]
		todo = todo[:len(todo)-1]
		need(r.Parent())
		for p, to := range references(r) {
			if m.standsIn(r, p.Name) || back[r.ID()] && p.Required || m.newReference(r, p.Name, to) {
				need(to)
			}
		}
	}
}

// standsIn reports whether a reference says where the element is drawn: a card
// and an emotion stand in a column.
func (m *merger) standsIn(r *model.Record, name string) bool {
	return name == "step" && (r.Kind() == "card" || r.Kind() == "emotion")
}

// newReference reports whether the base did not have this reference.
func (m *merger) newReference(r *model.Record, name string, to model.ID) bool {
	b := m.base.Get(r.ID())
	if b == nil {
		return true
	}
	for p, was := range references(b) {
		if p.Name == name && was == to {
			return false
		}
	}
	return true
}

// stays yields what is kept, in the order in which it is merged. What is taken out
// meanwhile is not met any more.
func (m *merger) stays() iter.Seq[*model.Record] {
	return func(yield func(*model.Record) bool) {
		for _, id := range m.ids {
			if r := m.kept[id]; r != nil && !yield(r) {
				return
			}
		}
	}
}

// references yields the ids that a record names, with the rows of the properties.
func references(r *model.Record) iter.Seq2[*kind.Property, model.ID] {
	return func(yield func(*kind.Property, model.ID) bool) {
		k, ok := kind.Of(r.Kind())
		if !ok {
			return
		}
		for i := range k.Properties {
			p := &k.Properties[i]
			switch p.Type {
			case kind.Ref:
				if id := r.Ref(p.Name); id != "" && !yield(p, id) {
					return
				}
			case kind.Refs:
				for _, id := range r.Refs(p.Name) {
					if !yield(p, id) {
						return
					}
				}
			}
		}
	}
}

// dropBroken takes out what cannot be without something that is gone: a link without
// an end, an effect without its KPI. They contain nothing.
func (m *merger) dropBroken() {
	if len(m.gone) == 0 {
		return
	}
	for r := range m.stays() {
		for p, to := range references(r) {
			if by, deleted := m.gone[to]; deleted && p.Required {
				m.remove(r.ID(), by)
				break
			}
		}
	}
}

// remove takes out a link or an effect whose end is gone.
func (m *merger) remove(id model.ID, by Side) {
	if m.edited(id, by.other()) {
		m.report(Report{ID: id, Event: LinkRemoved, By: by})
	}
	m.broken[id] = m.kept[id]
	delete(m.kept, id)
	m.gone[id] = by
	m.takeBack(id, EditKept) // that is not true any more
}

// takeBack takes back a report about an element.
func (m *merger) takeBack(id model.ID, event Event) {
	if i := slices.IndexFunc(m.reports, func(r Report) bool { return r.ID == id && r.Event == event }); i >= 0 {
		m.reports = slices.Delete(m.reports, i, i+1)
	}
}

// dropReferences takes references to what is gone out of what stays. What revises it
// keeps its reference, which is shown as broken and left to the person.
func (m *merger) dropReferences() {
	if len(m.gone) == 0 {
		return
	}
	for r := range m.stays() {
		id := r.ID()
		for p, to := range references(r) {
			by, deleted := m.gone[to]
			if !deleted || p.Name == "revises" {
				continue
			}
			m.kept[id] = withoutReference(m.kept[id], p, to)
			if m.edited(id, by.other()) {
				m.report(Report{ID: id, Event: RefRemoved, By: by, Name: p.Name})
			}
		}
	}
}

func (m *merger) edited(id model.ID, by Side) bool {
	b, s := m.base.Get(id), m.side[by].Get(id)
	return s != nil && (b == nil || !s.Equal(b))
}

func withoutReference(r *model.Record, p *kind.Property, to model.ID) *model.Record {
	if p.Type == kind.Ref {
		return r.With(model.Prop{Name: p.Name})
	}
	var left model.List
	for _, s := range r.List(p.Name) {
		if model.ID(s) != to {
			left = append(left, s)
		}
	}
	if left == nil {
		return r.With(model.Prop{Name: p.Name})
	}
	return r.With(model.Prop{Name: p.Name, Value: left})
}

// circles undoes moves by which two sides together put elements inside one
// another: of those in a circle, the ones that the other side moved go back to
// where the preferred side has them.
func (m *merger) circles() {
	state := map[model.ID]int{} // 1 on the way, 2 done
	for _, start := range m.ids {
		var path []model.ID
		id := start
		for m.kept[id] != nil && state[id] == 0 {
			state[id] = 1
			path = append(path, id)
			id = m.kept[id].Parent()
		}
		if m.kept[id] != nil && state[id] == 1 && m.circleIsNew(id) {
			m.breakCircle(id)
		}
		for _, p := range path {
			state[p] = 2
		}
	}
}

// circleIsNew reports whether neither side has the circle by itself.
func (m *merger) circleIsNew(start model.ID) bool {
	for _, s := range m.side {
		whole := true
		for id := start; ; {
			r, k := s.Get(id), m.kept[id]
			if r == nil || r.Parent() != k.Parent() {
				whole = false
				break
			}
			if id = k.Parent(); id == start {
				break
			}
		}
		if whole {
			return false
		}
	}
	return true
}

func (m *merger) breakCircle(start model.ID) {
	id := start
	for {
		r := m.kept[id]
		next := r.Parent()
		mine, theirs := m.side[m.prefer].Get(id), m.side[m.prefer.other()].Get(id)
		if mine != nil && theirs != nil && mine.Parent() != next {
			m.kept[id] = r.WithParent(mine.Parent())
			o, t := m.side[Ours].Get(id), m.side[Theirs].Get(id)
			m.conflicts = append(m.conflicts, Conflict{id, []string{"parent"}, []model.Value{baseParent(m.base.Get(id))}, []model.Value{model.Text(o.Parent())}, []model.Value{model.Text(t.Parent())}})
		}
		if id = next; id == start {
			return
		}
	}
}

func baseParent(b *model.Record) model.Value {
	if b == nil {
		return nil
	}
	return model.Text(b.Parent())
}
