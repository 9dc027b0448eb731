package measure

import (
	"strings"

	"waymark/model"
	"waymark/model/kind"
)

// Streams computes all value stream pages of a document, in its order.
func Streams(doc *model.Document) []Stream {
	var out []Stream
	a := newAnalysis(doc)
	for p := range doc.Each(model.Root, "page") {
		if p.Text("page_kind") == "valuestream" {
			out = append(out, *a.stream(p.ID()))
		}
	}
	return out
}

// StreamOf computes one value stream page. For anything else every value is
// unknown and Why says so.
//
// Process time is hands-on time, lead time runs from work being available to its
// being passed on and includes the process time (Martin and Osterling, “Value
// Stream Mapping”, 2014; Rother and Shook, “Learning to See”, 1999). Where
// blocks run in parallel, the longest path by lead time is taken for every
// total, above and below a fraction line alike.
func StreamOf(doc *model.Document, page model.ID) Stream {
	return *newAnalysis(doc).stream(page)
}

func (a *analysis) stream(page model.ID) *Stream {
	if s := a.streams[page]; s != nil {
		return s
	}
	s := a.computeStream(page)
	a.streams[page] = &s
	return &s
}

func (a *analysis) computeStream(page model.ID) Stream {
	p := a.doc.Get(page)
	if p == nil || p.Kind() != "page" || p.Text("page_kind") != "valuestream" {
		s := Stream{Page: page}
		s.fail("This is not a value stream page.")
		return s
	}
	s := Stream{
		Page: page, Title: p.Text("title"), State: p.Text("state"), Convention: p.Text("convention"),
		Measured: p.Text("measured"), DemandUnit: p.Text("demand_unit"),
	}
	if s.Convention == "" {
		s.Convention = "office"
	}
	b := &streamPage{analysis: a, page: p, classic: s.Convention == "classic"}
	s.Demand = Unknown("The page states no demand.")
	if d, ok := p.Num("demand"); ok {
		s.Demand = Of(d)
	}
	s.AvailableTime = Of(b.cal.Day())
	if t, ok := b.cal.value(p, "available_time"); ok {
		s.AvailableTime = Of(t)
	}
	s.Takt = over(s.AvailableTime, s.Demand, "The demand is 0: there is no takt.")
	b.demand, b.available = s.Demand, s.AvailableTime

	if !b.read() {
		s.fail("There are no processes or queues on the page.")
		return s
	}
	b.measure()
	s.Notes = b.notes
	if b.why != "" {
		s.Unordered, s.Circle = true, b.circle
		s.fail(b.why)
	} else {
		b.findPath()
		s.total(b)
	}
	s.wholePage(b)
	for i := range b.blocks {
		if !b.blocks[i].terminal {
			s.Blocks = append(s.Blocks, b.blocks[i].Block)
		}
	}
	s.Bottleneck = b.bottleneck(s)
	if b.why == "" {
		s.Branches = b.branches()
		s.listWaste(b)
	}
	return s
}

// fail makes every total unknown for one reason.
func (s *Stream) fail(why string) {
	s.Why = why
	u := Unknown(why)
	s.ProcessTime, s.LeadTime, s.WaitTime, s.ValueAddingTime = u, u, u, u
	s.ActivityRatio, s.ProcessCycleEfficiency, s.RolledCA = u, u, u
	if s.WorkInProcess.Why == "" && !s.WorkInProcess.Known {
		s.WorkInProcess, s.CostPerUnit = u, u
	}
	for _, v := range []*Value{&s.Demand, &s.AvailableTime, &s.Takt} {
		if !v.Known && v.Why == "" {
			*v = u
		}
	}
	s.Bottleneck.Load, s.Bottleneck.Time, s.Bottleneck.Why = u, u, why
}

// total sums the longest path.
func (s *Stream) total(b *streamPage) {
	path := b.onPath()
	s.LeadTime = add(path, func(x *block) Value { return x.Lead })
	s.ProcessTime = add(path, func(x *block) Value { return x.Process })
	s.WaitTime = add(path, func(x *block) Value { return x.Wait })
	s.ValueAddingTime = add(path, func(x *block) Value {
		switch {
		case x.Class == "" && x.Kind == "process":
			return Unknown("“" + x.Name + "” does not say whether it adds value.")
		case x.Class != "adding":
			return Of(0)
		}
		return x.Process
	})
	if why := b.uncertain(); why != "" {
		u := Unknown(why)
		s.LeadTime, s.ProcessTime, s.WaitTime, s.ValueAddingTime = u, u, u, u
		s.Why = why
	} else if !s.LeadTime.Known {
		s.Why = s.LeadTime.Why
	} else if !s.ProcessTime.Known {
		s.Why = s.ProcessTime.Why
	}
	const zero = "The lead time is 0: there is nothing to divide by."
	s.ActivityRatio = over(s.ProcessTime, s.LeadTime, zero)
	s.ProcessCycleEfficiency = over(s.ValueAddingTime, s.LeadTime, zero)
	s.RolledCA = rolled(path)
	if why := b.uncertain(); why != "" {
		s.RolledCA = Unknown(why)
	}
	for _, x := range path {
		x.Share = over(x.Lead, s.LeadTime, zero)
	}
}

// rolled is the product of %C&A: the share of the work that passes every step
// without correction (Martin and Osterling: rolled %C&A).
func rolled(path []*block) Value {
	product, any := 1.0, false
	var without []string
	for _, x := range path {
		switch {
		case x.CA.Known:
			product *= x.CA.V
			any = true
		case x.Kind == "process":
			without = append(without, x.Name)
		}
	}
	switch {
	case len(without) > 0:
		return Unknown(names(without) + pick(len(without), " states", " state") + " no %C&A.")
	case !any:
		return Unknown("No step states its %C&A.")
	}
	return Of(product)
}

// wholePage computes what counts for every block, on the longest path or not:
// each unit passes through parallel branches too.
func (s *Stream) wholePage(b *streamPage) {
	items, cost := 0.0, 0.0
	stores, costs := 0, 0
	var noItems, noCost []string
	for i := range b.blocks {
		x := &b.blocks[i]
		switch {
		case x.Items.Known:
			items += x.Items.V
			stores++
		case kind.IsStore(x.Kind):
			noItems = append(noItems, x.Name)
		}
		switch {
		case x.Cost.Known:
			cost += x.Cost.V
			costs++
		case x.Kind == "process":
			noCost = append(noCost, x.Name)
		}
	}
	switch {
	case stores == 0:
		s.WorkInProcess = Unknown("No queue states how many items wait.")
	case len(noItems) > 0:
		s.WorkInProcess = Unknown(names(noItems) + pick(len(noItems), " does", " do") + " not state how many items wait.")
	default:
		s.WorkInProcess = Of(items)
	}
	switch {
	case costs == 0:
		s.CostPerUnit = Unknown("No step states its cost.")
	case len(noCost) > 0:
		s.CostPerUnit = Unknown(names(noCost) + pick(len(noCost), " states", " state") + " no cost.")
	default:
		s.CostPerUnit = Of(cost)
	}
}

// add sums a value over blocks. One unknown value makes the sum unknown, for the
// reasons of up to three blocks.
func add(blocks []*block, of func(*block) Value) Value {
	total := 0.0
	var why []string
	more := 0
	for _, x := range blocks {
		v := of(x)
		switch {
		case v.Known:
			total += v.V
		case len(why) < 3:
			why = append(why, v.Why)
		default:
			more++
		}
	}
	if len(why) == 0 {
		return Of(total)
	}
	text := strings.Join(why, " ")
	if more > 0 {
		text += " " + count(more, "more block has the same gap.", "more blocks have such gaps.")
	}
	return Unknown(text)
}

// names lists up to three names in quotation marks.
func names(list []string) string {
	rest := ""
	if n := len(list) - 3; n > 1 {
		list, rest = list[:3], " and "+count(n, "other", "others")
	}
	q := make([]string, len(list))
	for i, n := range list {
		q[i] = "“" + n + "”"
	}
	if rest == "" && len(q) > 1 {
		return strings.Join(q[:len(q)-1], ", ") + " and " + q[len(q)-1]
	}
	return strings.Join(q, ", ") + rest
}

func pick(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
