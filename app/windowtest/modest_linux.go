package windowtest

import (
	"fmt"
	"os/exec"
	"runtime"

	"golang.org/x/sys/unix"
)

// startModest starts a program that the modes of files bind, though root may be the
// one who starts it: without the rights to overlook them.
func startModest(c *exec.Cmd) error {
	started := make(chan error)
	go func() {
		// The thread ends with this goroutine, because it is not unlocked, and nobody
		// else misses what it has given up.
		runtime.LockOSThread()
		for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH} {
			if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil && unix.Geteuid() == 0 {
				started <- fmt.Errorf("giving up a right of root: %w", err)
				return
			}
		}
		started <- c.Start()
	}()
	return <-started
}
