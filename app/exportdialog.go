package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/app/look"
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
	percent   *look.Words // how large the map is on one page
	stagesNo  *look.Words // how many pages its stages take
	posterNo  *look.Words // how many sheets it takes otherwise

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
	summary         *look.Note
	progress        *widget.ProgressBar
	progressBox     *fyne.Container
	export, print   *look.Button
	cancelButton    *look.Button
	working         context.CancelFunc // of the export in progress, nil for none
	settings        *fyne.Container
	drawnPage       func() []model.ID // the page that an SVG or PNG shows
	pics            []*canvas.Image   // of the small sheets
}

// showExport opens the dialog.
func (w *Window) showExport() { w.showExportFor(false) }

// showPrint opens the dialog with printing as what Enter does.
func (w *Window) showPrint() { w.showExportFor(true) }

func (w *Window) showExportFor(printing bool) {
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
	if printing {
		e.d.enter = e.runPrint
		w.win.Canvas().Focus(e.print)
		return
	}
	w.win.Canvas().Focus(e.export)
}

func caption(text string) fyne.CanvasObject {
	return look.NewText(text, look.TextSecondary).Sized(look.SizeBadge + 1).Bold()
}

// content builds the dialog.
func (e *exportDialog) content() fyne.CanvasObject {
	e.settings = look.Column(0)
	e.fillSettings()
	side := container.NewStack(look.NewGround(look.Panel, look.RadiusDialog), look.Around(nil, nil, nil, look.Line(true), container.NewVScroll(look.Inset(e.settings, 16, 20, 16, 20))))
	e.summary = look.NewNote(look.TextSecondary, 80)
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

// tell shows a sentence at the foot of the dialog.
func (e *exportDialog) tell(sentence string) { e.note(sentence, look.TextSecondary) }

// alarm shows one that says what did not work.
func (e *exportDialog) alarm(sentence string) { e.note(sentence, look.Bad) }

func (e *exportDialog) note(sentence string, c fyne.ThemeColorName) {
	e.summary.Set(sentence, c)
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
