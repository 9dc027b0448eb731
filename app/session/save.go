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
	j, err := s.prepare(path, !samePath(path, s.file.path))
	if err != nil {
		return err
	}
	for {
		j.run(ctx)
		if j.theirs != nil {
			j.merged = s.mergeNow(j)
		}
		again, err := s.finish(j)
		if err == nil && again == nil {
			err = s.tidy(j)()
		}
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
	s.save(ctx, path, done)
}

// Saving reports whether a save is on its way.
func (d *document) Saving() bool { return d.file.saving != nil }

// save is SaveThen, with the gestures that are in progress.
func (d *document) save(ctx context.Context, path string, done func(error)) {
	if d.file.saving != nil { // after the one that is on its way
		d.file.saving.after = append(d.file.saving.after, func() { d.save(ctx, path, done) })
		return
	}
	if path == d.file.path {
		d.start(ctx, path, false, done)
		return
	}
	d.file.saving = &saving{} // others wait, while links are followed on the disk
	post, was := d.post, d.file.path
	go func() {
		other := !samePath(path, was)
		post(func() {
			first := d.file.saving
			d.file.saving = nil
			d.start(ctx, path, other, func(err error) {
				done(err)
				for _, f := range first.after {
					f()
				}
			})
		})
	}()
}

// start begins a save.
func (d *document) start(ctx context.Context, path string, other bool, done func(error)) {
	j, err := d.prepare(path, other)
	if err != nil {
		if d.watcher != nil {
			d.watcher.Hint() // what it told in the meantime was not heard
		}
		done(err)
		return
	}
	d.file.saving = j
	d.background(ctx, j, done)
}

func (d *document) background(ctx context.Context, j *saving, done func(error)) {
	post := d.post
	end := func(err error) {
		d.file.saving = nil
		if d.watcher != nil { // what it told in the meantime was not heard
			d.watcher.Seen(d.file.hash)
			d.watcher.Hint()
		}
		done(err)
		for _, f := range j.after {
			f()
		}
	}
	finish := func() {
		again, err := d.finish(j)
		switch {
		case err != nil:
			end(err)
		case again != nil:
			d.file.saving = again
			d.background(ctx, again, done)
		case len(d.file.displaced) == 0:
			end(nil)
		default:
			tidy := d.tidy(j)
			go func() {
				err := tidy()
				post(func() { end(err) })
			}()
		}
	}
	go func() {
		j.run(ctx)
		post(func() {
			if j.theirs == nil {
				finish()
				return
			}
			d.merge(j.theirs, j.out.Displaced != nil, func(m *merging) {
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
	own := s.file.path
	j := &saving{path: path, doc: s.committed, store: s.store, agreed: file.Agreed{Any: true}, other: true}
	onto := false // its own file, where it is a save
	work := func() {
		if onto = samePath(path, own); !onto {
			j.run(ctx)
		}
	}
	then := func() {
		if onto {
			s.SaveThen(ctx, "", done)
			return
		}
		done(j.err)
	}
	if s.post == nil {
		work()
		then()
		return
	}
	post := s.post
	go func() {
		work()
		post(then)
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
	hash      file.Hash // of the content
	out       file.Outcome
	theirs    *file.Result // of Theirs or Displaced
	theirsErr error
	merged    *merging
	kept      bool      // they cannot be read, and are in the store
	broken    file.Hash // of what cannot be read
	err       error
}

// prepare collects what a save needs.
func (d *document) prepare(path string, other bool) (*saving, error) {
	j := &saving{path: path, doc: d.committed, store: d.store, source: d.file.source, other: other}
	if d.file.readOnly && !j.other {
		return nil, ErrReadOnly
	}
	j.agreed = file.Agreed{Hash: d.file.hash}
	if j.other {
		j.agreed, j.source = file.Agreed{Any: true}, nil
	} else if w := d.watcher; w != nil {
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
	j.hash = file.HashOf(j.content)
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
	j.kept, j.broken = j.err == nil, file.HashOf(b)
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
func (d *document) finish(j *saving) (again *saving, err error) {
	var failed *file.SaveError
	if j.err != nil && !(errors.As(j.err, &failed) && failed.Visible) {
		if d.watcher != nil && !j.other {
			d.watcher.Seen(d.file.hash) // ours was announced, and is not there
		}
		return nil, j.err
	}
	if !j.out.Saved && j.err == nil {
		if j.kept { // the good document takes its place
			d.file.hash = j.broken
		} else {
			d.answer(j.merged)
		}
		return d.more(j)
	}
	if j.out.Displaced != nil {
		d.file.displaced = append(d.file.displaced, j.out.Displaced)
		if j.theirs != nil {
			d.answer(j.merged)
		}
	}
	if j.other {
		d.file.versions = merge.Versions{}
	}
	d.file.path, d.file.readOnly, d.file.disk = j.path, false, diskState{}
	d.agree(j.doc, j.content, j.hash)
	if j.other {
		d.rewatch()
	}
	d.tell(FileChanged, nil, 0)
	if j.err != nil {
		return nil, j.err
	}
	if j.theirs != nil && d.Unsaved() {
		return d.more(j)
	}
	return nil, nil
}

// tidy returns what removes the hidden files of what was displaced: it is merged and
// saved, or kept in the store. One that somebody still writes to stays until the
// file is opened again.
func (d *document) tidy(j *saving) func() error {
	list := d.file.displaced
	d.file.displaced = nil
	return func() error {
		for _, o := range list {
			if j.out.Displaced != o || j.theirs != nil || j.kept {
				if err := o.Release(); err != nil {
					return fmt.Errorf("tidying up after saving %s: %w", j.path, err)
				}
			}
		}
		return nil
	}
}

// mergeNow merges what a save met, for one that waits.
func (d *document) mergeNow(j *saving) *merging {
	m := d.question(j.theirs, j.out.Displaced != nil)
	m.work()
	return m
}

// more prepares the next round of a save.
func (d *document) more(j *saving) (*saving, error) {
	if j.try+1 >= tries {
		return nil, ErrKeepsChanging
	}
	d.applyWaiting()
	again, err := d.prepare(j.path, j.other && j.path != d.file.path)
	if err != nil {
		return nil, err
	}
	again.try, again.after = j.try+1, j.after
	return again, nil
}
