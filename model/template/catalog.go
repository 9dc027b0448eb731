package template

// Info is what a person reads when choosing a template.
type Info struct {
	// Name is what the command line calls it: lower case, hyphens.
	Name string
	// Title names it for people.
	Title string
	// Description says in one or two sentences what it holds and what it is for.
	Description string
	// Kind is the page_kind of its pages, or "document" where it joins several.
	Kind string
	// Blank is set for templates without content.
	Blank bool
}

// catalog lists the templates in the order in which they are offered: first what
// shows the program at its best, at the end the blank ones.
var catalog = []Info{
	{"blank-journey", "Blank journey map", "Two stages and the usual lanes, all empty.", "journey", true},
	{"blank-flowchart", "Blank flowchart", "A start and an end, ready to be joined.", "flowchart", true},
	{"blank-valuestream", "Blank value stream map", "A customer, and room for the processes that serve them.", "valuestream", true},
}
