package canvas

import (
	"slices"

	"waymark/canvas/compose"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
)

// manner is what all pages of a view are drawn in.
type manner struct {
	dark   bool
	future bool // with the emotion curve of the future state over the current one
}

// pages are the pages of a document in one manner. Each has a composer of its own:
// one goroutine at a time may use it, so that a large page can be composed beside
// while another one is worked on.
type pages struct {
	manner
	colors
	fonts *text.Fonts
	opts  compose.Options
	made  map[pageKey]*compose.Composer
	order []pageKey // of those that are made, the one that is shown first, then those before it
	most  int       // elements to be kept
}

// pageKey names the composer of a page: one that becomes a journey gets a paper.
type pageKey struct {
	id      model.ID
	journey bool
}

func keyOfPage(page *model.Record) pageKey {
	if page == nil {
		return pageKey{journey: true}
	}
	return pageKey{page.ID(), isJourney(page)}
}

func isJourney(page *model.Record) bool {
	return page == nil || page.Text("page_kind") == "journey"
}

func newPages(fonts *text.Fonts, m manner, o compose.Options) *pages {
	p := &pages{manner: m, colors: lightColors(), fonts: fonts, opts: o, made: map[pageKey]*compose.Composer{}, most: mostKept}
	if m.dark {
		p.colors = darkColors()
	}
	p.opts.Future = m.future
	return p
}

// screenOptions say how a page that is worked on is composed.
func screenOptions(pictures func(image string) *scene.Picture) compose.Options {
	return compose.Options{Pictures: pictures, Screen: true}
}

// composer returns what composes a page.
func (p *pages) composer(page *model.Record) *compose.Composer {
	k := keyOfPage(page)
	if p.made[k] == nil {
		p.made[k] = p.fresh(k)
	}
	return p.made[k]
}

// fresh returns a composer that nobody else has.
func (p *pages) fresh(k pageKey) *compose.Composer {
	theme := p.theme
	if !k.journey { // it has no paper: its ground is the desk
		bare := *theme
		bare.Paper = p.desk
		theme = &bare
	}
	return compose.New(p.fonts, theme, p.opts)
}

// mostKept is how many elements the pages may have, all in all, that are kept beside
// the one that is shown: ten thousand of them take about fifty megabytes.
const mostKept = 25_000

// shows notes that a page is shown now, and drops what is not needed any more: pages
// that the document no longer has, and large ones that were shown long ago.
func (p *pages) shows(doc *model.Document, page *model.Record) {
	first := keyOfPage(page)
	p.order = slices.DeleteFunc(p.order, func(k pageKey) bool { return k == first })
	n := 0
	p.order = slices.DeleteFunc(p.order, func(k pageKey) bool {
		r := doc.Get(k.id)
		if n += elements(doc, r, p.most); r != nil && r.Kind() == "page" && n <= p.most {
			return false
		}
		delete(p.made, k)
		return true
	})
	p.order = slices.Insert(p.order, 0, first)
}

// atOnce is how many elements a page may have to be composed at once: about ten
// milliseconds, less than a frame.
const atOnce = 1000

// atOnce reports whether a page is there within a frame: it is small, or was composed
// before, so that only what has changed since is composed.
func (p *pages) atOnce(doc *model.Document, page *model.Record) bool {
	return p.made[keyOfPage(page)] != nil || small(doc, page)
}

// small reports whether a page is composed within a frame.
func small(doc *model.Document, page *model.Record) bool {
	return elements(doc, page, atOnce) <= atOnce
}

// elements counts those of a page, as far as one more than most.
func elements(doc *model.Document, page *model.Record, most int) (n int) {
	if page == nil || page.Kind() != "page" {
		return 0
	}
	open := []model.ID{page.ID()}
	for len(open) > 0 && n <= most { // records that stand in a circle end with most
		within := doc.Children(open[len(open)-1])
		open = open[:len(open)-1]
		if n += len(within); n <= most {
			open = append(open, within...)
		}
	}
	return n
}

// akin reports whether two documents differ in a few records at most, as before and
// after an edit. Versions of a document that were read from files do not share any.
func akin(a, b *model.Document) bool {
	was, is := a.Records(), b.Records()
	n := max(len(was)-len(is), len(is)-len(was))
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			n++
		}
	}
	return n <= atOnce
}
