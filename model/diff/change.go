package diff

import (
	"slices"
	"unicode/utf8"

	"waymark/model"
	"waymark/model/kind"
)

// changes says what changed in the properties of a record that both documents
// have, in the order of the table.
func (w *writer) changes(id model.ID) {
	before, after := w.a.Get(id), w.b.Get(id)
	base := w.line(w.b, after, Changed)
	if before.Kind() != after.Kind() {
		l := base
		l.Before, l.After = kindName(before), kindName(after)
		l.Text = "was " + kind.WithArticle(l.Before) + ", is now " + kind.WithArticle(l.After)
		w.lines = append(w.lines, l)
	}
	names := model.Edit{Before: before, After: after}.ChangedProps() // sorted
	if k, ok := kind.Of(after.Kind()); ok {
		done := map[string]bool{}
		for i := range k.Properties {
			p := &k.Properties[i]
			if !slices.Contains(names, p.Name) || done[p.Name] {
				continue
			}
			done[p.Name] = true
			if group := pairOf(k, p); group != nil {
				for _, q := range group {
					done[q.Name] = true
				}
				w.pair(base, group, before, after)
				continue
			}
			w.property(base, k, p, before, after)
		}
		names = slices.DeleteFunc(names, func(n string) bool { return done[n] })
	}
	for _, n := range names {
		l := base
		l.Property = n
		l.Before, l.After = rawText(before.Get(n)), rawText(after.Get(n))
		l.Text = transition(clean(n), l.Before, l.After)
		w.lines = append(w.lines, l)
	}
}

// property says how one property changed.
func (w *writer) property(l Line, k *kind.Kind, p *kind.Property, before, after *model.Record) {
	old, now := before.Get(p.Name), after.Get(p.Name)
	name := label(p)
	l.Property = p.Name
	l.Before, l.After = w.valueText(w.a, p, old), w.valueText(w.b, p, now)
	l.Text = transition(name, l.Before, l.After)
	switch p.Type {
	case kind.Line, kind.Prose:
		if old == nil || now == nil {
			break
		}
		l.Before, l.After = window(old.String(), now.String())
		l.Text = transition(name, l.Before, l.After)
		if p.Name == k.Title && p.Name == "name" && short(old.String()) && short(now.String()) {
			l.Text = "renamed to " + l.After
		}
	case kind.Lines, kind.Refs, kind.Times, kind.Intervals:
		if what := w.listChange(p, before.List(p.Name), after.List(p.Name)); what != "" {
			l.Text = name + " " + what
		}
	case kind.Points: // numbers that say nothing to a person
		if old != nil && now != nil {
			l.Text = name + " changed"
		}
	}
	if l.Before == l.After && l.Text == transition(name, l.Before, l.After) {
		l.Text = name + " changed in characters that do not show, such as spaces or line breaks"
	}
	w.lines = append(w.lines, l)
}

// short reports whether a text is there and is shown whole.
func short(s string) bool { n := utf8.RuneCountInString(clean(s)); return n > 0 && n <= nameLength }

// pairOf returns the properties that are two coordinates of one value, such as x
// and y, nil for any other property.
func pairOf(k *kind.Kind, p *kind.Property) []*kind.Property {
	if p.Atom == "" || p.Type != kind.Number {
		return nil
	}
	var group []*kind.Property
	for i := range k.Properties {
		if q := &k.Properties[i]; q.Atom == p.Atom {
			group = append(group, q)
		}
	}
	if len(group) < 2 {
		return nil
	}
	return group
}

// pair says how a value of several numbers changed.
func (w *writer) pair(l Line, group []*kind.Property, before, after *model.Record) {
	text := func(r *model.Record) string {
		s, some := "", false
		for i, p := range group {
			if i > 0 {
				s += ", "
			}
			if n, ok := r.Num(p.Name); ok {
				s, some = s+model.Number(n).String(), true
			} else {
				s += "–"
			}
		}
		if !some {
			return ""
		}
		return "(" + s + ")"
	}
	l.Property = group[0].Name
	l.Before, l.After = text(before), text(after)
	l.Text = transition(group[0].Atom, l.Before, l.After)
	w.lines = append(w.lines, l)
}

// transition says how a value went from one to another, "" standing for none.
func transition(label, before, after string) string {
	switch {
	case before == "":
		return label + " set to " + after
	case after == "":
		return label + " removed (was " + before + ")"
	}
	return label + " " + before + " → " + after
}
