// Package merge brings together what two people, or a person and a program, did
// to one document: base × ours × theirs, element by element and field by field.
//
//	r := merge.Three(base, ours, theirs, merge.Ours)
//	r.Doc         // always a whole document
//	r.Conflicts   // fields that both changed differently: both values
//	r.Reports     // what the merge decided that somebody should hear of
//
// The rules, in words:
//
//   - One side changed a field, or both alike: that value. Both differently: the
//     preferred side's value stands, and the other is kept as a conflict.
//   - Deleted here and untouched there: deleted. Deleted here and edited there: the
//     edit wins, with everything that the element stands in, and is reported.
//   - A new reference to something deleted brings it back. An old one goes, and is
//     reported where somebody had edited what it belongs to.
//   - Elements that nobody moved keep their order; a moved or new element follows
//     its neighbour on the side that placed it.
//   - Fields that this version does not know follow the same rules as raw values.
//
// Base is the last content that both agreed on. A script that read an old version
// and writes it back with one change (a stale writer) would undo what was saved in
// between; Versions finds the version that it started from.
//
// Everything is computed from values, in O(n log n); the package imports model and
// model/kind.
package merge
