package icons

import (
	"bytes"
	_ "embed" // the mark
)

//go:embed waymark.svg
var mark []byte

// Mark returns the program's mark as SVG: points of a way, joined by a line that
// rises at last. The line is drawn as areas, because not every reader scales
// strokes. waymark.png is the same, 512 pixels wide, for packages.
func Mark() []byte { return bytes.Clone(mark) }

//go:embed waymark-128.png
var markPicture []byte

// MarkPicture returns the mark as a PNG of 128 × 128 pixels, for the title strip and
// the list of windows: read in a moment, where drawing the SVG would take a twentieth
// of the whole start.
func MarkPicture() []byte { return bytes.Clone(markPicture) }
