package panel

import (
	"waymark/model/diff"
	"waymark/model/kind"
)

// changedWords says what a version changed: “2 steps changed, 1 card added”.
func changedWords(lines []diff.Line) string {
	if s := diff.Summary(lines); s != "" {
		return kind.AtStart(s)
	}
	return "Nothing changed"
}
