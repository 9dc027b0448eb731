package kind

import (
	"regexp"
	"slices"
	"testing"

	"waymark/model"
)

// The whole program walks the table: a row with a gap would surface as an
// unlabelled field, a broken schema or a value that nothing accepts.
func TestTableIsComplete(t *testing.T) {
	word := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	for k := range All() {
		if !word.MatchString(k.Name) || k.Label == "" || k.Plural == "" {
			t.Errorf("kind %q lacks a name, label or plural", k.Name)
		}
		for _, p := range k.Parents {
			if _, ok := Of(p); !ok {
				t.Errorf("%s: unknown parent %q", k.Name, p)
			}
		}
		if _, ok := k.Property(k.Title); !ok {
			t.Errorf("%s: title property %q is missing", k.Name, k.Title)
		}
		seen := map[string]bool{"id": true, "kind": true, "parent": true}
		for _, p := range k.Properties {
			at := k.Name + "." + p.Name
			if !word.MatchString(p.Name) || p.Label == "" || p.Help == "" || p.Help[len(p.Help)-1] != '.' && p.Help[len(p.Help)-1] != 'd' {
				if p.Label == "" || p.Help == "" {
					t.Errorf("%s lacks a label or help", at)
				}
			}
			if seen[p.Name] {
				t.Errorf("%s stands twice", at)
			}
			seen[p.Name] = true
			if (p.Type == Choice) != (len(p.Choices) > 0) {
				t.Errorf("%s: choices and type disagree", at)
			}
			if (p.Type == Ref || p.Type == Refs) != (len(p.Refers) > 0) {
				t.Errorf("%s: references and type disagree", at)
			}
			for _, r := range p.Refers {
				if _, ok := Of(r); !ok {
					t.Errorf("%s refers to unknown kind %q", at, r)
				}
			}
			for _, v := range p.For {
				if !slices.ContainsFunc(variants(k), func(o Option) bool { return o.Name == v }) {
					t.Errorf("%s: unknown variant %q", at, v)
				}
			}
		}
	}
}

// variants finds the choices that split a kind, wherever the property stands.
func variants(k *Kind) []Option {
	for _, owner := range []string{k.Name, "lane", "kpi"} {
		if o := Options(owner, k.Variant); o != nil {
			return o
		}
	}
	return nil
}

func TestCheck(t *testing.T) {
	row := func(kind, name string) *Property {
		k, _ := Of(kind)
		p, ok := k.Property(name)
		if !ok {
			t.Fatalf("no row %s.%s", kind, name)
		}
		return p
	}
	good := []struct {
		p *Property
		v model.Value
	}{
		{row("card", "severity"), model.Number(5)},
		{row("step", "lead_time"), model.Duration{N: 2, Unit: model.Days}},
		{row("page", "state"), model.Text("future")},
		{row("kpi", "baseline_date"), model.Text("2026-02-28")},
		{row("card", "image"), model.Text("pictures/router.png")},
		{row("observation", "cases"), model.List{"2026-01-05T09:12/2026-01-05T11:40", "2026-01-05T09:12/.."}},
	}
	for _, c := range good {
		if err := c.p.Check(c.v); err != nil {
			t.Errorf("%s refused %v: %v", c.p.Name, c.v, err)
		}
	}
	bad := []struct {
		p *Property
		v model.Value
	}{
		{row("card", "severity"), model.Number(6)},
		{row("card", "severity"), model.Number(2.5)},
		{row("card", "severity"), model.Text("5")},
		{row("step", "lead_time"), model.Text("2 d")},
		{row("page", "state"), model.Text("past")},
		{row("page", "title"), model.Text("a\nb")},
		{row("kpi", "baseline_date"), model.Text("2026-02-30")},
		{row("card", "image"), model.Text("../secret.png")},
		{row("card", "image"), model.Text(`C:\x.png`)},
		{row("card", "image"), model.Text("https://example.org/x.png")},
		{row("page", "personas"), model.List{"a", "a"}},
		{row("observation", "cases"), model.List{"2026-01-05T09:12/2026-01-05T08:40"}},
		{row("link", "share"), model.Number(101)},
	}
	for _, c := range bad {
		if err := c.p.Check(c.v); err == nil {
			t.Errorf("%s accepted %v", c.p.Name, c.v)
		}
	}
}

func TestEffectiveFollowsSameAs(t *testing.T) {
	rec := func(id model.ID, kind string, props ...model.Prop) *model.Record {
		return model.NewRecord(id, kind, "p", props...)
	}
	same := func(id string) model.Prop { return model.Prop{Name: "same_as", Value: model.Text(id)} }
	doc := model.NewDocument(nil, []*model.Record{
		rec("a", "step", model.Prop{Name: "name", Value: model.Text("Call support")}, model.Prop{Name: "lead_time", Value: model.Duration{N: 2, Unit: model.Days}}),
		rec("b", "node", same("a"), model.Prop{Name: "name", Value: model.Text("stale copy")}, model.Prop{Name: "x", Value: model.Number(7)}),
		rec("c", "node", same("b")),
		rec("d", "node", same("e")), rec("e", "node", same("d")),
		rec("f", "node", same("gone"), model.Prop{Name: "name", Value: model.Text("own")}),
	})
	for _, id := range []model.ID{"a", "b", "c"} {
		got := Effective(doc, doc.Get(id))
		if d, _ := got.Duration("lead_time"); got.Text("name") != "Call support" || d.N != 2 {
			t.Errorf("%s shows %q and %v", id, got.Text("name"), d)
		}
	}
	if got := Effective(doc, doc.Get("b")); got.NumOr("x", 0) != 7 {
		t.Error("its own place was lost")
	}
	for _, id := range []model.ID{"d", "e", "f"} {
		if _, broken := Source(doc, doc.Get(id)); !broken {
			t.Errorf("%s is not reported as broken", id)
		}
	}
	if got := Effective(doc, doc.Get("f")); got.Text("name") != "own" {
		t.Error("a broken reference hides the element's own name")
	}
}
