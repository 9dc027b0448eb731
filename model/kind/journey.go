package kind

import "slices"

var laneKinds = []Option{
	{"actions", "Customer actions"}, {"touchpoints", "Touchpoints"}, {"thoughts", "Thoughts"},
	{"motivations", "Motivations"}, {"emotion", "Emotion"}, {"pain_points", "Pain points"},
	{"opportunities", "Opportunities"}, {"backstage", "Backstage"}, {"time_effort", "Time and effort"},
	{"kpis", "KPIs"}, {"images", "Images"}, {"notes", "Notes"}, {"custom", "Custom"},
}

var channels = []Option{
	{"web", "Web"}, {"app", "App"}, {"email", "E-mail"}, {"phone", "Phone"}, {"chat", "Chat"}, {"sms", "SMS"},
	{"social", "Social media"}, {"store", "Store"}, {"sales_rep", "Sales rep"}, {"post", "Post"},
	{"field_visit", "Field visit"}, {"advertisement", "Advertisement"}, {"review", "Review"},
	{"referral", "Referral"}, {"search", "Search"}, {"other", "Other"},
}

var evidenceRows = []Property{
	{Name: "evidence_source", Label: "Evidence source", Type: Choice, Group: "Evidence", Help: "Where the finding comes from.",
		Choices: []Option{{"survey", "Survey"}, {"interview", "Interview"}, {"focus_group", "Focus group"}, {"analytics", "Analytics"}, {"internal", "Internal document"}}},
	{Name: "evidence", Label: "Evidence", Type: Prose, Group: "Evidence", Help: "What was found, when and how often, such as “After-call survey, Sep 2026, n = 312”."},
	{Name: "confidence", Label: "Confidence", Type: Choice, Group: "Evidence", Help: "How sure the team is.",
		Choices: []Option{{"low", "Low"}, {"medium", "Medium"}, {"high", "High"}}},
}

var journeyKinds = []Kind{
	{
		Name: "stage", Label: "Stage", Plural: "Stages", Parents: []string{"page"}, Title: "name",
		Properties: []Property{
			{Name: "name", Label: "Name", Type: Line, Required: true, Help: "A part of the journey, such as Awareness or Post-purchase support."},
			{Name: "when", Label: "When", Type: Line, Help: "How long it takes or when it happens, such as “≈ 5 days”; stands under the name."},
			{Name: "goal", Label: "Goal", Type: Line, Help: "What the customer wants to have achieved at the end of the stage."},
			revises("stage"),
		},
	},
	{
		Name: "step", Label: "Step", Plural: "Steps", Parents: []string{"stage"}, Title: "name",
		Properties: slices.Concat([]Property{
			{Name: "name", Label: "Name", Type: Line, Required: true, Shared: true, Help: "One thing that the customer goes through."},
			{Name: "width", Label: "Column width", Type: Number, Min: 60, Max: 2000, Unit: "units", Help: "Width of the column where it differs from the others."},
		}, processRows(), []Property{sameAs("step", "node"), revises("step")}),
	},
	{
		Name: "lane", Label: "Lane", Plural: "Lanes", Parents: []string{"page"}, Variant: "lane_kind", Title: "name",
		Properties: []Property{
			{Name: "lane_kind", Label: "Kind", Type: Choice, Required: true, Choices: laneKinds, Help: "What stands in the row."},
			{Name: "name", Label: "Name", Type: Line, Help: "Heading of the row, where it differs from its kind."},
			{Name: "hidden", Label: "Hidden", Type: YesNo, Help: "Leaves the row out on screen and on paper; its cards stay in the file."},
			{Name: "backstage", Label: "Backstage", Type: YesNo, Help: "The customer does not see it: the line of visibility is drawn above the first such row."},
			{Name: "height", Label: "Least height", Type: Number, Min: 24, Max: 4000, Unit: "units", Help: "The row is at least this high."},
		},
	},
	{
		Name: "card", Label: "Card", Plural: "Cards", Parents: []string{"lane"}, Variant: "lane_kind", Title: "text",
		Properties: slices.Concat([]Property{
			{Name: "step", Label: "Step", Type: Ref, Refers: []string{"step", "stage"}, Required: true, Help: "The column that the card stands in: a step, or a whole stage."},
			{Name: "span", Label: "Steps wide", Type: Integer, Min: 1, Max: 1000, Help: "How many steps the card reaches over, from its own to the right."},
			{Name: "text", Label: "Text", Type: Prose, Help: "What stands on the card."},
			{Name: "channel", Label: "Channel", Type: Choice, For: []string{"touchpoints", "actions", "backstage", "custom"}, Choices: channels, Help: "Where the interaction takes place."},
			{Name: "kpi", Label: "KPI", Type: Ref, Refers: []string{"kpi"}, Help: "The measure that stands on the card or that this card moves."},
			{Name: "duration", Label: "Time", Type: Time, For: []string{"time_effort", "actions", "custom"}, Help: "How long it takes the customer."},
			ratingRow("severity", "Severity", "How bad it is for the customer: 1 a nuisance … 5 stops the customer.", "pain_points"),
			ratingRow("frequency", "Frequency", "How often it happens: 1 rarely … 5 nearly always.", "pain_points"),
			ratingRow("impact", "Impact", "How much it would improve: 1 little … 5 a lot.", "opportunities"),
			ratingRow("effort", "Effort", "What it takes: 1 little … 5 a lot.", "opportunities", "time_effort"),
			{Name: "moment_of_truth", Label: "Moment of truth", Type: YesNo, Group: "Rating", Help: "Here the customer decides whether to stay."},
			{Name: "persona", Label: "Persona", Type: Ref, Refers: []string{"persona"}, Help: "Whose card it is, where the page shows more than one persona."},
			{Name: "image", Label: "Image", Type: Image, Group: "Image", Help: "A picture beside the document or kept inside it."},
			{Name: "image_alt", Label: "What the image shows", Type: Line, Group: "Image", Help: "Read out to people who cannot see the picture."},
			{Name: "link", Label: "Web link", Type: Line, Help: "An address that starts with https:, http: or mailto:."},
		}, evidenceRows, []Property{revises("card")}),
	},
	{
		Name: "emotion", Label: "Emotion", Plural: "Emotions", Parents: []string{"lane"}, Title: "quote",
		Properties: slices.Concat([]Property{
			{Name: "step", Label: "Step", Type: Ref, Refers: []string{"step", "stage"}, Required: true, Help: "The step at which the customer feels so."},
			{Name: "persona", Label: "Persona", Type: Ref, Refers: []string{"persona"}, Help: "Who feels so; the first persona of the page when it is not set."},
			{Name: "value", Label: "Emotion", Type: Number, Min: -2, Max: 2, Required: true, Help: "−2 frustrated … 0 neutral … +2 delighted."},
			{Name: "quote", Label: "Quote", Type: Line, Help: "What the customer says, in their own words."},
			{Name: "moment_of_truth", Label: "Moment of truth", Type: YesNo, Help: "Here the customer decides whether to stay."},
		}, evidenceRows, []Property{revises("emotion")}),
	},
}
