package file

import (
	"bytes"
	"fmt"
	"strconv"
)

// header is what must be known before anything else of a file is.
type header struct {
	version int
	needs   string // what a newer program says that it takes to edit the file
}

func (h header) needsSentence(known int) string {
	if h.needs != "" {
		return "This file needs " + h.needs + " or newer to be edited."
	}
	return fmt.Sprintf("This file was written by a newer Waymark: it has version %d of the format, and this program knows versions up to %d.", h.version, known)
}

// readHeader finds format and version. They stand first in what Waymark writes,
// and so it is done after two lines; in other files it looks further.
func readHeader(src []byte, known int) (h header, err error) {
	s := newScanner(src)
	if err := s.open('{', "a Waymark file"); err != nil {
		return h, err
	}
	format := false
	for !format || h.version == 0 || h.version > known {
		m, more, err := s.next()
		if err != nil {
			return h, err
		}
		if !more {
			break
		}
		if m, err = s.value(m); err != nil {
			return h, err
		}
		raw := src[m.at:m.end]
		switch string(s.name(m)) {
		case keyFormat:
			if raw[0] != '"' || unquote(raw) != formatName {
				return h, s.errorAt(m.at, pointer(keyFormat), "this is not a Waymark file: “format” must be “waymark”")
			}
			format = true
		case keyVersion:
			n, err := strconv.ParseFloat(string(raw), 64)
			if err != nil || n != float64(int32(n)) || n < 1 {
				return h, s.errorAt(m.at, pointer(keyVersion), "“version” must be a whole number from 1")
			}
			h.version = int(n)
		case "needs":
			if raw[0] == '"' {
				h.needs = unquote(raw)
			}
		}
	}
	switch {
	case !format:
		return h, s.errorAt(0, "", "this is not a Waymark file: it has no “format”")
	case h.version == 0:
		return h, s.errorAt(0, "", "this file does not say which version of the format it has (“version”)")
	}
	return h, nil
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// plainText refuses what is no text at all, and takes off a byte order mark,
// which some Windows programs put in front of UTF-8.
func plainText(b []byte) (src []byte, note string, err error) {
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return nil, "", &Error{Msg: "the file is empty"}
	case len(bytes.Trim(b, "\x00")) == 0:
		return nil, "", &Error{Msg: "the file holds nothing but zero bytes: it was damaged, often by a power cut"}
	case byteOrder(b) != nil:
		return nil, "", &Error{Line: 1, Column: 1, Msg: "this is UTF-16 text: save the file as UTF-8, or repair it"}
	case bytes.HasPrefix(b, byteOrderMark):
		return b[len(byteOrderMark):], "The file starts with a byte order mark, which saving leaves out.", nil
	}
	if what := otherKind(b); what != "" {
		return nil, "", &Error{Line: 1, Column: 1, Msg: what}
	}
	return b, "", nil
}
