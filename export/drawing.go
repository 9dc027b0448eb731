package export

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"waymark/canvas/compose"
	"waymark/canvas/raster"
	"waymark/canvas/scene"
	"waymark/canvas/shape"
	"waymark/canvas/text"
	"waymark/export/png"
	"waymark/export/svg"
	"waymark/model"
	"waymark/model/geom"
)

// ErrNoPage is returned for a drawing of a document without pages.
var ErrNoPage = errors.New("the document has no page to draw")

// SVG writes one map as a drawing with its title block and legend: the first of
// the pages in the options, or of the document.
func SVG(ctx context.Context, w io.Writer, doc *model.Document, opts Options) error {
	page, s, err := drawing(doc, opts)
	if err != nil {
		return fmt.Errorf("drawing a page as SVG: %w", err)
	}
	return svg.Write(ctx, w, s, svg.Options{Title: page.Text("title"), Description: page.Text("scope"), Language: doc.Root().Text("language"), Grey: opts.Grey})
}

// PNG writes one map as a picture of Scale pixels per document unit: the first of
// the pages in the options, or of the document.
func PNG(ctx context.Context, w io.Writer, doc *model.Document, opts Options) error {
	_, s, err := drawing(doc, opts)
	if err != nil {
		return fmt.Errorf("drawing a page as PNG: %w", err)
	}
	o := png.Options{Scale: opts.Scale, Grey: opts.Grey}
	if opts.Progress != nil {
		o.Progress = func(done float64) { opts.Progress(int(done*100), 100) }
	}
	return png.Write(ctx, w, s, o)
}

// drawing composes the page that SVG and PNG write.
func drawing(doc *model.Document, opts Options) (*model.Record, *scene.Scene, error) {
	var page *model.Record
	if len(opts.Pages) > 0 {
		page = doc.Get(opts.Pages[0])
		if page == nil || page.Kind() != "page" {
			return nil, nil, fmt.Errorf("there is no page %q in this document", opts.Pages[0])
		}
	} else {
		for page = range doc.Each(model.Root, "page") {
			break
		}
	}
	if page == nil {
		return nil, nil, ErrNoPage
	}
	c := compose.New(text.New(), shape.Light(), compose.Options{Frame: true, Print: true, Pictures: opts.Pictures})
	return page, c.Page(doc, page.ID()), nil
}

// Image paints a sheet of the handout as it will be printed, with the given number
// of pixels for one point: the preview. Grey sheets are greys.
func (h *Handout) Image(sheet int, scale float64, r *raster.Rasterizer) *image.RGBA {
	s := &h.Sheets[sheet]
	area := image.Rect(0, 0, max(1, int(s.Width*scale+0.5)), max(1, int(s.Height*scale+0.5)))
	img := image.NewRGBA(area)
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for _, part := range s.Parts {
		drawn := part.Scene
		if h.opts.Grey {
			drawn = greyScene(drawn)
		}
		clip := area
		if c := part.Clip; !c.Empty() {
			clip = image.Rect(int(c.X*scale), int(c.Y*scale), int(c.Right()*scale+0.5), int(c.Bottom()*scale+0.5)).Intersect(area)
		}
		r.Draw(img, drawn, raster.View{To: part.To.Then(geom.Scale(scale)), Clip: clip, Over: true, MinLine: 0.4, MinText: 1.5})
	}
	return img
}

// greyScene returns a scene with all colours turned to greys of equal lightness.
func greyScene(s *scene.Scene) *scene.Scene {
	out := &recorder{scene: scene.Scene{Bounds: s.Bounds, Paper: scene.GreyColor(s.Paper)}}
	s.Paint(scene.Grey(out), s.Bounds.Union(s.Content()))
	return &out.scene
}

// recorder is a painter that keeps what it is given.
type recorder struct{ scene scene.Scene }

var _ scene.Painter = (*recorder)(nil)

func (r *recorder) Begin(it *scene.Item) {
	r.scene.Items = append(r.scene.Items, scene.Item{Owner: it.Owner, Part: it.Part, Bounds: it.Bounds})
}
func (r *recorder) End() {}
func (r *recorder) add(op scene.Op) {
	it := &r.scene.Items[len(r.scene.Items)-1]
	it.Ops = append(it.Ops, op)
}
func (r *recorder) Box(o *scene.Box)     { r.add(o) }
func (r *recorder) Path(o *scene.Path)   { r.add(o) }
func (r *recorder) Text(o *scene.Text)   { r.add(o) }
func (r *recorder) Image(o *scene.Image) { r.add(o) }
