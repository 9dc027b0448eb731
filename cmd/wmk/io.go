package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"waymark/model"
	"waymark/model/file"
)

// Sizes of what is read. A handout is a map with pictures in it and everything
// drawn around it.
const (
	maxMap     = file.MaxBytes
	maxHandout = 512 << 20
)

// input reads a whole file, or standard input for "-", of at most so many bytes.
func (c *console) input(name string, most int64) ([]byte, error) {
	if name != "-" {
		return readFile(name, most)
	}
	b, err := io.ReadAll(io.LimitReader(c.in, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("more than %d MiB", most>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	return b, nil
}

// readFile reads a regular file; anything else (a folder, a pipe) could block or
// never end.
func readFile(name string, most int64) ([]byte, error) {
	st, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", name)
	case err != nil:
		return nil, err
	case st.IsDir():
		return nil, fmt.Errorf("%s is a folder, not a file", name)
	case !st.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file", name)
	case st.Size() > most:
		return nil, fmt.Errorf("%s is larger than %d MiB", name, most>>20)
	}
	return os.ReadFile(name)
}

// open reads a document from a file or from standard input.
func (c *console) open(name string) (*file.Result, error) {
	b, err := c.input(name, maxMap)
	if err != nil {
		return nil, err
	}
	res, err := file.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(name), err)
	}
	return res, nil
}

// look is open for commands that change nothing. They take a file of a newer
// version too, and say so: what it has in addition is not counted.
func (c *console) look(name string) (*file.Result, error) {
	res, err := c.open(name)
	if err == nil && res.ReadOnly {
		fmt.Fprintf(c.err, "%s: %s What only the newer one knows is left out here.\n", oneLine(shown(name)), oneLine(res.Needs))
	}
	return res, err
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
	if folder := filepath.Dir(name); !exists(folder) {
		return fmt.Errorf("there is no folder %s", folder)
	}
	return file.Replace(ctx, name, b)
}

// print is output for what is no map. It never takes the place of one: a slip of
// the name (wmk kpi map.json -o map.json) must not cost anybody a map.
func (c *console) print(ctx context.Context, name string, b []byte) error {
	if name != "-" && holdsMap(name) {
		return fmt.Errorf("%s is a map and stays as it is; choose another name", name)
	}
	return c.output(ctx, name, b)
}

// mapMark is what every map has among its first members. A handout has it too,
// in the map that it carries, and does not begin with a bracket.
var mapMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)^(\x{feff})?\s*\{.*"format"\s*:\s*"waymark"`)
})

// holdsMap reports whether a file looks like a map, readable or damaged.
func holdsMap(name string) bool {
	st, err := os.Stat(name)
	if err != nil || !st.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	// What can be read is looked at; of what does not begin like a map, which is nearly
	// every file that is written over, a few bytes.
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	head = head[:n]
	if begin := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n\f"); len(begin) > 0 && begin[0] != '{' {
		return false
	}
	rest, _ := io.ReadAll(io.LimitReader(f, 64<<10))
	return mapMark().Match(append(head, rest...))
}

// fresh refuses a name that is taken, unless the person says so. The file that
// is read is never replaced.
func fresh(name, input string, force bool) error {
	switch {
	case name == "-" || !exists(name):
		return nil
	case same(name, input):
		return fmt.Errorf("%s is read and stays as it is; choose another name", name)
	case force:
		return nil
	}
	return fmt.Errorf("%s is there already; --force replaces it", name)
}

// same reports whether two names lead to one file.
func same(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
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

// writeJSON writes a value for programs, as people too can read it.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // it is no web page
	e.SetIndent("", "  ")
	return e.Encode(v)
}
