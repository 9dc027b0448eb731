package app

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
	"waymark/canvas/raster"
	"waymark/export"
	"waymark/model"
)

// exportDialog is the window in which a handout is put together, with a live
// preview of what will be printed.
type exportDialog struct {
	w      *Window
	d      *dialog
	doc    *model.Document // as it was when the dialog was opened
	choice exportChoice
	ctx    context.Context // of the preview; ends when the options change
	cancel context.CancelFunc
	plan   *export.Handout
	have   map[export.Section][]int // of the shown plan
	shown  int                      // sheet in the large preview

	printOnly []fyne.CanvasObject // controls of a PDF alone
	drawOnly  []fyne.CanvasObject // controls of SVG and PNG alone
	pngOnly   []fyne.CanvasObject
	checks    map[export.Section]*look.Check
	numbers   map[export.Section]*look.Words
	posterNo  *look.Words

	position, title *look.Words
	previous, next  *look.Button
	smallest        *look.Words
	smallestGround  *look.Ground
	smallestIcon    *fyne.Container
	big             *canvas.Image
	bigBox          *sheetBox
	thumbs          *fyne.Container
	thumbTiles      []*look.Tile
	foot            *fyne.Container
	summary         *look.Words
	progress        *widget.ProgressBar
	progressBox     *fyne.Container
	export, print   *look.Button
	cancelButton    *look.Button
	working         context.CancelFunc // of the export in progress, nil for none
	settings        *fyne.Container
	drawnPage       func() []model.ID // the page that an SVG or PNG shows
	colourBox       fyne.CanvasObject
	pics            []*canvas.Image // of the small sheets
}

// showExport opens the dialog.
func (w *Window) showExport() {
	e := &exportDialog{w: w, doc: w.session.Committed(), checks: map[export.Section]*look.Check{}, numbers: map[export.Section]*look.Words{}}
	paper, err := export.ParsePaper(w.app.state.Preferences.Paper)
	if err != nil {
		paper = export.A4
	}
	e.choice = exportChoice{paper: paper, cols: 2, rows: 1, left: map[export.Section]bool{}, source: true, scale: 2}
	e.ctx, e.cancel = context.WithCancel(context.Background())
	size := fyne.NewSize(1128, 784).Min(w.win.Canvas().Size().SubtractWidthHeight(32, 24))
	e.d = w.showDialog("export", e.content(), size)
	e.d.enter = e.run
	e.d.closing = func() {
		e.cancel()
		if e.working != nil {
			e.working()
		}
	}
	e.d.keys = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyLeft, fyne.KeyPageUp:
			e.show(e.shown - 1)
		case fyne.KeyRight, fyne.KeyPageDown:
			e.show(e.shown + 1)
		default:
			return false
		}
		return true
	}
	e.apply()
	w.win.Canvas().Focus(e.export)
}

func caption(text string) fyne.CanvasObject {
	return look.NewText(text, look.TextSecondary).Sized(look.SizeBadge + 1).Bold()
}

// content builds the dialog.
func (e *exportDialog) content() fyne.CanvasObject {
	e.settings = look.Column(0)
	e.fillSettings()
	side := container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), container.NewBorder(nil, nil, nil, look.Line(true), container.NewVScroll(look.Inset(e.settings, 16, 20, 16, 20))))
	e.summary = look.NewText("", look.TextSecondary).Small().Elastic(80)
	e.progress = widget.NewProgressBar()
	e.progressBox = look.Sized(e.progress, 220, 22)
	e.progressBox.Hide()
	e.cancelButton = look.NewButton("Cancel", "", look.Outlined, e.stop)
	e.print = look.NewButton("Print…", "printer", look.Outlined, e.runPrint).Tip("Open the PDF in the program that shows PDFs, to print it there")
	e.export = look.NewButton("Export PDF", "upload", look.Filled, e.run)
	e.foot = look.Row(10, e.summary, e.progressBox, look.Space(), e.cancelButton, e.print, e.export)
	foot := look.Column(0, look.Line(false), look.Inset(e.foot, 12, 20, 12, 20))
	return container.NewStack(look.NewGround(look.Panel, look.RadiusDialog),
		container.New(topBottom{}, e.w.head("Export and print", func() { e.d.cancel() }), look.Beside(side, 344, e.preview()), foot))
}

func (e *exportDialog) fillSettings() {
	c := &e.choice
	format := look.NewSegments([]string{"PDF", "SVG", "PNG"}, int(c.format), func(i int) { c.format = exportFormat(i); e.apply() })
	add := func(o fyne.CanvasObject, gap float32) fyne.CanvasObject {
		box := look.Inset(o, 0, 0, gap, 0)
		e.settings.Add(box)
		return box
	}
	onlyPrint := func(o fyne.CanvasObject, gap float32) { e.printOnly = append(e.printOnly, add(o, gap)) }
	add(look.Column(6, caption("Format"), format), 16)

	// Paper and orientation.
	var papers []string
	chosen := 0
	for i, p := range export.Papers() {
		papers = append(papers, fmt.Sprintf("%s, %.0f × %.0f mm", p.Name, p.Height, p.Width))
		if p.Name == c.paper.Name {
			chosen = i
		}
	}
	paper := look.NewSelect(append(papers, "Own size…"), nil)
	paper.SetSelectedIndex(chosen)
	paper.OnChanged = func(string) {
		if i := paper.SelectedIndex(); i < len(papers) {
			c.paper = export.Papers()[i]
			e.apply()
			return
		}
		e.w.askText("Own size of paper", "Width and height, such as 420 × 297 mm or 11 × 17 in", "420 × 297 mm", "Use", func(text string) {
			if p, err := export.ParsePaper(text); err == nil {
				c.paper = p
				paper.PlaceHolder = p.String()
				e.apply()
			} else {
				e.tell(reason(err))
			}
		})
	}
	turns := look.NewSegments([]string{"As it fits", "Landscape", "Portrait"}, 0, func(i int) {
		c.landscape = nil
		if i > 0 {
			on := i == 1
			c.landscape = &on
		}
		e.apply()
	}).WithIcons("sparkles", "rectangle-horizontal", "rectangle-vertical")
	onlyPrint(container.New(&paperRow{}, look.Column(6, caption("Paper"), look.Framed(paper)), look.Column(6, caption("Orientation"), turns)), 14)

	// Size of the map.
	sheetsSelect := func(v *int) *look.Select {
		var ns []string
		for i := 1; i <= 8; i++ {
			ns = append(ns, fmt.Sprint(i))
		}
		s := look.NewSelect(ns, nil)
		s.SetSelected(fmt.Sprint(*v))
		s.OnChanged = func(t string) {
			_, _ = fmt.Sscan(t, v) // the choices are numbers
			e.apply()
		}
		return s
	}
	modes := []export.FitMode{export.FitPage, export.FitSheets, export.FitPercent}
	radio := look.NewRadio([]string{"Fit to one page", "Sheets", "100 %"}, 0, func(i int) {
		c.mode = modes[i]
		c.poster = c.mode != export.FitPage
		e.apply()
	})
	across, down := sheetsSelect(&c.cols), sheetsSelect(&c.rows)
	e.posterNo = look.NewText("", look.TextSecondary).Small()
	right := look.Column(0, look.Gap(1, 28), look.Row(4, look.Space(), look.Sized(look.Framed(across), 60, 28), look.NewText("×", look.TextSecondary), look.Sized(look.Framed(down), 60, 28)), look.Sized(look.Row(0, look.Space(), e.posterNo), 0, 28))
	onlyPrint(look.Column(4, caption("Size of the map"), container.NewBorder(nil, nil, radio.Object(), nil, right)), 12)
	onlyPrint(look.Line(false), 14)

	// Sections.
	none := look.NewButton("None", "", look.Plain, nil).Small()
	none.OnTapped = func() {
		all := none.Label() == "All"
		for s, check := range e.checks {
			check.Checked = all
			check.Refresh()
			c.left[s] = !all
		}
		e.apply()
		none.SetLabel(map[bool]string{true: "None", false: "All"}[all])
	}
	sections := look.Column(0, look.Row(8, caption("Sections"), look.Space(), none))
	for _, s := range export.Sections() {
		if s == export.Poster {
			continue // follows the size of the map
		}
		check := look.NewCheck(s.Label(), nil)
		check.Checked = true
		check.OnChanged = func(on bool) { c.left[s] = !on; e.apply() }
		n := look.NewText("", look.TextSecondary).Small()
		e.checks[s], e.numbers[s] = check, n
		sections.Add(look.Row(8, check, look.Space(), n))
	}
	onlyPrint(sections, 8)
	onlyPrint(look.Line(false), 14)

	// Drawings: which page, how large.
	var titles []string
	pages := e.doc.All(model.Root, "page")
	at := 0
	for i, p := range pages {
		titles = append(titles, fmt.Sprintf("%d  %s", i+1, pageTitle(p)))
		if q := e.w.session.Page(); q != nil && q.ID() == p.ID() {
			at = i
		}
	}
	page := look.NewSelect(titles, nil)
	if len(pages) > 0 {
		page.SetSelectedIndex(at)
	}
	page.OnChanged = func(string) { e.apply() }
	e.drawOnly = append(e.drawOnly, add(look.Column(6, caption("Page"), look.Framed(page)), 14))
	drawn := func() []model.ID {
		if i := page.SelectedIndex(); i >= 0 && i < len(pages) {
			return []model.ID{pages[i].ID()}
		}
		return nil
	}
	e.drawnPage = drawn
	scale := look.NewSegments([]string{"1×", "2×", "3×", "4×"}, 1, func(i int) { c.scale = float64(i + 1); e.apply() })
	e.pngOnly = append(e.pngOnly, add(look.Column(6, caption("Pixels for each unit of the map"), scale), 14))

	colour := look.NewSegments([]string{"Colour", "Grey"}, 0, func(i int) { c.grey = i == 1; e.apply() })
	e.colourBox = add(look.Column(6, caption("Colour"), colour), 14)
	source := look.NewCheck("Include the source", func(on bool) { c.source = on })
	source.Checked = true
	onlyPrint(look.Column(0, source, look.Inset(look.NewText("Waymark can open the PDF again.", look.TextSecondary).Small(), 0, 0, 0, 27)), 0)
}

// paperRow gives orientation what it needs and paper the rest.
type paperRow struct{}

func (*paperRow) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+8, max(a.Height, b.Height))
}

func (*paperRow) Layout(os []fyne.CanvasObject, s fyne.Size) {
	b := os[1].MinSize().Width
	os[0].Resize(fyne.NewSize(s.Width-b-8, s.Height))
	os[1].Move(fyne.NewPos(s.Width-b, 0))
	os[1].Resize(fyne.NewSize(b, s.Height))
}

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
	big := container.New(e.bigBox, look.NewGround(look.Panel, 0).Lined(look.Hairline, 1), e.big)
	e.thumbs = look.Row(12)
	thumbs := container.NewHScroll(container.NewCenter(look.Inset(e.thumbs, 4, 12, 10, 12)))
	return container.NewStack(look.NewGround(look.Desk, 0), container.NewBorder(head, look.Sized(thumbs, 0, 124), nil, nil, look.Inset(big, 4, 28, 10, 28)))
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
	os[1].Move(fyne.NewPos(x, y))
	os[1].Resize(fyne.NewSize(w, h))
}

// tell shows a sentence at the foot of the dialog.
func (e *exportDialog) tell(sentence string) {
	e.summary.SetText(sentence)
	e.foot.Refresh() // its words take the room that they need
}

// apply plans anew after a change of the options. What the worker still does for
// the old ones is given up.
func (e *exportDialog) apply() {
	e.cancel()
	e.ctx, e.cancel = context.WithCancel(context.Background())
	ctx, doc := e.ctx, e.doc
	choice := e.choice
	choice.left = map[export.Section]bool{}
	for s, v := range e.choice.left {
		choice.left[s] = v
	}
	pdf := choice.format == toPDF
	for _, o := range e.printOnly {
		setShown(o, pdf)
	}
	for _, o := range e.drawOnly {
		setShown(o, !pdf)
	}
	for _, o := range e.pngOnly {
		setShown(o, choice.format == toPNG)
	}
	setShown(e.colourBox, true)
	e.settings.Refresh()
	e.export.SetLabel("Export " + choice.format.name())
	e.print.SetEnabled(pdf)
	if !pdf {
		choice.pages = e.drawnPage()
		e.choice.pages = choice.pages
	} else {
		e.choice.pages = nil
		choice.pages = nil
	}
	opts := choice.options(time.Now(), loadPictures(e.w.session.Path()))
	e.tell("Laying out the pages …")
	e.w.app.pictures.paint(ctx, func(b *brush) {
		if pdf {
			h, err := export.Plan(doc, opts, b.fonts)
			fyne.Do(func() {
				if ctx.Err() == nil {
					e.planned(h, err)
				}
			})
			return
		}
		if len(opts.Pages) == 0 {
			return
		}
		w, hh := 1320, 930
		img := b.drawing(doc, opts.Pages[0], w, hh, opts)
		fyne.Do(func() {
			if ctx.Err() == nil {
				e.drawn(img)
			}
		})
	})
}

func setShown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
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
		makeGrey(img)
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
	e.badge(0, "")
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
		e.tell(reason(err))
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
	poster := ""
	if n := len(e.have[export.Poster]); n > 0 {
		poster = number(n, "sheet")
	}
	e.posterNo.SetText(poster)
	e.export.SetEnabled(true)
	e.print.SetEnabled(true)
	e.badge(h.SmallestText, h.SmallestOn)
	text := number(len(h.Sheets), "page") + ", text can be searched and copied."
	if len(h.Warnings) > 0 {
		text = h.Warnings[0]
		if i := slices.IndexFunc(h.Warnings, func(w string) bool { return strings.HasPrefix(w, "The smallest text") }); i >= 0 {
			text = h.Warnings[i]
		}
	}
	e.tell(text)
	e.summary.SetColor(look.TextSecondary)
	e.fillThumbs()
	e.show(min(e.shown, len(h.Sheets)-1)) // the large picture is begun before the small ones
	e.paintThumbs()
	e.w.app.log.say("preview %d pages", len(h.Sheets))
}

// badge states the smallest printed text: with a tick where it can be read, with
// a warning below 7 points.
func (e *exportDialog) badge(pt float64, on string) {
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
	_ = on
	e.smallest.SetText(text)
	e.smallestIcon.Objects = []fyne.CanvasObject{look.NewIcon(icon, ink, 14)}
	e.smallestIcon.Refresh()
	e.smallestGround.Set(ground, look.None, 0)
	e.d.pop.Refresh()
}

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
		label := look.NewText(look.Ellipsis(fmt.Sprintf("%d %s", i+1, s.Title), w+8, look.SizeDense, fyne.TextStyle{}), look.TextSecondary).Small().Aligned(fyne.TextAlignCenter)
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
			img := b.sheet(&s.Sheet, 240, grey)
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
		img := b.sheet(&s.Sheet, px, grey)
		fyne.Do(func() {
			if ctx.Err() == nil && e.shown == i {
				e.showImage(img)
				e.w.app.log.say("preview page %d", i+1)
			}
		})
	})
}

// stop gives up the export in progress, or closes the dialog.
func (e *exportDialog) stop() {
	if e.working != nil {
		e.working()
		return
	}
	e.d.cancel()
}

// run asks where the file goes and writes it.
func (e *exportDialog) run() {
	if e.working != nil || !e.export.Enabled() {
		return
	}
	choice := e.choice
	e.w.chooseFile(fileChoice{title: "Export " + choice.format.name(), button: "Export", saving: true, endings: []string{choice.format.ending()}, name: e.w.exportName(choice), folder: e.w.exportFolder(), done: func(path string) {
		e.write(path, func() {
			e.d.close()
			e.w.say("Exported as " + filepath.Base(path) + ".")
		})
	}})
}

// runPrint writes a PDF for the system's viewer, from which it is printed.
func (e *exportDialog) runPrint() {
	if e.working != nil || e.choice.format != toPDF {
		return
	}
	folder, err := printFolder()
	if err != nil {
		e.tell(reason(err))
		return
	}
	path := filepath.Join(folder, e.w.exportName(e.choice))
	e.write(path, func() {
		if err := openWithSystem(path); err != nil {
			e.tell("No program for showing PDFs was found. Export the PDF and print it from there.")
			return
		}
		e.d.close()
		e.w.say("The PDF is shown in its own program. Print it from there.")
	})
}

// write makes the file away from the window, with progress and a way out.
func (e *exportDialog) write(path string, then func()) {
	ctx, cancel := context.WithCancel(context.Background())
	e.working = cancel
	choice, doc := e.choice, e.doc
	o := choice.options(time.Now(), loadPictures(e.w.session.Path()))
	o.Progress = func(done, total int) {
		fyne.Do(func() {
			if e.working != nil {
				e.progress.SetValue(float64(done) / float64(max(1, total)))
			}
		})
	}
	e.progress.SetValue(0)
	e.progressBox.Show()
	e.tell("Writing " + filepath.Base(path))
	e.export.SetEnabled(false)
	e.d.pop.Refresh()
	go func() {
		b, err := choice.write(ctx, doc, o)
		if err == nil {
			err = replaceFile(ctx, path, b)
		}
		fyne.Do(func() {
			cancel()
			e.working = nil
			e.progressBox.Hide()
			e.export.SetEnabled(true)
			switch {
			case err == nil:
				e.w.app.log.say("exported %s", filepath.Base(path))
				then()
			case errors.Is(err, context.Canceled):
				e.tell("Given up. Nothing was written.")
			default:
				e.w.app.log.say("failed export: %v", err)
				e.tell(reason(err))
				e.summary.SetColor(look.Bad)
			}
			e.d.pop.Refresh()
		})
	}()
}
