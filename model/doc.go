// Package model holds the document: everything that a person can put into a
// map file, as immutable values.
//
// A Document is a set of records. A Record is one thing (a page, a step, a KPI
// …): an id, a kind, the id of the record that it belongs to, and properties.
// What kinds and properties exist is written down in package kind; this package
// does not know any of them but the root.
//
// Documents and records never change once they are made. A Draft collects
// edits on top of a document and yields the next document together with the
// Change that led there:
//
//	d := doc.Draft()
//	d.Set("n4", "name", model.Text("Verify identity"))
//	next, change := d.Commit()
//	…
//	doc = change.Inverse().Apply(next) // undo
//
// A Change records before and after of every record it touches, so undo, redo,
// autosave, "unsaved" and merging all follow from values; nobody writes an
// inverse.
//
// The package imports model/geom and the standard library, nothing else. It
// never reads or writes files (model/file), never judges (model/check) and
// never computes numbers (model/measure).
package model
