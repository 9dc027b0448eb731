package file

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// text turns the bytes into UTF-8 and takes off zero bytes at the end.
func (r *repairer) text(b []byte) ([]byte, error) {
	if order := byteOrder(b); order != nil {
		b = fromUTF16(b, order)
		r.say("The file was UTF-16 text; it is UTF-8 now.")
	}
	b = bytes.TrimPrefix(b, byteOrderMark) // that of UTF-16 has become this one
	if cut := bytes.TrimRight(b, "\x00"); len(cut) < len(b) {
		r.say("%s left out at the end of the file.", were(len(b)-len(cut), "zero byte"))
		b = cut
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, &Error{Msg: "there is nothing in the file that could be repaired"}
	}
	if what := otherKind(b); what != "" {
		return nil, &Error{Line: 1, Column: 1, Msg: what}
	}
	// Which of the two versions counts is not for a repair to say.
	for at := 0; at < len(b); {
		if b[at] == '<' && conflictMark(b, at) {
			line, column := place(b, at)
			return nil, &Error{Line: line, Column: column, Msg: conflictLeft}
		}
		next := bytes.IndexByte(b[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	if !utf8.Valid(b) {
		b = r.fromWindows(b)
	}
	return b, nil
}

// byteOrder recognises UTF-16 by its byte order mark, or by the brace that a map
// begins with; it is nil for anything else.
func byteOrder(b []byte) binary.ByteOrder {
	for _, begin := range []struct {
		bytes string
		order binary.ByteOrder
	}{{"\xff\xfe", binary.LittleEndian}, {"\xfe\xff", binary.BigEndian}, {"{\x00", binary.LittleEndian}, {"\x00{", binary.BigEndian}} {
		if bytes.HasPrefix(b, []byte(begin.bytes)) {
			return begin.order
		}
	}
	return nil
}

func fromUTF16(b []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// fromWindows reads the bytes that are no UTF-8 as Windows-1252, which programs
// on Windows write when nobody tells them otherwise.
func (r *repairer) fromWindows(b []byte) []byte {
	var out []byte
	n := 0
	for len(b) > 0 {
		c, size := utf8.DecodeRune(b)
		if c == utf8.RuneError && size == 1 {
			c = charmap.Windows1252.DecodeByte(b[0])
			n++
		}
		out = utf8.AppendRune(out, c)
		b = b[size:]
	}
	r.say("%s not UTF-8, and read as the Windows character set: look for wrong letters.", were(n, "byte"))
	return out
}
