package kind

import "strings"

// Nearest returns the word that was probably meant by one that is not among them:
// it is the same but for capitals, spaces, hyphens and underscores, or one letter
// is wrong, missing or too many (two in a word of more than eight). It is "" when
// there is none, or more than one.
func Nearest(word string, words []string) string {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "")
	fold := func(s string) []rune { return []rune(plain.Replace(strings.ToLower(s))) }
	meant, best, several := "", 0, false
	a := fold(word)
	if len(a) == 0 || len(a) > 64 {
		return ""
	}
	for _, w := range words {
		b := fold(w)
		most := min(len(b)/3, 1+len(b)/9) // of short words nothing can be told
		if len(a)-len(b) > most || len(b)-len(a) > most {
			continue // so many letters are missing or too many
		}
		n := distance(a, b)
		switch {
		case n > most:
		case meant == "" || n < best:
			meant, best, several = w, n, false
		case n == best:
			several = true
		}
	}
	if several {
		return ""
	}
	return meant
}

// distance counts the letters to be put in, taken out, changed or swapped with
// their neighbour.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
