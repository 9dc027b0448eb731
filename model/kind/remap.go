package kind

import "waymark/model"

// Remap returns r with its id, its parent and every reference that the table
// knows replaced as the map says; ids that are not in it stay. Pasting,
// duplicating and starting from a template give new ids to a set of records and
// keep their ties with one another.
func Remap(r *model.Record, ids map[model.ID]model.ID) *model.Record {
	to := func(id model.ID) model.ID {
		if next, ok := ids[id]; ok {
			return next
		}
		return id
	}
	if r.ID() != model.Root {
		r = r.WithID(to(r.ID())).WithParent(to(r.Parent()))
	}
	k, ok := Of(r.Kind())
	if !ok {
		return r
	}
	var props []model.Prop
	for i := range k.Properties {
		p := &k.Properties[i]
		switch v := r.Get(p.Name).(type) {
		case model.Text:
			if p.Type == Ref {
				props = append(props, model.Prop{Name: p.Name, Value: model.Text(to(model.ID(v)))})
			}
		case model.List:
			if p.Type == Refs {
				next := make(model.List, len(v))
				for i, id := range v {
					next[i] = string(to(model.ID(id)))
				}
				props = append(props, model.Prop{Name: p.Name, Value: next})
			}
		}
	}
	return r.With(props...)
}
