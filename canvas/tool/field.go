package tool

import (
	"waymark/model"
	"waymark/model/geom"
)

// Field is a text that is edited in place.
type Field struct {
	ID   model.ID // the element; "" for a card that comes into being with its text
	Name string   // of the property
	Text string   // what stands in it at first
	Rect geom.Rect
	Size float64 // of the type, document units
	// Bold and Center say how the text is set; Lines that it may have several.
	Bold, Center, Lines bool
	// All selects the whole text at first; otherwise the caret stands at the end.
	All  bool
	Hint string // what stands in an empty field
}

// End is how editing in place ends.
type End uint8

// The ends.
const (
	Done   End = iota // Enter, a click elsewhere
	Next              // Tab
	Back              // Shift+Tab
	Cancel            // Escape
)
