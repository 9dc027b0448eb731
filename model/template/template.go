package template

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"waymark/model"
	"waymark/model/file"
)

//go:embed *.waymark.json
var files embed.FS

// List returns what can be started from, in the order in which it is offered.
func List() []Info { return slices.Clone(catalog) }

// Load returns a template as it stands: with the ids of its file, which are the
// same each time. To start a document, use New.
func Load(name string) (*model.Document, error) {
	i := slices.IndexFunc(catalog, func(t Info) bool { return t.Name == name })
	if i < 0 {
		names := make([]string, len(catalog))
		for i, t := range catalog {
			names[i] = t.Name
		}
		return nil, fmt.Errorf("there is no template %q: there are %s", name, strings.Join(names, ", "))
	}
	if catalog[i].Blank {
		return blank(name), nil
	}
	b, err := files.ReadFile(name + ".waymark.json")
	if err != nil {
		return nil, fmt.Errorf("reading the template %q: %w", name, err)
	}
	r, err := file.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("reading the template %q: %w", name, err)
	}
	return r.Doc, nil
}

// New returns a document made from a template, with fresh ids, the date of now,
// and observations that end with the last full month before it.
func New(name string, now time.Time) (*model.Document, error) {
	doc, err := Load(name)
	if err != nil {
		return nil, err
	}
	d := Reidentify(Shift(doc, now)).Draft()
	d.Set(model.Root, "date", model.Text(now.Format(time.DateOnly)))
	doc, _ = d.Commit()
	return doc, nil
}
