package kind

var palette = []Option{
	{"purple", "Purple"}, {"teal", "Teal"}, {"blue", "Blue"}, {"orange", "Orange"},
	{"green", "Green"}, {"yellow", "Yellow"}, {"grey", "Grey"},
}

var documentKinds = []Kind{
	{
		Name: "document", Label: "Document", Plural: "Documents", Title: "title",
		Properties: []Property{
			{Name: "title", Label: "Title", Type: Line, Required: true, Help: "Names the document in the window, in the footer of every printed page and in the list of recent files."},
			{Name: "scope", Label: "Scope", Type: Line, Help: "From where to where the maps go, and what they rest on: interviews, surveys, contact data."},
			{Name: "version_label", Label: "Version", Type: Line, Help: "The version as the team calls it, such as “1.3 (reviewed)”."},
			{Name: "date", Label: "Date", Type: Date, Help: "The day that this version was made."},
			{Name: "author", Label: "Author", Type: Line, Help: "Who drew the maps."},
			{Name: "owner", Label: "Owner", Type: Line, Help: "Who answers for the service that the maps show."},
			{Name: "classification", Label: "Classification", Type: Line, Help: "Stands in the footer of every printed page, such as “Internal”."},
			{Name: "review_by", Label: "Review by", Type: Date, Help: "After this day the document is reported as overdue for review."},
			{Name: "decision_needed", Label: "Decision needed", Type: Prose, Help: "What the readers of the handout are asked to decide; printed in a box under the action plan."},
			{Name: "language", Label: "Language", Type: Line, Group: "Language and money", Help: "The language of the texts as a code such as en, de or pt-BR; readers use it to speak and hyphenate."},
			{Name: "currency", Label: "Currency", Type: Line, Group: "Language and money", Help: "The currency of all costs, such as EUR or £."},
			{Name: "hours_per_day", Label: "Hours a day", Type: Number, Min: 1, Max: 24, Unit: "h", Group: "Calendar", Help: "Working hours in one day: “2 d” means twice this many hours. 8 when it is not set."},
			{Name: "days_per_week", Label: "Days a week", Type: Number, Min: 1, Max: 7, Unit: "d", Group: "Calendar", Help: "Working days in one week: “1 w” means this many days. 5 when it is not set."},
			{Name: "day_starts", Label: "Day starts at", Type: ClockTime, Group: "Calendar", Help: "When a working day begins; used to measure response times in business hours. 09:00 when it is not set."},
		},
	},
	{
		Name: "persona", Label: "Persona", Plural: "Personas", Parents: []string{"document"}, Title: "name",
		Properties: []Property{
			{Name: "name", Label: "Name", Type: Line, Required: true, Help: "Whose journey it is, such as “Maya Okafor, 34”."},
			{Name: "nickname", Label: "Known as", Type: Line, Help: "A few words that the team remembers, such as “the organised mover”."},
			{Name: "role", Label: "Role", Type: Line, Help: "What the person does and how they live, in one line."},
			{Name: "quote", Label: "Quote", Type: Line, Help: "One sentence in the person’s own words."},
			{Name: "goals", Label: "Goals", Type: Lines, Help: "What the person wants to achieve, one a line."},
			{Name: "needs", Label: "Needs", Type: Lines, Help: "What the person needs for it, one a line."},
			{Name: "frustrations", Label: "Frustrations", Type: Lines, Help: "What gets in the way, one a line."},
			{Name: "color", Label: "Colour", Type: Choice, Choices: palette, Help: "The colour of the person’s emotion curve."},
		},
	},
	{
		Name: "page", Label: "Page", Plural: "Pages", Parents: []string{"document"}, Variant: "page_kind", Title: "title",
		Properties: []Property{
			{Name: "page_kind", Label: "Kind", Type: Choice, Required: true, Help: "What is drawn on the page.",
				Choices: []Option{{"journey", "Journey map"}, {"flowchart", "Flowchart"}, {"valuestream", "Value stream map"}}},
			{Name: "title", Label: "Title", Type: Line, Required: true, Help: "Names the page on its tab and in its title band."},
			{Name: "state", Label: "State", Type: Choice, Help: "Whether the page shows how it is or how it shall be.",
				Choices: []Option{{"current", "Current state"}, {"future", "Future state"}}},
			{Name: "revises", Label: "Future state of", Type: Ref, Refers: []string{"page"}, Help: "The page with the current state that this future state is compared with."},
			{Name: "scope", Label: "Scope", Type: Line, Help: "From where to where the map goes; stands under the title."},
			{Name: "personas", Label: "Personas", Type: Refs, Refers: []string{"persona"}, Help: "Whose journey the page shows, or for whom the work is done; the first one stands in the title band."},
			{Name: "convention", Label: "Convention", Type: Choice, For: []string{"valuestream"}, Help: "Office: the lead time of a block includes its process time. Classic: waits stand between the blocks, on the peaks of the ladder.",
				Choices: []Option{{"office", "Office (lead time includes process time)"}, {"classic", "Classic (waits between the blocks)"}}},
			{Name: "demand", Label: "Demand", Type: Number, Min: 0, Max: 1e12, Unit: "per day", For: []string{"valuestream"}, Help: "Units that customers ask for on one working day; takt = available time ÷ demand."},
			{Name: "demand_unit", Label: "Unit of demand", Type: Line, For: []string{"valuestream"}, Help: "What is counted, such as orders or cases."},
			{Name: "available_time", Label: "Available time", Type: Time, For: []string{"valuestream"}, Help: "Working time on one day without breaks. The hours of the document’s calendar when it is not set."},
			{Name: "measured", Label: "Measured", Type: Line, Help: "When and on what the times were measured, such as “1–30 Sep 2026, 214 cases”."},
			{Name: "direction", Label: "Direction", Type: Choice, For: []string{"flowchart", "valuestream"}, Help: "Which way an automatic layout runs.",
				Choices: []Option{{"right", "To the right"}, {"down", "Downwards"}}},
			{Name: "review_by", Label: "Review by", Type: Date, Help: "After this day the page is reported as overdue for review."},
		},
	},
}
