package app

import (
	"os"
	"runtime/debug"
	"time"
)

// How much garbage there may be before it is collected, in percent of what is in use.
// While the program starts nearly all that it makes stays, and looking through that
// again and again as it grows took a fifth of the start. Afterwards a window is open
// for hours and rests most of the time: memory counts for more than the little that
// collecting more often takes.
const (
	garbageAtStart = 200
	garbageAtRest  = 50
)

// startTakes is how long after the first picture the program still makes what it
// keeps: lists of problems, key figures, thumbnails.
const startTakes = time.Second

// makeRoom lets the program start without collecting garbage often. The function that
// it returns is called when the windows are shown; a while later it gives the room
// back to the system. Where somebody has set GOGC, that holds and nothing is changed.
func makeRoom() (settle func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	debug.SetGCPercent(garbageAtStart)
	return func() {
		time.AfterFunc(startTakes, func() {
			debug.SetGCPercent(garbageAtRest)
			debug.FreeOSMemory()
		})
	}
}
