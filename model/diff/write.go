package diff

import (
	"fmt"
	"io"
	"strings"
)

// Write writes the lines grouped under the pages that they are about. Without
// lines it writes nothing.
func Write(w io.Writer, lines []Line) error {
	var b strings.Builder
	heading := ""
	for i, l := range lines {
		if h := l.Heading; i == 0 || h != heading || l.Page != lines[i-1].Page {
			if i > 0 {
				b.WriteByte('\n')
			}
			heading = h
			b.WriteString(h + "\n")
		}
		b.WriteString("  " + l.String() + "\n")
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the differences: %w", err)
	}
	return nil
}
