package scene

import (
	"math"
	"slices"
	"sync"

	"waymark/model/geom"
)

// A map of ten thousand shapes has some 25,000 items, and a step of a drag changes
// five of them. Scenes therefore follow one another: Succeed makes the next one out
// of those that differ, Since tells them again to whoever painted an earlier one,
// and In and Of find items without walking over all of them.

// kept is how many scenes back Since remembers.
const kept = 64

// succession is what scenes that follow one another share. Their items are the
// same in number, and each one keeps its owner.
type succession struct {
	newest  int
	changes [kept][]int32 // by the number of the scene that has them
	spare   []spare
	text    float64 // size of the largest text of all of them

	mu     sync.Mutex // several painters look things up at once
	grid   *grid      // nil until something is looked up
	made   int        // number of the scene that the grid was made from
	loose  []int32    // items that stand elsewhere in later scenes
	owners map[string][]int32
}

// spare is the memory of a scene that nobody reads any more.
type spare struct {
	items  []Item
	number int
}

// Track prepares a scene to be succeeded and looked up. Its items must not be
// changed after that.
func (s *Scene) Track() {
	s.line, s.number = &succession{}, 0
	for i := range s.Items {
		s.line.text = math.Max(s.line.text, largest(&s.Items[i]))
	}
	s.claim()
}

// largest is the size of the largest text of an item, document units.
func largest(it *Item) (size float64) {
	for _, op := range it.Ops {
		if t, ok := op.(*Text); ok {
			size = math.Max(size, t.Line.Font.Size)
		}
	}
	return size
}

// LargestText is a size that no text of the scene exceeds, in document units; what
// it is may be unknown, and then it is infinite.
func (s *Scene) LargestText() float64 {
	if !s.tracked() {
		return math.Inf(1)
	}
	return s.line.text
}

func (s *Scene) claim() {
	if s.length = len(s.Items); s.length > 0 {
		s.first = &s.Items[0]
	}
}

// tracked reports whether the items are those that Track or Succeed knew: a copy
// of a scene may have been given others.
func (s *Scene) tracked() bool {
	return s.line != nil && len(s.Items) == s.length && s.length > 0 && &s.Items[0] == s.first
}

// Succeed returns the scene that follows the newest one of its succession: items
// take the places at. Owners stay.
func (s *Scene) Succeed(at []int32, items []Item) *Scene {
	if !s.tracked() || s.number != s.line.newest {
		s = &Scene{Bounds: s.Bounds, Paper: s.Paper, Items: slices.Clone(s.Items)}
		s.Track()
	}
	l := s.line
	next := &Scene{Bounds: s.Bounds, Paper: s.Paper, line: l, number: s.number + 1, Items: l.copyOf(s)}
	for i, k := range at {
		next.Items[k] = items[i]
		l.text = math.Max(l.text, largest(&items[i]))
	}
	next.claim()
	l.newest = next.number
	l.changes[next.number%kept] = slices.Clone(at)
	l.mu.Lock()
	if l.grid != nil {
		l.loosen(at, len(next.Items))
	}
	l.mu.Unlock()
	return next
}

// loosen notes items that the grid does not place any more. When they have become
// many, the grid is made anew the next time.
func (l *succession) loosen(at []int32, n int) {
	for _, k := range at {
		if i, found := slices.BinarySearch(l.loose, k); !found {
			l.loose = slices.Insert(l.loose, i, k)
		}
	}
	if len(l.loose) > 64+n/64 {
		l.grid, l.loose = nil, nil
	}
}

// copyOf returns the items of s in memory of their own: that of a scene that was
// released, in which only what has changed since is brought up to date.
func (l *succession) copyOf(s *Scene) []Item {
	n := len(l.spare)
	if n == 0 {
		return slices.Clone(s.Items)
	}
	m := l.spare[n-1]
	l.spare = l.spare[:n-1]
	if s.number-m.number >= kept {
		copy(m.items, s.Items)
		return m.items
	}
	for i := m.number + 1; i <= s.number; i++ {
		for _, k := range l.changes[i%kept] {
			m.items[k] = s.Items[k]
		}
	}
	return m.items
}

// Release says that nobody reads s any more. Its memory goes to a scene that
// follows; s itself is empty from now on. The newest scene, from which the next one
// is made, stays as it is.
func (s *Scene) Release() {
	if !s.tracked() || s.number == s.line.newest {
		return
	}
	if l := s.line; len(l.spare) < 2 {
		l.spare = append(l.spare, spare{s.Items, s.number})
	}
	s.Items = nil
}

// Since lists the items in which s may differ from an earlier scene, in no order
// and some of them twice; ok is false when that is not known.
func (s *Scene) Since(old *Scene) (changed []int32, ok bool) {
	switch {
	case s == old:
		return nil, true
	case !s.tracked() || !old.tracked() || s.line != old.line || old.number > s.number || s.number-old.number >= kept || s.line.newest-old.number >= kept:
		return nil, false
	}
	for i := old.number + 1; i <= s.number; i++ {
		changed = append(changed, s.line.changes[i%kept]...)
	}
	return changed, true
}

// In appends to into the places of all items that touch r, in painting order.
func (s *Scene) In(r geom.Rect, into []int32) []int32 {
	var g *grid
	var loose []int32
	if s.tracked() && len(s.Items) >= 256 {
		g, loose = s.line.lookUp(s)
	}
	if g == nil {
		for i := range s.Items {
			if touches(&s.Items[i].Bounds, &r) {
				into = append(into, int32(i))
			}
		}
		return into
	}
	found := newMarks(len(s.Items))
	g.each(r, found)
	for _, k := range loose {
		found.add(k)
	}
	return found.list(s, r, into)
}

func touches(a, b *geom.Rect) bool {
	return a.X <= b.X+b.W && b.X <= a.X+a.W && a.Y <= b.Y+b.H && b.Y <= a.Y+a.H
}

// lookUp returns the grid, made now from the newest scene if there is none; nil for
// a scene that is older than that.
func (l *succession) lookUp(s *Scene) (*grid, []int32) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.grid == nil && s.number == l.newest {
		l.grid, l.made, l.loose = newGrid(s.Items), s.number, nil
	}
	if l.grid == nil || s.number < l.made {
		return nil, nil
	}
	return l.grid, l.loose
}

// Of returns the places of the items of an owner, in painting order.
func (s *Scene) Of(owner string) []int32 {
	if !s.tracked() || len(s.Items) < 256 {
		var out []int32
		for i := range s.Items {
			if s.Items[i].Owner == owner {
				out = append(out, int32(i))
			}
		}
		return out
	}
	l := s.line
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.owners == nil {
		l.owners = make(map[string][]int32, len(s.Items)/2)
		for i := range s.Items {
			o := s.Items[i].Owner
			l.owners[o] = append(l.owners[o], int32(i))
		}
	}
	return l.owners[owner]
}
