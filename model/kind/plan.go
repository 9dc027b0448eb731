package kind

var planKinds = []Kind{
	{
		Name: "action", Label: "Action", Plural: "Actions", Parents: []string{"document"}, Title: "name",
		Properties: []Property{
			{Name: "name", Label: "Initiative", Type: Line, Required: true, Help: "What will be done."},
			{Name: "owner", Label: "Owner", Type: Line, Help: "Who does it."},
			{Name: "start", Label: "Start", Type: Date, Help: "When it begins."},
			{Name: "due", Label: "Due", Type: Date, Help: "When it shall be done."},
			{Name: "status", Label: "Status", Type: Choice, Help: "How far it is.",
				Choices: []Option{{"not_started", "Not started"}, {"in_progress", "In progress"}, {"done", "Done"}, {"dropped", "Dropped"}}},
			{Name: "progress", Label: "Progress", Type: Number, Min: 0, Max: 100, Unit: "%", Help: "How much of it is done."},
			{Name: "note", Label: "Note", Type: Line, Help: "A few words on the state, such as “in test”."},
			{Name: "cost", Label: "Cost", Type: Number, Min: 0, Max: 1e15, Unit: "currency", Help: "What it costs once, in the document’s currency."},
			{Name: "impact", Label: "Impact", Type: Integer, Min: 1, Max: 5, Help: "How much it improves: 1 little … 5 a lot."},
			{Name: "effort", Label: "Effort", Type: Integer, Min: 1, Max: 5, Help: "What it takes: 1 little … 5 a lot."},
			{Name: "changes", Label: "Changes", Type: Refs, Refers: []string{"page", "stage", "step", "card", "node", "link"}, Help: "Which parts of the maps it changes."},
		},
	},
	{
		Name: "effect", Label: "Effect", Plural: "Effects", Parents: []string{"action"}, Title: "kpi",
		Properties: []Property{
			{Name: "kpi", Label: "KPI", Type: Ref, Refers: []string{"kpi"}, Required: true, Help: "The measure that the action moves."},
			{Name: "expected", Label: "Expected value", Type: Number, Help: "The value that the KPI shall have afterwards, in its own unit."},
		},
	},
}
