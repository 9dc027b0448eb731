package edit

import (
	"errors"
	"fmt"

	"waymark/model"
	"waymark/model/kind"
)

// Command is one thing that a person does.
type Command interface {
	// Label says it in the history, verb first: "Move 3 shapes".
	Label() string
	// Do makes the edits. An error leaves the document as it is.
	Do(d *model.Draft) error
}

// ErrNothing is returned by Apply where a command had nothing to do: the
// selection is empty, or everything is already as asked for.
var ErrNothing = errors.New("there is nothing to change")

// Apply carries out a command and the rules that follow from it.
func Apply(doc *model.Document, c Command) (*model.Document, model.Change, error) {
	d := doc.Draft()
	if err := c.Do(d); err != nil {
		return doc, model.Change{}, err
	}
	for _, r := range rules {
		r.fix(d)
	}
	next, change := d.Commit()
	if change.Empty() {
		return doc, change, ErrNothing
	}
	return next, change, nil
}

// Sequence carries out several commands as one entry of the history.
type Sequence struct {
	Name     string
	Commands []Command
}

// Label implements Command.
func (s Sequence) Label() string { return s.Name }

// Do implements Command. A part that has nothing to do is passed over.
func (s Sequence) Do(d *model.Draft) error {
	for _, c := range s.Commands {
		if err := c.Do(d); err != nil && !errors.Is(err, ErrNothing) {
			return err
		}
	}
	return nil
}

// get returns a record of the draft that a command names, or says what is wrong.
func get(d *model.Draft, id model.ID, kinds ...string) (*model.Record, error) {
	r := d.Get(id)
	if r == nil {
		return nil, errors.New("the element is not there any more")
	}
	for _, k := range kinds {
		if r.Kind() == k {
			return r, nil
		}
	}
	if len(kinds) == 0 {
		return r, nil
	}
	return nil, fmt.Errorf("%s cannot be used for this", Describe(r))
}

// Describe names a record for people: step “Call support”.
func Describe(r *model.Record) string {
	k, ok := kind.Of(r.Kind())
	if !ok {
		return "unknown element"
	}
	label := kind.InSentence(k.Label)
	if r.Kind() == "node" {
		label = kind.InSentence(kind.Label("node", "node_kind", r.Text("node_kind")))
	}
	if t := r.Text(k.Title); t != "" {
		return label + " “" + short(t) + "”"
	}
	return label
}

// what counts elements for a label: "step", "3 shapes", "5 elements".
func what(d *model.Draft, ids []model.ID) string {
	one := ""
	for _, id := range ids {
		k := ""
		if r := d.Get(id); r != nil {
			k = r.Kind()
		}
		if one != "" && k != one {
			return fmt.Sprintf("%d elements", len(ids))
		}
		one = k
	}
	return plural(one, len(ids))
}

func plural(name string, n int) string {
	k, ok := kind.Of(name)
	switch {
	case !ok && n == 1:
		return "element"
	case !ok:
		return fmt.Sprintf("%d elements", n)
	case n == 1:
		return kind.InSentence(k.Label)
	}
	return fmt.Sprintf("%d %s", n, kind.InSentence(k.Plural))
}

func short(s string) string {
	r := []rune(s)
	for i, c := range r {
		if c == '\n' {
			r[i] = ' '
		}
	}
	if len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return string(r)
}
