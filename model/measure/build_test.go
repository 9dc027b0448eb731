package measure

import (
	"math"
	"testing"

	"waymark/model"
	"waymark/model/kind"
)

// rec makes a record from names and values. Texts become what the table of kinds
// says: a time property takes "15 min".
func rec(id, k, parent string, props ...any) *model.Record {
	row, _ := kind.Of(k)
	r := model.NewRecord(model.ID(id), k, model.ID(parent))
	for i := 0; i < len(props); i += 2 {
		name := props[i].(string)
		var v model.Value
		switch x := props[i+1].(type) {
		case string:
			v = model.Text(x)
			if row != nil {
				if p, ok := row.Property(name); ok && p.Type == kind.Time {
					d, err := model.ParseDuration(x)
					if err != nil {
						panic(err)
					}
					v = d
				}
			}
		case int:
			v = model.Number(x)
		case float64:
			v = model.Number(x)
		case bool:
			v = model.Bool(x)
		case []string:
			v = model.List(x)
		case []float64:
			v = model.Numbers(x)
		}
		if row != nil {
			p, ok := row.Property(name)
			if !ok {
				panic("no property " + k + "." + name)
			}
			if err := p.Check(v); err != nil {
				panic(err)
			}
		}
		r = r.With(model.Prop{Name: name, Value: v})
	}
	return r
}

func docOf(recs ...*model.Record) *model.Document {
	if len(recs) > 0 && recs[0].Kind() == "document" {
		return model.NewDocument(recs[0], recs[1:])
	}
	return model.NewDocument(nil, recs)
}

func node(id, k string, props ...any) *model.Record {
	return rec(id, "node", "p", append([]any{"node_kind", k, "name", id}, props...)...)
}

func link(from, to string, props ...any) *model.Record {
	return rec(from+"-"+to, "link", "p", append([]any{"from", from, "to", to}, props...)...)
}

func near(t *testing.T, what string, got Value, want, tolerance float64) {
	t.Helper()
	if !got.Known {
		t.Errorf("%s: no data (%s), want %g", what, got.Why, want)
	} else if math.Abs(got.V-want) > tolerance {
		t.Errorf("%s = %g, want %g", what, got.V, want)
	}
}

func unknown(t *testing.T, what string, got Value) {
	t.Helper()
	if got.Known {
		t.Errorf("%s = %g, want no data", what, got.V)
	} else if got.Why == "" {
		t.Errorf("%s: no data without a reason", what)
	}
}
