package layout

import (
	"math/rand/v2"

	"waymark/model/geom"
)

// flow builds graphs with few words.
type flow struct {
	Graph
	index    map[string]int
	name     []string
	decision []bool
}

func newFlow(dir Flow, lanes int) *flow {
	return &flow{Graph: Graph{Flow: dir, Lanes: lanes}, index: map[string]int{}}
}

func (f *flow) node(lane int, names ...string) *flow {
	for _, n := range names {
		size := geom.P(124, 48)
		d := n[len(n)-1] == '?'
		if d {
			size = geom.P(136, 72)
		}
		f.index[n] = len(f.Nodes)
		f.name = append(f.name, n)
		f.decision = append(f.decision, d)
		f.Nodes = append(f.Nodes, Node{Size: size, Lane: lane})
	}
	return f
}

// chain links each node to the next one.
func (f *flow) chain(names ...string) *flow {
	for i := 1; i < len(names); i++ {
		f.Links = append(f.Links, Link{From: f.index[names[i-1]], To: f.index[names[i]]})
	}
	return f
}

func (f *flow) branch(from, label, to string) *flow {
	f.Links = append(f.Links, Link{From: f.index[from], To: f.index[to], Label: geom.P(float64(len(label))*7, 16)})
	return f
}

// router is a support flow of 27 nodes in three swimlanes.
func router(dir Flow) *flow {
	f := newFlow(dir, 3)
	f.node(0, "Reports a fault", "Restarts router", "Sends photo", "Confirms fix", "Resolved")
	f.node(1, "Verify identity", "Known outage?", "Tell time", "Line test ok?", "Guide restart", "Works again?", "Check cabling", "Cable ok?", "Send cable", "Hand off", "Follow up", "Closed", "Resolved later")
	f.node(2, "Read notes", "Remote diagnosis", "Router faulty?", "Send replacement", "Book engineer", "Visit ok?", "Replaced", "Field fix", "Escalated")
	f.chain("Reports a fault", "Verify identity", "Known outage?")
	f.branch("Known outage?", "Yes 12 %", "Tell time").branch("Known outage?", "No 88 %", "Line test ok?")
	f.chain("Tell time", "Follow up", "Resolved later")
	f.branch("Line test ok?", "Yes 72 %", "Guide restart").branch("Line test ok?", "No 28 %", "Check cabling")
	f.chain("Guide restart", "Restarts router", "Works again?")
	f.branch("Works again?", "Yes 64 %", "Confirms fix").branch("Works again?", "No 36 %", "Hand off")
	f.chain("Confirms fix", "Resolved").chain("Check cabling", "Sends photo", "Cable ok?")
	f.branch("Cable ok?", "Yes", "Hand off").branch("Cable ok?", "No", "Send cable")
	f.chain("Send cable", "Closed").chain("Hand off", "Read notes", "Remote diagnosis", "Router faulty?")
	f.branch("Router faulty?", "Yes 58 %", "Send replacement").branch("Router faulty?", "No 34 %", "Book engineer").branch("Router faulty?", "Unclear", "Remote diagnosis")
	f.chain("Send replacement", "Replaced").chain("Book engineer", "Visit ok?")
	f.branch("Visit ok?", "Yes", "Field fix").branch("Visit ok?", "No", "Escalated")
	return f
}

// plainFlow is a flow of 20 nodes without swimlanes, with loops.
func plainFlow(dir Flow) *flow {
	f := newFlow(dir, 0)
	f.node(-1, "Start", "Read ticket", "Complete?", "Ask customer", "Classify", "Refund?", "Check order", "In policy?", "Pay back", "Explain", "Accepted?", "Technical?", "Diagnose", "Known bug?", "Send fix", "Log bug", "Works?", "Close", "Escalate", "End")
	f.chain("Start", "Read ticket", "Complete?").branch("Complete?", "Yes", "Classify").branch("Complete?", "No", "Ask customer")
	f.chain("Ask customer", "Read ticket").chain("Classify", "Refund?")
	f.branch("Refund?", "Yes", "Check order").branch("Refund?", "No", "Technical?")
	f.chain("Check order", "In policy?").branch("In policy?", "Yes", "Pay back").branch("In policy?", "No", "Explain")
	f.chain("Explain", "Accepted?").branch("Accepted?", "Yes", "Close").branch("Accepted?", "No", "Escalate")
	f.branch("Technical?", "Yes", "Diagnose").branch("Technical?", "No", "Escalate")
	f.chain("Diagnose", "Known bug?").branch("Known bug?", "Yes", "Send fix").branch("Known bug?", "No", "Log bug")
	f.chain("Log bug", "Escalate").chain("Send fix", "Works?").branch("Works?", "Yes", "Close").branch("Works?", "No", "Diagnose")
	f.chain("Pay back", "Close", "End").chain("Escalate", "End")
	return f
}

// random is a sparse random flow: n nodes and 1.3 n links, mostly forward.
func random(n int) Graph {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	g := Graph{}
	for range n {
		g.Nodes = append(g.Nodes, Node{Size: geom.P(120, 48), Lane: -1})
	}
	for v := 1; v < n; v++ {
		g.Links = append(g.Links, Link{From: r.IntN(v), To: v})
	}
	for range n * 3 / 10 {
		a, b := r.IntN(n), r.IntN(n)
		g.Links = append(g.Links, Link{From: a, To: b})
	}
	return g
}

// loose is a random flow as a person's is: links reach a few nodes ahead.
func loose(n int) Graph {
	r := rand.New(rand.NewPCG(uint64(n), 11))
	g := Graph{}
	for range n {
		g.Nodes = append(g.Nodes, Node{Size: geom.P(120, 48), Lane: -1})
	}
	for v := 1; v < n; v++ {
		g.Links = append(g.Links, Link{From: max(0, v-1-r.IntN(min(v, 12))), To: v})
	}
	for range n * 3 / 10 {
		a := r.IntN(n)
		b := min(n-1, a+1+r.IntN(30))
		g.Links = append(g.Links, Link{From: a, To: b})
	}
	return g
}
