package canvas

import (
	"image"
	"reflect"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
)

// Options say how a View shows its document.
type Options struct {
	Dark bool
	// Grid is the distance of the grid on flowcharts and value streams in document
	// units, 0 for none; Loose turns snapping to other shapes off.
	Grid  float64
	Loose bool
	// Pictures loads the images of the document; nil where there are none.
	Pictures func(image string) *scene.Picture
	// Ahead is the page that is shown first, composed with the same options; nil
	// where the view composes it itself.
	Ahead *Ahead

	// For tests: how work is done beside, and how it gets back from there.
	beside func(work func())
	post   func(then func())
}

// ready says where work is done unless a test does.
func (o *Options) ready() {
	if o.post == nil {
		o.beside, o.post = func(work func()) { go work() }, fyne.Do
	}
}

// View shows one page of a document and edits it. Its methods are called on
// Fyne's goroutine.
type View struct {
	widget.BaseWidget

	// OnContextMenu is asked to show a menu at a position of the window.
	OnContextMenu func(m tool.Menu, at fyne.Position)
	// OnHint is told what the keys do now, or why something was not done.
	OnHint func(sentence string)
	// OnProblem is told why something could not be done.
	OnProblem func(sentence string)
	// OnState is told the name of the tool's state when it changes.
	OnState func(state string)
	// OnZoom is told when the zoom or the visible part changes.
	OnZoom func(zoom float64)
	// OnPainted is told after the first picture of a page has been painted, and
	// after every one while it is set.
	OnPainted func()
	// OnShortcut gets the shortcuts that the canvas has no use for.
	OnShortcut func(s fyne.Shortcut)
	// OnKey gets the keys that the canvas has no use for, such as F1.
	OnKey func(e *fyne.KeyEvent)
	// OnPage is asked to show another page: a subprocess was opened.
	OnPage func(id model.ID)
	// OnMode is told what a drag does from now on.
	OnMode func(m Mode)
	// OnOpenProblem is asked for the problem whose mark was pressed.
	OnOpenProblem func(number int)

	ed      tool.Editor
	fonts   *text.Fonts
	opts    Options
	colors  colors
	pages   *pages
	manner  manner // asked for; pages are in it as soon as they can be
	ahead   underway
	tool    *tool.Machine
	view    viewport
	places  map[model.ID]viewport // where each page was left
	page    model.ID              // that is shown
	touched map[model.ID]bool     // pages that the person has panned or zoomed
	painter *painter

	doc       *model.Document // of the scene
	between   *model.Document // shown instead while shapes glide to their places
	scenePage model.ID
	shown     *scene.Scene
	grid      compose.Grid
	gridOf    *model.Document
	gridPage  model.ID

	pic     *fynecanvas.Raster
	field   *field
	minimap *minimap
	input   input
	state   string // that OnState was told
	hint    string
	focused bool
	last    seen
	trail   Trail
	flash   flash

	mode     Mode
	problems problems

	painted  bool     // a page
	whenDone []func() // what waits for that
}

// NewView returns a view of an open document. Call Sync after every change of it.
func NewView(ed tool.Editor, fonts *text.Fonts, o Options) *View {
	v := &View{ed: ed, fonts: fonts, opts: o, manner: manner{dark: o.Dark}, view: newViewport(), places: map[model.ID]viewport{}, touched: map[model.ID]bool{}, painter: newPainter()}
	v.opts.ready()
	v.opts.Ahead = nil // it is large
	v.pages = newPages(fonts, v.manner, screenOptions(o.Pictures))
	if a := o.Ahead; a != nil && a.pages.manner == v.manner && a.key.id == v.pageID() {
		v.pages, v.page, v.ahead.coming = a.pages, a.key.id, a
	}
	v.colors = v.pages.colors
	v.tool = tool.NewMachine(host{ed, v})
	v.tool.SetSnap(o.Grid, !o.Loose)
	v.pic = fynecanvas.NewRaster(v.picture)
	v.minimap = newMinimap(v)
	v.ExtendBaseWidget(v)
	v.turn()
	return v
}

// Tool returns the hand of this view: what menus, palette and shortcuts ask for
// is a method of it.
func (v *View) Tool() *tool.Machine {
	v.land()
	return v.tool
}

// SetDark changes between the light and the dark colours.
func (v *View) SetDark(dark bool) { v.change(manner{dark, v.manner.future}) }

// SetFuture lays the emotion curve of the future state over the current one on
// journeys, or takes it away.
func (v *View) SetFuture(on bool) { v.change(manner{v.manner.dark, on}) }

// Future reports whether the curve of the future state is shown.
func (v *View) Future() bool { return v.manner.future }

// change asks for another manner.
func (v *View) change(m manner) {
	if m != v.manner {
		v.manner = m
		v.turn()
		v.Redraw()
	}
}

// SetGrid sets the distance of the grid (0 for none) and whether shapes snap to
// one another.
func (v *View) SetGrid(grid float64, align bool) {
	v.opts.Grid, v.opts.Loose = grid, !align
	v.tool.SetSnap(grid, align)
	v.Redraw()
}

func (v *View) pageID() model.ID {
	if p := v.ed.Page(); p != nil {
		return p.ID()
	}
	return ""
}

// Sync shows the document, the page and the selection as they are now. It is
// cheap where nothing has changed.
func (v *View) Sync() {
	v.turn()
	v.tool.DocumentChanged()
	v.react()
}

// start brings a page into the view that nobody has panned or zoomed yet: all of
// it where that can be made out, otherwise its upper left part.
func (v *View) start() {
	if v.touched[v.page] || v.view.size.X <= 0 || v.page == "" || v.turning() {
		return
	}
	b := v.compose().Bounds
	v.view.fit(b, startMargin, 1)
	if v.view.zoom < leastWhole {
		v.view.zoom = 0.5
		v.view.center(b.Center())
		s := v.view.visible()
		if b.W > s.W {
			v.view.at.X = b.X - startMargin
		}
		if b.H > s.H {
			v.view.at.Y = b.Y - startMargin
		}
	}
	v.moved()
}

const startMargin = 16

// seen is what a frame was painted from, to tell whether the next one would differ.
type seen struct {
	doc     *model.Document
	page    model.ID
	view    viewport
	manner  manner
	opts    [2]bool
	grid    float64
	overlay tool.Overlay
}

func (v *View) seeing() seen {
	return seen{v.ed.Doc(), v.page, v.view, v.pages.manner, [2]bool{v.opts.Loose, v.focused}, v.opts.Grid, v.tool.Overlay()}
}

// same reports whether two frames would look the same. Documents are told apart as
// values: a deep look would walk through all of their records.
func (s *seen) same(o *seen) bool {
	return s.doc == o.doc && s.page == o.page && s.view == o.view && s.manner == o.manner && s.opts == o.opts && s.grid == o.grid &&
		reflect.DeepEqual(&s.overlay, &o.overlay)
}

// react paints the next frame where it differs from the last one: a pointer that
// moves over empty ground costs no upload.
func (v *View) react() {
	now := v.seeing()
	if v.field == nil && now.same(&v.last) {
		v.tell()
		return
	}
	v.last = now
	v.Redraw()
}

// Redraw paints the next frame.
func (v *View) Redraw() {
	v.tell()
	v.minimap.update()
	v.placeField()
	v.pic.Refresh()
}

// tell passes on state and hint where they have changed.
func (v *View) tell() {
	if s := v.State(); s != v.state {
		v.state = s
		if v.OnState != nil {
			v.OnState(s)
		}
	}
	h := v.tool.Hint()
	if v.problems.words != "" {
		h = v.problems.words
	}
	if w := v.waitingFor(); w != "" {
		h = w
	}
	if h != v.hint {
		v.hint = h
		if v.OnHint != nil {
			v.OnHint(h)
		}
	}
}

// State names what the hand is doing.
func (v *View) State() string {
	if v.input.panning {
		return "pan.dragging"
	}
	return v.tool.State()
}

// compose returns the scene of the page as it is now.
func (v *View) compose() *scene.Scene {
	v.land()
	doc := v.ed.Doc()
	if v.between != nil {
		doc = v.between
	}
	if v.shown == nil || v.doc != doc || v.scenePage != v.page {
		was := v.shown
		v.shown, v.doc, v.scenePage = v.composer().Page(doc, v.page), doc, v.page
		v.release(was)
	}
	return v.shown
}

// release gives a scene back that is not shown any more, unless a picture of it is
// still to be compared with the next one.
func (v *View) release(s *scene.Scene) {
	if s != nil && s != v.shown && s != v.painter.last.scene && s != v.minimap.painter.last.scene {
		s.Release()
	}
}

// picture paints the view into w × h pixels; Fyne asks for it.
func (v *View) picture(w, h int) image.Image {
	if w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if v.view.size.X > 0 {
		v.view.dev = float64(w) / v.view.size.X
	}
	if v.turning() {
		return v.still(w, h)
	}
	f := frame{scene: v.compose(), page: v.page, to: v.view.affine(), w: w, h: h, ground: v.ground()}
	f.ghosts = v.dragged()
	f.over, f.hand = v.overlayScenes(f.to)
	headers := v.frozen()
	f.held = v.held(&headers, v.input.at)
	f.pins = pins{strips: headers.strips(image.Rect(0, 0, w, h)), edge: v.colors.hairline, shade: v.colors.shade, dev: v.view.dev}
	was := v.painter.last.scene
	img := v.painter.paint(f)
	v.release(was)
	if v.OnPainted != nil {
		v.OnPainted()
	}
	v.painted = true
	for _, do := range v.whenDone {
		do()
	}
	v.whenDone = nil
	return img
}

// WhenShown does something as soon as a page has been painted; at once where one was.
func (v *View) WhenShown(do func()) {
	if v.painted {
		do()
		return
	}
	v.whenDone = append(v.whenDone, do)
}

// journey reports whether the page is one that lies on the desk as a sheet.
func (v *View) journey() bool { return isJourney(v.ed.Page()) }

func (v *View) composer() *compose.Composer {
	v.land()
	return v.pages.composer(v.ed.Page())
}

func (v *View) ground() ground { return v.colors.ground(v.journey(), v.opts.Grid) }

// ground is what lies below a page: a sheet on the desk, or the desk with a grid.
func (c colors) ground(journey bool, grid float64) ground {
	if !journey {
		return ground{paper: c.desk, dots: c.dots, grid: max(grid, 8) * 2}
	}
	return ground{paper: c.theme.Paper, desk: c.desk, edge: c.edge}
}
