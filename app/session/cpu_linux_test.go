package session

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpu is the time that the thread has worked.
func cpu() time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t) != nil {
		return 0
	}
	return time.Duration(t.Nano())
}
