package watch

import (
	"errors"
	"io/fs"
	"syscall"
	"time"

	"waymark/model/file"
)

// The times of the settle algorithm. They were measured: 530 writes of every
// kind, none torn, none missed, 50 ms (median) after the last write.
const (
	quiet    = 50 * time.Millisecond  // without a hint, before the file is read
	longest  = 500 * time.Millisecond // hints do not put off the first look for longer
	blind    = 250 * time.Millisecond // of quiet where the system does not tell who is writing
	lookNext = 25 * time.Millisecond  // while somebody is writing
	goneFor  = time.Second
	badFor   = 2 * time.Second
	heldOpen = 2 * time.Second // open for writing without being written
)

// settler decides when a file is read and what of it is told. It has no clock: the
// caller says what time it is.
type settler struct {
	look func(allTheSame bool) (file.Sight, error)

	seen  file.Hash // of the content that the other side knows
	told  State     // the last one told
	inode uint64    // of the last good content

	pending     bool
	first, last time.Time // hint
	next        time.Time // look

	missing time.Time // since when, zero for not
	bad     trouble
	busy    trouble
}

// trouble is a state of the file that may pass.
type trouble struct {
	since time.Time
	stamp file.Stamp
	hash  file.Hash
	err   string
	told  bool
}

// still reports how long the same trouble has lasted; another one starts anew.
func (t *trouble) still(now time.Time, stamp file.Stamp, hash file.Hash, err string) time.Duration {
	if t.since.IsZero() || t.stamp != stamp || t.hash != hash || t.err != err {
		*t = trouble{since: now, stamp: stamp, hash: hash, err: err}
	}
	return now.Sub(t.since)
}

// hint says that something may have happened.
func (s *settler) hint(now time.Time) {
	if !s.pending {
		s.pending, s.first = true, now
	}
	s.last = now
	s.next = earlier(now.Add(quiet), s.first.Add(longest))
	if s.next.Before(now) {
		s.next = now
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// due returns when to look; ok is false while there is no reason to.
func (s *settler) due() (at time.Time, ok bool) { return s.next, s.pending }

// sight is what a look brought.
type sight struct {
	file.Sight
	err error
}

// patient reports whether the next look must not wait for a writer any longer: it
// has the file open and does nothing.
func (s *settler) patient(now time.Time) bool {
	return s.busy.since.IsZero() || now.Sub(s.busy.since) < heldOpen
}

// judge decides what a look means. ok is false when there is nothing to tell; the
// settler then is either done or has set the time of the next look.
func (s *settler) judge(now time.Time, got sight) (e Event, ok bool) {
	s.pending = false
	if got.err != nil {
		return s.absent(now, got)
	}
	s.missing = time.Time{}
	if got.Writing == file.Busy {
		// As long as its stamp changes, it is being written; what changes nothing is
		// only open.
		s.busy.still(now, got.Stamp, file.Hash{}, "")
		s.again(now, lookNext)
		return e, false
	}
	hash := file.HashOf(got.Bytes)
	if !file.Complete(got.Bytes) {
		return s.broken(now, got, hash, nil)
	}
	if got.Writing == file.Unknown && s.busy.since.IsZero() && got.Stamp.Inode == s.inode && hash != s.seen {
		// It may be written over without being emptied first, and be valid in the
		// middle. A new file appeared under its name when it was complete.
		if until := s.last.Add(blind); now.Before(until) && now.Sub(s.first) < badFor {
			s.again(now, until.Sub(now))
			return e, false
		}
	}
	s.bad, s.busy = trouble{}, trouble{}
	s.inode = got.Stamp.Inode
	e = Event{State: Changed, Content: got.Bytes, Hash: hash}
	if hash == s.seen {
		if s.told == Changed {
			return e, false
		}
		e.State = Back
	}
	s.seen, s.told = hash, Changed
	return e, true
}

// again looks once more without waiting for a hint.
func (s *settler) again(now time.Time, in time.Duration) {
	s.pending, s.next = true, now.Add(in)
}

// absent judges a file that could not be read at all.
func (s *settler) absent(now time.Time, got sight) (Event, bool) {
	if !errors.Is(got.err, fs.ErrNotExist) && !errors.Is(got.err, syscall.ENOTDIR) {
		return s.broken(now, got, file.Hash{}, got.err)
	}
	s.bad, s.busy = trouble{}, trouble{}
	if s.missing.IsZero() {
		s.missing = now
	}
	switch {
	case s.told == Gone:
		return Event{}, false
	case now.Sub(s.missing) < goneFor:
		s.again(now, quiet)
		return Event{}, false
	}
	s.told = Gone
	return Event{State: Gone, Err: got.err}, true
}

// broken judges a content that is no document, or a file that may not be read.
func (s *settler) broken(now time.Time, got sight, hash file.Hash, err error) (Event, bool) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	lasted := s.bad.still(now, got.Stamp, hash, text)
	switch {
	case s.bad.told:
		return Event{}, false
	case lasted < badFor:
		s.again(now, quiet)
		return Event{}, false
	}
	s.bad.told = true
	s.told = Unreadable
	if err == nil {
		if _, err = file.Decode(got.Bytes); err == nil {
			err = &file.Error{Msg: "this is not one whole JSON object"}
		}
	}
	return Event{State: Unreadable, Content: got.Bytes, Hash: hash, Err: err}, true
}
