package instance

import "io/fs"

// ours: folders below a person's profile are that person's alone.
func ours(string, fs.FileInfo) error { return nil }
