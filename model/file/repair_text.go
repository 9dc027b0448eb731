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
	if utf16Order := byteOrder(b); utf16Order != nil {
		b = fromUTF16(b[2:], utf16Order)
		r.say("The file was UTF-16 text; it is UTF-8 now.")
	}
	b = bytes.TrimPrefix(b, byteOrderMark)
	if cut := bytes.TrimRight(b, "\x00"); len(cut) < len(b) {
		r.say("%s at the end of the file were left out.", count(len(b)-len(cut), "zero byte"))
		b = cut
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, &Error{Msg: "there is nothing in the file that could be repaired"}
	}
	if bytes.Contains(b, []byte("\n<<<<<<< ")) && bytes.Contains(b, []byte("\n>>>>>>> ")) {
		at := bytes.Index(b, []byte("\n<<<<<<< ")) + 1
		line, column := place(b, at)
		return nil, &Error{Line: line, Column: column, Msg: "git has left both sides of a conflict in the file: merge the two versions again with “wmk merge”"}
	}
	if !utf8.Valid(b) {
		b = r.fromWindows(b)
	}
	return b, nil
}

func byteOrder(b []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return binary.BigEndian
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
	r.say("%s were no UTF-8 and were read as the Windows character set: look for wrong letters.", count(n, "byte"))
	return out
}
