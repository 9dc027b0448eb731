package route

import "slices"

// arena hands out small slices of larger pieces of memory. Nothing is given back:
// a piece goes when nothing of it is used any more.
type arena[T any] struct {
	free  []T
	piece int // elements to ask for at once
}

// take returns n elements.
func (a *arena[T]) take(n int) []T {
	if n > len(a.free) {
		a.free = make([]T, max(n, a.piece))
	}
	out := a.free[:n:n]
	a.free = a.free[n:]
	return out
}

// keep returns a copy of v.
func (a *arena[T]) keep(v []T) []T {
	out := a.take(len(v))
	copy(out, v)
	return out
}

// grown returns v with at least n elements, the new ones being fill.
func grown[T any](v []T, n int, fill T) []T {
	if n > cap(v) {
		v = slices.Grow(v, n-len(v))
	}
	for len(v) < n {
		v = append(v, fill)
	}
	return v
}

// fit returns a slice of n elements in the memory of v, if they fit there.
func fit[T any](v []T, n int) []T {
	if cap(v) < n {
		return make([]T, n, n+n/2)
	}
	return v[:n]
}
