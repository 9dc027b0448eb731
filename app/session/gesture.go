package session

import (
	"errors"

	"waymark/model/edit"
)

// Preview shows, in all windows, what a command would do, computed from the
// committed document. A command that cannot be carried out shows the document as it
// is; the error says why.
//
// Each window has at most one gesture. What is done in another window meanwhile goes
// below it, and nothing ends it but its own window.
func (s *Session) Preview(c edit.Command) error {
	if s.file.readOnly {
		return ErrReadOnly
	}
	s.gesture = c
	err := s.redraw(s)
	s.tell(DocumentChanged, nil, 0)
	if errors.Is(err, edit.ErrNothing) {
		return nil
	}
	return err
}

// redraw puts the gestures in progress on top of the document, and returns why that
// of one session cannot be, which ends it. Others that cannot be carried out at the
// moment are left out.
func (d *document) redraw(by *Session) error {
	doc, any := d.committed, false
	var why error
	for _, s := range d.sessions {
		if s.gesture == nil {
			continue
		}
		next, _, err := edit.Apply(doc, s.gesture)
		switch {
		case err == nil:
			doc = next
		case s == by:
			s.gesture, why = nil, err
			continue
		}
		any = true
	}
	if d.preview = nil; any {
		d.preview = doc
	}
	return why
}

// Previewing reports whether a gesture is in progress in any window.
func (d *document) Previewing() bool { return d.preview != nil }

// Commit makes the gesture an entry of the history; without one it does nothing.
func (s *Session) Commit() error {
	c := s.gesture
	if c == nil {
		return nil
	}
	s.gesture = nil
	_ = s.redraw(nil)
	err := s.do(c, "")
	if err != nil {
		s.tell(DocumentChanged, nil, 0) // it was shown, and is not any more
	}
	s.applyWaiting()
	return err
}

// Cancel forgets the gesture of this window.
func (s *Session) Cancel() {
	if s.gesture == nil {
		return
	}
	s.gesture = nil
	_ = s.redraw(nil)
	s.tell(DocumentChanged, nil, 0)
	s.applyWaiting()
}
