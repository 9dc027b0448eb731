//go:build !linux

package session

import "time"

var began = time.Now()

// cpu is the time that has passed: other systems do not tell that of a thread.
func cpu() time.Duration { return time.Since(began) }
