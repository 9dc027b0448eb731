package file

import (
	"context"
	"fmt"
	"io"
	"os"
)

// Read reads a file and decodes it. What cannot be read is an *Error, wrapped
// with the path; a file that is not there is fs.ErrNotExist.
func Read(ctx context.Context, path string) (*Result, error) {
	b, err := readBytes(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	r, err := Decode(b)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return r, nil
}

// readBytes reads a regular file. A pipe would keep the reader waiting for ever,
// and is refused before it is opened.
func readBytes(ctx context.Context, path string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		return nil, &Error{Msg: "this is a folder, not a file"}
	case !info.Mode().IsRegular():
		return nil, &Error{Msg: "this is not a regular file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	// One byte more than the limit lets Decode refuse it with its own words, even
	// where the file grew in the meantime.
	return io.ReadAll(io.LimitReader(f, MaxBytes+1))
}
