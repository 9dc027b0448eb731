package session

import (
	"context"
	"errors"
	"fmt"

	"waymark/model"
	"waymark/model/file"
	"waymark/model/merge"
)

// ErrNoPath is returned by Save for a document that was never saved.
var ErrNoPath = errors.New("the map has no file yet")

// Save writes the document to its file. What another program wrote there in the
// meantime is merged, never overwritten. A failed save changes nothing.
//
// It waits for the disk; a window uses SaveThen.
func (s *Session) Save(ctx context.Context) error {
	if s.file.path == "" {
		return ErrNoPath
	}
	return s.SaveAs(ctx, s.file.path)
}

// SaveAs writes the document to another file, which is its file from then on.
// What stood there is replaced; when the session has a store, it is kept there as
// a version.
func (s *Session) SaveAs(ctx context.Context, path string) error {
	s.Cancel()
	j, err := s.prepare(path)
	if err != nil {
		return err
	}
	for {
		j.run(ctx)
		again, err := s.finish(j)
		if err != nil || again == nil {
			return err
		}
		j = again
	}
}

// SaveThen saves without waiting: to the file of the document when path is "". The
// disk is used on a goroutine of its own; done is called on the session's
// goroutine, with the error of Save. Editing can go on meanwhile. Without Follow,
// which says how to get back to that goroutine, it is done before it returns.
func (s *Session) SaveThen(ctx context.Context, path string, done func(error)) {
	if path == "" {
		if path = s.file.path; path == "" {
			done(ErrNoPath)
			return
		}
	}
	if s.post == nil {
		done(s.SaveAs(ctx, path))
		return
	}
	s.Cancel()
	if s.file.saving != nil { // after the one that is on its way
		s.file.saving.after = append(s.file.saving.after, func() { s.SaveThen(ctx, path, done) })
		return
	}
	j, err := s.prepare(path)
	if err != nil {
		done(err)
		return
	}
	s.file.saving = j
	s.background(ctx, j, done)
}

// Saving reports whether a save is on its way.
func (s *Session) Saving() bool { return s.file.saving != nil }

func (s *Session) background(ctx context.Context, j *saving, done func(error)) {
	post := s.post
	finish := func() {
		again, err := s.finish(j)
		if err == nil && again != nil {
			s.file.saving = again
			s.background(ctx, again, done)
			return
		}
		s.file.saving = nil
		if s.watcher != nil { // what it told in the meantime was not heard
			s.watcher.Seen(s.file.hash)
			s.watcher.Hint()
		}
		done(err)
		for _, f := range j.after {
			f()
		}
	}
	go func() {
		j.run(ctx)
		post(func() {
			if j.theirs == nil {
				finish()
				return
			}
			s.beside(j.theirs, j.out.Displaced != nil, func(m *merging) {
				j.merged = m
				finish()
			})
		})
	}()
}

// SaveCopyThen writes the document to another file and stays with its own. The disk
// is used on a goroutine of its own, as by SaveThen; what stood there is replaced,
// and kept as a version when the session has a store.
func (s *Session) SaveCopyThen(ctx context.Context, path string, done func(error)) {
	if samePath(path, s.file.path) {
		s.SaveThen(ctx, "", done)
		return
	}
	j := &saving{path: path, doc: s.committed, store: s.store, agreed: file.Agreed{Any: true}, other: true}
	if s.post == nil {
		j.run(ctx)
		done(j.err)
		return
	}
	post := s.post
	go func() {
		j.run(ctx)
		post(func() { done(j.err) })
	}()
}

// ErrKeepsChanging is the reason for a save that met another program's content
// again each time it had merged the one before.
var ErrKeepsChanging = errors.New("another program keeps changing the file; the map was merged with what it wrote, but is not saved yet")

// tries is how often a save merges and starts again.
const tries = 5

// saving is one save: values that a goroutine of its own can work on, and what
// came of it.
type saving struct {
	path   string
	doc    *model.Document
	agreed file.Agreed
	source []byte // what was agreed, to keep it as a version
	other  bool   // another file than the session's
	try    int
	hold   func() (release func())
	store  *file.Store
	after  []func()

	content   []byte
	out       file.Outcome
	theirs    *file.Result // of Theirs or Displaced
	theirsErr error
	merged    *merging
	kept      bool // they cannot be read, and are in the store
	err       error
}

// prepare collects what a save needs.
func (s *Session) prepare(path string) (*saving, error) {
	j := &saving{path: path, doc: s.committed, store: s.store, source: s.file.source}
	j.other = !samePath(path, s.file.path)
	if s.file.readOnly && !j.other {
		return nil, ErrReadOnly
	}
	j.agreed = file.Agreed{Hash: s.file.hash}
	if j.other {
		j.agreed, j.source = file.Agreed{Any: true}, nil
	} else if w := s.watcher; w != nil {
		j.hold, j.agreed.Visible = w.Hold, w.Seen
	}
	return j, nil
}

// run does what the disk is needed for. It touches nothing of the session.
func (j *saving) run(ctx context.Context) {
	if j.content, j.err = file.Encode(j.doc); j.err != nil {
		j.err = fmt.Errorf("saving %s: %w", j.path, j.err)
		return
	}
	if j.hold != nil {
		defer j.hold()()
	}
	if j.other && j.store != nil {
		if j.err = j.keepReplaced(ctx); j.err != nil {
			return
		}
	}
	j.out, j.err = file.Save(ctx, j.path, j.content, j.agreed)
	switch {
	case j.err != nil:
	case j.out.Displaced != nil:
		var b []byte
		if b, j.theirsErr = j.out.Displaced.Read(ctx); j.theirsErr == nil {
			j.decode(b)
		}
	case !j.out.Saved:
		j.decode(j.out.Theirs)
	}
	if j.out.Saved && j.store != nil {
		j.keepVersions()
	}
}

// decode reads what another program wrote. What cannot be read is kept before
// anything takes its place.
func (j *saving) decode(b []byte) {
	j.theirs, j.theirsErr = file.Decode(b)
	if j.theirsErr == nil && j.theirs.ReadOnly {
		j.err = fmt.Errorf("saving %s: another program has written it in the meantime. %s Save under another name", j.path, j.theirs.Needs)
		return
	}
	if j.theirsErr == nil {
		return
	}
	store := j.store
	if store == nil {
		if store, j.err = file.OpenStore(""); j.err != nil {
			return
		}
	}
	if _, err := store.KeepDamaged(j.path, b); err != nil {
		j.err = fmt.Errorf("saving %s: the file on the disk cannot be read (%w), and could not be kept aside: %w", j.path, j.theirsErr, err)
	}
	j.kept = j.err == nil
}

// keepReplaced keeps what a save under another name is about to replace.
func (j *saving) keepReplaced(ctx context.Context) error {
	old, err := file.Read(ctx, j.path)
	var bad *file.Error
	switch {
	case err == nil:
		return j.store.KeepVersion(j.path, old.Source, j.store.Now())
	case errors.As(err, &bad):
		if seen, err := file.Look(j.path, true); err == nil {
			_, err = j.store.KeepDamaged(j.path, seen.Bytes)
			return err
		}
	}
	return nil // there is none, or the save says what is wrong
}

// keepVersions puts the saved content, and the first time the one before it, among
// the good versions. That a version could not be kept is no reason to call a save
// failed.
func (j *saving) keepVersions() {
	if all, err := j.store.Versions(j.path); err == nil && len(all) == 0 && len(j.source) > 0 {
		j.store.KeepVersion(j.path, j.source, j.store.Now().Add(-file.VersionSpan))
	}
	j.store.KeepVersion(j.path, j.content, j.store.Now())
}

// finish takes over what came of a save. It returns another one when something
// was merged that is to be saved as well.
func (s *Session) finish(j *saving) (again *saving, err error) {
	var failed *file.SaveError
	if j.err != nil && !(errors.As(j.err, &failed) && failed.Visible) {
		if s.watcher != nil && !j.other {
			s.watcher.Seen(s.file.hash) // ours was announced, and is not there
		}
		return nil, j.err
	}
	if !j.out.Saved && j.err == nil {
		if j.kept { // the good document takes its place
			s.file.hash = file.HashOf(j.out.Theirs)
		} else {
			s.take(j)
		}
		return s.more(j)
	}
	if j.out.Displaced != nil {
		s.file.displaced = append(s.file.displaced, j.out.Displaced)
		if j.theirs != nil {
			s.take(j)
		}
	}
	if j.other {
		s.file.versions = merge.Versions{}
	}
	s.file.path, s.file.readOnly, s.file.disk = j.path, false, diskState{}
	s.agree(j.doc, j.content)
	if j.other {
		s.rewatch()
	}
	s.notify(FileChanged)
	if j.err != nil {
		return nil, j.err
	}
	if j.theirs != nil && s.Unsaved() {
		return s.more(j)
	}
	// What was displaced is merged and saved, or kept in the store: its hidden file
	// can go. One that somebody still writes to stays until the file is opened again.
	for _, d := range s.file.displaced {
		if j.out.Displaced != d || j.theirs != nil || j.kept {
			if err := d.Release(); err != nil {
				return nil, fmt.Errorf("tidying up after saving %s: %w", j.path, err)
			}
		}
	}
	s.file.displaced = nil
	return nil, nil
}

// take merges what a save met.
func (s *Session) take(j *saving) {
	if j.merged != nil {
		s.answer(j.merged)
		return
	}
	s.arrive(j.theirs, j.out.Displaced != nil)
}

// more prepares the next round of a save.
func (s *Session) more(j *saving) (*saving, error) {
	if j.try+1 >= tries {
		return nil, ErrKeepsChanging
	}
	s.applyWaiting()
	again, err := s.prepare(j.path)
	if err != nil {
		return nil, err
	}
	again.try, again.after = j.try+1, j.after
	return again, nil
}
