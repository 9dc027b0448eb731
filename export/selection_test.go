package export

import (
	"bytes"
	"errors"
	"image/png"
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/template"
)

func TestSelectionHasWhatWasChosen(t *testing.T) {
	doc, err := template.Load("router-support")
	if err != nil {
		t.Fatal(err)
	}
	size := func(page model.ID, ids ...model.ID) (w, h int, svg string) {
		t.Helper()
		p, v, err := Selection(t.Context(), doc, page, ids, Options{Scale: 2})
		if err != nil {
			t.Fatal(err)
		}
		c, err := png.DecodeConfig(bytes.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		return c.Width, c.Height, string(v)
	}
	var nodes []model.ID
	var names []string
	for r := range doc.Each("f", "node") {
		nodes, names = append(nodes, r.ID()), append(names, r.Text("name"))
	}
	wholeW, wholeH, all := size("f")
	w, h, some := size("f", nodes[0], nodes[1])
	if w >= wholeW/2 || h >= wholeH {
		t.Errorf("two shapes are %d × %d, the page %d × %d", w, h, wholeW, wholeH)
	}
	last := strings.Fields(names[len(names)-1])[0]
	if !strings.Contains(some, "<title") || strings.Contains(some, last) || !strings.Contains(all, last) {
		t.Errorf("the drawing of %q holds %q, or that of the page does not", names[:2], last)
	}
	// The link between them comes along, which a single shape has not.
	one := func(s string) int { return strings.Count(s, "<path") }
	_, _, a := size("f", nodes[0])
	_, _, b := size("f", nodes[1])
	if one(some) <= one(a)+one(b) {
		t.Error("the link between the chosen shapes is missing")
	}
	// A stage of a journey is cut out with the cards below its header.
	var stage model.ID
	for r := range doc.Each("j", "stage") {
		stage = r.ID()
		break
	}
	if _, h, _ := size("j", stage); h < 40 {
		t.Errorf("the stage is %d pixels high", h)
	}
	if _, _, err := Selection(t.Context(), doc, "f", []model.ID{stage}, Options{}); !errors.Is(err, ErrNothingDrawn) {
		t.Errorf("something of another page: %v", err)
	}
	if _, _, err := Selection(t.Context(), doc, "nowhere", nil, Options{}); !errors.Is(err, ErrNoPage) {
		t.Errorf("no page: %v", err)
	}
}
