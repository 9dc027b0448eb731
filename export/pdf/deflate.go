package pdf

import (
	"bytes"
	"compress/zlib"
)

// deflate compresses b quickly: level 1 is six times faster than the default
// for a quarter more bytes, and most of the time of a handout goes here.
func deflate(b []byte) []byte {
	var buf bytes.Buffer
	buf.Grow(len(b)/4 + 64)
	// Neither the level nor writing to memory can fail.
	w, _ := zlib.NewWriterLevel(&buf, zlib.BestSpeed)
	_, _ = w.Write(b)
	_ = w.Close()
	return buf.Bytes()
}
