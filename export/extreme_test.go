package export

import (
	"fmt"
	"strings"
	"testing"

	"waymark/model"
)

const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

// extremeJourney has every kind of lane, and the same text wherever a text stands.
func extremeJourney(stages, steps int, text string) *model.Document {
	m := &maker{}
	who := m.add("persona", "", "name", text, "role", text, "goals", []string{text})
	second := m.add("persona", "", "name", "Second", "role", text)
	page := m.add("page", "", "page_kind", "journey", "title", text, "scope", text, "personas", []string{string(who), string(second)})
	kpi := m.add("kpi", "", "name", text, "metric", "custom", "target", 5)
	var ids []model.ID
	for range stages {
		stage := m.add("stage", page, "name", text, "when", text, "goal", text)
		for range steps {
			ids = append(ids, m.add("step", stage, "name", text))
		}
	}
	for _, kind := range []string{"actions", "touchpoints", "thoughts", "motivations", "emotion", "pain_points", "opportunities", "backstage", "time_effort", "kpis", "images", "notes", "custom"} {
		lane := m.add("lane", page, "lane_kind", kind, "name", text)
		for i, step := range ids {
			switch kind {
			case "emotion":
				m.add("emotion", lane, "step", step, "persona", who, "value", float64(i%5-2), "quote", text)
				m.add("emotion", lane, "step", step, "persona", second, "value", float64((i+2)%5-2))
			case "kpis":
				m.add("card", lane, "step", step, "kpi", kpi)
			default:
				m.add("card", lane, "step", step, "text", text, "severity", 4, "frequency", 3, "impact", 2, "effort", 5, "channel", "phone", "moment_of_truth", i%2 == 0)
			}
		}
	}
	return m.doc()
}

// extremeFlow is a flow without coordinates in which every third step is asked
// again.
func extremeFlow(nodes int, text string, lanes int) *model.Document {
	m := &maker{}
	page := m.add("page", "", "page_kind", "flowchart", "title", text)
	var swim []model.ID
	for range lanes {
		swim = append(swim, m.add("swimlane", page, "name", text))
	}
	var ids []model.ID
	for i := range nodes {
		kind := "action"
		switch {
		case i == 0:
			kind = "start"
		case i == nodes-1:
			kind = "outcome"
		case i%3 == 2:
			kind = "decision"
		}
		props := []any{"node_kind", kind, "name", text, "process_time", span("5 min")}
		if lanes > 0 {
			props = append(props, "swimlane", swim[i*lanes/nodes])
		}
		ids = append(ids, m.add("node", page, props...))
	}
	for i := 1; i < nodes; i++ {
		m.add("link", page, "from", ids[i-1], "to", ids[i], "label", map[bool]string{true: "Yes"}[(i-1)%3 == 2])
		if i%3 == 2 && i < nodes-1 {
			m.add("link", page, "from", ids[i], "to", ids[i-1], "label", "No, not yet")
		}
	}
	return m.doc()
}

// extremeGrid is a flow of many nodes that stand where a person put them.
func extremeGrid(nodes int) *model.Document {
	m := &maker{}
	page := m.add("page", "", "page_kind", "flowchart", "title", "Many")
	var last model.ID
	for i := range nodes {
		n := m.add("node", page, "node_kind", "action", "name", fmt.Sprintf("Step %d of the flow", i), "x", i%50*190, "y", i/50*110, "w", 120, "h", 60)
		if i > 0 {
			m.add("link", page, "from", last, "to", n)
		}
		last = n
	}
	return m.doc()
}

// TestExtremes prints what nobody should draw: every text stands on the paper, and
// none covers another.
func TestExtremes(t *testing.T) {
	sixty := strings.TrimSpace(strings.Repeat("the customer waits for an answer ", 10))
	page := func(kind string) *model.Document {
		m := &maker{}
		m.add("page", "", "page_kind", kind)
		return m.doc()
	}
	many := &maker{}
	for i := range 200 {
		kpi := many.add("kpi", "", "name", fmt.Sprintf("KPI %d", i), "metric", "custom", "unit", "h", "target", 5, "owner", "Team", "source", sixty)
		if i%2 == 0 {
			many.add("observation", kpi, "date", "2026-01-31", "value", float64(i)/3)
		}
	}
	one := &maker{}
	one.add("node", one.add("page", "", "page_kind", "valuestream"), "node_kind", "process", "name", "Only block")
	docs := map[string]*model.Document{
		"long words":          extremeJourney(3, 2, longWord),
		"sixty words":         extremeJourney(3, 2, sixty),
		"thirty stages":       extremeJourney(30, 1, "A short text"),
		"no text":             extremeJourney(2, 2, ""),
		"right to left":       extremeJourney(3, 2, "הלקוח ממתין לתשובה"),
		"Chinese":             extremeJourney(3, 2, "客户在等待答复时没有人告知技术员何时到达"),
		"empty journey":       page("journey"),
		"empty flowchart":     page("flowchart"),
		"empty value stream":  page("valuestream"),
		"one node":            extremeFlow(1, "Only step", 0),
		"one block":           one.doc(),
		"loops":               extremeFlow(24, "Ask again", 3),
		"loops, long words":   extremeFlow(9, longWord, 0),
		"loops, sixty words":  extremeFlow(9, sixty, 2),
		"two thousand nodes":  extremeGrid(2000),
		"two hundred KPIs":    many.doc(),
		"nothing but a title": (&maker{}).doc(),
	}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			for _, paper := range []Paper{A3, A4} {
				h := mustPlan(t, doc, Options{Paper: paper})
				checkHandout(t, h)
				for i := range h.Sheets {
					if h.Sheets[i].Section == Map {
						checkMap(t, &h.Sheets[i])
					}
				}
			}
		})
	}
}
