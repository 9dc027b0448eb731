package scene

// Parts of a table, for readers that follow its rows and columns instead of seeing
// them. Each cell is an item of its own; one without anything in it is an item with
// a Box that paints nothing. A table ends where an item with words has another part.
const (
	PartTable = "table"  // title of the first column: begins a table
	PartTitle = "column" // title of a further column
	PartBand  = "band"   // a row that names the rows below, across all columns
	PartRow   = "row"    // first cell of a row
	PartCell  = "cell"   // a further cell
)
