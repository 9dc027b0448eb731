package canvas

import (
	"slices"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
)

// Ahead is a page that is composed before it is shown. Ten thousand shapes take some
// tenths of a second to be read, routed and drawn, in which a window has to go on
// answering, and in which one that opens has other things to make.
type Ahead struct {
	pages    *pages // that it belongs to
	doc      *model.Document
	key      pageKey
	composer *compose.Composer // nobody else's until it is done
	scene    *scene.Scene
	done     chan struct{} // closed when all of it is there
}

// ComposeAhead begins to compose a page as a View with the same options will show it;
// it returns at once. The document is a value, and fonts are used by many: nothing else
// is shared with whoever waits.
func ComposeAhead(doc *model.Document, page *model.Record, fonts *text.Fonts, o Options) *Ahead {
	a := newPages(fonts, manner{dark: o.Dark}, screenOptions(o.Pictures)).ahead(doc, page)
	go a.compose()
	return a
}

// ahead is a page that is to be composed.
func (p *pages) ahead(doc *model.Document, page *model.Record) *Ahead {
	k := keyOfPage(page)
	return &Ahead{pages: p, doc: doc, key: k, composer: p.fresh(k), done: make(chan struct{})}
}

// compose does the work, once, on any goroutine.
func (a *Ahead) compose() {
	defer close(a.done)
	a.scene = a.composer.Page(a.doc, a.key.id)
}

// Wait returns when the page is composed.
func (a *Ahead) Wait() { <-a.done }

// join puts the page among the others of its kind.
func (a *Ahead) join() {
	p := a.pages
	p.made[a.key] = a.composer
	if !slices.Contains(p.order, a.key) {
		p.order = append(p.order, a.key)
	}
}
