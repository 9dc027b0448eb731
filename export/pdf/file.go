package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
)

// perStream is how many values one object stream holds: enough to deflate well,
// few enough that a reader that wants one need not inflate all.
const perStream = 200

// fileWriter writes objects one after the other and notes where they are.
type fileWriter struct {
	out   []byte
	where []place // by number of the object
}

// file writes the objects as a file of version 1.7. With a deflater, values go
// into object streams and the cross-reference is a stream; without one everything
// can be read by a person.
func (os objects) file(root, info int, z *deflater) []byte {
	w := &fileWriter{out: make([]byte, 0, os.size(z != nil)), where: make([]place, len(os))}
	w.out = append(w.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	var packed []int
	for n := 1; n < len(os); n++ {
		if z != nil && os[n].packed && !os[n].isData && n != info {
			packed = append(packed, n)
			continue
		}
		w.put(n, os[n])
	}
	w.pack(os, packed, z)
	hash := sha256.Sum256(w.out)
	start := len(w.out)
	w.reference(fmt.Sprintf("/Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]", root, info, hash[:16], hash[:16]), z)
	return fmt.Appendf(w.out, "startxref\n%d\n%%%%EOF\n", start)
}

// size is about how large the file will be, in bytes.
func (os objects) size(compressed bool) int {
	size := 0
	for _, o := range os {
		if size += len(o.stream); !compressed || !o.packed {
			size += 40 + len(o.body)
		} else {
			size += 10 + len(o.body)/4 // deflated, with its entry in the cross-reference
		}
	}
	return size
}

// put writes object n.
func (w *fileWriter) put(n int, o object) {
	w.where[n] = place{kind: 1, a: len(w.out)}
	w.out = fmt.Appendf(w.out, "%d 0 obj\n", n)
	if o.isData {
		w.out = fmt.Appendf(w.out, "%s/Length %d>>\nstream\n", bytes.TrimSuffix(bytes.TrimSpace([]byte(o.body)), []byte(">>")), len(o.stream))
		w.out = append(append(w.out, o.stream...), "\nendstream"...)
	} else {
		w.out = append(w.out, o.body...)
	}
	w.out = append(w.out, "\nendobj\n"...)
}

// another makes room for one more object and returns its number.
func (w *fileWriter) another() int {
	w.where = append(w.where, place{})
	return len(w.where) - 1
}

// pack writes values into object streams.
func (w *fileWriter) pack(os objects, numbers []int, z *deflater) {
	var heads, bodies []byte
	for len(numbers) > 0 {
		k := min(len(numbers), perStream)
		holder := w.another()
		heads, bodies = heads[:0], bodies[:0]
		for i, n := range numbers[:k] {
			heads = append(strconv.AppendInt(heads, int64(n), 10), ' ')
			heads = append(strconv.AppendInt(heads, int64(len(bodies)), 10), ' ')
			bodies = append(append(bodies, os[n].body...), '\n')
			w.where[n] = place{kind: 2, a: holder, b: i}
		}
		first := len(heads)
		heads = append(heads, bodies...)
		w.put(holder, object{
			body:   fmt.Sprintf("<</Type /ObjStm /N %d /First %d /Filter /FlateDecode>>", k, first),
			stream: z.deflate(heads), isData: true,
		})
		numbers = numbers[k:]
	}
}

// reference writes where all objects are: as a stream with a deflater, else as a table.
func (w *fileWriter) reference(trailer string, z *deflater) {
	if z == nil {
		w.out = fmt.Appendf(w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.where))
		for _, p := range w.where[1:] {
			w.out = fmt.Appendf(w.out, "%010d 00000 n \n", p.a)
		}
		w.out = fmt.Appendf(w.out, "trailer\n<</Size %d %s>>\n", len(w.where), trailer)
		return
	}
	self := w.another()
	w.where[self] = place{kind: 1, a: len(w.out)}
	w.put(self, object{
		body:   fmt.Sprintf("<</Type /XRef /Size %d /W [1 4 2] %s /Filter /FlateDecode>>", len(w.where), trailer),
		stream: z.deflate(crossStream(w.where)), isData: true,
	})
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
