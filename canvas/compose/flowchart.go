package compose

import (
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/model"
)

// flowchart composes a flowchart page.
func (c *Composer) flowchart(doc *model.Document, page *model.Record) *scene.Scene {
	return c.drawDiagram(doc, page)
}

// facts are what the title block says about the page beside the document's own
// lines.
func (d *diagram) facts() []shape.Fact {
	var out []shape.Fact
	add := func(label, value string) {
		if value != "" {
			out = append(out, shape.Fact{Label: label, Value: value})
		}
	}
	n := d.numbers
	if d.stream {
		return d.streamFacts()
	}
	if t := n.expected; t.Known {
		time := n.format.Duration(t.V)
		if n.provisional {
			time += " (provisional)"
		}
		add("Expected time", time)
	}
	return out
}
