package canvas

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/canvas/tool"
	"waymark/model/geom"
)

// A menu that is closed without a choice leaves no link in the air.
func TestClosedMenuLeavesNothing(t *testing.T) {
	v, s := window(t, network(6))
	v.ZoomTo(1)
	var menu tool.Menu
	v.OnContextMenu = func(m tool.Menu, _ fyne.Position) { menu = m }
	s.Select("n1")
	n, _ := v.composer().Geometry(s.Doc(), v.page).Node("n1")
	p := v.view.toView(geom.P(n.Symbol.Right(), n.Symbol.Center().Y))
	port := fyne.NewPos(float32(p.X), float32(p.Y))
	drag(v, port, port.AddXY(60, 44), desktop.MouseButtonPrimary)
	if v.State() != "link.choosing" || len(menu.Items) == 0 || menu.Closed == nil {
		t.Fatalf("%s offers %v", v.State(), menu.Items)
	}
	menu.Closed()
	if done, _ := s.History(); v.State() != "select.idle" || len(done) != 0 {
		t.Fatalf("%s, %d entries", v.State(), len(done))
	}
	v.input.last = time.Time{} // no double click
	// Closed after a choice it changes nothing.
	drag(v, port, port.AddXY(60, 44), desktop.MouseButtonPrimary)
	menu.Items[0].Do()
	menu.Closed()
	if done, _ := s.History(); len(done) != 1 {
		t.Fatal(len(done))
	}
}

// The menu of the selection needs no pointer.
func TestMenuByKeyboard(t *testing.T) {
	v, s := window(t, network(6))
	var at fyne.Position
	var menu tool.Menu
	v.OnContextMenu = func(m tool.Menu, p fyne.Position) { menu, at = m, p }
	s.Select("n1")
	v.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	if d := at.Subtract(v.pos("n1")); len(menu.Items) < 5 || d.X > 1 || d.X < -1 || d.Y > 1 || d.Y < -1 {
		t.Errorf("%d items at %v", len(menu.Items), at)
	}
}
