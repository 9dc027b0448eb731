package canvas

import (
	"image"
	"time"

	"fyne.io/fyne/v2"

	"waymark/canvas/scene"
	"waymark/model"
)

// A page of thousands of shapes takes longer to be composed than a frame lasts. Where
// one is to be shown, or shown in other colours, the view goes on showing what it
// showed, and the page is composed beside.
//
// After other colours were asked for, the page is worked on in the old ones until the
// new ones are there. After another page was asked for, there is nothing to work on:
// the hand has no page (host.Page), the pointer is not followed, and keys wait for the
// page that they were typed for (later). Whoever needs the page itself, such as a
// command that asks what lies on it, waits for it (land).

// slowPage is how long a page may take before the view says what it is waiting for: a
// word that only flashes up is noise.
const slowPage = 300 * time.Millisecond

// underway is what a view is on its way to.
type underway struct {
	asked   model.ID // the page that was asked for last
	coming  *Ahead   // is being composed, nil for nothing; one at a time
	slow    bool     // for so long that the view says so
	waiting []func() // what was typed and asked for on the page that comes
	replay  bool     // of that
}

// turning reports whether another page is shown than was asked for.
func (v *View) turning() bool { return v.pageID() != v.page }

// turn shows the page that is asked for in the manner that is asked for: at once where
// that takes no longer than a frame, otherwise as soon as it is composed.
func (v *View) turn() {
	id := v.pageID()
	if id != v.ahead.asked {
		v.ahead.asked = id
		v.closeField()
		v.tool.PageChanged()
		if !v.ahead.replay {
			v.ahead.waiting = nil
		}
	}
	if id == v.page && v.manner == v.pages.manner {
		return
	}
	p := v.pages
	if p.manner != v.manner {
		p = newPages(v.fonts, v.manner, screenOptions(v.opts.Pictures))
	}
	if page := v.ed.Page(); p.atOnce(v.ed.Doc(), page) {
		v.show(p, nil)
	} else if v.ahead.coming == nil { // else it is looked at again when that one is there
		v.begin(p.ahead(v.ed.Doc(), page))
	}
}

// begin has a page composed beside.
func (v *View) begin(a *Ahead) {
	v.ahead.coming, v.ahead.slow = a, false
	post := v.opts.post
	v.opts.beside(func() {
		a.compose()
		post(func() { v.arrived(a) })
	})
	if v.ahead.coming != a {
		return // done already
	}
	time.AfterFunc(slowPage, func() {
		post(func() {
			if v.ahead.coming == a {
				v.ahead.slow = true
				v.tell()
			}
		})
	})
}

// arrived takes a page over that has been composed, and shows it if it is what is
// asked for by now.
func (v *View) arrived(a *Ahead) {
	if v.ahead.coming != a {
		return // somebody has waited for it
	}
	v.ahead.coming, v.ahead.slow = nil, false
	if a.pages.manner == v.manner || a.pages == v.pages { // the page in the old colours is more than no page
		a.join()
		if a.key.id == v.pageID() {
			v.show(a.pages, a)
		}
	}
	v.turn()
	v.Redraw()
	v.catchUp()
}

// land waits for the page that was asked for, where it is not shown yet.
func (v *View) land() {
	for v.turning() || v.first() {
		if a := v.ahead.coming; a != nil {
			a.Wait()
			v.arrived(a)
		} else {
			v.turn()
		}
	}
}

// first reports whether the page that is shown first is on its way.
func (v *View) first() bool {
	a := v.ahead.coming
	return a != nil && v.shown == nil && a.pages == v.pages && a.key.id == v.page
}

// show takes the pages of a manner, and the page that is asked for; a is nil where the
// view is to compose it.
func (v *View) show(p *pages, a *Ahead) {
	was := v.shown
	if p != v.pages {
		v.pages, v.colors = p, p.colors
		v.doc, v.shown, v.gridOf = nil, nil, nil
		v.minimap.forget()
	}
	if a != nil {
		v.shown, v.doc, v.scenePage = a.scene, a.doc, a.key.id
		v.release(was)
	}
	if v.turning() {
		v.enter(v.pageID())
	}
	p.shows(v.ed.Doc(), v.ed.Page())
}

// enter goes from the page that is shown to another one.
func (v *View) enter(id model.ID) {
	if v.page != "" {
		v.places[v.page] = v.view
	}
	v.page = id
	v.tool.PageChanged()
	if v.mode == Connecting && v.journey() {
		v.SetMode(Selecting)
	}
	if was, ok := v.places[id]; ok {
		size, dev := v.view.size, v.view.dev
		v.view = was
		v.view.size, v.view.dev = size, dev
		if v.OnZoom != nil { // each page has a zoom of its own
			v.OnZoom(v.view.zoom)
		}
	} else {
		v.start()
	}
	v.minimap.forget()
}

// still is the picture while another page is on its way: what was shown before, or the
// empty desk.
func (v *View) still(w, h int) image.Image {
	f := v.painter.last
	if f.scene == nil {
		f = frame{scene: &scene.Scene{}, to: v.view.affine(), ground: ground{desk: v.colors.desk, edge: v.colors.desk}}
	}
	f.w, f.h, f.over, f.ghosts, f.hand = w, h, nil, nil, nil
	return v.painter.paint(f)
}

// later puts off what is asked for on a page that is on its way, or behind what was. It
// reports whether it did.
func (v *View) later(do func()) bool {
	if v.ahead.replay || !v.turning() && len(v.ahead.waiting) == 0 {
		return false
	}
	v.ahead.waiting = append(v.ahead.waiting, do)
	return true
}

// catchUp does what was put off while the page was on its way.
func (v *View) catchUp() {
	if v.ahead.replay {
		return
	}
	v.ahead.replay = true
	for len(v.ahead.waiting) > 0 && !v.turning() {
		do := v.ahead.waiting[0]
		v.ahead.waiting = v.ahead.waiting[1:]
		do()
	}
	v.ahead.replay = false
}

// hasKeys is what gets the keys that were typed to the map: the field that one of them
// has opened, else the map.
func (v *View) hasKeys() fyne.Focusable {
	if f := v.field; f != nil {
		return f.entry
	}
	return v
}

// waitingFor says what takes so long, "" for nothing.
func (v *View) waitingFor() string {
	switch {
	case !v.ahead.slow:
		return ""
	case v.turning():
		return "Drawing the page …"
	case v.manner.dark != v.pages.dark:
		return "Drawing the page in other colours …"
	}
	return ""
}
