package kind

import "slices"

// Variants of a node. The flowchart ones and the value stream ones may not be
// mixed on a page, except for notes, images and what both lists hold.
var (
	FlowNodes   = []string{"start", "action", "decision", "input_output", "document", "subprocess", "hand_off", "delay", "outcome", "note", "image"}
	StreamNodes = []string{"customer", "supplier", "process", "queue", "supermarket", "fifo", "safety_stock", "information_system", "kaizen_burst", "operator", "transport", "note", "image"}
)

var nodeKinds = []Option{
	{"start", "Start"}, {"action", "Action"}, {"decision", "Decision"}, {"input_output", "Input or output"},
	{"document", "Document"}, {"subprocess", "Subprocess"}, {"hand_off", "Hand-off"}, {"delay", "Delay"}, {"outcome", "Outcome"},
	{"customer", "Customer"}, {"supplier", "Supplier"}, {"process", "Process"}, {"queue", "Queue"}, {"supermarket", "Supermarket"},
	{"fifo", "FIFO lane"}, {"safety_stock", "Safety stock"}, {"information_system", "Information system"},
	{"kaizen_burst", "Kaizen burst"}, {"operator", "Operator"}, {"transport", "Transport"},
	{"note", "Note"}, {"image", "Image"},
}

// stores are the nodes in which work waits, counted in items or in time.
var stores = []string{"queue", "supermarket", "fifo", "safety_stock"}

// IsStore reports whether work waits in nodes of a kind: they are drawn as triangles
// and shelves, and stand as peaks on the ladder.
func IsStore(nodeKind string) bool { return slices.Contains(stores, nodeKind) }

// worked are the nodes in which time passes.
var worked = []string{"start", "action", "decision", "input_output", "document", "subprocess", "hand_off", "delay", "process", "queue", "supermarket", "fifo", "safety_stock", "transport", "supplier"}

var diagramKinds = []Kind{
	{
		Name: "swimlane", Label: "Swimlane", Plural: "Swimlanes", Parents: []string{"page"}, Title: "name",
		Properties: []Property{
			{Name: "name", Label: "Name", Type: Line, Required: true, Help: "Who does what stands in this lane: customer, first line, system …"},
			{Name: "size", Label: "Height", Type: Number, Min: 40, Max: 20000, Unit: "units", Help: "Height of the lane (its width when lanes stand upright). Lanes follow one another in their order."},
		},
	},
	{
		Name: "group", Label: "Group", Plural: "Groups", Parents: []string{"page"}, Title: "name",
		Properties: []Property{
			{Name: "name", Label: "Name", Type: Line, Help: "What the shapes have in common."},
			{Name: "group", Label: "Inside group", Type: Ref, Refers: []string{"group"}, Help: "The larger group that this one belongs to."},
		},
	},
	{
		Name: "node", Label: "Shape", Plural: "Shapes", Parents: []string{"page"}, Variant: "node_kind", Title: "name",
		Properties: slices.Concat([]Property{
			{Name: "node_kind", Label: "Kind", Type: Choice, Required: true, Choices: nodeKinds, Help: "What the shape stands for."},
			{Name: "name", Label: "Name", Type: Prose, Shared: true, Help: "What stands in the shape: verb first for an action, a question for a decision."},
			{Name: "text", Label: "Instruction", Type: Prose, Help: "What the person does here, in at most 25 words; printed in the checklist."},
			{Name: "outcome", Label: "Outcome", Type: Choice, For: []string{"outcome"}, Help: "How the case ends.",
				Choices: []Option{{"resolved", "Resolved"}, {"escalated", "Escalated"}, {"unresolved", "Unresolved"}, {"other", "Other"}}},
			{Name: "process_kind", Label: "Used by", Type: Choice, For: []string{"process"}, Help: "A shared process also works for other value streams.",
				Choices: []Option{{"dedicated", "This value stream alone"}, {"shared", "Several value streams"}}},
			{Name: "subpage", Label: "Opens page", Type: Ref, Refers: []string{"page"}, For: []string{"subprocess", "process"}, Help: "The page that shows this step in detail."},
			{Name: "items", Label: "Items waiting", Type: Number, Min: 0, Max: 1e12, Unit: "items", For: append(slices.Clone(stores), "process"), Group: "Times", Help: "Units that wait here; becomes time by items ÷ demand a day."},
			{Name: "limit", Label: "At most", Type: Number, Min: 0, Max: 1e12, Unit: "items", For: []string{"fifo", "supermarket"}, Group: "Times", Help: "How many units may wait here."},
			{Name: "swimlane", Label: "Swimlane", Type: Ref, Refers: []string{"swimlane"}, Help: "Who does it."},
			{Name: "kpi", Label: "KPI", Type: Ref, Refers: []string{"kpi"}, Help: "The measure shown at the shape."},
			{Name: "action", Label: "Initiative", Type: Ref, Refers: []string{"action"}, For: []string{"kaizen_burst"}, Help: "The line of the action plan that makes this improvement."},
			{Name: "image", Label: "Image", Type: Image, For: []string{"image"}, Group: "Image", Help: "A picture beside the document or kept inside it."},
			{Name: "image_alt", Label: "What the image shows", Type: Line, For: []string{"image"}, Group: "Image", Help: "Read out to people who cannot see the picture."},
			{Name: "link", Label: "Web link", Type: Line, Help: "An address that starts with https:, http: or mailto:."},
		}, processRows(worked...), []Property{
			sameAs("step", "node"), revises("node"),
			{Name: "group", Label: "Group", Type: Ref, Refers: []string{"group"}, Group: "Place", Help: "Shapes of one group are selected and moved together."},
			{Name: "locked", Label: "Locked", Type: YesNo, Group: "Place", Help: "Cannot be moved or resized until it is unlocked."},
			{Name: "color", Label: "Colour", Type: Choice, Choices: palette, Group: "Place", Help: "Another colour than that of its kind."},
			{Name: "x", Label: "Left", Type: Number, Min: -1e6, Max: 1e6, Unit: "units", Group: "Place", Atom: "position", Help: "Left edge on the page. Without x and y the shape is placed by the automatic layout."},
			{Name: "y", Label: "Top", Type: Number, Min: -1e6, Max: 1e6, Unit: "units", Group: "Place", Atom: "position", Help: "Upper edge on the page."},
			{Name: "w", Label: "Width", Type: Number, Min: 8, Max: 20000, Unit: "units", Group: "Place", Atom: "size", Help: "Width; that of its kind when it is not set."},
			{Name: "h", Label: "Height", Type: Number, Min: 8, Max: 20000, Unit: "units", Group: "Place", Atom: "size", Help: "Height; that of its kind when it is not set. Grows with the text."},
		}),
	},
	{
		Name: "link", Label: "Link", Plural: "Links", Parents: []string{"page"}, Variant: "link_kind", Title: "label",
		Properties: []Property{
			{Name: "link_kind", Label: "Kind", Type: Choice, Unset: "flow", Help: "What moves along the link; a plain flow when it is not set.",
				Choices: []Option{{"flow", "Flow"}, {"push", "Push"}, {"pull", "Pull"}, {"shipment", "Shipment"}, {"manual_information", "Manual information"}, {"electronic_information", "Electronic information"}}},
			{Name: "from", Label: "From", Type: Ref, Refers: []string{"node", "step"}, Required: true, Atom: "start", Help: "Where the link starts."},
			{Name: "from_port", Label: "Leaves at", Type: Choice, Atom: "start", Choices: ports, Help: "The side that the link leaves at; chosen by itself when it is not set."},
			{Name: "to", Label: "To", Type: Ref, Refers: []string{"node", "step"}, Required: true, Atom: "end", Help: "Where the link ends."},
			{Name: "to_port", Label: "Enters at", Type: Choice, Atom: "end", Choices: ports, Help: "The side that the link enters at; chosen by itself when it is not set."},
			{Name: "label", Label: "Label", Type: Line, Help: "What the branch is called, such as Yes or No."},
			{Name: "share", Label: "Share", Type: Number, Min: 0, Max: 100, Unit: "%", Help: "How many of the cases go this way; all branches of a decision add up to 100 %."},
			{Name: "routing", Label: "Routing", Type: Choice, Unset: "orthogonal", Help: "How the line runs; at right angles when it is not set.",
				Choices: []Option{{"orthogonal", "Right angles"}, {"straight", "Straight"}, {"curved", "Curved"}}},
			{Name: "waypoints", Label: "Waypoints", Type: Points, Help: "Points that the line runs through."},
			{Name: "label_at", Label: "Label position", Type: Number, Min: 0, Max: 1, Help: "Where the label stands along the line: 0 at the start, 1 at the end; placed by itself when it is not set."},
			revises("link"),
		},
	},
}

var ports = []Option{{"top", "Top"}, {"right", "Right"}, {"bottom", "Bottom"}, {"left", "Left"}}
