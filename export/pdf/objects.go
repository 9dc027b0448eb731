package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// object is one object of a file: a value, and the bytes of a stream after it.
type object struct {
	body   string // the value; of a stream, its dictionary without /Length
	stream []byte
	isData bool // a stream, even if it is empty
	packed bool // may stand in an object stream
}

// objects are all objects of a file by number; 0 is unused.
type objects []object

// add appends an object and returns its number.
func (os *objects) add(o object) int {
	*os = append(*os, o)
	return len(*os) - 1
}

// value appends an object without a stream.
func (os *objects) value(format string, args ...any) int {
	return os.add(object{body: fmt.Sprintf(format, args...), packed: true})
}

// split takes apart what gofpdf wrote. It relies on gofpdf's own layout, not on
// PDF at large: offsets in one table, "n 0 obj" on a line of its own, /Length as
// a plain number.
func split(file []byte) (objects, error) {
	bad := func(what string) error { return fmt.Errorf("reading back the pages: %s", what) }
	_, tail, ok := cutLast(file, "startxref\n")
	if !ok {
		return nil, bad("no cross-reference")
	}
	line, _, _ := bytes.Cut(tail, []byte("\n"))
	start, err := strconv.Atoi(string(line))
	if err != nil || start < 0 || start > len(file) {
		return nil, bad("a wrong cross-reference")
	}
	table := file[start:]
	var n int
	if _, err := fmt.Sscanf(string(table[:min(len(table), 40)]), "xref\n0 %d\n", &n); err != nil {
		return nil, bad("a cross-reference without a count")
	}
	_, table, _ = bytes.Cut(table, []byte("f \n"))
	offsets := make([]int, n)
	for i := 1; i < n; i++ {
		if len(table) < 20 {
			return nil, bad("a short cross-reference")
		}
		if offsets[i], err = strconv.Atoi(string(table[:10])); err != nil || offsets[i] <= 0 || offsets[i] >= start {
			return nil, bad("a wrong offset")
		}
		table = table[20:]
	}
	ends := append(slices.Clone(offsets), start)
	slices.Sort(ends)
	os := make(objects, n)
	for i := 1; i < n; i++ {
		next, _ := slices.BinarySearch(ends, offsets[i]+1)
		if os[i], err = splitOne(file[offsets[i]:ends[next]], i); err != nil {
			return nil, bad(err.Error())
		}
	}
	return os, nil
}

// splitOne reads the object that fills b.
func splitOne(b []byte, number int) (object, error) {
	b, ok := bytes.CutPrefix(b, fmt.Appendf(nil, "%d 0 obj\n", number))
	if !ok {
		return object{}, fmt.Errorf("object %d is not where it should be", number)
	}
	if b, ok = bytes.CutSuffix(bytes.TrimRight(b, "\n"), []byte("endobj")); !ok {
		return object{}, fmt.Errorf("object %d has no end", number)
	}
	if !bytes.HasSuffix(b, []byte("\nendstream\n")) {
		return object{body: string(bytes.TrimSpace(b)), packed: true}, nil
	}
	dict, data, _ := bytes.Cut(b, []byte("\nstream\n"))
	before, after, ok := cutLast(dict, "/Length ")
	if !ok {
		return object{}, fmt.Errorf("object %d has no length", number)
	}
	rest := bytes.TrimLeft(after, "0123456789")
	n, err := strconv.Atoi(string(after[:len(after)-len(rest)]))
	if err != nil || n > len(data) {
		return object{}, fmt.Errorf("object %d has a wrong length", number)
	}
	return object{body: string(before) + string(rest), stream: data[:n], isData: true}, nil
}

// cutLast cuts b at the last sep.
func cutLast(b []byte, sep string) (before, after []byte, ok bool) {
	i := bytes.LastIndex(b, []byte(sep))
	if i < 0 {
		return b, nil, false
	}
	return b[:i], b[i+len(sep):], true
}
