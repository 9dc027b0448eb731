package file

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Error says why a file cannot be read, and where. Callers find it with
// errors.As.
type Error struct {
	// Line and Column count from 1, columns in characters. Both are 0 for what
	// has no place: an empty file, or a value that a migration made.
	Line, Column int
	// Path leads to the place as a JSON pointer (RFC 6901), such as
	// /records/3/lead_time; "" is the whole file.
	Path string
	// Msg is a sentence for people without a full stop at its end.
	Msg string
}

// Error implements error.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Msg
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// place returns line and column of a byte of the file.
func place(b []byte, offset int) (line, column int) {
	offset = max(0, min(offset, len(b)))
	line = 1 + bytes.Count(b[:offset], []byte{'\n'})
	start := 1 + bytes.LastIndexByte(b[:offset], '\n')
	return line, 1 + utf8.RuneCount(b[start:offset])
}
