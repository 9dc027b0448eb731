package check

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/model"
	"waymark/model/kind"
	"waymark/model/measure"
)

// anything draws a document in which every reference may lead anywhere: to the
// wrong kind, to nothing, round a circle.
func anything(t *rapid.T) *model.Document {
	var kinds []*kind.Kind
	for k := range kind.All() {
		switch k.Name {
		case "document":
		case "page", "node", "link", "kpi", "observation": // where the numbers are
			kinds = append(kinds, k, k, k, k)
		default:
			kinds = append(kinds, k)
		}
	}
	n := rapid.IntRange(0, 60).Draw(t, "n")
	id := rapid.Custom(func(t *rapid.T) string { return fmt.Sprint("r", rapid.IntRange(0, n+1).Draw(t, "id")) })
	var recs []*model.Record
	for i := range n {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		// Mostly where it can stand, sometimes anywhere.
		parent := ""
		if rapid.IntRange(0, 9).Draw(t, "lost") == 0 {
			parent = id.Draw(t, "parent")
		} else if homes := slices.DeleteFunc(slices.Clone(recs), func(r *model.Record) bool { return !slices.Contains(k.Parents, r.Kind()) }); len(homes) > 0 {
			parent = string(rapid.SampledFrom(homes).Draw(t, "home").ID())
		}
		r := model.NewRecord(model.ID(fmt.Sprint("r", i)), k.Name, model.ID(parent))
		for j := range k.Properties {
			if p := &k.Properties[j]; p.Required || rapid.IntRange(0, 2).Draw(t, "has") == 0 {
				r = r.With(model.Prop{Name: p.Name, Value: drawValue(t, p, id)})
			}
		}
		recs = append(recs, r)
	}
	root := model.NewRecord(model.Root, "document", model.Root,
		model.Prop{Name: "currency", Value: model.Text("EUR")}, model.Prop{Name: "days_per_week", Value: model.Number(rapid.Float64Range(1, 7).Draw(t, "days"))})
	return model.NewDocument(root, recs)
}

func drawValue(t *rapid.T, p *kind.Property, id *rapid.Generator[string]) model.Value {
	switch p.Type {
	case kind.Number, kind.Integer:
		lo, hi := p.Min, p.Max
		if lo == 0 && hi == 0 {
			lo, hi = -1e6, 1e6
		}
		v := rapid.OneOf(rapid.Just(lo), rapid.Just(hi), rapid.Float64Range(lo, hi)).Draw(t, p.Name)
		if p.Type == kind.Integer {
			v = math.Round(v)
		}
		return model.Number(v)
	case kind.YesNo:
		return model.Bool(rapid.Bool().Draw(t, p.Name))
	case kind.Choice:
		return model.Text(rapid.SampledFrom(p.Choices).Draw(t, p.Name).Name)
	case kind.Date:
		return model.Text(rapid.SampledFrom([]string{"2026-01-31", "2025-12-31", "0001-01-01", "9999-12-31", "soon"}).Draw(t, p.Name))
	case kind.Time:
		return model.Duration{N: rapid.SampledFrom([]float64{0, 0.5, 3, 1e9}).Draw(t, p.Name), Unit: rapid.SampledFrom([]model.Unit{"s", "min", "h", "d", "w"}).Draw(t, "unit")}
	case kind.Ref:
		return model.Text(id.Draw(t, p.Name))
	case kind.Refs:
		return model.List(rapid.SliceOfN(id, 0, 3).Draw(t, p.Name))
	case kind.Lines:
		return model.List{"a"}
	case kind.Numbers:
		return model.Numbers(rapid.SliceOfN(rapid.Float64Range(0, 1e15), 0, 12).Draw(t, p.Name))
	case kind.Intervals:
		return model.List(rapid.SliceOfN(rapid.SampledFrom([]string{"2026-01-05T09:12/2026-01-05T11:40", "2026-01-05T09:12/..", "0001-01-01T00:00/9999-12-31T23:59", "x"}), 0, 4).Draw(t, p.Name))
	case kind.Times:
		return model.List(rapid.SliceOfN(rapid.SampledFrom([]string{"1 min", "2 d", "x"}), 0, 4).Draw(t, p.Name))
	case kind.Points:
		return model.Points{}
	}
	return model.Text(rapid.SampledFrom([]string{"", "a", "b c", "http://x"}).Draw(t, p.Name))
}

// sensible fails on a number that is none, and on a missing one without a reason.
func sensible(t *rapid.T, v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			t.Fatalf("%s is %v", path, f)
		}
	case reflect.Struct:
		if x, ok := v.Interface().(measure.Value); ok && !x.Known && x.Why == "" {
			t.Fatalf("%s has no data and does not say why", path)
		}
		for i := range v.NumField() {
			sensible(t, v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			sensible(t, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	}
}

// Whatever a document holds, nothing panics, no number is NaN, and what is
// missing says why. Twice gives the same.
func TestAnyDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := anything(t)
		var journeys []measure.Journey
		for p := range doc.Each(model.Root, "page") {
			journeys = append(journeys, measure.JourneyOf(doc, p.ID()))
		}
		for i, all := range []any{measure.KPIs(doc), measure.Streams(doc), measure.Flows(doc), journeys, measure.Compare(doc)} {
			sensible(t, reflect.ValueOf(all), fmt.Sprint("result ", i))
		}
		for _, p := range measure.Flows(doc) {
			total := p.Missing
			for _, o := range p.Outcomes {
				total += o.Share.Or(0)
			}
			if p.Why == "" && math.Abs(total-1) > 1e-6 {
				t.Fatalf("shares of outcomes add up to %g", total)
			}
		}
		problems := Document(doc, today)
		for _, p := range problems {
			if p.Title == "" || p.Sentence == "" || p.Repair == "" || p.Code == "" {
				t.Fatalf("incomplete problem %+v", p)
			}
			if p.Fix != nil { // a repair may be made on any document
				d := doc.Draft()
				p.Fix.Apply(d)
				d.Commit()
			}
		}
		if again := Document(doc, today); !reflect.DeepEqual(problems, again) {
			t.Fatal("checking twice gives different problems")
		}
	})
}
