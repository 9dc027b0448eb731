package session

import (
	"context"
	"sync"
	"time"

	"waymark/model"
	"waymark/model/file"
)

// When a snapshot is made: a moment after the last edit, and not much later than
// the first one, however long somebody goes on typing.
const (
	afterLast  = time.Second
	afterFirst = 5 * time.Second
)

// keeper writes snapshots of what is not saved on a goroutine of its own.
type keeper struct {
	claim *file.Claim
	wake  chan struct{}
	stop  context.CancelFunc
	done  chan struct{}

	mu   sync.Mutex
	next *unsaved // to be written; nil for nothing
	drop bool     // what is there can go: all is saved
	from func()   // removes what the document was recovered from, once ours or its file has it; nil for nothing
}

// unsaved is a document with what it started from; all of it is immutable.
type unsaved struct {
	path  string
	hash  file.Hash
	base  []byte
	doc   *model.Document
	from  func() // as in keeper
	first time.Time
	last  time.Time
}

func startKeeper(ctx context.Context, store *file.Store) (*keeper, error) {
	claim, err := store.Claim()
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	k := &keeper{claim: claim, wake: make(chan struct{}, 1), stop: stop, done: make(chan struct{})}
	go func() {
		store.Prune() // what could not be removed is tried again the next time
		k.run(ctx)
	}()
	return k, nil
}

// keepSnapshot hands the document to the keeper.
func (d *document) keepSnapshot() {
	k := d.keeper
	if k == nil {
		return
	}
	if !d.Unsaved() {
		k.put(nil)
		return
	}
	u := &unsaved{path: d.file.path, hash: d.file.hash, base: d.file.source, doc: d.committed}
	if r := d.file.recovered; r != nil {
		d.file.recovered = nil
		store := d.store
		u.from = func() { store.Discard(*r) }
	}
	k.put(u)
}

// put replaces what is to be written; nil says that all is saved.
func (k *keeper) put(u *unsaved) {
	now := time.Now()
	k.mu.Lock()
	if u != nil {
		u.first, u.last = now, now
		if was := k.next; was != nil {
			u.first = was.first
		}
		if u.from != nil {
			k.from = u.from
		}
	}
	k.drop = u == nil // a snapshot is replaced rather than removed and made again
	k.next = u
	k.mu.Unlock()
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

func (k *keeper) run(ctx context.Context) {
	defer close(k.done)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-k.wake:
		case <-timer.C:
		}
		k.mu.Lock()
		u, drop := k.next, k.drop
		k.drop = false
		var wait time.Duration
		if u != nil {
			if wait = time.Until(earlier(u.last.Add(afterLast), u.first.Add(afterFirst))); wait <= 0 {
				k.next = nil
			}
		}
		k.mu.Unlock()
		if drop {
			k.forget()
		}
		switch {
		case u == nil:
			timer.Stop()
		case wait > 0:
			timer.Reset(wait)
		default:
			k.write(u)
		}
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// write puts a snapshot into the store. A disk that refuses it refuses saving too,
// and there people are told.
func (k *keeper) write(u *unsaved) {
	local, err := file.Encode(u.doc)
	if err != nil {
		return
	}
	if k.claim.Keep(file.Snapshot{Path: u.path, When: time.Now(), BaseHash: u.hash, Base: u.base, Local: local}) == nil {
		k.discard()
	}
}

// forget removes the snapshot and what the document was recovered from: all of it is
// saved, or given up. One that stays is offered once too often and does no harm.
func (k *keeper) forget() error {
	err := k.claim.Forget()
	k.discard()
	return err
}

func (k *keeper) discard() {
	k.mu.Lock()
	from := k.from
	k.from = nil
	k.mu.Unlock()
	if from != nil {
		from()
	}
}

// leave ends the keeper with a snapshot of what is not saved.
func (k *keeper) leave() error {
	k.stop()
	<-k.done
	if k.next != nil {
		k.write(k.next)
	} else if k.drop {
		k.forget()
	}
	return k.claim.Close()
}

// close ends the keeper and forgets the snapshot.
func (k *keeper) close() error {
	k.stop()
	<-k.done
	if err := k.forget(); err != nil {
		return err
	}
	return k.claim.Close()
}
