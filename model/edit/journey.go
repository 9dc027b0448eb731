package edit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"waymark/model"
)

// PlaceCard moves a card to another cell: lane, column and place in the stack.
type PlaceCard struct {
	ID    model.ID
	Lane  model.ID
	Step  model.ID // a step or a stage
	After model.ID // the card of the lane in front of it; "" for the first place
}

// Label implements Command.
func (c PlaceCard) Label() string { return "Move card" }

// Do implements Command. A card keeps its text in a lane of another kind; what
// only its old lane understands (severity, channel) stays in the file and comes
// back with it.
func (c PlaceCard) Do(d *model.Draft) error {
	card, err := get(d, c.ID, "card", "emotion")
	if err != nil {
		return err
	}
	lane, err := get(d, c.Lane, "lane")
	if err != nil {
		return err
	}
	column, err := get(d, c.Step, "step", "stage")
	if err != nil {
		return err
	}
	if pageOf(d, lane) != pageOf(d, column) {
		return fmt.Errorf("the lane and the step stand on two pages")
	}
	if (card.Kind() == "emotion") != (lane.Text("lane_kind") == "emotion") {
		return fmt.Errorf("%s cannot stand in %s", Describe(card), Describe(lane))
	}
	d.Set(c.ID, "step", model.Text(c.Step))
	d.Move(c.ID, c.Lane, c.After)
	return nil
}

// Span makes a card reach over several steps.
type Span struct {
	ID    model.ID
	Steps int // 1 and more
}

// Label implements Command.
func (c Span) Label() string {
	if c.Steps > 1 {
		return fmt.Sprintf("Merge card over %d steps", c.Steps)
	}
	return "Split card"
}

// Do implements Command. A card reaches at most to the last step of the page.
func (c Span) Do(d *model.Draft) error {
	card, err := get(d, c.ID, "card")
	if err != nil {
		return err
	}
	steps := stepsOf(d, pageOf(d, card))
	at := slices.Index(steps, card.Ref("step"))
	if at < 0 {
		return fmt.Errorf("only a card that stands under a step can reach over several")
	}
	n := max(1, min(c.Steps, len(steps)-at))
	if n == 1 {
		d.Set(c.ID, "span", nil)
	} else {
		d.Set(c.ID, "span", model.Number(n))
	}
	return nil
}

// stepsOf lists the steps of a page, from left to right.
func stepsOf(d records, page model.ID) []model.ID {
	var out []model.ID
	for _, id := range d.Children(page) {
		if d.Get(id).Kind() != "stage" {
			continue
		}
		for _, s := range d.Children(id) {
			if d.Get(s).Kind() == "step" {
				out = append(out, s)
			}
		}
	}
	return out
}

// Feel sets the emotion of a persona at a step, on the curve of a lane. It adds
// the point where there is none yet.
type Feel struct {
	Lane, Step, Persona model.ID // Persona "" is the first of the page
	NewID               model.ID // for a new point: model.NewID()
	Value               float64  // −2 … +2
}

// Label implements Command.
func (c Feel) Label() string { return "Set emotion" }

// Do implements Command. Values are kept in steps of a tenth.
func (c Feel) Do(d *model.Draft) error {
	lane, err := get(d, c.Lane, "lane")
	if err != nil {
		return err
	}
	if math.IsNaN(c.Value) {
		return fmt.Errorf("the emotion is not a number")
	}
	v := model.Number(int(math.Round(max(-2, min(2, c.Value))*10))) / 10
	main := mainPersona(d, pageOf(d, lane))
	whose := cmp.Or(c.Persona, main)
	for _, id := range d.Children(c.Lane) {
		if r := d.Get(id); r.Kind() == "emotion" && r.Ref("step") == c.Step && cmp.Or(r.Ref("persona"), main) == whose {
			d.Set(id, "value", v)
			return nil
		}
	}
	props := []model.Prop{{Name: "step", Value: model.Text(c.Step)}, {Name: "value", Value: v}}
	if c.Persona != "" {
		props = append(props, model.Prop{Name: "persona", Value: model.Text(c.Persona)})
	}
	return Insert{Record: model.NewRecord(c.NewID, "emotion", c.Lane, props...), Last: true}.Do(d)
}

// mainPersona is the first persona of a page, whose emotions need not name it; "" for
// none.
func mainPersona(d *model.Draft, page model.ID) model.ID {
	if p := d.Get(page); p != nil && page != "" {
		if personas := p.Refs("personas"); len(personas) > 0 {
			return personas[0]
		}
	}
	return ""
}
