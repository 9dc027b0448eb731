package canvas

import (
	"fmt"

	"waymark/model"
)

// journeyOf makes a journey page of stages × steps with lanes of cards.
func journeyOf(stages, steps, lanes int) *model.Document {
	txt := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	recs := []*model.Record{model.NewRecord("j", "page", "", txt("page_kind", "journey"), txt("title", "J"))}
	for i := range stages {
		stage := model.ID(fmt.Sprint("s", i))
		recs = append(recs, model.NewRecord(stage, "stage", "j", txt("name", fmt.Sprint("Stage ", i))))
		for k := range steps {
			recs = append(recs, model.NewRecord(model.ID(fmt.Sprintf("t%d-%d", i, k)), "step", stage, txt("name", fmt.Sprintf("Step %d of %d", k, i))))
		}
	}
	kinds := []string{"actions", "touchpoints", "thoughts", "pain_points", "opportunities", "backstage"}
	for l := range lanes {
		lane := model.ID(fmt.Sprint("a", l))
		recs = append(recs, model.NewRecord(lane, "lane", "j", txt("lane_kind", kinds[l%len(kinds)])))
		for i := range stages {
			for k := range steps {
				recs = append(recs, model.NewRecord(model.ID(fmt.Sprintf("c%d-%d-%d", l, i, k)), "card", lane,
					txt("text", "Calls again and waits for the second line"), txt("step", fmt.Sprintf("t%d-%d", i, k))))
			}
		}
	}
	return model.NewDocument(nil, recs)
}

// streamOf makes a value stream of n processes and the queues before them.
func streamOf(n int) *model.Document {
	txt := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	num := func(name string, v float64) model.Prop {
		return model.Prop{Name: name, Value: model.Number(v)}
	}
	lasts := func(name, v string) model.Prop {
		d, err := model.ParseDuration(v)
		if err != nil {
			panic(err) // a constant of this file
		}
		return model.Prop{Name: name, Value: d}
	}
	recs := []*model.Record{model.NewRecord("v", "page", "", txt("page_kind", "valuestream"), txt("title", "V"))}
	for i := range 2 * n {
		props := []model.Prop{txt("node_kind", "queue"), num("items", 12), lasts("wait_time", "2 h")}
		if i%2 == 0 {
			props = []model.Prop{txt("node_kind", "process"), txt("name", fmt.Sprint("Process ", i)), lasts("process_time", "5 min"), lasts("lead_time", "1 h"), num("percent_ca", 96), num("people", 2)}
		}
		recs = append(recs, model.NewRecord(model.ID(fmt.Sprint("n", i)), "node", "v", append(props, num("x", float64(i)*180), num("y", 200))...))
		if i > 0 {
			recs = append(recs, model.NewRecord(model.ID(fmt.Sprint("l", i)), "link", "v", txt("from", fmt.Sprint("n", i-1)), txt("to", fmt.Sprint("n", i)), txt("link_kind", "push")))
		}
	}
	return model.NewDocument(nil, recs)
}
