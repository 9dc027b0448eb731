//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakMB is the largest memory that the program had at once.
func peakMB(s *os.ProcessState) float64 {
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(u.Maxrss) / 1e6 // bytes there
	}
	return float64(u.Maxrss) / 1e3 // kilobytes
}
