package session

import (
	"errors"
	"slices"

	"waymark/model"
	"waymark/model/edit"
	"waymark/model/history"
)

// What says which part of a session changed; several can be set at once.
type What uint8

// The parts of a session that views follow.
const (
	DocumentChanged  What = 1 << iota // what is shown, by an edit, a gesture or the disk
	SelectionChanged                  // which elements are selected
	PageChanged                       // which page is shown
	HistoryChanged                    // what can be undone and done again
	FileChanged                       // path, saved or not, read-only, state on the disk, number of windows
	DiskChanged                       // something came from the disk, or a conflict was decided
)

// ErrReadOnly is the reason why a document made by a newer program cannot be
// edited.
var ErrReadOnly = errors.New("this map was made by a newer version of Waymark: it can be looked at, printed and saved under another name, but not edited")

// Session is the place of one window in an open document: its page, its selection,
// its gesture in progress. All else belongs to the document, which several sessions
// can share. See the package's introduction.
type Session struct {
	*document
	page      model.ID
	selection []model.ID
	gesture   edit.Command // in progress; nil for none
	watchers  []*watcher
}

// New opens a document that belongs to the file at path, "" for one that was
// never saved.
func New(doc *model.Document, path string) *Session {
	s := newDocument(doc, path).join()
	if pages := doc.All(model.Root, "page"); len(pages) > 0 {
		s.page = pages[0].ID()
	}
	return s
}

// Another opens one more place in the same document, for a window of its own. It
// begins on the same page, with nothing selected.
func (s *Session) Another() *Session {
	o := s.document.join()
	o.page = s.page
	s.tell(FileChanged, o, 0)
	return o
}

// Number says which of the sessions in the document this one is, from 1, and how
// many there are.
func (s *Session) Number() (at, of int) {
	return slices.Index(s.sessions, s) + 1, len(s.sessions)
}

// Shares reports whether two sessions are places in one document.
func (s *Session) Shares(o *Session) bool { return s.document == o.document }

// Watch calls f after every change, for as long as the session lives or until stop is
// called: a view that is closed before the map stops.
func (s *Session) Watch(f func(What)) (stop func()) {
	w := &watcher{f}
	s.watchers = append(s.watchers, w)
	return func() {
		w.told = nil // what is told just now
		s.watchers = slices.DeleteFunc(slices.Clone(s.watchers), func(o *watcher) bool { return o == w })
	}
}

// watcher is somebody who is told of changes; told is nil when that has ended.
type watcher struct{ told func(What) }

func (s *Session) notify(w What) {
	if w == 0 {
		return
	}
	for _, o := range s.watchers {
		if o.told != nil {
			o.told(w)
		}
	}
}

// Do carries out a command as one entry of the history. edit.ErrNothing is not
// an error for a person: it is returned, and nothing has changed. A gesture in
// progress ends; those of other windows go on, on top of what was done.
func (s *Session) Do(c edit.Command) error { return s.do(c, "") }

// DoJoined is Do for what belongs together although it comes in pieces: typing in
// one field, nudging one selection. Pieces with one key that follow each other
// closely become one entry.
func (s *Session) DoJoined(c edit.Command, key string) error { return s.do(c, key) }

func (s *Session) do(c edit.Command, key string) error {
	if s.file.readOnly {
		return ErrReadOnly
	}
	s.Cancel()
	next, change, err := edit.Apply(s.committed, c)
	if err != nil {
		return err
	}
	before := slices.Clone(s.selection)
	s.become(next, change)
	mine := s.repair()
	s.history.Push(history.Entry{Label: c.Label(), Change: change, Before: before, After: slices.Clone(s.selection), Key: key, When: s.now()})
	s.tell(DocumentChanged|HistoryChanged|FileChanged, s, mine)
	return nil
}

// Seal ends what DoJoined joins: the pointer was released, the field was left.
func (s *Session) Seal() { s.history.Seal() }

// Undo takes back the last entry of the history, whichever window made it, and
// returns its label; ok is false when there is none. This window shows the page on
// which something changed.
func (s *Session) Undo() (label string, ok bool) {
	s.Cancel()
	next, e, ok := s.history.Undo(s.committed)
	if !ok {
		return "", false
	}
	s.step(next, e, e.Change.Inverse(), e.Before)
	return e.Label, true
}

// Redo does again what was undone last and returns its label.
func (s *Session) Redo() (label string, ok bool) {
	s.Cancel()
	next, e, ok := s.history.Redo(s.committed)
	if !ok {
		return "", false
	}
	s.step(next, e, e.Change, e.After)
	return e.Label, true
}

// step shows the page on which something changed, so that nothing changes
// behind a person's back.
func (s *Session) step(next *model.Document, e history.Entry, c model.Change, selection []model.ID) {
	was := s.committed
	s.become(next, c)
	var mine What
	if !e.External { // what came from the disk was selected by nobody
		s.selection = slices.Clone(selection)
		mine = SelectionChanged
	}
	for _, id := range c.IDs() {
		p := next.Page(id)
		if p == nil {
			if p = was.Page(id); p == nil || next.Get(p.ID()) == nil {
				continue
			}
		}
		if p.ID() != s.page {
			s.page = p.ID()
			mine |= PageChanged
			if e.External {
				s.selection = nil
				mine |= SelectionChanged
			}
		}
		break
	}
	s.tell(DocumentChanged|HistoryChanged|FileChanged, s, mine|s.repair())
}
