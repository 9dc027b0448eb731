// Package file turns documents into bytes and back, and puts bytes on a disk.
//
//	bytes → limits → JSON → version → migrations → table of kinds → Document
//
//	r, err := file.Read(ctx, "map.waymark.json")
//	…                                   // r.Doc is edited
//	err = file.Write(ctx, "map.waymark.json", next)
//
// # The file
//
// A file is one JSON object in UTF-8 (RFC 8259, and as strict as RFC 7493).
// "format" and "version" come first, then the document's own properties in the
// order of the table of kinds, then "records" in reading order. A record has its
// id, its kind and, unless it belongs to the document itself, its parent; then
// its properties in the order of the table, then what this version does not
// know, sorted by name.
//
// There is one way to write each document, and it is made for people who look at
// differences and for git, which merges by lines: two spaces, one property a
// line, "\n", a newline at the end. The shape of a value alone decides how it is
// written, so that an older program and a newer one write the same lines:
//
//   - an array that holds only numbers, or only arrays of numbers, stands on one
//     line: answers by score [0, 2, 14], waypoints [[40, 80], [40, 160]]
//   - any other array has one element a line, any other object one member
//   - an empty one is [] or {}
//
// Times are a number, a space and one of s, min, h, d, w ("15 min"), dates are
// ISO 8601 (2026-01-31), points are [x, y].
//
// # What is accepted
//
// A member or a kind that the table does not know is kept as model.Raw, numbers
// that no float64 can hold included, and written again. What the table does know
// must be right: a wrong type, a value out of range, an unknown choice, null, a
// name that stands twice, broken UTF-8 or bytes after the end refuse the whole
// file with the line and column (Error). References that lead nowhere or round a
// circle are not judged here but in model/check. A byte order mark and any white
// space of JSON are accepted and not written again.
//
// A file of a newer version opens so that it can be looked at (Result.ReadOnly):
// in it, what does not fit the table is kept as it is, and the version number is
// carried as a property of the root record, so that a copy says what it is.
//
// # On the disk
//
// Save never loses a person's edit and never overwrites what another program
// wrote: it returns that instead, and what another program put there at the last
// instant is handed out by the exchange of the two files.
//
//	out, err := file.Save(ctx, path, content, file.Agreed{Hash: lastSeen})
//	// err: a *SaveError in sentences; out.Theirs, out.Displaced: merge and save again
//
// A Store is the folder of this person's safety copies: snapshots of what was not
// saved, the last good versions, copies for writes in place. Nothing is ever left
// beside a document. Look reads a file without being taken in by a writer that has
// not finished.
//
// # What this package never does
//
// It never guesses: what it cannot read it refuses, and Repair, which does guess,
// says each thing that it did. It never writes a file that it would not read. It
// knows no screen and no history. It imports model, model/kind,
// github.com/adrg/xdg for where a person's state lives, golang.org/x/sys for what
// package os does not have, and github.com/go-json-experiment/json/jsontext, whose
// tokens are strict where encoding/json takes `TITLE` for `title` and broken text
// for good.
package file
