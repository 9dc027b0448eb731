package measure

import (
	"fmt"
	"math"

	"waymark/model"
)

// nps is the net promoter score (Reichheld, “The One Number You Need to Grow”,
// Harvard Business Review, December 2003): of all who answered “how likely are
// you to recommend us” on 0 … 10, the share of 9 and 10 minus that of 0 … 6.
func nps() formula {
	return formula{
		variant: "share", unit: UnitPoints,
		definition: "(promoters 9–10 − detractors 0–6) ÷ all responses × 100",
		columns:    []string{"scores", "promoters", "passives", "detractors"},
		compute: func(o observation) reading {
			if s := o.scores(); s != nil {
				if len(s) != 11 {
					return noReading("“Answers by score” has %d numbers; the question has 11 answers, 0 to 10.", len(s))
				}
				return netScore(sum(s[9:]), sum(s[7:9]), sum(s[:7]))
			}
			c, why := o.counts("promoters", "passives", "detractors")
			if why != "" {
				return noReading("%s", why)
			}
			return netScore(c[0], c[1], c[2])
		},
	}
}

func netScore(promoters, passives, detractors float64) reading {
	n := promoters + passives + detractors
	if n == 0 {
		return noReading("Nobody has answered.")
	}
	return reading{value: Of((promoters - detractors) / n * 100), n: n}
}

// csat is customer satisfaction: the share of the two best answers (“top two
// box”), or the mean answer.
func csat(c config, variant string) formula {
	scale := int(c.kpi.NumOr("scale", 5))
	if variant == "mean" {
		return scoreMean(scale, fmt.Sprintf("Mean of all answers from 1 to %d", scale), "higher")
	}
	f := scoreShare(scale, scale-1, scale, "satisfied")
	f.variant = "top_two"
	f.definition = fmt.Sprintf("Answers %d and %d on a scale of 1 to %d ÷ all responses × 100", scale-1, scale, scale)
	return f
}

// ces is the customer effort score: the mean answer to how easy it was, or the
// share of answers in the easy part of the scale, 5 to 7 of 7. On other scales
// the easy part begins at the same height, rounded up.
func ces(c config, variant string) formula {
	scale := int(c.kpi.NumOr("scale", 7))
	lowIsEasy := c.kpi.Text("easy_end") == "low"
	end := fmt.Sprintf("%d is very easy", scale)
	direction := "higher"
	if lowIsEasy {
		end, direction = "1 is very easy", "lower"
	}
	if variant != "share" {
		return scoreMean(scale, fmt.Sprintf("Mean of all answers from 1 to %d, where %s", scale, end), direction)
	}
	from, to := int(math.Ceil(float64(scale)*5/7)), scale
	if lowIsEasy {
		from, to = 1, scale+1-from
	}
	f := scoreShare(scale, from, to, "easy")
	f.variant = "share"
	f.definition = fmt.Sprintf("Answers %d to %d on a scale of 1 to %d, where %s, ÷ all responses × 100", from, to, scale, end)
	return f
}

// scoreShare is the share of the answers from … to on a scale that starts at 1,
// from the answers by score or from two counts.
func scoreShare(scale, from, to int, column string) formula {
	return formula{
		unit: UnitPercent, columns: []string{"scores", column, "responses"},
		compute: func(o observation) reading {
			if s := o.scores(); s != nil {
				if len(s) != scale {
					return wrongScale(len(s), scale)
				}
				n := sum(s)
				if n == 0 {
					return noReading("Nobody has answered.")
				}
				return reading{value: Of(sum(s[max(from-1, 0):to]) / n * 100), n: n}
			}
			c, why := o.counts(column, "responses")
			if why != "" {
				return noReading("%s", why)
			}
			return ratioReading(c[0], c[1], column, "responses", true)
		},
	}
}

// scoreMean is the mean answer; it needs the answers by score.
func scoreMean(scale int, definition, direction string) formula {
	return formula{
		variant: "mean", unit: UnitNumber, definition: definition, direction: direction, columns: []string{"scores"},
		compute: func(o observation) reading {
			s := o.scores()
			if len(s) != scale {
				return wrongScale(len(s), scale)
			}
			n, total := sum(s), 0.0
			if n == 0 {
				return noReading("Nobody has answered.")
			}
			for i, c := range s {
				total += float64(i+1) * c
			}
			return reading{value: Of(total / n), n: n}
		},
	}
}

func wrongScale(got, scale int) reading {
	return noReading("“Answers by score” has %d numbers, but the scale goes from 1 to %d.", got, scale)
}

// scores returns the answers by score, nil when they are not stated.
func (o observation) scores() []float64 {
	s, ok := o.r.Get("scores").(model.Numbers)
	if !ok {
		return nil
	}
	if s == nil {
		return []float64{}
	}
	return s
}

func sum(v []float64) float64 {
	t := 0.0
	for _, x := range v {
		t += x
	}
	return t
}
