package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"waymark/model"
	"waymark/model/file"
)

// input reads a whole file, or standard input for "-".
func (c *console) input(name string) ([]byte, error) {
	if name != "-" {
		return readFile(name)
	}
	b, err := io.ReadAll(io.LimitReader(c.in, file.MaxBytes+1))
	if err == nil && len(b) > file.MaxBytes {
		err = fmt.Errorf("more than %d MiB", file.MaxBytes>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	return b, nil
}

// maxHandout is the size of the largest PDF that is read: a map with pictures in
// it and everything drawn around it.
const maxHandout = 512 << 20

// readFile reads a regular file; anything else (a folder, a pipe) could block or
// never end.
func readFile(name string) ([]byte, error) {
	st, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file", name)
	}
	if st.Size() > maxHandout {
		return nil, fmt.Errorf("%s is larger than %d MiB", name, maxHandout>>20)
	}
	return os.ReadFile(name)
}

// open reads a document from a file or from standard input.
func (c *console) open(name string) (*file.Result, error) {
	b, err := c.input(name)
	if err != nil {
		return nil, err
	}
	res, err := file.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(name), err)
	}
	return res, nil
}

// shown is what messages call an input.
func shown(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

// output writes a whole result at once: to a file that appears complete or not at
// all, or to standard output for "-".
func (c *console) output(ctx context.Context, name string, b []byte) error {
	if name == "-" {
		if _, err := c.out.Write(b); err != nil {
			return fmt.Errorf("writing standard output: %w", err)
		}
		return nil
	}
	return file.Replace(ctx, name, b)
}

// exists reports whether there is something under this name, a broken link
// included.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, os.ErrNotExist)
}

// encoded returns the bytes of a document's file.
func encoded(doc *model.Document) ([]byte, error) {
	b, err := file.Encode(doc)
	if err != nil {
		return nil, fmt.Errorf("writing the document: %w", err)
	}
	return b, nil
}
