// Package table writes the numbers of a document as CSV tables, for people who
// go on with them in a spreadsheet and for programs that read them.
//
//	err := table.Write(file, doc, table.KPIs, table.Options{BOM: true})
//
// The form is that of RFC 4180: comma, CRLF, quotes where they are needed, one
// heading line, the same number of fields in every line, UTF-8. Numbers are
// plain: a point for the decimals, no grouping, no unit; the heading names the
// unit. Times are seconds, shares are fractions 0 … 1, percentages and other
// KPIs are in their own unit, which stands in a column. What has no number is an
// empty field, and a column says why.
//
// Spreadsheets run cells that begin with = + - or @ as formulas. A text that
// begins so (also behind spaces or a tab) gets an apostrophe in front, which
// spreadsheets take as “this is text”. Numbers never get one: −5 computed here is
// written -5 and stays a number, and so does a text that is nothing but a plain
// number.
//
// The package imports model, model/kind and model/measure; every number is computed there.
package table
