package measure

import (
	"slices"

	"waymark/model/kind"
)

// measure gives every block its times.
func (b *streamPage) measure() {
	for i := range b.blocks {
		x := &b.blocks[i]
		if x.terminal {
			x.Wait, x.Process, x.Lead = Of(0), Of(0), Of(0)
			continue
		}
		x.Class = x.rec.Text("value_class")
		x.CA = b.number(x, "percent_ca", 0.01, "%C&A")
		x.Items = b.number(x, "items", 1, "number of items")
		x.People = b.number(x, "people", 1, "number of people")
		x.Cost = b.number(x, "cost", 1, "cost")
		x.Share = Unknown("“" + x.Name + "” does not lie on the longest path.")
		if x.Kind == "process" {
			b.timeProcess(x)
		} else {
			b.timeStore(x)
		}
		x.Load = b.load(x)
	}
}

func (b *streamPage) number(x *block, name string, factor float64, what string) Value {
	if v, ok := x.rec.Num(name); ok {
		return Of(v * factor)
	}
	return Unknown("“" + x.Name + "” states no " + what + ".")
}

// times are the stated times of a block, in seconds.
type times struct {
	pt, lt, wait          float64
	hasPT, hasLT, hasWait bool
}

func (b *streamPage) times(x *block) times {
	var t times
	t.pt, t.hasPT = b.cal.value(x.rec, "process_time")
	t.lt, t.hasLT = b.cal.value(x.rec, "lead_time")
	t.wait, t.hasWait = b.cal.value(x.rec, "wait_time")
	if x.Kind == "process" && !t.hasPT && !t.hasLT {
		if hands, elapsed, _, ok := b.subpage(b.page.ID(), x.rec); ok {
			t.pt, t.lt, t.hasPT, t.hasLT = hands, elapsed, true, true
		}
	}
	return t
}

// queued is the time in which the items that wait at a block are worked off:
// items ÷ demand a day, in working time.
func (b *streamPage) queued(x *block) Value {
	demand := b.demand
	if d, ok := x.rec.Num("demand"); ok {
		demand = Of(d)
	}
	switch {
	case !demand.Known:
		return Unknown("“" + x.Name + "” gives its queue in items, but the page states no demand to turn them into time.")
	case demand.V == 0:
		return Unknown("“" + x.Name + "” gives its queue in items, but the demand is 0.")
	}
	return Of(x.Items.V / demand.V * b.cal.Day())
}

// timeStore times a queue, a store or a transport: all of it is waiting unless a
// process time is stated.
func (b *streamPage) timeStore(x *block) {
	t := b.times(x)
	x.Process = Of(t.pt)
	switch {
	case t.hasLT && t.lt < t.pt:
		x.Wait = Unknown("“" + x.Name + "” has a process time above its lead time.")
	case t.hasLT:
		x.Wait = Of(t.lt - t.pt)
	case t.hasWait:
		x.Wait = Of(t.wait)
	case x.Items.Known && !b.classic && b.countedBehind(x):
		// In the office convention the lead time of a block begins when the work
		// reaches its queue: counting the queue again would double it.
		x.Wait = Of(0)
		b.notes = append(b.notes, "The items of “"+x.Name+"” take no time of their own: the block after it states a lead time, which includes its queue.")
	case x.Items.Known:
		x.Wait = b.queued(x)
	case t.hasPT:
		x.Wait = Of(0)
	default:
		x.Wait = Unknown("“" + x.Name + "” has neither a time nor a number of items.")
	}
	x.Lead = plus(x.Wait, x.Process)
}

// countedBehind reports whether every block that follows states a lead time or
// a wait, which then holds the queue in front of it.
func (b *streamPage) countedBehind(x *block) bool {
	any := false
	for _, i := range x.next {
		n := &b.blocks[i]
		if n.terminal {
			continue
		}
		if n.Kind != "process" || !n.rec.Has("lead_time") && !n.rec.Has("wait_time") {
			return false
		}
		any = true
	}
	return any
}

// timeProcess times a process.
func (b *streamPage) timeProcess(x *block) {
	t := b.times(x)
	x.Process = Unknown("“" + x.Name + "” has no process time.")
	if t.hasPT {
		x.Process = Of(t.pt)
	}
	switch {
	case t.hasLT && t.hasPT && t.lt < t.pt:
		x.Wait = Unknown("“" + x.Name + "” has a process time above its lead time.")
		x.Lead = x.Wait
		return
	case t.hasLT:
		x.Lead = Of(t.lt)
		x.Wait = minus(x.Lead, x.Process)
		return
	case t.hasWait:
		x.Wait = Of(t.wait)
	case x.Items.Known:
		x.Wait = b.queued(x)
	case b.classic || slices.ContainsFunc(x.prev, func(i int) bool { return kind.IsStore(b.blocks[i].Kind) }):
		x.Wait = Of(0) // the waits stand between the blocks
	default:
		x.Wait = Unknown("“" + x.Name + "” has no lead time and no wait.")
	}
	x.Lead = plus(x.Wait, x.Process)
}

// load is the process time of one person ÷ takt.
func (b *streamPage) load(x *block) Value {
	if x.Kind != "process" {
		return Unknown("“" + x.Name + "” is not a process.")
	}
	available, demand := b.available, b.demand
	if t, ok := b.cal.value(x.rec, "available_time"); ok {
		available = Of(t)
	}
	if d, ok := x.rec.Num("demand"); ok {
		demand = Of(d)
	}
	people := x.People.Or(1)
	switch {
	case !demand.Known:
		return demand
	case !x.Process.Known:
		return x.Process
	case people == 0:
		return Unknown("Nobody works at “" + x.Name + "”.")
	}
	time := available.V * x.rec.NumOr("uptime", 100) / 100
	return over(Of(x.Process.V*demand.V), Of(time*people), "“"+x.Name+"” has no available time.")
}

func plus(a, b Value) Value {
	switch {
	case !a.Known:
		return a
	case !b.Known:
		return b
	}
	return Of(a.V + b.V)
}
