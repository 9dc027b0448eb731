package edit

import (
	"fmt"

	"waymark/model"
	"waymark/model/kind"
)

// DuplicatePage copies a page with everything on it, behind the original. With
// Future it becomes the future state of it: every element revises the one that
// it was made from, and shares nothing with it, so that both can differ.
type DuplicatePage struct {
	Page   model.ID
	Future bool
}

// Label implements Command.
func (c DuplicatePage) Label() string {
	if c.Future {
		return "Make future state"
	}
	return "Duplicate page"
}

// Do implements Command.
func (c DuplicatePage) Do(d *model.Draft) error {
	page, err := get(d, c.Page, "page")
	if err != nil {
		return err
	}
	if c.Future && page.Text("state") == "future" {
		return fmt.Errorf("%s is a future state already", Describe(page))
	}
	copied, ids := Copy(d.Base(), []model.ID{c.Page}).Fresh(func(model.ID) bool { return true })
	was := make(map[model.ID]model.ID, len(ids))
	for old, id := range ids {
		was[id] = old
	}
	for i, r := range copied.Records {
		if c.Future {
			if k, ok := kind.Of(r.Kind()); ok {
				if _, ok := k.Property("revises"); ok {
					r = r.With(model.Prop{Name: "revises", Value: model.Text(was[r.ID()])})
				}
			}
			// Shared data are taken over: a future time must not change today's. What two
			// elements of the page share, their copies share with each other.
			if was[r.Ref("same_as")] == "" {
				r = ownCopy(d.Base(), r)
			}
		}
		if i == 0 {
			title := page.Text("title") + " (copy)"
			if c.Future {
				title = page.Text("title")
				r = r.With(model.Prop{Name: "state", Value: model.Text("future")})
			}
			d.Insert(r.With(model.Prop{Name: "title", Value: model.Text(title)}), c.Page)
			continue
		}
		d.Append(r)
	}
	if c.Future && page.Text("state") == "" {
		d.Set(c.Page, "state", model.Text("current"))
	}
	return nil
}

// ownCopy gives a record its own values of the data that it shared.
func ownCopy(doc *model.Document, r *model.Record) *model.Record {
	if !r.Has("same_as") {
		return r
	}
	return kind.Effective(doc, r).With(model.Prop{Name: "same_as", Value: nil})
}
