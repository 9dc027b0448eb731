package export

import "strings"

// nameLength is the longest title in a name, in characters: longer ones do not
// fit into every file system together with a folder.
const nameLength = 80

// NameFor makes the name of a file from the title of a map, without an ending:
// what no file system accepts becomes a space, and an empty title has a name all
// the same.
func NameFor(title string) string {
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, title)
	name := strings.Trim(strings.Join(strings.Fields(clean), " "), ". ")
	if r := []rune(name); len(r) > nameLength {
		name = strings.TrimSpace(string(r[:nameLength]))
	}
	if name == "" {
		return "Untitled map"
	}
	return name
}
