package session

import (
	"slices"
	"testing"
)

// Who stops watching is not told any more, not even of what is being told just now.
func TestStopWatching(t *testing.T) {
	s := New(sample(), "")
	var told []string
	var stop [3]func()
	rename := func(title string) {
		t.Helper()
		told = append(told, title)
		must(t, s.Do(set("f", "title", title)))
	}
	for i, name := range []string{"a", "b", "c"} {
		stop[i] = s.Watch(func(What) {
			told = append(told, name)
			if name == "a" && slices.Contains(told, "Two") {
				stop[1]()
			}
		})
	}
	rename("One")
	rename("Two")
	stop[0]()
	rename("Three")
	if got, want := slices.Compact(told), []string{"One", "a", "b", "c", "Two", "a", "c", "Three", "c"}; !slices.Equal(got, want) {
		t.Errorf("told %v, not %v", got, want)
	}
}
