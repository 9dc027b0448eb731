package app

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// testLog writes what happens to a file, for tests that drive the real window.
type testLog struct {
	mu sync.Mutex
	f  *os.File
}

// openTestLog opens the file that WAYMARK_TEST_LOG names; without it nothing is
// written.
func openTestLog() *testLog {
	l := &testLog{}
	if path := os.Getenv("WAYMARK_TEST_LOG"); path != "" {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err == nil {
			l.f = f
		}
	}
	return l
}

// say writes one line.
func (l *testLog) say(format string, args ...any) {
	if l == nil || l.f == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	line := strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", " ")
	fmt.Fprintln(l.f, line)
}
