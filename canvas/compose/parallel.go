package compose

import (
	"runtime"
	"sync"
)

// together calls do for 0 … n−1, on all cores when there is enough to do. The
// calls must not depend on one another.
func together(n int, do func(i int)) {
	const enough = 256 // starting goroutines for less costs more than it saves
	workers := runtime.GOMAXPROCS(0)
	if n < enough || workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				do(i)
			}
		})
	}
	wg.Wait()
}
