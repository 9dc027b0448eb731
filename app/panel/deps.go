package panel

import (
	"time"

	"fyne.io/fyne/v2"

	"waymark/canvas/text"
	"waymark/canvas/tool"
	"waymark/model"
)

// Deps is what the panels need of the window around them. The window satisfies
// it.
type Deps interface {
	// Show brings an element into view on its page and selects it.
	Show(id model.ID)
	// Invoke runs a command of the window by its id, such as "edit.delete".
	Invoke(command string)
	// Focus gives the keyboard to a field, also where that has not been painted yet.
	Focus(f fyne.Focusable)
	// Say tells why something was not done, in one sentence.
	Say(sentence string)
	// Now is the moment that dates are compared with.
	Now() time.Time
	// Fonts measure what is drawn like the map: marks, sparklines, faces.
	Fonts() *text.Fonts
	// ChooseImage asks for a picture and gives back the value of an image
	// property: a path beside the document, or embedded data. It is not called
	// back when nothing was chosen.
	ChooseImage(chosen func(image string))

	// Place puts something beside the selection, or into the middle of the view.
	Place(s tool.Stencil)
	// DragStencil shows something that is being dragged from the palette; at is
	// the position of the pointer in the window. DropStencil puts it there, where
	// that is on the map.
	DragStencil(s tool.Stencil, at fyne.Position)
	DropStencil(s tool.Stencil, at fyne.Position)
}
