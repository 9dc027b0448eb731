package session

import (
	"context"
	"errors"
	"slices"
	"time"

	"waymark/app/watch"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/file"
	"waymark/model/history"
)

// What says which part of a session changed; several can be set at once.
type What uint8

// The parts of a session that views follow.
const (
	DocumentChanged  What = 1 << iota // what is shown, by an edit, a preview or the disk
	SelectionChanged                  // which elements are selected
	PageChanged                       // which page is shown
	HistoryChanged                    // what can be undone and done again
	FileChanged                       // path, saved or not, read-only, state on the disk
	DiskChanged                       // something came from the disk, or a conflict was decided
)

// ErrReadOnly is the reason why a document made by a newer program cannot be
// edited.
var ErrReadOnly = errors.New("this map was made by a newer version of Waymark: it can be looked at, printed and saved under another name, but not edited")

// Session is one open document. See the package's introduction.
type Session struct {
	committed *model.Document
	preview   *model.Document // nil when no gesture is in progress
	pending   edit.Command    // what the preview shows
	history   history.History

	page      model.ID
	selection []model.ID

	file      fileState
	conflicts []Conflict
	arrivals  []Arrival
	foreign   map[field]model.Value // as they came from the disk
	watchers  []func(What)
	now       func() time.Time

	// Set by Follow.
	ctx     context.Context
	post    func(func())
	store   *file.Store
	watcher *watch.Watcher
	keeper  *keeper
	closed  bool
}

// New opens a document that belongs to the file at path, "" for one that was
// never saved.
func New(doc *model.Document, path string) *Session {
	s := &Session{committed: doc, now: time.Now}
	s.file.path, s.file.agreed = path, doc
	if path == "" {
		s.file.agreed = nil // a new map counts as saved until something is drawn
		s.file.born = doc
	} else {
		s.file.versions.Add(doc, s.now())
	}
	if pages := doc.All(model.Root, "page"); len(pages) > 0 {
		s.page = pages[0].ID()
	}
	return s
}

// Watch calls f after every change. It is for views, for as long as the session
// lives.
func (s *Session) Watch(f func(What)) { s.watchers = append(s.watchers, f) }

func (s *Session) notify(w What) {
	for _, f := range s.watchers {
		f(w)
	}
}

// Doc returns what is shown: the preview of a gesture in progress, else the
// document.
func (s *Session) Doc() *model.Document {
	if s.preview != nil {
		return s.preview
	}
	return s.committed
}

// Committed returns the document without the gesture in progress.
func (s *Session) Committed() *model.Document { return s.committed }

// Do carries out a command as one entry of the history. edit.ErrNothing is not
// an error for a person: it is returned, and nothing has changed.
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
	s.committed = next
	w := DocumentChanged | HistoryChanged | FileChanged | s.repair()
	s.history.Push(history.Entry{Label: c.Label(), Change: change, Before: before, After: slices.Clone(s.selection), Key: key, When: s.now()})
	s.notify(w)
	return nil
}

// Seal ends what DoJoined joins: the pointer was released, the field was left.
func (s *Session) Seal() { s.history.Seal() }

// Preview shows what a command would do, computed from the committed document.
// A command that cannot be carried out shows the document as it is; the error
// says why.
func (s *Session) Preview(c edit.Command) error {
	if s.file.readOnly {
		return ErrReadOnly
	}
	next, _, err := edit.Apply(s.committed, c)
	if err != nil {
		s.preview, s.pending = nil, nil
	} else {
		s.preview, s.pending = next, c
	}
	s.notify(DocumentChanged)
	if errors.Is(err, edit.ErrNothing) {
		return nil
	}
	return err
}

// Previewing reports whether a gesture is in progress.
func (s *Session) Previewing() bool { return s.preview != nil }

// Commit makes the preview an entry of the history; without one it does nothing.
func (s *Session) Commit() error {
	c := s.pending
	if c == nil {
		return nil
	}
	s.preview, s.pending = nil, nil
	err := s.do(c, "")
	s.applyWaiting()
	return err
}

// Cancel forgets the preview.
func (s *Session) Cancel() {
	if s.preview == nil {
		return
	}
	s.preview, s.pending = nil, nil
	s.notify(DocumentChanged)
	s.applyWaiting()
}

// Undo takes back the last entry of the history and returns its label; ok is
// false when there is none.
func (s *Session) Undo() (label string, ok bool) {
	s.Cancel()
	next, e, ok := s.history.Undo(s.committed)
	if !ok {
		return "", false
	}
	s.step(next, e.Change, e.Before)
	return e.Label, true
}

// Redo does again what was undone last and returns its label.
func (s *Session) Redo() (label string, ok bool) {
	s.Cancel()
	next, e, ok := s.history.Redo(s.committed)
	if !ok {
		return "", false
	}
	s.step(next, e.Change, e.After)
	return e.Label, true
}

// step shows the page on which something changed, so that nothing changes
// behind a person's back.
func (s *Session) step(next *model.Document, c model.Change, selection []model.ID) {
	was := s.committed
	s.committed = next
	s.selection = slices.Clone(selection)
	w := DocumentChanged | SelectionChanged | HistoryChanged | FileChanged
	for _, id := range c.IDs() {
		p := next.Page(id)
		if p == nil {
			if p = was.Page(id); p == nil || next.Get(p.ID()) == nil {
				continue
			}
		}
		if p.ID() != s.page {
			s.page = p.ID()
			w |= PageChanged
		}
		break
	}
	s.notify(w | s.repair())
}

// History lists what was done, oldest first, and what can be done again, the next
// one first.
func (s *Session) History() (done, undone []history.Entry) {
	return s.history.Done(), s.history.Undone()
}

// NextUndo and NextRedo return labels for menus, "" for nothing.
func (s *Session) NextUndo() string { return s.history.NextUndo() }

// NextRedo is the counterpart of NextUndo.
func (s *Session) NextRedo() string { return s.history.NextRedo() }

// ReadOnly reports whether the document can only be looked at.
func (s *Session) ReadOnly() bool { return s.file.readOnly }
