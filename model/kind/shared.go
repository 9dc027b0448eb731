package kind

// processRows are the process data of a step or a node: what a value stream
// box shows and what flow analysis uses. All of them are shared by same_as.
func processRows(names ...string) []Property {
	var out []Property
	for _, p := range processData {
		p.For = names
		out = append(out, p)
	}
	return out
}

var processData = []Property{
	{Name: "process_time", Label: "Process time (PT)", Type: Time, Group: "Times", Shared: true, Help: "Hands-on time for one unit, without any waiting."},
	{Name: "lead_time", Label: "Lead time (LT)", Type: Time, Group: "Times", Shared: true, Help: "From work being available here to its being passed on; includes the process time."},
	{Name: "wait_time", Label: "Wait", Type: Time, Group: "Times", Shared: true, Help: "Time in which nothing happens to the unit. With a process time it gives the lead time where none is entered."},
	{Name: "percent_ca", Label: "%C&A", Type: Number, Min: 0, Max: 100, Unit: "%", Group: "Quality", Shared: true, Help: "Complete and accurate: share of incoming work that can be used without correction or a question back."},
	{Name: "people", Label: "People", Type: Number, Min: 0, Max: 1e6, Group: "Capacity", Shared: true, Help: "How many people do this work at the same time."},
	{Name: "demand", Label: "Demand", Type: Number, Min: 0, Max: 1e12, Unit: "per day", Group: "Capacity", Shared: true, Help: "Units that arrive here on one working day, where it differs from the page."},
	{Name: "available_time", Label: "Available time", Type: Time, Group: "Capacity", Shared: true, Help: "Working time on one day for this step, where it differs from the page."},
	{Name: "changeover", Label: "Changeover", Type: Time, Group: "Capacity", Shared: true, Help: "Time to change from one kind of work to the next."},
	{Name: "uptime", Label: "Uptime", Type: Number, Min: 0, Max: 100, Unit: "%", Group: "Capacity", Shared: true, Help: "Share of the available time in which systems and people are ready."},
	{Name: "cost", Label: "Cost", Type: Number, Min: 0, Max: 1e12, Unit: "currency", Group: "Cost and value", Shared: true, Help: "Cost for one unit, in the document’s currency."},
	{Name: "value_class", Label: "Value", Type: Choice, Group: "Cost and value", Shared: true, Help: "Whether the customer would pay for this step.",
		Choices: []Option{{"adding", "Value-adding"}, {"necessary", "Necessary, not value-adding"}, {"waste", "Waste"}}},
}

func sameAs(kinds ...string) Property {
	return Property{Name: "same_as", Label: "Same as", Type: Ref, Refers: kinds, Group: "Shared", Help: "Shows and edits the name and the measured data of another step: change a time once and all pages follow."}
}

func revises(kinds ...string) Property {
	return Property{Name: "revises", Label: "Future state of", Type: Ref, Refers: kinds, Group: "Shared", Help: "The element of the current state that this one replaces; used to compare both states."}
}

// ratingRow is a property on a scale of 1 to 5.
func ratingRow(name, label, help string, variants ...string) Property {
	return Property{Name: name, Label: label, Type: Integer, Min: 1, Max: 5, Group: "Rating", Help: help, For: variants}
}
