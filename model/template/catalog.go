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
	{"router-support", "Router support", "One service seen three ways: customer journey, support flow and value stream share their steps and KPIs. The sample to explore first.", "document", false},
	{"customer-journey", "Customer journey, five stages", "Awareness, consideration, purchase, post-purchase support and advocacy, with two personas, evidence and twelve KPIs.", "journey", false},
	{"support-journey", "Post-purchase support journey", "Getting help with a faulty product, with backstage lanes, today and as it shall be, and an action plan.", "journey", false},
	{"interest-journey", "Interest phase", "From the first search to the signed offer, with conversion, engagement and lead-to-sale KPIs.", "journey", false},
	{"support-flowchart", "Support flowchart", "A technical problem from the call to the cure: customer, first line and second line, with shares, times and outcomes.", "flowchart", false},
	{"support-value-stream", "Support value stream", "Where the time goes between a fault report and a working line, today and next year, with improvements and an action plan.", "valuestream", false},
	{"blank-journey", "Blank journey map", "Two stages and the usual lanes, all empty.", "journey", true},
	{"blank-flowchart", "Blank flowchart", "A start and an end, with room for the steps between them.", "flowchart", true},
	{"blank-valuestream", "Blank value stream map", "A customer, and room for the processes that serve them.", "valuestream", true},
}
