package panel

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/app/look"
	"waymark/app/session"
	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/diff"
	"waymark/model/file"
	"waymark/model/kind"
)

// VersionsDeps is what the versions need of the window around them.
type VersionsDeps interface {
	// Versions lists the good versions of the map's file, newest first; OpenVersion
	// reads one. Both are called on other goroutines than the window's.
	Versions(path string) ([]file.SavedVersion, error)
	OpenVersion(v file.SavedVersion) (*file.Result, error)
	// Work has work done beside the window's goroutine, and then done on it.
	Work(work func() (done func()))
	// OpenCopy opens a document as a new map that has no file yet.
	OpenCopy(doc *model.Document)
	// Save saves the map, and asks for a file where it has none.
	Save()
	// Shown is told what is compared, for tests that drive the real window.
	Shown(what string)
	Now() time.Time
	Dark() bool
	Fonts() *text.Fonts
	Picture(image string) *scene.Picture
}

// Versions lists the versions of a map that were saved earlier and shows one of
// them beside the map as it is now, with what differs marked on both and written
// in words. It can be restored, as one step that can be undone, or opened as a map
// of its own. The panel follows the session: its right side is always now.
type Versions struct {
	s      *session.Session
	deps   VersionsDeps
	closed bool
	stop   func() // ends following

	path    string
	all     []listed
	chosen  int             // of all; -1 for none
	then    *model.Document // the chosen version; nil while it is read, or cannot be
	cannot  string          // why it cannot be shown or restored
	lines   []diff.Line     // what differs, from then to now
	doc     *model.Document // now, as it was compared
	pending int             // counts what is being compared, so that only the last one counts
	done    string          // what was done with the chosen version
	page    model.ID

	described int // counts how often the list was described, likewise

	list      *fyne.Container
	body      *fyne.Container // of the whole panel: list and comparison, or a sentence
	both      fyne.CanvasObject
	empty     fyne.CanvasObject
	title     *look.Words
	summary   *look.Words
	restore   *look.Button
	copied    *look.Button
	pages     *fyne.Container
	panes     [2]*pane // then and now
	sentences *fyne.Container
	scroll    *container.Scroll
}

// listed is a version with what it changed against the one before it.
type listed struct {
	file.SavedVersion
	summary string
	row     *row
	second  *look.Words
}

// NewVersions makes the panel. Close ends it.
func NewVersions(s *session.Session, deps VersionsDeps) *Versions {
	p := &Versions{s: s, deps: deps, chosen: -1}
	p.build()
	p.stop = s.Watch(func(w session.What) {
		if s.Previewing() {
			return
		}
		if w&session.FileChanged != 0 && (!s.Unsaved() || s.Path() != p.path) {
			p.load()
		}
		if w&(session.DocumentChanged|session.HistoryChanged) != 0 && s.Committed() != p.doc {
			p.compare()
		}
	})
	p.load()
	return p
}

// Close ends following.
func (p *Versions) Close() {
	p.closed = true
	p.stop()
}

// Object returns what is shown.
func (p *Versions) Object() fyne.CanvasObject { return p.body }

// SetDark follows the theme.
func (p *Versions) SetDark(dark bool) {
	for _, o := range p.panes {
		o.sheet.SetDark(dark)
	}
}

// load reads which versions there are, away from the window, and then what each
// of them changed.
func (p *Versions) load() {
	p.path = p.s.Path()
	path := p.path
	p.work(func() func() {
		all, err := p.deps.Versions(path)
		return func() {
			if path == p.path {
				p.loaded(all, err)
			}
		}
	})
}

// work has work done away from the window; done is left out when the panel is
// closed by then.
func (p *Versions) work(work func() (done func())) {
	p.deps.Work(func() func() {
		done := work()
		return func() {
			if !p.closed {
				done()
			}
		}
	})
}

// loaded shows the list, and the newest version that is not what the map is now.
func (p *Versions) loaded(all []file.SavedVersion, err error) {
	if err != nil {
		p.cannot = "The earlier versions cannot be read: " + err.Error()
	}
	if same(all, p.all) && len(all) > 0 {
		return
	}
	var was *file.SavedVersion
	if p.chosen >= 0 {
		was = &p.all[p.chosen].SavedVersion
	}
	summaries := map[file.SavedVersion]string{}
	for _, v := range p.all {
		summaries[v.SavedVersion] = v.summary
	}
	p.all, p.chosen = nil, -1
	for _, v := range all {
		p.all = append(p.all, listed{SavedVersion: v, summary: summaries[v]})
	}
	p.fill()
	for i, v := range p.all {
		if was != nil && v.SavedVersion == *was {
			p.mark(i)
			p.tell()
			p.describe()
			return
		}
	}
	p.then = nil
	if len(p.all) > 0 {
		first := 0
		if !p.s.Unsaved() { // the newest one is what is shown anyway
			for first < len(all)-1 && all[first].Same(all[0]) {
				first++
			}
		}
		p.choose(first)
	}
	p.describe()
}

func same(a []file.SavedVersion, b []listed) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i].SavedVersion {
			return false
		}
	}
	return true
}

// describe finds out what each version changed against the one before it, newest
// first. One is read after the other, so that at most two are in memory.
func (p *Versions) describe() {
	p.described++
	p.describeFrom(0, nil, p.described)
}

func (p *Versions) describeFrom(i int, newer *model.Document, round int) {
	if i >= len(p.all) || round != p.described {
		return
	}
	v := p.all[i].SavedVersion
	p.work(func() func() {
		var older *model.Document
		if res, err := p.deps.OpenVersion(v); err == nil {
			older = res.Doc
		}
		changed := ""
		if older != nil && newer != nil {
			changed = changedWords(diff.Lines(older, newer))
		}
		return func() {
			if round != p.described {
				return // the list has changed meanwhile
			}
			switch {
			case newer == nil:
			case older == nil:
				p.summarize(i-1, "Follows one that cannot be read")
			default:
				p.summarize(i-1, changed)
			}
			if older == nil {
				p.summarize(i, "Cannot be read")
			} else if i == len(p.all)-1 {
				p.summarize(i, "The oldest one that is kept")
			}
			p.describeFrom(i+1, older, round)
		}
	})
}

func (p *Versions) summarize(i int, words string) {
	v := &p.all[i]
	if v.summary != words {
		v.summary = words
		v.second.SetText(words)
		v.row.SetToolTip(wrapTip(words))
	}
}

// choose shows a version.
func (p *Versions) choose(i int) {
	p.mark(i)
	p.then, p.cannot, p.done, p.lines = nil, "", "", nil
	v := p.all[i].SavedVersion
	p.pending++
	mine := p.pending
	now := p.s.Committed()
	p.tell()
	p.work(func() func() {
		res, err := p.deps.OpenVersion(v)
		var lines []diff.Line
		if err == nil {
			lines = diff.Lines(res.Doc, now)
		}
		return func() {
			if mine != p.pending {
				return
			}
			switch {
			case err != nil:
				p.cannot = "This version cannot be read."
			case res.ReadOnly:
				p.then, p.cannot = res.Doc, "It was made by a newer version of Waymark: it can be looked at, but not restored."
			default:
				p.then = res.Doc
			}
			p.compared(now, lines)
		}
	})
}

// compare finds again what differs, after an edit.
func (p *Versions) compare() {
	then, now := p.then, p.s.Committed()
	if then == nil {
		return
	}
	p.pending++
	mine := p.pending
	p.work(func() func() {
		lines := diff.Lines(then, now)
		return func() {
			if mine != p.pending {
				return
			}
			if len(lines) > 0 {
				p.done = ""
			}
			p.compared(now, lines)
		}
	})
}

// compared shows what differs.
func (p *Versions) compared(now *model.Document, lines []diff.Line) {
	p.doc, p.lines = now, lines
	p.tell()
	if p.then == nil {
		return
	}
	p.turnPages()
	p.write()
	p.deps.Shown(diff.Summary(lines))
}

// restored makes the map what it was, as one entry of the history.
func (p *Versions) restored() {
	if p.then == nil || p.chosen < 0 {
		return
	}
	name := datesOf(p.s).Moment(p.all[p.chosen].When, p.deps.Now())
	p.s.ReplaceThen("Restore the version of "+name, p.then, func(err error) {
		if p.closed {
			return
		}
		if err != nil {
			p.done = kind.Sentence(err)
		} else {
			p.done = "Restored. It is one step: Undo in the map brings back what was there."
		}
		p.compare()
	})
}
