package shape

import (
	"slices"

	"waymark/model/geom"
)

// Known reports whether a kind of node has a shape of its own; others are drawn
// as an action.
func Known(kind string) bool {
	return slices.Contains(nodeKinds, kind)
}

// nodeKinds lists every kind that formOf knows; a test holds it, the switch and
// the table of kinds together.
var nodeKinds = []string{
	"start", "action", "decision", "input_output", "document", "subprocess", "hand_off", "delay", "outcome",
	"customer", "supplier", "process", "queue", "supermarket", "fifo", "safety_stock", "information_system",
	"kaizen_burst", "operator", "transport", "note", "image",
}

// NodeKinds returns the kinds of nodes that have a shape.
func NodeKinds() []string { return slices.Clone(nodeKinds) }

// formOf returns the form of a kind of node, which all nodes of it share.
func formOf(kind string) *form {
	if f := forms[kind]; f != nil {
		return f
	}
	return forms["action"] // a kind of a later version is still a node
}

// forms are made once and only read.
var forms = func() map[string]*form {
	m := make(map[string]*form, len(nodeKinds))
	for _, kind := range nodeKinds {
		f := newForm(kind)
		m[kind] = &f
	}
	return m
}()

// newForm is the one place that says which shape a kind of node has.
func newForm(kind string) form {
	switch kind {
	case "start":
		return startForm()
	case "action":
		return actionForm()
	case "decision":
		return decisionForm()
	case "input_output":
		return inputOutputForm()
	case "document":
		return documentForm()
	case "subprocess":
		return subprocessForm()
	case "hand_off":
		return handOffForm()
	case "delay":
		return delayForm()
	case "outcome":
		return outcomeForm()
	case "customer", "supplier":
		return factoryForm()
	case "process":
		return processForm()
	case "queue":
		return queueForm()
	case "supermarket":
		return supermarketForm()
	case "fifo":
		return fifoForm()
	case "safety_stock":
		return safetyStockForm()
	case "information_system":
		return informationSystemForm()
	case "kaizen_burst":
		return kaizenBurstForm()
	case "operator":
		return operatorForm()
	case "transport":
		return transportForm()
	case "note":
		return noteForm()
	case "image":
		return imageForm()
	}
	return actionForm() // a kind of a later version keeps its name and its place
}

// boxSpan is the room in a plain box.
func boxSpan(w, h, y0, y1 float64) (float64, float64) {
	if y0 < 4 || y1 > h-4 {
		return 0, 0
	}
	return padding, w - padding
}

// plainBox is the outline of nodes with slightly rounded corners.
func plainBox(r geom.Rect) *geom.Path { return geom.RoundRect(r, plainCorner(r)) }

func plainCorner(geom.Rect) float64 { return 4 }
