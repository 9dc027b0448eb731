package measure

import (
	"waymark/model"
	"waymark/model/kind"
)

// JourneyOf adds up the times of one journey page: process and lead times of its
// steps, and the customer's own time from the cards that state one. Where a page
// shows several personas, the cards of the first one and those of nobody in
// particular count. Sums are over what is stated; a stage or page without any
// stated time has none.
func JourneyOf(doc *model.Document, page model.ID) Journey {
	j := Journey{Page: page}
	p := doc.Get(page)
	var pt, lt, time, feel tally
	if p == nil || p.Kind() != "page" || p.Text("page_kind") != "journey" {
		const why = "This is not a journey page."
		j.ProcessTime, j.LeadTime, j.Time, j.Emotion = Unknown(why), Unknown(why), Unknown(why), Unknown(why)
		return j
	}
	j.Title, j.State = p.Text("title"), p.Text("state")
	cards := j.readCards(doc, p, &feel)
	cal := CalendarOf(doc)
	for s := range doc.Each(page, "stage") {
		var spt, slt, st tally
		st.addTally(cards[s.ID()])
		for r := range doc.Each(s.ID(), "step") {
			r = kind.Effective(doc, r)
			var one, whole tally
			one.duration(cal, r, "process_time")
			whole.duration(cal, r, "lead_time")
			own := cards[r.ID()]
			j.Steps = append(j.Steps, JourneyTime{ID: r.ID(), Stage: s.ID(), Name: r.Text("name"),
				ProcessTime: one.sum("The step states no process time."), LeadTime: whole.sum("The step states no lead time."),
				Time: own.sum("No card of the step states a time.")})
			spt.addTally(one)
			slt.addTally(whole)
			st.addTally(own)
		}
		j.Stages = append(j.Stages, JourneyTime{ID: s.ID(), Stage: s.ID(), Name: s.Text("name"),
			ProcessTime: spt.sum("No step of the stage states a process time."), LeadTime: slt.sum("No step of the stage states a lead time."),
			Time: st.sum("No card of the stage states a time.")})
		pt.addTally(spt)
		lt.addTally(slt)
		time.addTally(st)
	}
	j.ProcessTime = pt.sum("No step states a process time.")
	j.LeadTime = lt.sum("No step states a lead time.")
	j.Time = time.sum("No card states a time.")
	j.Emotion = Unknown("No emotion is entered.")
	if feel.n > 0 {
		j.Emotion = Of(feel.total / float64(feel.n))
	}
	return j
}

// readCards counts cards and emotions and adds up the customer's time by step or
// stage.
func (j *Journey) readCards(doc *model.Document, page *model.Record, feel *tally) map[model.ID]tally {
	cal := CalendarOf(doc)
	cards := map[model.ID]tally{}
	var first model.ID
	if l := page.Refs("personas"); len(l) > 0 {
		first = l[0]
	}
	mine := func(r *model.Record) bool {
		p := r.Ref("persona")
		return p == "" || p == first
	}
	for lane := range doc.Each(page.ID(), "lane") {
		for r := range doc.Each(lane.ID(), "") {
			if r.Bool("moment_of_truth") {
				j.Moments++
			}
			switch r.Kind() {
			case "emotion":
				if v, ok := r.Num("value"); ok && mine(r) {
					feel.total += v
					feel.n++
				}
			case "card":
				switch lane.Text("lane_kind") {
				case "touchpoints":
					j.Touchpoints++
				case "pain_points":
					j.PainPoints++
				}
				if mine(r) {
					t := cards[r.Ref("step")]
					t.duration(cal, r, "duration")
					cards[r.Ref("step")] = t
				}
			}
		}
	}
	return cards
}

// tally is a sum that knows whether anything was added.
type tally struct {
	total float64
	n     int
}

func (t *tally) addTally(o tally) {
	t.total += o.total
	t.n += o.n
}

func (t *tally) duration(c Calendar, r *model.Record, name string) {
	if s, ok := c.value(r, name); ok {
		t.total += s
		t.n++
	}
}

func (t tally) sum(why string) Value {
	if t.n == 0 {
		return Unknown(why)
	}
	return Of(t.total)
}
