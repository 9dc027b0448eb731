package session

import (
	"slices"

	"waymark/model"
)

// Selection returns the selected elements in the order in which they were
// selected; the first one leads where it matters (same size, inspector). The
// caller must not change the slice.
func (s *Session) Selection() []model.ID { return s.selection }

// Selected reports whether an element is selected.
func (s *Session) Selected(id model.ID) bool { return slices.Contains(s.selection, id) }

// Select selects exactly these elements; what does not exist is left out.
func (s *Session) Select(ids ...model.ID) {
	var next []model.ID
	there := make(map[model.ID]bool, len(ids)) // a page may have ten thousand shapes
	for _, id := range ids {
		if id != model.Root && s.Doc().Get(id) != nil && !there[id] {
			there[id] = true
			next = append(next, id)
		}
	}
	if slices.Equal(next, s.selection) {
		return
	}
	s.selection = next
	s.notify(SelectionChanged)
}

// Page returns the page that is shown, nil when the document has none.
func (s *Session) Page() *model.Record {
	if s.page == model.Root {
		return nil // the record of the document itself is no page
	}
	return s.Doc().Get(s.page)
}

// ShowPage shows another page; the selection stays on the page that it was made
// on and is let go.
func (s *Session) ShowPage(id model.ID) {
	r := s.Doc().Get(id)
	if r == nil || r.Kind() != "page" || id == s.page {
		return
	}
	s.page = id
	s.selection = nil
	s.notify(PageChanged | SelectionChanged)
}

// Show brings an element into view: its page is shown and it is selected.
func (s *Session) Show(id model.ID) {
	if p := s.Doc().Page(id); p != nil {
		s.ShowPage(p.ID())
		if p.ID() != id {
			s.Select(id)
		}
	}
}

// repair drops from the selection what is neither in the document nor shown, and
// finds another page when the shown one is gone; it says what that changed.
func (s *Session) repair() (w What) {
	gone := func(id model.ID) bool { return s.committed.Get(id) == nil && s.Doc().Get(id) == nil }
	if slices.ContainsFunc(s.selection, gone) {
		s.selection = slices.DeleteFunc(slices.Clone(s.selection), gone)
		w |= SelectionChanged
	}
	r := s.committed.Get(s.page)
	if r == nil {
		r = s.Doc().Get(s.page)
	}
	if r == nil || r.Kind() != "page" {
		was := s.page
		s.page = ""
		if pages := s.committed.All(model.Root, "page"); len(pages) > 0 {
			s.page = pages[0].ID()
		}
		if s.page != was {
			w |= PageChanged
		}
	}
	return w
}
