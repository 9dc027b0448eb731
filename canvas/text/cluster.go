package text

import "unicode"

// cluster is what must come from one face: a base with its marks, or an emoji
// sequence.
type cluster struct {
	start, end int // runes
	emoji      bool
}

// clusters splits runes for the choice of faces.
func clusters(rs []rune) []cluster {
	var out []cluster
	for i := 0; i < len(rs); {
		j := i + 1
		emoji := emojiPresentation(rs[i])
		if regional(rs[i]) && j < len(rs) && regional(rs[j]) {
			j++
		}
	extend:
		for j < len(rs) {
			r := rs[j]
			switch {
			case r == '\uFE0F' || r == '\u20E3':
				emoji = true
			case r == '\uFE0E':
				emoji = false
			case r >= 0x1F3FB && r <= 0x1F3FF: // skin tones
				emoji = true
			case r >= 0xE0020 && r <= 0xE007F: // tags of regional flags
			case r >= 0xFE00 && r <= 0xFE0D, r == zwnj:
			case r == zwj:
				if j+1 < len(rs) && (emoji || emojiPresentation(rs[j+1])) {
					emoji = true
					j++ // the joined one, too
				}
			case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
			default:
				break extend
			}
			j++
		}
		out = append(out, cluster{i, j, emoji})
		i = j
	}
	return out
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// ignorable reports whether a face need not have r to show a cluster with it.
func ignorable(r rune) bool {
	return r == zwj || r == zwnj || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF || r == 0x034F || hidden(r)
}

// emojiPresentation reports whether r is shown in colour unless a selector says
// otherwise: property Emoji_Presentation of Unicode 15.1.
func emojiPresentation(r rune) bool {
	if r < 0x231A {
		return false
	}
	lo, hi := 0, len(emojiRanges)
	for lo < hi {
		m := (lo + hi) / 2
		switch {
		case r < emojiRanges[m][0]:
			hi = m
		case r > emojiRanges[m][1]:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

var emojiRanges = [...][2]rune{
	{0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615},
	{0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
	{0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
	{0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C},
	{0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
	{0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
	{0x1F191, 0x1F19A}, {0x1F1E6, 0x1F1FF}, {0x1F201, 0x1F201}, {0x1F21A, 0x1F21A}, {0x1F22F, 0x1F22F},
	{0x1F232, 0x1F236}, {0x1F238, 0x1F23A}, {0x1F250, 0x1F251}, {0x1F300, 0x1F320}, {0x1F32D, 0x1F335},
	{0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0},
	{0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
	{0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4},
	{0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7},
	{0x1F6DC, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F7F0, 0x1F7F0},
	{0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
}
