package icons

import _ "embed"

// The fonts are strings, not byte slices, because some readers of font files
// write into what they are given.

//go:embed fonts/NotoSans-Regular.ttf
var notoSansRegular string

//go:embed fonts/NotoSans-SemiBold.ttf
var notoSansSemiBold string

//go:embed fonts/NotoSans-Italic.ttf
var notoSansItalic string

//go:embed fonts/DejaVuSans.ttf
var dejaVuSans string

//go:embed fonts/Twemoji.ttf
var twemoji string

// NotoSansRegular returns the TrueType file of the text face.
// Licence: SIL Open Font License 1.1, fonts/OFL.txt.
func NotoSansRegular() string { return notoSansRegular }

// NotoSansSemiBold returns the TrueType file of headings and labels.
func NotoSansSemiBold() string { return notoSansSemiBold }

// NotoSansItalic returns the TrueType file of quotes.
func NotoSansItalic() string { return notoSansItalic }

// DejaVuSans returns the TrueType file that has the symbols, arrows and
// mathematical signs that Noto Sans lacks, and Hebrew and Arabic.
// Licence: fonts/LICENSE-DejaVu.txt.
func DejaVuSans() string { return dejaVuSans }

// Twemoji returns a TrueType file with colour layers (COLR version 0).
// Licence: fonts/LICENSE-Twemoji.txt.
func Twemoji() string { return twemoji }
