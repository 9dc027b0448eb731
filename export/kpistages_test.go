package export

import (
	"testing"

	"waymark/export/block"
	"waymark/model"
	"waymark/model/measure"
	"waymark/model/modeltest"
)

// A chart by stage shows one journey: what is measured on another one has no bar and
// makes the others no smaller.
func TestStagesOfOneJourney(t *testing.T) {
	rec := modeltest.Record
	records := []*model.Record{
		rec("here", "page", "", "page_kind", "journey", "title", "Here"), rec("there", "page", "", "page_kind", "journey", "title", "There"),
		rec("t1", "stage", "there", "name", "Elsewhere"), rec("t2", "stage", "there", "name", "Also elsewhere"),
	}
	for i, at := range []string{"h1", "h2", "h3", "t1", "t2"} {
		if at[0] == 'h' {
			records = append(records, rec(at, "stage", "here", "name", "Stage "+at))
		}
		records = append(records, rec("k"+at, "kpi", "", "name", "CSAT", "metric", "csat", "measures", []string{at}),
			rec("o"+at, "observation", "k"+at, "date", "2026-01-31", "value", 40+10*i))
	}
	doc := model.NewDocument(nil, records)
	p, err := newPlanner(doc, Options{}, testFonts)
	if err != nil {
		t.Fatal(err)
	}
	blocks := p.perStage(measure.KPIs(doc))
	if len(blocks) != 3 {
		t.Fatalf("%d blocks", len(blocks))
	}
	bars := blocks[1].(block.Columns).Bars
	if len(bars) != 3 || bars[2].Size != 1 || bars[0].Size != 40.0/60 {
		t.Errorf("bars %+v", bars)
	}
}
