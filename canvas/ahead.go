package canvas

import (
	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
)

// Ahead is a page that is composed before there is a view of it. Ten thousand shapes
// take some tenths of a second to be read, routed and drawn, in which a window has to
// go on answering, and in which one that opens has other things to make.
type Ahead struct {
	dark        bool
	doc         *model.Document
	page        model.ID
	paper, open *compose.Composer
	scene       *scene.Scene
	done        chan struct{} // closed when all of it is there
}

// ComposeAhead begins to compose a page as a View with the same options will show it;
// it returns at once. The document is a value, and fonts are used by many: nothing else
// is shared with whoever waits.
func ComposeAhead(doc *model.Document, page *model.Record, fonts *text.Fonts, o Options) *Ahead {
	a := &Ahead{dark: o.Dark, doc: doc, done: make(chan struct{})}
	c := lightColors()
	if o.Dark {
		c = darkColors()
	}
	a.paper, a.open = composers(fonts, c, screenOptions(o))
	composer := a.open
	if isJourney(page) {
		composer = a.paper
	}
	if page != nil {
		a.page = page.ID()
	}
	go func() {
		defer close(a.done)
		a.scene = composer.Page(doc, a.page)
	}()
	return a
}

// Wait returns when the page is composed.
func (a *Ahead) Wait() { <-a.done }

// await takes over what was composed ahead, when it is first needed.
func (v *View) await() {
	a := v.early
	if a == nil {
		return
	}
	a.Wait()
	v.early = nil
	v.shown, v.doc, v.scenePage = a.scene, a.doc, a.page
}
