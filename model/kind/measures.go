package kind

import "slices"

// Metrics are the definitions that a KPI can have, in the order in which they
// are offered. How each is computed is written in model/measure.
var metrics = []Option{
	{"nps", "Net promoter score (NPS)"}, {"csat", "Customer satisfaction (CSAT)"}, {"ces", "Customer effort score (CES)"},
	{"churn", "Churn"}, {"clv", "Customer lifetime value (CLV)"}, {"retention", "Retention"}, {"referral", "Referral"},
	{"fcr", "First contact resolution (FCR)"}, {"aht", "Average handling time (AHT)"},
	{"first_response_time", "First response time"}, {"resolution_time", "Resolution time"}, {"sla", "SLA compliance"},
	{"resolved_queries", "Resolved queries"},
	{"conversion", "Conversion"}, {"lead_to_sale", "Lead to sale"}, {"engagement", "Engagement"}, {"custom", "Own definition"},
}

func count(name, label, help string, metrics ...string) Property {
	return Property{Name: name, Label: label, Type: Number, Min: 0, Max: 1e15, Help: help, For: metrics}
}

var measureKinds = []Kind{
	{
		Name: "kpi", Label: "KPI", Plural: "KPIs", Parents: []string{"document"}, Variant: "metric", Title: "name",
		Properties: []Property{
			{Name: "name", Label: "Name", Type: Line, Required: true, Help: "What the team calls the measure."},
			{Name: "metric", Label: "Definition", Type: Choice, Required: true, Choices: metrics, Help: "How the value is computed."},
			{Name: "variant", Label: "Variant", Type: Choice, Help: "Which form of the definition is used.", Choices: []Option{
				{"top_two", "Share of the two best answers"}, {"mean", "Mean"}, {"share", "Share"},
				{"monthly", "As measured, for one period"}, {"annual", "For a year, from monthly values"},
				{"count", "Count"}, {"median", "Median"}, {"p90", "90th percentile"},
				{"ratio", "Ratio in percent"}, {"sum", "Sum"}, {"latest", "Latest value"}}},
			{Name: "definition", Label: "In words", Type: Prose, Help: "What is counted and what is not, in the team’s own words."},
			{Name: "unit", Label: "Unit", Type: Line, For: []string{"custom", "engagement", "referral", "retention", "clv"}, Help: "The unit of an own definition, such as d, € or calls."},
			{Name: "direction", Label: "Better is", Type: Choice, Help: "Which way is an improvement; given by the definition when it is not set.",
				Choices: []Option{{"higher", "Higher"}, {"lower", "Lower"}}},
			{Name: "scale", Label: "Scale up to", Type: Integer, Min: 2, Max: 11, For: []string{"csat", "ces"}, Help: "The highest answer of the question: 5 or 7. CSAT 5, CES 7 when it is not set."},
			{Name: "easy_end", Label: "Easy is", Type: Choice, For: []string{"ces"}, Help: "Which end of the scale means “very easy”.", Choices: []Option{{"low", "1"}, {"high", "The highest answer"}}},
			{Name: "hours", Label: "Counted in", Type: Choice, For: []string{"first_response_time", "resolution_time"}, Help: "Business hours follow the document’s calendar.",
				Choices: []Option{{"business", "Business hours"}, {"calendar", "Calendar hours"}}},
			{Name: "target", Label: "Target", Type: Number, Group: "Target", Help: "The value that shall be reached, in the KPI’s own unit (points for a percentage, hours for a time)."},
			{Name: "target_date", Label: "Reached by", Type: Date, Group: "Target", Help: "When the target shall be reached."},
			{Name: "tolerance", Label: "Tolerance", Type: Number, Min: 0, Max: 100, Unit: "% of target", Group: "Target", Help: "A value that misses the target by at most this much is at risk, not off target. 10 when it is not set."},
			{Name: "baseline", Label: "Baseline", Type: Number, Group: "Target", Help: "The value before the change; the first observation when it is not set."},
			{Name: "baseline_date", Label: "Baseline measured", Type: Date, Group: "Target", Help: "When the stated baseline was measured."},
			{Name: "owner", Label: "Owner", Type: Line, Group: "Source", Help: "Who answers for the value."},
			{Name: "source", Label: "Source", Type: Line, Group: "Source", Help: "Where the values come from, such as “after-call survey”."},
			{Name: "rhythm", Label: "Measured every", Type: Choice, Group: "Source", Help: "How often a new value comes; older ones are reported as stale.",
				Choices: []Option{{"week", "Week"}, {"month", "Month"}, {"quarter", "Quarter"}, {"year", "Year"}}},
			{Name: "measures", Label: "Measured at", Type: Refs, Refers: []string{"page", "stage", "step", "node"}, Group: "Source", Help: "Where in the maps it is measured; nowhere in particular means the whole document."},
			{Name: "headline", Label: "Headline", Type: YesNo, Group: "Source", Help: "Stands as a large card at the top of the KPI summary."},
		},
	},
	{
		Name: "observation", Label: "Observation", Plural: "Observations", Parents: []string{"kpi"}, Variant: "metric", Title: "period",
		Properties: slices.Concat([]Property{
			{Name: "date", Label: "Date", Type: Date, Required: true, Help: "The last day of the period that the values stand for."},
			{Name: "period", Label: "Period", Type: Line, Help: "What people call the period, such as “Sep 2026”."},
			{Name: "value", Label: "Value", Type: Number, Help: "The value itself, in the KPI’s own unit, where the counts behind it are not known."},
			{Name: "n", Label: "Sample", Type: Number, Min: 0, Max: 1e15, Help: "How many answers or cases a stated value rests on."},
			{Name: "excluded", Label: "Excluded", Type: Number, Min: 0, Max: 1e15, Help: "How many answers or cases were left out, and are said to be."},
		}, observationColumns),
	},
}

// observationColumns are the counts that the definitions are computed from.
var observationColumns = []Property{
	{Name: "scores", Label: "Answers by score", Type: Numbers, Min: 0, Max: 1e15, For: []string{"nps", "csat", "ces"}, Help: "How many people gave each answer, from the lowest score to the highest (NPS starts at 0, the others at 1)."},
	count("promoters", "Promoters", "People who answered 9 or 10.", "nps"),
	count("passives", "Passives", "People who answered 7 or 8.", "nps"),
	count("detractors", "Detractors", "People who answered 0 to 6.", "nps"),
	count("satisfied", "Satisfied", "Answers in the two best boxes.", "csat"),
	count("easy", "Easy", "Answers in the easy part of the scale (5 and more of 7).", "ces"),
	count("responses", "Responses", "All answers.", "csat", "ces"),
	count("customers_lost", "Customers lost", "Customers who left in the period.", "churn"),
	count("customers_start", "Customers at start", "Customers when the period began.", "churn", "retention"),
	count("customers_kept", "Customers kept", "Of those at the start, the ones still there at the end.", "retention"),
	count("revenue", "Revenue", "Revenue per customer and period, in the document’s currency.", "clv"),
	{Name: "gross_margin", Label: "Gross margin", Type: Number, Min: 0, Max: 100, Unit: "%", For: []string{"clv"}, Help: "Share of the revenue that remains after direct costs."},
	{Name: "churn", Label: "Churn", Type: Number, Min: 0, Max: 100, Unit: "%", For: []string{"clv"}, Help: "Share of customers lost in one period."},
	count("resolved_first", "Resolved at first contact", "Contacts after which the customer did not have to come back.", "fcr"),
	count("contacts", "Contacts", "All contacts handled.", "fcr", "aht"),
	{Name: "talk_time", Label: "Talk", Type: Time, For: []string{"aht"}, Help: "Time talked or written, of all contacts together."},
	{Name: "hold_time", Label: "Hold", Type: Time, For: []string{"aht"}, Help: "Time on hold, of all contacts together."},
	{Name: "after_time", Label: "After-call work", Type: Time, For: []string{"aht"}, Help: "Work after the contact, of all contacts together."},
	{Name: "cases", Label: "Cases", Type: Intervals, For: []string{"first_response_time", "resolution_time"}, Help: "Start and end of every case; open cases end in “..” and are not counted."},
	{Name: "times", Label: "Times", Type: Times, For: []string{"first_response_time", "resolution_time"}, Help: "How long each case took, where start and end are not known."},
	count("open_cases", "Open", "Cases without an answer yet; not counted in the times.", "first_response_time", "resolution_time"),
	count("met", "Met", "Cases within the agreed time.", "sla"),
	count("breached", "Breached", "Cases over the agreed time.", "sla"),
	count("converted", "Converted", "Visitors or leads that took the next step.", "conversion"),
	count("entered", "Entered", "Visitors or leads that could have.", "conversion"),
	count("won", "Won", "Leads that bought.", "lead_to_sale"),
	count("leads", "Leads", "All leads.", "lead_to_sale"),
	count("interactions", "Interactions", "Clicks, answers, shares.", "engagement"),
	count("reach", "Reach", "People who saw it.", "engagement"),
	count("resolved", "Resolved", "Queries that were resolved.", "resolved_queries"),
	count("received", "Received", "Queries that came in.", "resolved_queries"),
	count("referred", "Referred", "Customers who recommended, or came by a recommendation.", "referral"),
	count("customers", "Customers", "All customers asked or counted.", "referral"),
	{Name: "numerator", Label: "Numerator", Type: Number, For: []string{"custom"}, Help: "What is counted."},
	{Name: "denominator", Label: "Denominator", Type: Number, For: []string{"custom"}, Help: "What it is divided by."},
}
