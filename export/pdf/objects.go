package pdf

import (
	"bytes"
	"crypto/sha256"
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

// perStream is how many values one object stream holds: enough to deflate well,
// few enough that a reader that wants one need not inflate all.
const perStream = 200

// file writes the objects as a file of version 1.7. With a deflater, values go
// into object streams and the cross-reference is a stream; without one everything
// can be read by a person.
func (os objects) file(root, info int, z *deflater) []byte {
	compressed := z != nil
	where := make([]place, len(os))
	size := 0
	for _, o := range os {
		if size += len(o.stream); !compressed || !o.packed {
			size += 40 + len(o.body)
		} else {
			size += 10 + len(o.body)/4 // deflated, with its entry in the cross-reference
		}
	}
	out := append(make([]byte, 0, size), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	put := func(n int, o object) {
		where[n] = place{kind: 1, a: len(out)}
		out = fmt.Appendf(out, "%d 0 obj\n", n)
		if o.isData {
			out = fmt.Appendf(out, "%s/Length %d>>\nstream\n", bytes.TrimSuffix(bytes.TrimSpace([]byte(o.body)), []byte(">>")), len(o.stream))
			out = append(append(out, o.stream...), "\nendstream"...)
		} else {
			out = append(out, o.body...)
		}
		out = append(out, "\nendobj\n"...)
	}
	var pack []int
	count := len(os)
	for n := 1; n < count; n++ {
		if compressed && os[n].packed && !os[n].isData && n != info {
			pack = append(pack, n)
			continue
		}
		put(n, os[n])
	}
	var heads, bodies []byte
	for len(pack) > 0 {
		k := min(len(pack), perStream)
		holder := len(where)
		where = append(where, place{})
		heads, bodies = heads[:0], bodies[:0]
		for i, n := range pack[:k] {
			heads = append(strconv.AppendInt(heads, int64(n), 10), ' ')
			heads = append(strconv.AppendInt(heads, int64(len(bodies)), 10), ' ')
			bodies = append(append(bodies, os[n].body...), '\n')
			where[n] = place{kind: 2, a: holder, b: i}
		}
		first := len(heads)
		heads = append(heads, bodies...)
		put(holder, object{
			body:   fmt.Sprintf("<</Type /ObjStm /N %d /First %d /Filter /FlateDecode>>", k, first),
			stream: z.deflate(heads), isData: true,
		})
		pack = pack[k:]
	}
	hash := sha256.Sum256(out)
	id := fmt.Sprintf("[<%X> <%X>]", hash[:16], hash[:16])
	start := len(out)
	if compressed {
		self := len(where)
		where = append(where, place{})
		where[self] = place{kind: 1, a: start}
		put(self, object{
			body:   fmt.Sprintf("<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID %s /Filter /FlateDecode>>", len(where), root, info, id),
			stream: z.deflate(crossStream(where)), isData: true,
		})
	} else {
		out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(where))
		for _, w := range where[1:] {
			out = fmt.Appendf(out, "%010d 00000 n \n", w.a)
		}
		out = fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID %s>>\n", len(where), root, info, id)
	}
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", start)
}

// place is an entry of the cross-reference: kind 1 at offset a, or kind 2 in
// object stream a as number b.
type place struct{ kind, a, b int }

func crossStream(where []place) []byte {
	b := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF}
	for _, w := range where[1:] {
		b = append(b, byte(w.kind), byte(w.a>>24), byte(w.a>>16), byte(w.a>>8), byte(w.a), byte(w.b>>8), byte(w.b))
	}
	return b
}
