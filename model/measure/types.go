package measure

import "waymark/model"

// Status says how a KPI stands against its target.
type Status string

// The four states. Names are those of the command line's JSON.
const (
	OnTarget  Status = "on_target"
	AtRisk    Status = "at_risk"
	OffTarget Status = "off_target"
	NoData    Status = "no_data"
)

// Label is the status in words, for people.
func (s Status) Label() string {
	switch s {
	case OnTarget:
		return "On target"
	case AtRisk:
		return "At risk"
	case OffTarget:
		return "Off target"
	}
	return "No data"
}

// StatusLabel is the state in words; a value without a target is not without data.
func (k *KPI) StatusLabel() string {
	if k.Status == NoData && k.Value.Known {
		return "No target"
	}
	return k.Status.Label()
}

// Observed is one point of a KPI's series.
type Observed struct {
	ID          model.ID
	Date        string // 2026-01-31
	Period      string // as people call it; the date when it is not set
	Value       Value
	N, Excluded float64
	Notes       []string // what was left out or assumed, as sentences
}

// KPI is the computed state of one KPI record.
type KPI struct {
	ID                         model.ID
	Name, Metric, Variant      string // Variant is never empty: the one that is used
	Unit                       string // see the Unit constants; a free word for an own definition
	Direction                  string // "higher" or "lower" is better
	Value                      Value  // of the latest period
	Baseline, Target           Value
	BaselinePeriod             string // of the baseline; "" when it is not known
	DeltaBaseline, DeltaTarget Value  // current − baseline, current − target, in the KPI's own unit
	Better                     int    // +1 when the current value is better than the baseline, −1 when worse, 0 when equal or unknown
	Tolerance                  float64
	N, Excluded                float64
	Status                     Status
	Series                     []Observed // oldest first
	Trend                      int        // +1 rising, −1 falling, 0 level or unknown: the fitted line over the series
	TrendBetter                int        // +1 when that is an improvement, −1 when not, 0 when level
	Slope                      Value      // of the fitted line, in the KPI's own unit for 30 days
	Date, Period               string     // of the latest observation
	Definition                 string     // the formula in words
	Own                        string     // what is counted, in the team's own words
	Source, Owner              string
	TargetDate                 string
	Headline                   bool
	Measures                   []model.ID // where in the maps it is measured
	Notes                      []string   // of the latest period: what was left out or assumed
}

// Stream holds the metrics of one value stream page. Times are in seconds,
// ratios are fractions 0 … 1. Totals follow the longest path by lead time.
type Stream struct {
	Page       model.ID
	Title      string
	State      string // "current" or "future"
	Convention string // "office" or "classic"
	Measured   string // when and on what, in the team's words

	Demand        Value // units a working day
	DemandUnit    string
	AvailableTime Value // seconds a working day

	ProcessTime, LeadTime, WaitTime Value
	ValueAddingTime                 Value
	ActivityRatio                   Value // process time ÷ lead time
	ProcessCycleEfficiency          Value // value-adding time ÷ lead time
	RolledCA                        Value // product of %C&A
	Takt                            Value // seconds: available time ÷ demand
	WorkInProcess                   Value // items in all queues
	CostPerUnit                     Value

	Bottleneck Bottleneck
	Blocks     []Block  // every block of the page, in ladder order (upstream first)
	Branches   []Branch // stretches beside the longest path
	// Where the lead time is lost, largest first.
	Waits, HandOffs, Rework, NonAdding []Waste
	Notes                              []string // what was assumed, as sentences
	Why                                string   // why there are no totals; "" when there are
	// Unordered says that there are none because the blocks do not stand in a row:
	// some are not linked, or they run in a circle.
	Unordered bool
	Circle    bool // they run in a circle
}

// Path returns the blocks of the ladder: those on the longest path, in order.
func (s Stream) Path() []Block {
	var out []Block
	for _, b := range s.Blocks {
		if b.OnPath {
			out = append(out, b)
		}
	}
	return out
}

// Block is one block of a value stream: a process, a queue, a transport …
type Block struct {
	ID      model.ID
	Name    string
	Kind    string // node_kind
	Wait    Value  // peak of the ladder
	Process Value  // trough of the ladder
	Lead    Value  // wait and process together
	OnPath  bool
	Share   Value  // of the lead time of the page; unknown beside the path
	Class   string // "adding", "necessary", "waste" or ""
	CA      Value  // %C&A as a fraction
	Items   Value
	People  Value
	Cost    Value
	Load    Value // process time per person ÷ takt: above 1 the step cannot keep up
}

// Branch is a stretch of blocks that runs in parallel to the longest path.
type Branch struct {
	Blocks []model.ID
	Lead   Value
}

// Bottleneck is the step that limits the page.
type Bottleneck struct {
	ID   model.ID // "" when there is none
	Name string
	Load Value  // process time per person ÷ takt, where demand is known
	Time Value  // seconds: its lead time with the queue in front of it
	Why  string // why this one, or why none, as a sentence
}

// Waste is one entry of the lists of waste.
type Waste struct {
	ID    model.ID
	Name  string
	Kind  string // "wait", "hand_off", "rework", "non_adding"
	Time  Value  // seconds of lead time that it stands for
	Share Value  // of the lead time of the page
	// Extent is, for rework, the share of incoming work that needs correction.
	Extent Value
	From   model.ID // for a hand-off: the block that passes the work on
}

// Flow holds the analysis of one flowchart page as an absorbing Markov chain.
// Times are in seconds, shares and probabilities are fractions 0 … 1.
type Flow struct {
	Page  model.ID
	Title string
	State string

	ExpectedTime Value // hands-on time of one case
	SDTime       Value // its standard deviation
	ElapsedTime  Value // with delays and waits
	ExpectedCost Value // in the document's currency
	Outcomes     []Outcome
	// Missing is the share of the cases whose end is not known because the
	// shares of some branches add up to less than 100 %.
	Missing  float64
	Nodes    []FlowNode // reading order of the page
	Branches []FlowBranch

	MostLikelyPath  []model.ID
	PathProbability Value
	LongestPath     []model.ID // loop-free, by hands-on time
	LongestTime     Value
	LongestExact    bool       // false when the page has too many loops to try all paths
	Costliest       []FlowNode // the nodes that take most of the expected time, largest first

	Provisional bool     // computed, but with gaps that Notes name
	Notes       []string // what was assumed or left out, as sentences
	Why         string   // why there are no numbers; "" when there are
}

// Outcome is one end of a flow.
type Outcome struct {
	ID      model.ID
	Name    string
	Outcome string // "resolved", "escalated", "unresolved", "other"; "" for a dead end
	Share   Value
}

// FlowNode is one node of a flow.
type FlowNode struct {
	ID       model.ID
	Name     string
	Kind     string // node_kind
	Swimlane model.ID
	Visits   Value // expected number of visits of one case
	Each     Value // hands-on seconds of one visit
	Elapsed  Value // seconds of one visit with its waits; unknown where the node states no time
	Time     Value // expected contribution: visits × each
	Share    Value // of the expected time
}

// FlowBranch is a link of a flow with the share that was computed with.
type FlowBranch struct {
	Link, From, To model.ID
	Label          string
	Share          float64
	Assumed        bool // not stated in the map
}

// Journey holds the times of one journey page, in seconds.
type Journey struct {
	Page        model.ID
	Title       string
	State       string
	Stages      []JourneyTime // with the sums of their steps
	Steps       []JourneyTime
	ProcessTime Value // sums over the steps that state one
	LeadTime    Value
	Time        Value // of the customer: sum of the cards that state one
	Emotion     Value // mean of the emotions of the first persona and of nobody in particular, −2 … +2
	Touchpoints int
	PainPoints  int
	Moments     int // moments of truth
}

// JourneyTime is the time of one stage or step.
type JourneyTime struct {
	ID, Stage   model.ID
	Name        string
	ProcessTime Value
	LeadTime    Value
	Time        Value // of the customer
}

// Comparison sets a future page beside the current one that it revises.
type Comparison struct {
	Current, Future           model.ID
	CurrentTitle, FutureTitle string
	PageKind                  string
	Measures                  []Measure
	Added                     []model.ID // elements of the future page
	Removed                   []model.ID // elements of the current page
	Changed                   []Pair
	Same                      int // pairs without a difference
}

// Pair is an element of the current page and the one that replaces it.
type Pair struct {
	Current, Future model.ID
	Properties      []string // names of the properties that differ, sorted
}

// Measure is one number of both states.
type Measure struct {
	Key             string // "lead_time"; the id of a KPI
	Name            string
	Current, Future Value
	Delta           Value // future − current, in the unit
	Percent         Value // delta ÷ current, as a fraction
	Unit            string
	Direction       string // "higher" or "lower" is better; "" where neither is
	Better          int    // +1 when the future is better, −1 when worse, 0 when equal or unknown
}
