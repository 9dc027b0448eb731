package edit

import (
	"fmt"
	"slices"

	"waymark/model"
	"waymark/model/kind"
)

// Set gives a property of one or several elements a value; nil takes it away.
// Data that an element shows of another (same_as) are set on that other one, so
// that every page follows.
type Set struct {
	IDs   []model.ID
	Name  string
	Value model.Value
}

// Label implements Command.
func (s Set) Label() string {
	verb := "Change"
	if s.Value == nil {
		verb = "Clear"
	}
	for k := range kind.All() {
		if p, ok := k.Property(s.Name); ok {
			return verb + " " + kind.InSentence(p.Label)
		}
	}
	return verb + " " + s.Name
}

// Do implements Command. It refuses values that the table of kinds does not
// allow, and references to what is not there or of the wrong kind.
func (s Set) Do(d *model.Draft) error {
	for _, id := range s.IDs {
		r, err := get(d, id)
		if err != nil {
			return err
		}
		k, ok := kind.Of(r.Kind())
		if !ok {
			return fmt.Errorf("this version does not know elements of kind %q and leaves them as they are", r.Kind())
		}
		p, ok := k.Property(s.Name)
		if !ok {
			return fmt.Errorf("%s has no %s", Describe(r), s.Name)
		}
		if err := allowed(d, r, p, s.Value); err != nil {
			return err
		}
		to := target(d, r, p)
		// A shape may hold several lines where the step that it is the same as holds
		// one: what is really set decides.
		if to != id {
			if k, ok := kind.Of(d.Get(to).Kind()); ok {
				if row, ok := k.Property(p.Name); ok && s.Value != nil {
					if err := row.Check(s.Value); err != nil {
						return err
					}
				}
			}
		}
		d.Set(to, p.Name, s.Value)
	}
	return nil
}

// target returns the element whose property is really set.
func target(d *model.Draft, r *model.Record, p *kind.Property) model.ID {
	if !p.Shared || r.Ref("same_as") == "" {
		return r.ID()
	}
	for range 32 {
		next := d.Get(r.Ref("same_as"))
		if next == nil || r.Ref("same_as") == "" {
			break
		}
		r = next
	}
	return r.ID()
}

// allowed checks a value against the table and the document.
func allowed(d *model.Draft, r *model.Record, p *kind.Property, v model.Value) error {
	if v == nil {
		if p.Required && p.Type != kind.Line && p.Type != kind.Prose {
			return fmt.Errorf("%s is needed here", p.Label)
		}
		return nil
	}
	if err := p.Check(v); err != nil {
		return err
	}
	switch p.Type {
	case kind.Ref:
		return refersWell(d, r, p, model.ID(v.(model.Text)))
	case kind.Refs:
		for _, s := range v.(model.List) {
			if err := refersWell(d, r, p, model.ID(s)); err != nil {
				return err
			}
		}
	}
	return nil
}

func refersWell(d *model.Draft, r *model.Record, p *kind.Property, id model.ID) error {
	to := d.Get(id)
	if to == nil {
		return fmt.Errorf("%s: the element is not there any more", p.Label)
	}
	if !slices.Contains(p.Refers, to.Kind()) {
		return fmt.Errorf("%s cannot be %s", p.Label, Describe(to))
	}
	// A chain of same_as, revises or group must not come back to where it starts.
	switch p.Name {
	case "same_as", "revises", "group":
		for next, i := to, 0; next != nil && i < 64; i++ {
			if next.ID() == r.ID() {
				return fmt.Errorf("%s would lead round in a circle", p.Label)
			}
			if next.Ref(p.Name) == "" {
				break
			}
			next = d.Get(next.Ref(p.Name))
		}
	}
	return nil
}
