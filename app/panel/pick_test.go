package panel

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/app/look"
)

func TestPickerIsWorkedWithTheKeyboard(t *testing.T) {
	w := open(t, "router-support")
	button := look.NewButton("x", "", look.Quiet, nil)
	win := screen(t, button, 400, 500)
	got := ""
	pick(button, []choice{{id: "a", label: "Alpha"}, {id: "b", label: "Beta"}, {id: "c", label: "Gamma"}}, "b", func(c choice) { got = c.id })
	in, ok := win.Canvas().Focused().(*entry)
	if !ok {
		t.Fatal("the field to search in does not have the keyboard")
	}
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "c" || win.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen %q", got)
	}
	pick(button, []choice{{id: "a", label: "Alpha"}, {id: "b", label: "Beta"}}, "", func(c choice) { got = c.id })
	in = win.Canvas().Focused().(*entry)
	in.SetText("bet")
	in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "b" {
		t.Errorf("chosen %q", got)
	}
	_ = w
}
