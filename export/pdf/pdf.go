package pdf

import (
	"context"
	"errors"
	"fmt"
	"time"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// MinSide is the shortest side of a sheet in points.
const MinSide = 3

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

	// Progress, if set, is called after each painted sheet, on the goroutine that
	// called Write.
	Progress func(done, total int)
}

// Sheet is one sheet of paper.
type Sheet struct {
	Width, Height float64    // points; MinSide … MaxSide
	Label         string     // what a reader's page box shows, such as "ii" or "Map B2"; the number of the sheet when empty
	Dest          string     // id that links "#id" lead to; "" for none
	Parts         []Part     // painted in order
	Bookmarks     []Bookmark // entries of the document outline, from top to bottom
}

// Part is a scene, or a piece of it, on a sheet.
type Part struct {
	// Scene is read like this by a screen reader: an item of Part "title" or
	// "header" as a heading, one of a part of a table (scene.PartTable …) as its
	// cell, one with a Link as a link, one with an Alt as a figure, other texts as
	// paragraphs, and the rest not at all.
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

// Bytes paints the sheets as one PDF. It stops with the context's error when ctx ends.
// Operations with coordinates that are not finite are left out.
func Bytes(ctx context.Context, info Info, sheets []Sheet) ([]byte, error) {
	if len(sheets) == 0 {
		return nil, errors.New("writing a PDF: there are no sheets")
	}
	for i, s := range sheets {
		switch {
		case s.Width > MaxSide || s.Height > MaxSide:
			return nil, fmt.Errorf("writing a PDF: sheet %d is %.0f × %.0f pt: %w: the longest side is %d pt; scale it or cut it into sheets",
				i+1, s.Width, s.Height, ErrTooLarge, MaxSide)
		case !(s.Width >= MinSide && s.Height >= MinSide): // also true for NaN
			return nil, fmt.Errorf("writing a PDF: sheet %d has no size: %g × %g pt", i+1, s.Width, s.Height)
		}
	}
	j := newJob(info, sheets)
	done, err := j.paint(ctx, sheets)
	if err != nil {
		return nil, fmt.Errorf("painting a PDF: %w", err)
	}
	file, images, err := j.assemble(done)
	if err != nil {
		return nil, fmt.Errorf("writing a PDF: %w", err)
	}
	if file, err = j.finish(file, images, done); err != nil {
		return nil, fmt.Errorf("writing a PDF: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("writing a PDF: %w", err)
	}
	return file, nil
}
