package main

import (
	"runtime"
	"runtime/debug"
)

// How garbage is collected, in percent of what is still needed.
const (
	collectFirst = 3200 // of the 4 MB that Go starts from: at 128 MB
	collectThen  = 150
)

// collectLate puts off the first collection. A program that lives for a fraction of a
// second mostly still needs what it has allocated, so that collecting at 4, 8 and
// 16 MB finds next to nothing and takes a tenth of the time of printing a map of 2,000
// nodes. After the first collection, which composing a large page asks for itself,
// there is much to find, and it goes on as usual.
func collectLate() {
	debug.SetGCPercent(collectFirst)
	debug.SetMemoryLimit(1 << 30)
	// The first collection is the one that finds this to be garbage.
	runtime.AddCleanup(new(*int), func(int) { debug.SetGCPercent(collectThen) }, 0)
}
