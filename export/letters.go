package export

// letterOf counts A, B … Z, AA, AB …: what ties a dot of the matrix to its line
// in the action plan.
func letterOf(n int) string {
	s := string(rune('A' + n%26))
	if n >= 26 {
		return letterOf(n/26-1) + s
	}
	return s
}
