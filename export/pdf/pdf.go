package pdf

import (
	"context"
	"errors"
	"io"
	"time"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// MaxSide is the longest side of a sheet in points (5.08 m): readers refuse
// larger pages, so a larger drawing has to be scaled or cut into sheets.
const MaxSide = 14400

// Info says what the document is, for readers, archives and screen readers.
// Every text may hold any Unicode; empty texts are left out.
type Info struct {
	Title    string
	Author   string
	Subject  string
	Keywords string    // separated by commas
	Language string    // BCP 47, such as "en" or "de-CH"; "en" when empty or malformed
	Created  time.Time // written as UTC; the zero time leaves dates out of the metadata

	Grey bool // print without colour: colours and pictures become greys of equal lightness

	Source     []byte // the document to attach; nil attaches nothing
	SourceName string // its file name; "document.waymark.json" when empty

	// Uncompressed writes page contents as they are, for people and tests.
	Uncompressed bool

	// Progress, if set, is called after each painted sheet. It may be called by
	// several goroutines, one at a time.
	Progress func(done, total int)
}

// Sheet is one sheet of paper.
type Sheet struct {
	Width, Height float64    // points; 3 … MaxSide
	Label         string     // what a reader's page box shows, such as "ii" or "Map B2"; the number of the sheet when empty
	Dest          string     // id that links "#id" lead to; "" for none
	Parts         []Part     // painted in order
	Bookmarks     []Bookmark // entries of the document outline, from top to bottom
}

// Part is a scene, or a piece of it, on a sheet.
type Part struct {
	Scene *scene.Scene
	To    geom.Affine // document units → points of the sheet, y down
	Clip  geom.Rect   // points; nothing outside is painted. The zero Rect stands for the whole sheet
	// Artifact marks what is no content: page footers, crop marks, key plans. A
	// screen reader leaves it out.
	Artifact bool
}

// Bookmark is an entry of the document outline.
type Bookmark struct {
	Level int     // 0 for the top level; deeper levels follow their parent
	Title string  // plain text
	Y     float64 // points from the top of its sheet
}

var (
	// ErrTooLarge is returned for a sheet with a side above MaxSide.
	ErrTooLarge = errors.New("the page is too large for a PDF")
	// ErrNoSource is returned for a PDF that carries no document.
	ErrNoSource = errors.New("this PDF carries no Waymark document")
)

// Write paints the sheets to w as one PDF. It writes nothing before the whole
// document is complete, and stops with the context's error when ctx ends.
// Operations with coordinates that are not finite are left out.
func Write(ctx context.Context, w io.Writer, info Info, sheets []Sheet) error {
	return errors.ErrUnsupported
}

// Extract returns the document that Write attached to a PDF, with its file name
// as people see it. It finds it as well in a PDF that another program has saved
// again. Without an attachment the error is ErrNoSource.
func Extract(file []byte) (name string, source []byte, err error) {
	return "", nil, ErrNoSource
}
