// Package text measures and breaks text: shaping, kerning, fallback faces,
// wrapping and ellipsis, with the fonts that every backend embeds. What wraps
// on screen wraps in print, because nobody else measures.
//
// A line is shaped once, in font units, and scaled; a Fonts value keeps what it
// shaped and is safe for use by several goroutines.
//
//	f := text.New()
//	block := f.Wrap("Waits 11 min, then repeats the whole story", text.Font{Size: 13, Leading: 17}, 132)
//	for i, line := range block.Lines { … line.Runs … block.Baseline(i) }
//
// The package imports icons (the font bytes), model/geom and the shaping
// library. It knows nothing of scenes, painters or maps.
package text
