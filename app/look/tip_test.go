package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestHideTips(t *testing.T) {
	test.NewTempApp(t)
	b := NewButton("Save", "", Plain, func() {})
	b.Tip("Write the map to its file")
	win := test.NewTempWindow(t, WithTips(b))
	win.Resize(fyne.NewSize(200, 100))
	layer := rootTips(win.Canvas())
	b.show()
	if len(layer.box.Objects) != 1 {
		t.Fatalf("%d tooltips are shown", len(layer.box.Objects))
	}
	HideTips(win.Canvas())
	if len(layer.box.Objects) != 0 {
		t.Error("the tooltip stays")
	}
	HideTips(test.NewTempWindow(t, NewButton("", "x", Plain, nil)).Canvas()) // one without tooltips
}
