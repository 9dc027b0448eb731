package watch

import (
	"context"
	"sync"
	"time"

	"waymark/model/file"
)

// State is what became of a file.
type State uint8

// The states that are told.
const (
	Changed    State = iota // it has a content that was not seen before
	Back                    // it was gone or unreadable and has the content last seen again
	Gone                    // it has been missing for a second
	Unreadable              // it has had a content that is no document, or may not be read, for two seconds
)

func (s State) String() string {
	return [...]string{"changed", "back", "gone", "unreadable"}[s]
}

// Event is one thing that happened to the file.
type Event struct {
	State   State
	Content []byte // of Changed, Back, and Unreadable where it could be read
	Hash    file.Hash
	Err     error // why it is Gone or Unreadable
	turn    uint64
}

// Option changes how a file is watched.
type Option func(*Watcher)

// Known names the content that the caller has read already. Without it the first
// event tells the content that is there.
func Known(h file.Hash) Option { return func(w *Watcher) { w.settle.seen = h } }

// Watcher watches one file.
type Watcher struct {
	path    string
	tell    func(Event)
	network bool
	every   time.Duration // between two looks at the stamp

	hints chan struct{}
	stop  context.CancelFunc
	done  chan struct{}

	mu     sync.Mutex
	settle settler
	holds  int
	turn   uint64 // counts what makes an event in the making stale
}

// How often the stamp is looked at.
const (
	pollLocal   = time.Second
	pollNetwork = 2 * time.Second
)

// Start watches the file that a path leads to until ctx is done or Close is
// called. Events are told one after the other from a goroutine of the watcher. The
// file need not be there.
func Start(ctx context.Context, path string, tell func(Event), options ...Option) *Watcher {
	ctx, stop := context.WithCancel(ctx)
	w := &Watcher{path: path, tell: tell, every: pollLocal, hints: make(chan struct{}, 1), stop: stop, done: make(chan struct{})}
	if w.network = onNetwork(path); w.network {
		w.every = pollNetwork
	}
	w.settle.look = func(allTheSame bool) (file.Sight, error) { return file.Look(path, allTheSame) }
	for _, o := range options {
		o(w)
	}
	folders := newFolders(path) // attached before the caller goes on: nothing is missed from here on
	go w.run(ctx, folders)
	return w
}

// Seen says that a content is known: it is our own, or was merged. It is called
// before our own content becomes visible.
func (w *Watcher) Seen(h file.Hash) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.turn++
	w.settle.seen = h
}

// Hold puts off all looks while the file is being saved; release ends that and
// looks. Holds can be nested.
func (w *Watcher) Hold() (release func()) {
	w.mu.Lock()
	w.turn++
	w.holds++
	w.mu.Unlock()
	return sync.OnceFunc(func() {
		w.mu.Lock()
		w.turn++
		w.holds--
		w.mu.Unlock()
		w.Hint()
	})
}

// Fresh reports whether nothing was seen or saved since an event was made. One
// that is not fresh must be dropped: what it tells is known already, or will be
// told again.
func (w *Watcher) Fresh(e Event) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.turn == e.turn && w.holds == 0
}

// Hint asks for a look.
func (w *Watcher) Hint() {
	select {
	case w.hints <- struct{}{}:
	default: // one is on its way
	}
}

// Network reports whether the file is where changes come without notice, so that
// they are seen only every two seconds.
func (w *Watcher) Network() bool { return w.network }

// Close ends the watching. No event is told after it returns; it must not be
// called from within one.
func (w *Watcher) Close() {
	w.stop()
	<-w.done
}

func (w *Watcher) run(ctx context.Context, folders *folders) {
	defer close(w.done)
	defer folders.close()
	poll := time.NewTicker(w.every)
	defer poll.Stop()
	timer := time.NewTimer(0)
	defer timer.Stop()
	last, lastErr := file.StampAt(w.path)
	hint := true
	for {
		if hint {
			w.mu.Lock()
			w.settle.hint(time.Now())
			w.mu.Unlock()
			hint = false
		}
		if at, ok := w.due(); ok {
			timer.Reset(time.Until(at))
		} else {
			timer.Stop()
		}
		named := false
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			w.lookNow(ctx)
			continue
		case <-w.hints:
			named = true
		case name, ok := <-folders.events():
			if !ok {
				folders.lost() // polling goes on
			}
			named = !ok || folders.concerns(name)
		case err := <-folders.errors():
			named = err != nil // an overflow: anything may have happened
		case <-poll.C:
			named = folders.attach()
		}
		// Whatever happened in the folder, the stamp tells whether it was about the
		// file: a link in the middle of the path has another name.
		stamp, err := file.StampAt(w.path)
		hint = named || stamp != last || (err == nil) != (lastErr == nil)
		last, lastErr = stamp, err
	}
}

func (w *Watcher) due() (time.Time, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.holds > 0 {
		return time.Time{}, false
	}
	return w.settle.due()
}

// lookNow reads the file and tells what that means. The file is read without the
// lock: it may be on a network that does not answer.
func (w *Watcher) lookNow(ctx context.Context) {
	w.mu.Lock()
	at, ok := w.settle.due()
	if now := time.Now(); w.holds > 0 || !ok || now.Before(at) {
		w.mu.Unlock()
		return
	}
	turn, patient := w.turn, w.settle.patient(time.Now())
	w.mu.Unlock()

	var got sight
	got.Sight, got.err = w.settle.look(!patient)

	w.mu.Lock()
	if w.turn != turn { // saved or seen in the meantime: what was read may be the old content
		w.settle.hint(time.Now())
		w.mu.Unlock()
		return
	}
	e, tell := w.settle.judge(time.Now(), got)
	e.turn = w.turn
	w.mu.Unlock()
	if tell && ctx.Err() == nil {
		w.tell(e)
	}
}
