// Package text measures and breaks text: shaping, kerning, fallback faces,
// wrapping and ellipsis, with the fonts that every backend embeds. What wraps
// on screen wraps in print, because nobody else measures.
//
//	f := text.New()
//	block := f.Wrap("Waits 11 min, then repeats the whole story", text.Font{Size: 13, Leading: 17}, 132)
//	for i, line := range block.Lines { … line.Runs … block.Baseline(i) }
//
// A text goes through these steps: Clean (NFC, no control characters); levels of
// the bidirectional algorithm; words and spaces, each shaped alone, once, in font
// units, and kept; lines, put together from words and scaled. So a line is as
// wide as its words whatever stands around it, widths grow exactly with the size,
// and breaking a paragraph costs a look-up a word.
//
// Faces are tried in this order: Noto Sans in the style asked for, Noto Sans
// Regular, DejaVu Sans (symbols, Hebrew, Arabic), Twemoji (first for emoji), the
// faces of the system, and then a box, of which Missing warns. Ligatures are off
// in embedded faces, so that a PDF can show them as plain text (Run.Simple).
//
// What takes long is put off or kept: texts of Latin letters are put together from
// tables of pairs and open no font for shaping (latin.go), fonts open without their
// outlines, which are read one by one as they are drawn (glyf.go). Measure tries out
// a width without setting lines. Subset cuts an embedded face down to the letters
// that a document embeds.
//
// A Fonts value is safe for use by several goroutines. The package imports icons
// (the font bytes), model/geom and the shaping library. It knows nothing of
// scenes, painters or maps.
package text
