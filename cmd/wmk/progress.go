package main

import (
	"fmt"
	"os"
	"time"
)

// progress reports long work on standard error when a person is looking at it:
// nothing in the first second, and nothing in pipes and log files. It returns nil
// where nobody looks.
func progress(c *console, what string) func(done, total int) {
	f, ok := c.err.(*os.File)
	if !ok {
		return nil
	}
	st, err := f.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	start, shown := c.now(), false
	return func(done, total int) {
		switch {
		case done >= total && shown:
			fmt.Fprint(f, "\r\x1b[K")
			shown = false
		case done < total && c.now().Sub(start) > time.Second:
			fmt.Fprintf(f, "\r%s: %d of %d", what, done, total)
			shown = true
		}
	}
}
