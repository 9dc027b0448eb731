package session

import (
	"context"
	"slices"
	"time"

	"waymark/app/watch"
	"waymark/model"
	"waymark/model/file"
	"waymark/model/history"
)

// document is what all sessions in one open document have in common: the document
// with its history, and how it stands to its file.
type document struct {
	committed *model.Document
	preview   *model.Document // with the gestures of all windows; nil where there are none
	history   history.History
	sessions  []*Session
	turns     []*turn // what is being made of the document beside

	file      fileState
	conflicts []Conflict
	arrivals  []Arrival
	foreign   map[field]model.Value // as they came from the disk; never changed, only replaced
	now       func() time.Time

	// Set by Follow.
	ctx      context.Context
	post     func(func())
	store    *file.Store
	watcher  *watch.Watcher
	watching int // counts the files that were watched
	keeper   *keeper
	closed   bool
}

func newDocument(doc *model.Document, path string) *document {
	d := &document{committed: doc, now: time.Now}
	d.file.path, d.file.agreed = path, doc
	if path == "" {
		d.file.agreed = nil // a new map counts as saved until something is drawn
		d.file.born = doc
	} else {
		d.file.versions.Add(doc, d.now())
	}
	return d
}

// join opens a place in the document.
func (d *document) join() *Session {
	s := &Session{document: d}
	d.sessions = append(d.sessions, s)
	return s
}

// part closes a place in the document and reports whether it was the last one.
func (d *document) part(s *Session) (last bool) {
	i := slices.Index(d.sessions, s)
	if i < 0 {
		return false
	}
	d.sessions = slices.Delete(d.sessions, i, i+1)
	if s.gesture != nil {
		s.gesture = nil
		_ = d.redraw(nil)
		d.tell(DocumentChanged, nil, 0)
	}
	if len(d.sessions) == 0 {
		return true
	}
	d.applyWaiting()
	d.tell(FileChanged, nil, 0)
	return false
}

// tell notifies all sessions. Each repairs its own place first; what that changed
// for the one that acted is known already.
func (d *document) tell(w What, by *Session, mine What) {
	for _, s := range slices.Clone(d.sessions) {
		if s == by {
			s.notify(w | mine)
		} else {
			s.notify(w | s.repair())
		}
	}
	if w&(HistoryChanged|FileChanged) != 0 {
		d.keepSnapshot()
	}
}

// become makes the document another one. Whatever is being made of it beside learns
// what was done meanwhile; gestures in progress are drawn on top.
func (d *document) become(next *model.Document, c model.Change) {
	d.committed = next
	for _, t := range d.turns {
		t.since = append(t.since, c)
	}
	_ = d.redraw(nil)
}

// Doc returns what is shown: the document with the gestures in progress.
func (d *document) Doc() *model.Document {
	if d.preview != nil {
		return d.preview
	}
	return d.committed
}

// Committed returns the document without gestures in progress.
func (d *document) Committed() *model.Document { return d.committed }

// History lists what was done, oldest first, and what can be done again, the next
// one first.
func (d *document) History() (done, undone []history.Entry) {
	return d.history.Done(), d.history.Undone()
}

// NextUndo and NextRedo return labels for menus, "" for nothing.
func (d *document) NextUndo() string { return d.history.NextUndo() }

// NextRedo is the counterpart of NextUndo.
func (d *document) NextRedo() string { return d.history.NextRedo() }

// ReadOnly reports whether the document can only be looked at.
func (d *document) ReadOnly() bool { return d.file.readOnly }
