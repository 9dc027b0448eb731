package file

import "waymark/model"

// Version is the version of the files that this program writes.
const Version = 1

// Limits on what is read. Each is far above what a map needs and low enough that
// a broken or hostile file is refused at once.
const (
	MaxBytes      = 64 << 20 // of a whole file
	MaxDepth      = 64       // of values inside one another
	MaxRecords    = 200_000
	MaxValueBytes = 16 << 20 // of one property as it stands in the file
)

// Result is what was read.
type Result struct {
	Doc *model.Document
	// Source holds the bytes as they were read. The caller must not change them.
	Source []byte
	// Version is the version of the file as it was read.
	Version int
	// ReadOnly is set for a file that a newer program wrote: it may be looked at,
	// printed and copied, but not edited.
	ReadOnly bool
	// Needs says in a sentence what a ReadOnly file needs to be edited.
	Needs string
	// Notes are sentences about what was changed in reading, such as a migration.
	// A program shows them once; they are no reason to call the document unsaved.
	Notes []string
}
