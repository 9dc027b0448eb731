package measure

import (
	"math"
	"testing"

	"waymark/model"
	"waymark/model/modeltest"
)

// rec is short: these tests are tables of records.
func rec(id, kind, parent string, props ...any) *model.Record {
	return modeltest.Record(id, kind, parent, props...)
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
