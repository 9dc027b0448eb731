package file

import (
	"context"
	"errors"

	"waymark/model"
)

var errSoon = errors.New("being written")

// Decode reads a document. A refusal is an *Error.
func Decode(b []byte) (*Result, error) { return nil, errSoon }

// Encode writes a document in its one canonical form. It refuses what Decode
// would refuse, so that nothing is saved that cannot be opened again.
func Encode(doc *model.Document) ([]byte, error) { return nil, errSoon }

// Read reads a file and decodes it.
func Read(ctx context.Context, path string) (*Result, error) { return nil, errSoon }

// Write encodes a document and replaces the file with it, atomically.
func Write(ctx context.Context, path string, doc *model.Document) error { return errSoon }

// Replace puts content where path leads, atomically: afterwards the file holds
// the old content or the new one, never a part.
func Replace(ctx context.Context, path string, content []byte) error { return errSoon }

// Schema returns the JSON Schema (draft 2020-12) of the file.
func Schema() []byte { return nil }

// Repair makes a file readable again as far as that is safe, and says what it did.
func Repair(b []byte) (fixed []byte, report []string, err error) { return nil, nil, errSoon }
