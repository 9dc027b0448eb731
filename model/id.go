package model

import "crypto/rand"

// idAlphabet has no letters that are mistaken for one another, and no vowels,
// so that no words come out.
const idAlphabet = "23456789bcdfghjkmnpqrstvwxz"

// NewID returns a random id of ten characters, URL-safe, starting with a
// letter: about 46 bits, so that two people who add a million records each
// without talking to one another meet on one id once in a hundred times.
func NewID() ID {
	var b [24]byte
	out := make([]byte, 0, 10)
	for {
		rand.Read(b[:]) // never fails (crypto/rand)
		for _, c := range b {
			// 243 is the largest multiple of 27 in a byte: no letter is favoured.
			if c >= 243 {
				continue
			}
			if ch := idAlphabet[c%27]; len(out) > 0 || ch > '9' {
				out = append(out, ch)
			}
			if len(out) == 10 {
				return ID(out)
			}
		}
	}
}
