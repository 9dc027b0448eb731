package canvas

import (
	"bytes"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/app/session"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

// A view that is given its first page shows what one shows that composed it, also where
// the map has changed meanwhile or the page was composed in other colours.
func TestComposedAhead(t *testing.T) {
	test.NewTempApp(t)
	move := edit.Move{IDs: []model.ID{"n3"}, By: geom.P(40, 30)}
	for name, doc := range map[string]*model.Document{"flowchart": network(40), "journey": journeyOf(3, 2, 4), "no page": model.NewDocument(nil, nil)} {
		shown := func(o Options, change bool) []byte {
			s := session.New(doc, "")
			v := NewView(s, fonts, o)
			if change && doc.Get("n3") != nil {
				if err := s.Do(move); err != nil {
					t.Fatal(err)
				}
			}
			w := test.NewWindow(v)
			defer w.Close()
			w.Resize(fyne.NewSize(700, 500))
			return bytes.Clone(v.picture(700, 500).(*image.RGBA).Pix)
		}
		for _, change := range []bool{false, true} {
			want := shown(Options{Grid: 8}, change)
			for _, dark := range []bool{false, true} {
				o := Options{Grid: 8, Dark: dark}
				o = Options{Grid: 8, Ahead: ComposeAhead(doc, session.New(doc, "").Page(), fonts, o)}
				if !bytes.Equal(shown(o, change), want) {
					t.Errorf("%s composed ahead looks otherwise (dark: %v, changed meanwhile: %v)", name, dark, change)
				}
			}
		}
	}
}
