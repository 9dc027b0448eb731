package template

import "waymark/model"

func text(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }

func num(name string, v float64) model.Prop { return model.Prop{Name: name, Value: model.Number(v)} }

// blank makes a template without content. The ids are the same each time.
func blank(name string) *model.Document {
	switch name {
	case "blank-journey":
		return blankJourney()
	case "blank-flowchart":
		return blankFlowchart()
	default:
		return blankValueStream()
	}
}

func blankDocument(title string, records ...*model.Record) *model.Document {
	return model.NewDocument(model.NewRecord(model.Root, "document", model.Root, text("title", title)), records)
}

// blankJourney has two stages of two steps: with one of each, a person would not
// see that there can be more.
func blankJourney() *model.Document {
	rs := []*model.Record{
		model.NewRecord("page", "page", model.Root, text("page_kind", "journey"), text("title", "Journey"), text("state", "current")),
		model.NewRecord("stage1", "stage", "page", text("name", "First stage")),
		model.NewRecord("step1", "step", "stage1", text("name", "First step")),
		model.NewRecord("step2", "step", "stage1", text("name", "Second step")),
		model.NewRecord("stage2", "stage", "page", text("name", "Second stage")),
		model.NewRecord("step3", "step", "stage2", text("name", "Third step")),
		model.NewRecord("step4", "step", "stage2", text("name", "Fourth step")),
	}
	for _, kind := range []string{"actions", "touchpoints", "thoughts", "emotion", "pain_points", "opportunities"} {
		rs = append(rs, model.NewRecord(model.ID("lane_"+kind), "lane", "page", text("lane_kind", kind)))
	}
	return blankDocument("Untitled journey map", rs...)
}

// endWidth is the width of the start and the end of a blank flowchart, in units: with
// one width for both the link between them is straight.
const endWidth = 128

// blankFlowchart has a start and an end, joined: the first thing to do is to put
// in what comes between.
func blankFlowchart() *model.Document {
	return blankDocument("Untitled flowchart",
		model.NewRecord("page", "page", model.Root, text("page_kind", "flowchart"), text("title", "Flowchart"), text("state", "current"), text("direction", "down")),
		model.NewRecord("start", "node", "page", text("node_kind", "start"), text("name", "Start"), num("x", 320), num("y", 80), num("w", endWidth)),
		model.NewRecord("link", "link", "page", text("from", "start"), text("to", "end")),
		model.NewRecord("end", "node", "page", text("node_kind", "outcome"), text("name", "Resolved"), text("outcome", "resolved"), num("x", 320), num("y", 480), num("w", endWidth)),
	)
}

// blankValueStream has the customer, without whom there is no value.
func blankValueStream() *model.Document {
	return blankDocument("Untitled value stream map",
		model.NewRecord("page", "page", model.Root, text("page_kind", "valuestream"), text("title", "Value stream"), text("state", "current"), text("convention", "office"), text("direction", "right")),
		model.NewRecord("customer", "node", "page", text("node_kind", "customer"), text("name", "Customer"), num("x", 960), num("y", 80)),
	)
}
