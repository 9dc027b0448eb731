package file

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"waymark/model"
)

// Hash names a content: two files with the same hash hold the same bytes.
type Hash [sha256.Size]byte

// HashOf returns the hash of a content.
func HashOf(b []byte) Hash { return sha256.Sum256(b) }

// Agreed says what a writer believes to stand on the disk, and who wants to know
// of the save.
type Agreed struct {
	// Hash is that of the content last read from or written to the file. The zero
	// Hash says that there is no file yet.
	Hash Hash
	// Any replaces whatever is there without looking at it: for results that can
	// be made again, such as a handout.
	Any bool
	// Visible is called with the hash of the new content before anybody can see
	// it, so that a watcher knows it for our own. It may be called more than once.
	Visible func(Hash)
	// State is the folder for the safety copy that a save in place needs; "" is the
	// one of this person (DefaultState).
	State string
}

// Outcome is what a save came to.
type Outcome struct {
	// Path is where the content belongs, with all links followed.
	Path string
	// Saved is false, without an error, when the disk holds something else than
	// was agreed: Theirs. Nothing was written then. Merge it and save again.
	Saved  bool
	Theirs []byte
	// InPlace is set where the file could not be exchanged for a new one: it has
	// several names, another owner, or a folder that may not be written.
	InPlace bool
	// Displaced is set, beside Saved, when another program put its own content
	// there at the last instant. It was not lost: merge it and save again.
	Displaced *Displaced
}

// How long a save waits for another program that is writing the same file, and
// how often it looks.
const (
	patience  = 2 * time.Second
	lookAgain = 10 * time.Millisecond
)

// retries is how often a save starts again because the file became another one
// (a link, a new file) while it was being prepared.
const retries = 5

// Save puts content where path leads. Afterwards, also after a crash or a power
// cut, the file holds the old content or the new one, never a part, and nothing
// that another program wrote is lost: where the disk holds something else than
// was agreed, it is returned instead of overwritten. An error is a *SaveError.
//
// The content goes to a new file beside the old one, with its permissions, owner
// and extended attributes, and is on the disk before the two change places in one
// step. What came out of that exchange is compared once more: checking first and
// renaming then lost 484 of 5,000 versions of another program, this lost none.
// Links stay links. What cannot be exchanged is written in place, after a copy of
// both contents was made in the state folder; Store.Tidy ends an interrupted one.
func Save(ctx context.Context, path string, content []byte, agreed Agreed) (Outcome, error) {
	s := &saver{ctx: ctx, path: path, content: content, hash: HashOf(content), agreed: agreed}
	return s.save()
}

// Write encodes a document and replaces the file with it, as Replace does.
func Write(ctx context.Context, path string, doc *model.Document) error {
	b, err := Encode(doc)
	if err != nil {
		return err
	}
	return Replace(ctx, path, b)
}

// Replace is Save without looking at what is replaced: for results that can be
// made again.
func Replace(ctx context.Context, path string, content []byte) error {
	_, err := Save(ctx, path, content, Agreed{Any: true})
	return err
}

// saver is one save in progress.
type saver struct {
	ctx     context.Context
	path    string // as the caller named it
	content []byte
	hash    Hash
	agreed  Agreed
	step    func(string) // told before each step that others could come between; for tests
}

func (s *saver) at(step string) {
	if s.step != nil {
		s.step(step)
	}
}

func (s *saver) visible() {
	if s.agreed.Visible != nil {
		s.agreed.Visible(s.hash)
	}
}

// errAgain says that the file is not what it was a moment ago.
var errAgain = errors.New("the file was exchanged for another one at the same moment")

func (s *saver) save() (out Outcome, err error) {
	for range retries {
		if err := s.ctx.Err(); err != nil {
			return Outcome{}, s.fail(err)
		}
		real, err := resolve(s.path)
		if err != nil {
			return Outcome{}, s.fail(err)
		}
		out, err = s.once(real)
		out.Path = real
		if !errors.Is(err, errAgain) {
			return out, s.fail(err)
		}
	}
	return Outcome{Path: out.Path}, s.fail(ErrBusy)
}

// once tries to save to a path without links.
func (s *saver) once(real string) (Outcome, error) {
	t, err := openTarget(real, s.agreed.Any)
	if errors.Is(err, fs.ErrNotExist) {
		return s.create(real)
	}
	if err != nil {
		return Outcome{}, err
	}
	defer t.close()
	// Renaming over a file asks nobody whether it may be written, so ask here.
	if err := mayWrite(real); err != nil {
		return Outcome{}, err
	}
	if !s.agreed.Any {
		theirs, same, err := s.compare(t)
		if err != nil || !same {
			return Outcome{Theirs: theirs}, err
		}
		if s.hash == s.agreed.Hash {
			return Outcome{Saved: true}, nil // it stands there already
		}
	}
	if t.names > 1 {
		return s.inPlace(t)
	}
	tmp, err := s.makeTemp(real, 0o600)
	if inPlaceInstead(err) {
		return s.inPlace(t)
	}
	if err != nil {
		return Outcome{}, err
	}
	defer tmp.remove()
	if err := tmp.fill(s.content); err != nil {
		return Outcome{}, err
	}
	if err := keepAttributes(tmp.f, t); err != nil {
		tmp.remove()
		return s.inPlace(t)
	}
	if err := tmp.sync(); err != nil {
		return Outcome{}, err
	}
	if err := s.ctx.Err(); err != nil {
		return Outcome{}, err
	}
	s.visible()
	s.at("exchange")
	return s.exchange(t, tmp)
}

// compare waits until nobody is writing the file, reads it, and reports whether
// it is what was agreed. Theirs are whole wherever that can be told.
func (s *saver) compare(t *target) (theirs []byte, same bool, err error) {
	end := time.Now().Add(patience)
	for {
		b, state, err := t.read()
		if err != nil {
			return nil, false, err
		}
		if state != Busy {
			if HashOf(b) == s.agreed.Hash {
				return nil, true, nil
			}
			// A part of a file is never a complete document: whoever writes it where no
			// lease can tell is given time to finish.
			if state != changing && Complete(b) || time.Now().After(end) {
				return b, false, nil
			}
		} else if time.Now().After(end) {
			return nil, false, ErrBusy
		}
		if err := pause(s.ctx, lookAgain); err != nil {
			return nil, false, err
		}
	}
}

// create makes a file that is not there yet.
func (s *saver) create(real string) (Outcome, error) {
	tmp, err := s.makeTemp(real, 0o666) // less the umask, as for any new file
	if err != nil {
		return Outcome{}, err
	}
	defer tmp.remove()
	if err := tmp.fill(s.content); err != nil {
		return Outcome{}, err
	}
	if err := tmp.sync(); err != nil {
		return Outcome{}, err
	}
	return s.place(real, tmp)
}

// place gives a complete new file its name, which nobody may have taken.
func (s *saver) place(real string, tmp *temp) (Outcome, error) {
	s.visible()
	s.at("place")
	if err := placeNew(tmp.path, real); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return Outcome{}, errAgain // somebody made one: look at it
		}
		return Outcome{}, err
	}
	tmp.gone = true
	return Outcome{Saved: true}, saved(syncFolder(filepath.Dir(real)))
}

// exchange lets the new file and the old one change places, and looks at what
// came out.
func (s *saver) exchange(t *target, tmp *temp) (Outcome, error) {
	old, err := exchange(tmp.path, t.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && exists(tmp.path): // deleted since it was looked at
		return s.place(t.path, tmp)
	case inPlaceInstead(err):
		return s.inPlace(t)
	case err != nil:
		return Outcome{}, err
	}
	tmp.gone = true // its content is the file now
	s.at("displaced")
	if old == "" { // the file system can neither exchange nor link: nothing is left to look at
		return Outcome{Saved: true}, saved(syncFolder(filepath.Dir(t.path)))
	}
	return s.verify(t, old)
}

// verify looks at what was displaced: the agreed content is thrown away, anything
// else is kept for the caller.
func (s *saver) verify(t *target, old string) (Outcome, error) {
	d := &Displaced{path: old}
	if !s.agreed.Any {
		same, regular, err := d.is(s.ctx, s.agreed.Hash)
		if !regular { // the file had become a link or a folder: undo, and look where it leads
			if _, err := exchange(old, t.path); err != nil {
				return Outcome{Saved: true, Displaced: d}, saved(err)
			}
			return Outcome{}, errors.Join(errAgain, removeFile(old))
		}
		if err != nil || !same {
			return Outcome{Saved: true, Displaced: d}, saved(syncFolder(filepath.Dir(t.path)))
		}
	}
	if err := d.Release(); err != nil {
		return Outcome{Saved: true}, saved(err)
	}
	return Outcome{Saved: true}, nil
}

// pause waits, or ends early with the context's error.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
