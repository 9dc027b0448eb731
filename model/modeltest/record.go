package modeltest

import (
	"fmt"

	"waymark/model"
	"waymark/model/kind"
)

// Record makes a record from names and values, as tests write them by hand:
//
//	modeltest.Record("ask", "node", "flow", "node_kind", "action", "process_time", "2 min")
//
// A Go string becomes what the table of kinds says: a text, or a time. What the
// table does not accept panics, so that a slip in a test is no silent gap.
func Record(id, kindName, parent string, props ...any) *model.Record {
	row, known := kind.Of(kindName)
	r := model.NewRecord(model.ID(id), kindName, model.ID(parent))
	for i := 0; i < len(props); i += 2 {
		name := props[i].(string)
		if !known {
			r = r.With(model.Prop{Name: name, Value: value(nil, props[i+1])})
			continue
		}
		p, ok := row.Property(name)
		if !ok {
			panic(fmt.Sprintf("%s has no property %q", kindName, name))
		}
		v := value(p, props[i+1])
		if err := p.Check(v); err != nil {
			panic(err)
		}
		r = r.With(model.Prop{Name: name, Value: v})
	}
	return r
}

func value(p *kind.Property, x any) model.Value {
	switch x := x.(type) {
	case string:
		if p == nil || p.Type != kind.Time {
			return model.Text(x)
		}
		d, err := model.ParseDuration(x)
		if err != nil {
			panic(err)
		}
		return d
	case int:
		return model.Number(x)
	case float64:
		return model.Number(x)
	case bool:
		return model.Bool(x)
	case []string:
		return model.List(x)
	case []float64:
		return model.Numbers(x)
	case model.Value:
		return x
	}
	panic(fmt.Sprintf("no value of a record is a %T", x))
}
