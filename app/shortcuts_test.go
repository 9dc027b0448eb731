package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"waymark/app/session"
	"waymark/canvas"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/template"
)

// A shortcut means one thing: what stands beside an entry of a context menu is what
// the keys do, whether the window or the map hears them first.
func TestContextMenusTellTheShortcutsOfTheTable(t *testing.T) {
	test.NewTempApp(t)
	set := newCommandSet()
	byKeys := map[string]*Command{}
	for _, c := range set.all {
		if k := c.Keys.String(); k != "" {
			byKeys[k] = c
		}
	}
	fonts := text.New(text.EmbeddedOnly())
	seen, told := 0, map[string]bool{}
	for _, name := range []string{"router-support", "customer-journey"} {
		doc, err := template.New(name, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		s := session.New(doc, "")
		v := canvas.NewView(s, fonts, canvas.Options{})
		check := func(items []tool.Item) {
			for _, it := range items {
				c := byKeys[it.Shortcut]
				if c == nil {
					continue
				}
				if c.ID == "edit.text" { // what is edited has its own name on every element
					continue
				}
				if seen++; c.Title() != it.Label && !told[it.Label] {
					told[it.Label] = true
					t.Errorf("%s stands beside “%s”, and does “%s”", it.Shortcut, it.Label, c.Title())
				}
			}
		}
		for page := range doc.Each(model.Root, "page") {
			s.ShowPage(page.ID())
			v.Sync()
			s.Select()
			check(v.Tool().Menu().Items)
			for r := range doc.Within(page.ID()) {
				if r.Kind() != "page" {
					s.Select(r.ID())
					check(v.Tool().Menu().Items)
					if err := s.Do(edit.Lock{IDs: []model.ID{r.ID()}, Locked: true}); err == nil {
						check(v.Tool().Menu().Items)
						s.Undo()
					}
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d entries with a shortcut were seen", seen)
	}
}
