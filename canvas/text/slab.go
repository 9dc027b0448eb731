package text

// slab hands out slices of larger pieces of memory: a map has tens of thousands of
// lines, each with a run and its glyphs, and making every one by itself takes as long
// as setting it. A piece lives as long as anything in it, so it is kept small: what a
// person types in an hour holds on to a few.
type slab[T any] struct{ free []T }

// slabLength is how many elements are made at a time.
const slabLength = 128

// take returns n zero elements that nobody else has.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.free = make([]T, max(n, slabLength))
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}
