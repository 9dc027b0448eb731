package app

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/canvas/raster"
	"waymark/export"
	"waymark/model"
)

// preview is the right side: one sheet large, all of them small.
func (e *exportDialog) preview() fyne.CanvasObject {
	e.previous = look.NewButton("", "chevron-left", look.Quiet, func() { e.show(e.shown - 1) }).Small().Tip("Previous page (←)")
	e.next = look.NewButton("", "chevron-right", look.Quiet, func() { e.show(e.shown + 1) }).Small().Tip("Next page (→)")
	e.position = look.NewText("", look.Text).Bold()
	e.title = look.NewText("", look.TextSecondary).Elastic(60)
	e.smallest = look.NewText("", look.Text).Small()
	e.smallestIcon = container.NewStack()
	e.smallestGround = look.NewGround(look.None, look.RadiusControl)
	badge := look.On(e.smallestGround, look.Row(8, e.smallest, e.smallestIcon), 4, 8, 4, 8)
	head := look.Inset(look.Row(6, e.previous, e.position, e.next, look.Gap(6, 1), e.title, look.Space(), badge), 8, 16, 8, 16)
	e.big = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	e.big.FillMode, e.big.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleSmooth
	e.bigBox = &sheetBox{ratio: math.Sqrt2}
	waits := container.NewCenter(look.NewText("Drawing …", look.TextHint)) // until the first sheet lies over it
	big := container.New(e.bigBox, look.NewGround(look.Panel, 0).Lined(look.Hairline, 1), waits, e.big)
	e.thumbs = look.Row(12)
	thumbs := container.NewHScroll(container.NewCenter(look.Inset(e.thumbs, 4, 12, 10, 12)))
	return container.NewStack(look.NewGround(look.Desk, 0), look.Around(head, look.Sized(thumbs, 0, 124), nil, nil, look.Inset(big, 4, 28, 10, 28)))
}

// sheetBox shows a sheet as large as its room allows, with a hairline around it.
type sheetBox struct{ ratio float64 }

func (*sheetBox) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 120) }

func (l *sheetBox) Layout(os []fyne.CanvasObject, s fyne.Size) {
	w, h := s.Width, s.Width/float32(l.ratio)
	if h > s.Height {
		w, h = s.Height*float32(l.ratio), s.Height
	}
	x, y := float32(int((s.Width-w)/2)), float32(int((s.Height-h)/2))
	os[0].Move(fyne.NewPos(x-1, y-1))
	os[0].Resize(fyne.NewSize(w+2, h+2))
	for _, o := range os[1:] {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
}

// drawing paints one page as SVG and PNG draw it.
func (b *brush) drawing(doc *model.Document, page model.ID, w, h int, o export.Options) *image.RGBA {
	s := drawingScene(b.fonts, doc, page, o.Pictures)
	if s.Bounds.W > 0 && s.Bounds.H > 0 {
		k := min(float64(w)/s.Bounds.W, float64(h)/s.Bounds.H)
		w, h = max(1, int(s.Bounds.W*k)), max(1, int(s.Bounds.H*k))
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	b.raster.Draw(img, s, raster.View{To: raster.Fit(s.Bounds, float64(w), float64(h), 0)})
	if o.Grey {
		export.MakeGrey(img)
	}
	return img
}

// drawn shows the preview of an SVG or a PNG.
func (e *exportDialog) drawn(img *image.RGBA) {
	e.plan = nil
	e.thumbs.RemoveAll()
	e.thumbTiles = nil
	e.position.SetText("Drawing")
	e.previous.SetEnabled(false)
	e.next.SetEnabled(false)
	title := ""
	if p := e.doc.Get(e.choice.pages[0]); p != nil {
		title = pageTitle(p)
	}
	e.title.SetText(title)
	e.badge(0)
	e.showImage(img)
	s := "One page as a drawing that can be scaled without loss."
	if e.choice.format == toPNG {
		s = fmt.Sprintf("One page as a picture, %.0f× the size on screen.", e.choice.scale)
	}
	e.tell(s)
	e.export.SetEnabled(true)
	e.w.app.log.say("preview %s", e.choice.format.name())
}

func (e *exportDialog) showImage(img *image.RGBA) {
	e.big.Image = img
	e.bigBox.ratio = float64(img.Rect.Dx()) / float64(img.Rect.Dy())
	e.big.Refresh()
	if c := e.d; c != nil && e.bigBox != nil {
		e.d.pop.Refresh()
	}
}

// planned shows a plan: its sheets, its smallest text, its warnings.
func (e *exportDialog) planned(h *export.Handout, err error) {
	if err != nil {
		e.plan = nil
		e.alarm(reason(err))
		e.export.SetEnabled(false)
		e.print.SetEnabled(false)
		return
	}
	e.plan = h
	e.have = sectionPages(h)
	for s, n := range e.numbers {
		label := pagesLabel(e.have[s])
		if label == "" && e.checks[s].Checked {
			label = "nothing to show"
			e.checks[s].Disable()
		}
		n.SetText(label)
	}
	e.sized(h)
	e.export.SetEnabled(true)
	e.print.SetEnabled(true)
	e.badge(h.SmallestText)
	e.tell(summary(h))
	e.fillThumbs()
	e.paintThumbs()
	e.show(min(e.shown, len(h.Sheets)-1)) // what is asked for last is painted first
	e.w.app.log.say("preview %d pages", len(h.Sheets))
}

// summary is the most important thing to say about a handout: what is hard to read,
// of the sheet with the smallest text before others.
func summary(h *export.Handout) string {
	for _, about := range []string{"The smallest text on “" + h.SmallestOn + "”", "The smallest text"} {
		if i := slices.IndexFunc(h.Warnings, func(w string) bool { return strings.HasPrefix(w, about) }); i >= 0 {
			return h.Warnings[i]
		}
	}
	if len(h.Warnings) > 0 {
		return h.Warnings[0]
	}
	return number(len(h.Sheets), "page") + ", text can be searched and copied."
}

// sized says how large the map prints: in percent on one page, else on how many pages or
// sheets.
func (e *exportDialog) sized(h *export.Handout) {
	percent, sheets, stages := "", "", ""
	if e.choice.mode == export.FitStages {
		stages = number(len(e.have[export.Map]), "page")
	}
	if n := len(e.have[export.Poster]); n > 0 {
		sheets = number(n, "sheet")
	}
	if i := slices.IndexFunc(h.Sheets, func(s export.Sheet) bool { return s.Scale > 0 }); i >= 0 && e.choice.mode == export.FitPage {
		percent = fmt.Sprintf("%.0f\u00a0%%", h.Sheets[i].Scale*100)
	}
	e.percent.SetText(percent)
	e.posterNo.SetText(sheets)
	e.stagesNo.SetText(stages)
}

// badge states the smallest printed text: with a tick where it can be read, with
// a warning below 7 points.
func (e *exportDialog) badge(pt float64) {
	if pt == 0 {
		e.smallest.SetText("")
		e.smallestIcon.Objects = nil
		e.smallestGround.Set(look.None, look.None, 0)
		return
	}
	icon, ink, ground := "check", look.Good, look.GoodGround
	text := fmt.Sprintf("Smallest printed text %.1f pt", pt)
	if pt < 6.95 {
		icon, ink, ground = "triangle-alert", look.Warning, look.WarningGround
		text += ", hard to read"
	}
	e.smallest.SetText(text)
	e.smallestIcon.Objects = []fyne.CanvasObject{look.NewIcon(icon, ink, 14)}
	e.smallestIcon.Refresh()
	e.smallestGround.Set(ground, look.None, 0)
	e.d.pop.Refresh()
}

// leastLabel is the room that the title of a small sheet has at least.
const leastLabel = 92

// fillThumbs makes a tile for each sheet.
func (e *exportDialog) fillThumbs() {
	e.thumbs.RemoveAll()
	e.thumbTiles = nil
	e.pics = nil
	for i := range e.plan.Sheets {
		s := &e.plan.Sheets[i]
		im := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
		im.FillMode, im.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		w := float32(78 * s.Width / s.Height)
		w = min(w, 150)
		t := look.NewTile(look.Inset(look.Sized(im, w, 78), 2, 2, 2, 2), func() { e.show(i) }).Grounded(look.Panel, look.Hairline, 2).Framed().Tip(s.Title)
		e.thumbTiles, e.pics = append(e.thumbTiles, t), append(e.pics, im)
		label := look.NewText(look.Ellipsis(fmt.Sprintf("%d %s", i+1, s.Title), max(w+8, leastLabel), look.SizeDense, fyne.TextStyle{}), look.TextSecondary).Small().Aligned(fyne.TextAlignCenter)
		e.thumbs.Add(look.Column(4, t, label))
	}
	e.thumbs.Refresh()
}

// paintThumbs asks for the small pictures, one after the other; what is asked for
// last is painted first.
func (e *exportDialog) paintThumbs() {
	ctx, grey := e.ctx, e.choice.grey
	for i := len(e.plan.Sheets) - 1; i >= 0; i-- {
		s, im := &e.plan.Sheets[i], e.pics[i]
		e.w.app.pictures.paint(ctx, func(b *brush) {
			img := s.Image(240, grey, b.raster)
			fyne.Do(func() {
				if ctx.Err() == nil {
					im.Image = img
					im.Refresh()
				}
			})
		})
	}
}

// show shows a sheet large.
func (e *exportDialog) show(i int) {
	if e.plan == nil || i < 0 || i >= len(e.plan.Sheets) {
		return
	}
	e.shown = i
	s := &e.plan.Sheets[i]
	for j, t := range e.thumbTiles {
		t.SetChosen(j == i)
	}
	e.position.SetText(fmt.Sprintf("Page %d of %d", i+1, len(e.plan.Sheets)))
	turn := "portrait"
	if s.Width > s.Height {
		turn = "landscape"
	}
	e.title.SetText(fmt.Sprintf("%s, %s %s", s.Title, e.choice.paper, turn))
	e.previous.SetEnabled(i > 0)
	e.next.SetEnabled(i < len(e.plan.Sheets)-1)
	ctx, grey := e.ctx, e.choice.grey
	px := int(720 * e.w.win.Canvas().Scale())
	if s.Height > s.Width {
		px = int(480 * e.w.win.Canvas().Scale())
	}
	e.w.app.pictures.paint(ctx, func(b *brush) {
		img := s.Image(px, grey, b.raster)
		fyne.Do(func() {
			if ctx.Err() == nil && e.shown == i {
				e.showImage(img)
				e.w.app.log.say("preview page %d", i+1)
			}
		})
	})
}
