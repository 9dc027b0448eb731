package panel

import "waymark/model/diff"

// changedWords says what a version changed: “2 steps changed, 1 card added”.
func changedWords(lines []diff.Line) string {
	if s := diff.Summary(lines); s != "" {
		return sentenceCase(s)
	}
	return "Nothing changed"
}
