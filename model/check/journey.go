package check

import (
	"fmt"
	"iter"
	"strings"

	"waymark/model"
)

func noStage(f *finder) {
	if len(f.doc.All(f.view.page.ID(), "stage")) == 0 {
		f.found(Hint, "No stages", "A journey is told in stages, from the first thought to the time after.", "Add the first stage", nil, f.view.page.ID())
	}
}

func stageWithoutSteps(f *finder) {
	for s := range f.doc.Each(f.view.page.ID(), "stage") {
		if len(f.doc.All(s.ID(), "step")) == 0 {
			f.found(Warning, "Stage without steps", "Nothing happens in this stage: it is an empty column.", "Add a step, or delete the stage", &Fix{Delete: []model.ID{s.ID()}}, s.ID())
		}
	}
}

// inLanes yields what stands in the lanes of one kind, hidden ones left out.
func (f *finder) inLanes(laneKind, kind string) iter.Seq[*model.Record] {
	return func(yield func(*model.Record) bool) {
		for lane := range f.doc.Each(f.view.page.ID(), "lane") {
			if lane.Text("lane_kind") != laneKind || lane.Bool("hidden") {
				continue
			}
			for r := range f.doc.Each(lane.ID(), kind) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func (f *finder) hasLane(laneKind string) bool {
	for lane := range f.doc.Each(f.view.page.ID(), "lane") {
		if lane.Text("lane_kind") == laneKind && !lane.Bool("hidden") {
			return true
		}
	}
	return false
}

// begun reports whether anything stands in the lanes of the journey. What is still
// missing from a blank one is no mistake that anybody has made.
func (f *finder) begun() bool {
	for lane := range f.doc.Each(f.view.page.ID(), "lane") {
		for range f.doc.Children(lane.ID()) {
			return true
		}
	}
	return false
}

// stepWithoutEmotion finds gaps in the emotion curve. An emotion of a whole
// stage stands for its steps. Where there is no curve at all, one finding says so
// for all steps, once the journey is begun; and where most steps have none, the curve is
// only begun, and one finding says how far it is.
func stepWithoutEmotion(f *finder) {
	if !f.hasLane("emotion") {
		return // a journey may leave the curve out
	}
	felt := map[model.ID]bool{}
	for r := range f.inLanes("emotion", "emotion") {
		felt[r.Ref("step")] = true
	}
	if len(felt) == 0 {
		if f.begun() {
			f.found(Warning, "No emotion at any step", "The emotion lane is empty: nobody can see where customers are content and where they are not.", "Enter how the customer feels at each step, from −2 to +2, or hide the lane", nil, f.view.page.ID())
		}
		return
	}
	var missing []model.ID
	steps := 0
	for s := range f.doc.Each(f.view.page.ID(), "stage") {
		for step := range f.doc.Each(s.ID(), "step") {
			steps++
			if !felt[s.ID()] && !felt[step.ID()] {
				missing = append(missing, step.ID())
			}
		}
	}
	if 2*len(missing) > steps {
		f.found(Warning, "Most steps without an emotion", fmt.Sprintf("The curve is only begun: %d of %d steps say how the customer feels.", steps-len(missing), steps), "Enter how the customer feels at each step, from −2 to +2", nil, f.view.page.ID())
		return
	}
	for _, step := range missing {
		f.found(Warning, "Step without an emotion", "The curve runs past this step: nobody can see how the customer feels here.", "Enter how the customer feels, from −2 to +2", nil, step)
	}
}

// emotionTwice finds two emotions of one persona at one step in one lane.
func emotionTwice(f *finder) {
	type key struct{ lane, step, persona model.ID }
	first := map[key]model.ID{}
	var main model.ID
	if l := f.view.page.Refs("personas"); len(l) > 0 {
		main = l[0]
	}
	for r := range f.inLanes("emotion", "emotion") {
		k := key{r.Parent(), r.Ref("step"), r.Ref("persona")}
		if k.persona == "" {
			k.persona = main
		}
		if k.step == "" {
			continue
		}
		if id, ok := first[k]; ok {
			f.found(Warning, "Two emotions at one step", "The curve of one persona cannot have two heights at one step.", "Delete one of them", &Fix{Delete: []model.ID{r.ID()}}, r.ID(), id)
			continue
		}
		first[k] = r.ID()
	}
}

func touchpointWithoutChannel(f *finder) {
	for r := range f.inLanes("touchpoints", "card") {
		if !r.Has("channel") {
			f.found(Warning, "Touchpoint without a channel", "Readers cannot tell whether it happens on the phone, on the web or in a store.", "Choose its channel", nil, r.ID())
		}
	}
}

func painPointWithoutEvidence(f *finder) {
	for r := range f.inLanes("pain_points", "card") {
		if strings.TrimSpace(r.Text("evidence")) == "" && !r.Has("evidence_source") {
			f.found(Warning, "Pain point without evidence", "It may be an opinion: say where the finding comes from before somebody asks.", "Add the source, such as a survey or interviews", nil, r.ID())
		}
	}
}

func painPointWithoutSeverity(f *finder) {
	for r := range f.inLanes("pain_points", "card") {
		var missing []string
		for _, n := range []string{"severity", "frequency"} {
			if !r.Has(n) {
				missing = append(missing, n)
			}
		}
		if len(missing) > 0 {
			f.found(Hint, "Pain point without a rating", "Without "+strings.Join(missing, " and ")+" it cannot be ranked among the others.", "Rate "+strings.Join(missing, " and ")+" from 1 to 5", nil, r.ID())
		}
	}
}

func noPersona(f *finder) {
	if len(f.view.page.Refs("personas")) == 0 && f.begun() {
		f.found(Hint, "Journey of nobody", "The page names no persona: readers cannot tell whose journey it is.", "Choose a persona for the page", nil, f.view.page.ID())
	}
}
