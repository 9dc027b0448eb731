package pdf

import (
	"bytes"
	"errors"
	"maps"
	"regexp"
	"strconv"
	"sync"
)

// reader finds objects in a PDF that any program may have written.
type reader struct {
	data    []byte
	where   map[int]place // kind 1 at offset a; kind 2 in object stream a as number b
	trailer dict
	holders map[int][]any // values of the object streams that have been read
	busy    map[int]bool  // objects being read: a loop ends there

	inflated int // bytes so far
}

// stream is a stream as it is stored.
type stream struct {
	dict dict
	raw  []byte
}

// open reads the cross-reference, and rebuilds it from the objects themselves
// when it is missing or wrong.
func open(data []byte) (*reader, error) {
	head := data[:min(len(data), 1024)]
	if !bytes.Contains(head, []byte("%PDF-")) {
		return nil, errors.New("this is not a PDF file")
	}
	r := &reader{data: data}
	if r.crossReference() == nil && r.catalog() != nil {
		return r, nil
	}
	r.rebuild()
	if r.catalog() == nil && r.trailer["Encrypt"] == nil {
		return nil, errors.New("this PDF is damaged: it has no catalog")
	}
	return r, nil
}

func (r *reader) reset() {
	r.where, r.trailer = map[int]place{}, dict{}
	r.holders, r.busy = map[int][]any{}, map[int]bool{}
}

// catalog returns the root of the document, nil without one.
func (r *reader) catalog() dict {
	d, _ := r.get(r.trailer["Root"]).(dict)
	if d == nil || r.get(d["Pages"]) == nil {
		return nil
	}
	return d
}

// crossReference follows the chain of cross-references from the end of the file.
func (r *reader) crossReference() error {
	r.reset()
	_, tail, ok := cutLast(r.data, "startxref")
	if !ok {
		return errSyntax
	}
	v, err := (&lexer{b: tail}).token()
	at, ok := integer(v)
	if err != nil || !ok {
		return errSyntax
	}
	seen := map[int]bool{}
	for next := []int{at}; len(next) > 0; {
		at, next = next[0], next[1:]
		if at >= len(r.data) || seen[at] {
			continue
		}
		seen[at] = true
		d, err := r.section(at)
		if err != nil {
			return err
		}
		for k, v := range d {
			if _, newer := r.trailer[k]; !newer {
				r.trailer[k] = v
			}
		}
		for _, k := range []name{"XRefStm", "Prev"} {
			if n, ok := integer(d[k]); ok {
				next = append(next, n)
			}
		}
	}
	return nil
}

// section reads one cross-reference, a table or a stream, and returns its
// trailer. Newer entries, which are read first, win.
func (r *reader) section(at int) (dict, error) {
	l := &lexer{b: r.data, i: at}
	l.space()
	if !bytes.HasPrefix(r.data[l.i:], []byte("xref")) {
		return r.crossStream(at)
	}
	l.i += 4
	for {
		v, err := l.token()
		if err != nil {
			return nil, err
		}
		if v == keyword("trailer") {
			break
		}
		first, ok := integer(v)
		v, _ = l.token()
		count, ok2 := integer(v)
		if !ok || !ok2 || count > len(r.data)/18 {
			return nil, errSyntax
		}
		for n := first; n < first+count; n++ {
			at, _ := l.token()
			_, _ = l.token()
			use, err := l.token()
			off, ok := integer(at)
			if err != nil || !ok {
				return nil, errSyntax
			}
			if _, newer := r.where[n]; !newer {
				if use == keyword("n") {
					r.where[n] = place{kind: 1, a: off}
				} else {
					r.where[n] = place{} // free: an older entry must not shine through
				}
			}
		}
	}
	v, err := l.value()
	d, ok := v.(dict)
	if err != nil || !ok {
		return nil, errSyntax
	}
	return d, nil
}

func (r *reader) crossStream(at int) (dict, error) {
	v, _, err := r.objectAt(at)
	s, ok := v.(stream)
	if err != nil || !ok || s.dict["Type"] != name("XRef") {
		return nil, errSyntax
	}
	rows, err := r.decode(s, maxSource)
	if err != nil {
		return nil, err
	}
	w, ok := fieldWidths(s.dict)
	if !ok {
		return nil, errSyntax
	}
	size := w[0] + w[1] + w[2]
	index, _ := s.dict["Index"].(array)
	if index == nil {
		index = array{0.0, s.dict["Size"]}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, ok1 := integer(index[0])
		count, ok2 := integer(index[1])
		if !ok1 || !ok2 {
			return nil, errSyntax
		}
		for n := first; n < first+count && len(rows) >= size; n++ {
			var f [3]int
			f[0] = 1 // the kind when its field has no width
			for i := range w {
				if w[i] > 0 {
					f[i] = 0
				}
				for range w[i] {
					f[i] = f[i]<<8 | int(rows[0])
					rows = rows[1:]
				}
			}
			if _, newer := r.where[n]; !newer {
				if f[0] != 1 && f[0] != 2 {
					f = [3]int{}
				}
				r.where[n] = place{kind: f[0], a: f[1], b: f[2]}
			}
		}
	}
	return s.dict, nil
}

// fieldWidths are the bytes of the three fields of an entry; ok is false where they are
// none that can be read.
func fieldWidths(d dict) (w [3]int, ok bool) {
	widths, _ := d["W"].(array)
	if len(widths) < 3 {
		return w, false
	}
	for i := range w {
		if w[i], ok = integer(widths[i]); !ok || w[i] > 8 {
			return w, false
		}
	}
	return w, w[0]+w[1]+w[2] > 0
}

var objectHead = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\d{1,10})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b`) })

// rebuild finds objects by reading the file from its start. Later ones replace
// earlier ones, as they do when a program saves by appending.
func (r *reader) rebuild() {
	r.reset()
	var holders []int
	trailers := dict{}
	broken := 0
	for at := 0; at < len(r.data); {
		m := objectHead().FindSubmatchIndex(r.data[at:])
		end := len(r.data)
		if m != nil {
			end = at + m[0]
		}
		readTrailers(r.data[at:end], trailers) // they stand between objects
		if m == nil {
			break
		}
		n, _ := strconv.Atoi(string(r.data[at+m[2] : at+m[3]]))
		v, next, err := r.objectAt(end)
		if err != nil {
			// Each may have been read to the end of the file: enough of them is
			// not damage, it is an attack on patience.
			if broken++; broken > 1000 {
				break
			}
			at = end + m[1] - m[0]
			continue
		}
		at = next
		r.where[n] = place{kind: 1, a: end}
		switch d := dictOf(v); d["Type"] {
		case name("Catalog"):
			if _, ok := trailers["Root"]; !ok {
				r.trailer["Root"] = ref{n}
			}
		case name("XRef"):
			maps.Copy(trailers, d)
		case name("ObjStm"):
			holders = append(holders, n)
		}
	}
	maps.Copy(r.trailer, trailers)
	for _, h := range holders {
		for i, n := range r.numbers(h) {
			if old, ok := r.where[n]; !ok || old.kind == 2 || old.a < r.where[h].a {
				r.where[n] = place{kind: 2, a: h, b: i}
			}
		}
	}
}

// readTrailers adds the trailers in a stretch of the file; later ones win.
func readTrailers(b []byte, to dict) {
	for {
		_, after, ok := bytes.Cut(b, []byte("trailer"))
		if !ok {
			return
		}
		if v, err := (&lexer{b: after}).value(); err == nil {
			if d, ok := v.(dict); ok {
				maps.Copy(to, d)
			}
		}
		b = after
	}
}

func dictOf(v any) dict {
	switch v := v.(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

// objectAt reads "n g obj" and the value after it, and returns where it ends.
func (r *reader) objectAt(at int) (v any, end int, err error) {
	if at < 0 || at >= len(r.data) {
		return nil, 0, errSyntax
	}
	l := &lexer{b: r.data, i: at}
	for _, want := range []keyword{"", "", "obj"} {
		t, err := l.token()
		if err != nil {
			return nil, 0, err
		}
		if _, ok := integer(t); want == "" && !ok || want != "" && t != want {
			return nil, 0, errSyntax
		}
	}
	if v, err = l.value(); err != nil {
		return nil, 0, err
	}
	d, ok := v.(dict)
	end = l.i
	if t, err := l.token(); !ok || err != nil || t != keyword("stream") {
		return v, end, nil
	}
	if l.i < len(l.b) && l.b[l.i] == '\r' {
		l.i++
	}
	if l.i < len(l.b) && l.b[l.i] == '\n' {
		l.i++
	}
	rest := r.data[l.i:]
	if n, ok := integer(r.get(d["Length"])); ok && n <= len(rest) {
		if after := bytes.TrimLeft(rest[n:min(len(rest), n+16)], "\r\n \t"); bytes.HasPrefix(after, []byte("endstream")) {
			return stream{d, rest[:n]}, l.i + n, nil
		}
	}
	// The length is wrong, or not known yet.
	n := bytes.Index(rest, []byte("endstream"))
	if n < 0 {
		return nil, 0, errSyntax
	}
	raw := bytes.TrimSuffix(bytes.TrimSuffix(rest[:n], []byte("\n")), []byte("\r"))
	return stream{d, raw}, l.i + n, nil
}

// get follows a reference; any other value is returned as it is. What cannot be
// read is nil, as the format demands.
func (r *reader) get(v any) any {
	for range 16 {
		to, ok := v.(ref)
		if !ok {
			return v
		}
		v = r.object(to.number)
	}
	return nil
}

func (r *reader) object(n int) any {
	if r.busy[n] {
		return nil
	}
	r.busy[n] = true
	defer delete(r.busy, n)
	switch w := r.where[n]; w.kind {
	case 1:
		v, _, err := r.objectAt(w.a)
		if err != nil {
			return nil
		}
		return v
	case 2:
		if all := r.holder(w.a); w.b >= 0 && w.b < len(all) {
			return all[w.b]
		}
	}
	return nil
}

// holder returns the values of an object stream.
func (r *reader) holder(n int) []any {
	if all, ok := r.holders[n]; ok {
		return all
	}
	r.holders[n] = nil
	s, ok := r.object(n).(stream)
	if !ok {
		return nil
	}
	first, ok := integer(r.get(s.dict["First"]))
	data, err := r.decode(s, maxSource)
	if err != nil || !ok || first > len(data) {
		return nil
	}
	var all []any
	for _, h := range heads(data[:first]) {
		var v any
		if first+h[1] < len(data) {
			v, _ = (&lexer{b: data, i: first + h[1]}).value()
		}
		all = append(all, v)
	}
	r.holders[n] = all
	return all
}

// numbers returns which objects an object stream holds.
func (r *reader) numbers(n int) []int {
	s, _ := r.object(n).(stream)
	first, ok := integer(r.get(s.dict["First"]))
	data, err := r.decode(s, maxSource)
	if err != nil || !ok || first > len(data) {
		return nil
	}
	var ns []int
	for _, h := range heads(data[:first]) {
		ns = append(ns, h[0])
	}
	return ns
}

// heads reads the pairs of number and offset at the start of an object stream.
func heads(b []byte) [][2]int {
	l := &lexer{b: b}
	var hs [][2]int
	for {
		n, err := l.token()
		off, err2 := l.token()
		a, ok := integer(n)
		c, ok2 := integer(off)
		if err != nil || err2 != nil || !ok || !ok2 {
			return hs
		}
		hs = append(hs, [2]int{a, c})
	}
}
