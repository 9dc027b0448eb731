package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/export/png"
	"waymark/export/svg"
	"waymark/model"
	"waymark/model/geom"
)

// cutMargin is the room around chosen elements, in document units.
const cutMargin = 12

// ErrNothingDrawn is returned where the page shows none of the chosen elements.
var ErrNothingDrawn = errors.New("the page shows nothing of what is selected")

// Selection draws chosen elements of a page as people paste them into slides and
// mails: a PNG and an SVG of the same drawing. Without ids it is the whole page with
// its title block and legend, as PNG and SVG draw it. A scale that would make the
// picture too large is reduced.
func Selection(ctx context.Context, doc *model.Document, page model.ID, ids []model.ID, opts Options) (pngFile, svgFile []byte, err error) {
	r := doc.Get(page)
	if r == nil || r.Kind() != "page" {
		return nil, nil, ErrNoPage
	}
	s := compose.New(text.New(), shape.Light(), compose.Options{Frame: len(ids) == 0, Pictures: opts.Pictures}).Page(doc, page)
	if len(ids) > 0 {
		if s = cut(s, doc, page, ids); len(s.Items) == 0 {
			return nil, nil, ErrNothingDrawn
		}
	}
	var p, v bytes.Buffer
	scale := min(max(opts.Scale, 1), png.MaxScale(s))
	if err := png.Write(ctx, &p, s, png.Options{Scale: scale, Grey: opts.Grey}); err != nil {
		return nil, nil, fmt.Errorf("drawing the selection: %w", err)
	}
	if err := svg.Write(ctx, &v, s, svg.Options{Title: r.Text("title"), Language: doc.Root().Text("language"), Grey: opts.Grey}); err != nil {
		return nil, nil, fmt.Errorf("drawing the selection: %w", err)
	}
	return p.Bytes(), v.Bytes(), nil
}

// cut is the part of a drawing that shows chosen elements: of a diagram these alone,
// with the links between them; of a journey, or where a swimlane is chosen, what
// stands in their place on the page.
func cut(s *scene.Scene, doc *model.Document, page model.ID, ids []model.ID) *scene.Scene {
	chosen, loose := map[model.ID]bool{}, true
	for _, id := range ids {
		r := doc.Get(id)
		if r == nil {
			continue
		}
		chosen[id] = true
		loose = loose && (r.Kind() == "node" || r.Kind() == "link")
	}
	if loose {
		for r := range doc.Each(page, "link") {
			if chosen[model.ID(r.Ref("from"))] && chosen[model.ID(r.Ref("to"))] {
				chosen[r.ID()] = true
			}
		}
	} else {
		for _, id := range ids {
			for r := range doc.Within(id) {
				chosen[r.ID()] = true
			}
		}
	}
	var place geom.Rect
	for i := range s.Items {
		if chosen[model.ID(s.Items[i].Owner)] {
			place = place.Union(s.Items[i].Bounds)
		}
	}
	out := &scene.Scene{Paper: s.Paper, Bounds: place.Inset(-cutMargin)}
	for i := range s.Items {
		it := &s.Items[i]
		if chosen[model.ID(it.Owner)] || !loose && place.Inset(-1).Encloses(it.Bounds) {
			out.Add(*it)
		}
	}
	return out
}
