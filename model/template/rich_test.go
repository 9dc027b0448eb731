package template_test

import (
	"testing"
	"time"

	"waymark/model"
	"waymark/model/check"
	"waymark/model/measure"
	"waymark/model/template"
)

// A template is worth starting from: somebody whose story it is, measures with a
// year of values, a plan, and nothing that a reader would have to mend first. A blank
// one greets a newcomer without a single complaint.
func TestTemplatesAreRich(t *testing.T) {
	today := time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC)
	for _, info := range template.List() {
		doc, err := template.New(info.Name, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range check.Document(doc, today) {
			if p.Severity != check.Hint || info.Blank {
				t.Errorf("%s: %s, %s: %s", info.Name, p.Where, p.Title, p.Sentence)
			}
		}
		if info.Blank {
			continue
		}
		for _, k := range []string{"persona", "kpi", "action"} {
			if len(doc.All(model.Root, k)) == 0 {
				t.Errorf("%s has no %s", info.Name, k)
			}
		}
		for _, k := range measure.KPIs(doc) {
			first, _ := time.Parse(time.DateOnly, k.Series[0].Date)
			last, _ := time.Parse(time.DateOnly, k.Date)
			if months := len(k.Series); months < 12 || last.Sub(first) < 330*24*time.Hour || !k.Value.Known || k.Status == measure.NoData {
				t.Errorf("%s: %s has %d observations from %s to %s, and shows %q", info.Name, k.Name, months, k.Series[0].Date, k.Date, k.Status)
			}
		}
		flow := 0
		for p := range doc.Each(model.Root, "page") {
			if p.Text("page_kind") == "flowchart" {
				flow = max(flow, len(doc.All(p.ID(), "node")))
			}
		}
		if info.Name == "support-flowchart" && flow < 25 {
			t.Errorf("%s has only %d shapes", info.Name, flow)
		}
	}
}
