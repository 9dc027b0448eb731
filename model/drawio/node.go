package drawio

import (
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// flowShapes says what the shapes of draw.io are in a flowchart. What is not listed
// is an action.
var flowShapes = map[string]string{
	"rhombus": "decision", "decision": "decision", "gateway2": "decision",
	"ellipse": "end", "doubleEllipse": "end", "terminator": "end", "start_1": "end", "start_2": "end", "event": "end", "startState": "end", "endState": "end",
	"parallelogram": "input_output", "data": "input_output", "manualInput": "input_output", "manual_input": "input_output", "display": "input_output", "tape": "document",
	"document": "document", "document2": "document", "multi-document": "document",
	"process": "subprocess", "predefined_process": "subprocess",
	"delay":            "delay",
	"offPageConnector": "hand_off", "off-page_reference": "hand_off", "on-page_reference": "hand_off",
	"note": "note", "note2": "note", "text": "note", "callout": "note", "annotation_1": "note", "annotation_2": "note",
	"image": "image",
}

// streamShapes says it of a value stream, where a plain box is a process.
var streamShapes = map[string]string{
	"manufacturing_process": "process", "manufacturing_process_shared": "process", "work_cell": "process",
	"outside_sources": "partner",
	"inventory_box":   "queue", "triangle": "queue",
	"supermarket": "supermarket", "fifo_lane": "fifo", "fifo_sequence_flow": "fifo", "buffer_safety_stock": "safety_stock", "safety_stock": "safety_stock",
	"schedule": "information_system", "mrp_erp": "information_system", "go_see_production_scheduling": "information_system", "control_center": "information_system",
	"kaizen_lightening_burst": "kaizen_burst",
	"operator":                "operator",
	"truck_shipment":          "transport", "rail_shipment": "transport", "airplane_7": "transport", "boat_shipment": "transport", "move_by_forklift": "transport", "warehouse": "supermarket", "cross_dock": "transport",
	"data_box":    "data",
	"push_arrow":  "arrow",
	"timeline":    "drawn",
	"timeline2":   "drawn",
	"verbal":      "note",
	"note":        "note",
	"text":        "note",
	"callout":     "note",
	"image":       "image",
	"orders":      "note",
	"kanban_post": "note", "production_kanban": "note", "withdrawal_kanban": "note", "signal_kanban": "note", "batched_kanban": "note",
	"quality_problem": "note", "load_leveling": "note", "sequenced_pull_ball": "note",
}

// kindOf says what a shape is, "" for nothing that is drawn.
func (p *page) kindOf(c *cell) string {
	name := c.style.shape()
	if c.style.has("image") || strings.HasPrefix(c.style.values["image"], "data:") {
		return "image"
	}
	if c.style.has("text") {
		name = "text"
	}
	if name == "line" || name == "text" && c.text == "" {
		return ""
	}
	if p.lean {
		return p.streamKind(c, name)
	}
	kind, ok := flowShapes[name]
	switch {
	case c.style.on("rounded") && c.style.number("arcSize", 0) >= 40:
		kind = "end" // a pill
	case !ok && strings.HasPrefix(name, "ellipse"):
		kind = "end"
	case !ok:
		kind = "action"
	}
	if kind == "end" {
		return p.endKind(c)
	}
	return kind
}

// endKind tells a start from an end by the lines: nothing leads to a start. A circle
// in the middle of a line is a connector.
func (p *page) endKind(c *cell) string {
	switch in, out := p.in[c], p.out[c]; {
	case in > 0 && out > 0:
		return "action"
	case out > 0:
		return "start"
	case in > 0:
		return "outcome"
	case startWord().MatchString(c.text):
		return "start"
	}
	return "outcome"
}

func (p *page) streamKind(c *cell, name string) string {
	kind, ok := streamShapes[name]
	switch {
	case name == "label", !ok && c.style.lean():
		kind = "note"
	case kind == "partner":
		kind = p.partner(c)
	case !ok && systemWord().MatchString(c.text):
		kind = "information_system"
	case !ok:
		kind = "process"
	}
	if readsAsData(c.text) && (kind == "note" || kind == "process" && beginsAsData(c.text)) {
		return "data"
	}
	return kind
}

// partner tells a supplier from a customer: by the name, by the lines, by the side of
// the drawing.
func (p *page) partner(c *cell) string {
	switch {
	case strings.Contains(strings.ToLower(c.text), "customer"):
		return "customer"
	case strings.Contains(strings.ToLower(c.text), "supplier"):
		return "supplier"
	case p.in[c] > p.out[c]:
		return "customer"
	case p.out[c] > p.in[c]:
		return "supplier"
	}
	for _, o := range p.cells {
		if o != c && o.vertex && o.rect.X > c.rect.X+c.rect.W {
			return "supplier" // the stream runs from it
		}
	}
	return "customer"
}

var (
	startWord  = pattern(`(?i)^(start|begin)`)
	systemWord = pattern(`(?i)\b(production control|planning|mrp|erp|crm|ticket system|system)\b`)

	resolvedWord   = pattern(`(?i)\b(re)?solved|\b(closed?|done|fixed|completed?|success)\b`)
	unresolvedWord = pattern(`(?i)\bunresolved|\bnot (re)?solved|\b(cancel|abandon|fail|reject)`)
	escalatedWord  = pattern(`(?i)\bescalat`)
)

// outcome says how a case ends, as far as the name tells.
func outcome(name string) string {
	switch {
	case unresolvedWord().MatchString(name):
		return "unresolved"
	case escalatedWord().MatchString(name):
		return "escalated"
	case resolvedWord().MatchString(name):
		return "resolved"
	}
	return "other"
}

// findGroups makes groups of what holds other shapes and is no shape itself.
func (p *page) findGroups() {
	for _, c := range p.cells {
		if !c.vertex || c.lane != nil || c.inside() || c.listing() || c.labelled() || len(c.shapes()) == 0 {
			continue
		}
		if p.lean || !c.container() { // else it is the frame around swimlanes
			c.group = p.unique(c.id)
		}
	}
}

// nodes makes the shapes of a page.
func (im *importer) nodes(p *page) []*model.Record {
	var out []*model.Record
	var data []*cell
	var hosts []host
	for _, c := range p.cells {
		if !c.vertex || c.lane != nil || c.group != "" || c.inside() || c.container() && !c.listing() {
			continue
		}
		switch kind := p.kindOf(c); kind {
		case "":
		case "data":
			data = append(data, c)
		case "arrow", "drawn": // read with the links; drawn by the map itself
		default:
			r := im.node(p, c, kind)
			if r == nil {
				continue
			}
			if isHost(kind) {
				hosts = append(hosts, host{c.rect, len(out)})
			}
			out = append(out, r)
		}
	}
	for _, c := range data {
		im.dataBox(p, c, hosts, out)
	}
	return out
}

// inside reports whether a cell is part of another one: the label of a line, or words
// that were put upon a shape.
func (c *cell) inside() bool {
	up := c.parent
	return c.style.has("edgeLabel") || up != nil && (up.edge || up.labelled() || up.listing())
}

// labelled reports whether the words of a shape are cells upon it, as people do who
// do not write into shapes.
func (c *cell) labelled() bool {
	if !c.vertex || c.container() || c.style.has("group") || c.text != "" {
		return false
	}
	kids := c.shapes()
	for _, k := range kids {
		if !k.style.has("text") {
			return false
		}
	}
	return len(kids) > 0
}

// words are what stands in a shape.
func (c *cell) words() string {
	if !c.labelled() && !c.listing() {
		return c.text
	}
	lines := []string{c.text}
	for _, k := range c.shapes() {
		lines = append(lines, k.text)
	}
	return tidy(strings.Join(lines, "\n"))
}

// node makes one shape, nil of one that shows nothing.
func (im *importer) node(p *page, c *cell, kind string) *model.Record {
	name := c.words()
	if kind == "image" && c.imageData() == "" {
		im.leave(p, "%s was left out: only PNG, JPEG, GIF and WebP pictures inside the drawing can be taken over.", pictureOf(name))
		kind = "note"
	}
	if kind == "note" && name == "" {
		return nil
	}
	name, own := c.own(kind, name)
	props := append([]model.Prop{text("node_kind", kind), text("name", name)}, own...)
	if page := p.target(im, c.link); page != "" && (kind == "subprocess" || kind == "process") {
		props = append(props, ref("subpage", page))
	}
	c.node = p.unique(c.id)
	at := c.rect.Add(p.shift(c))
	props = append(props, num("x", at.X), num("y", at.Y), num("w", max(8, at.W)), num("h", max(8, at.H)),
		text("color", c.style.colour()), text("link", webLink(c.link)), ref("group", groupOf(c)))
	if l := p.laneOf(c); l != nil {
		props = append(props, ref("swimlane", l.id))
	}
	if c.style.on("locked") {
		props = append(props, model.Prop{Name: "locked", Value: model.Bool(true)})
	}
	return model.NewRecord(c.node, "node", p.id, props...)
}

// own are the properties that only some kinds of node have, and what is left of the
// name when they are taken out of it.
func (c *cell) own(nodeKind, name string) (rest string, props []model.Prop) {
	switch nodeKind {
	case "image":
		return name, []model.Prop{text("image", c.imageData()), text("image_alt", oneLine(name))}
	case "outcome":
		return name, []model.Prop{text("outcome", outcome(name))}
	case "process":
		rest, props = ownData(name)
		if c.style.shape() == "manufacturing_process_shared" {
			props = append(props, text("process_kind", "shared"))
		}
		return rest, props
	}
	if kind.IsStore(nodeKind) {
		if n, rest, ok := items(name); ok {
			return rest, []model.Prop{num("items", n)}
		}
	}
	return name, nil
}

// imageData is the picture in a shape as a map holds it, "" for one that stands
// elsewhere, and for a drawing.
func (c *cell) imageData() string {
	v, ok := strings.CutPrefix(c.style.values["image"], "data:image/")
	format, data, _ := strings.Cut(v, ",")
	format = strings.TrimSuffix(format, "/base64") // a style cannot hold the semicolon
	if !ok || format == "svg+xml" {
		return ""
	}
	return "data:image/" + strings.Replace(format, "jpg", "jpeg", 1) + ";base64," + data
}

// pictureOf is what a picture is called in sentences.
func pictureOf(name string) string {
	if name == "" {
		return "A picture"
	}
	return "The picture of “" + shortened(oneLine(name)) + "”"
}

// target is the page that a click opens, "" for none.
func (p *page) target(im *importer, link string) model.ID {
	key, ok := strings.CutPrefix(link, "data:page/id,")
	if !ok {
		return ""
	}
	for _, o := range im.pages {
		if o.key == key && o != p {
			return o.id
		}
	}
	return ""
}
