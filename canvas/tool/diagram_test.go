package tool_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/canvas/tool"
	"waymark/model"
	"waymark/model/edit"
	"waymark/model/geom"
)

func txt(name, v string) model.Prop         { return model.Prop{Name: name, Value: model.Text(v)} }
func num(name string, v float64) model.Prop { return model.Prop{Name: name, Value: model.Number(v)} }

// flow is a small flowchart with room between its shapes.
func flow() *model.Document {
	r := model.NewRecord
	return model.NewDocument(r(model.Root, "document", model.Root, txt("title", "T")), []*model.Record{
		r("f", "page", "", txt("page_kind", "flowchart"), txt("title", "Flow")),
		r("a", "node", "f", txt("node_kind", "start"), txt("name", "Begin"), num("x", 0), num("y", 0)),
		r("b", "node", "f", txt("node_kind", "action"), txt("name", "Check"), num("x", 200), num("y", 0)),
		r("c", "node", "f", txt("node_kind", "decision"), txt("name", "Works?"), num("x", 200), num("y", 160)),
		r("z", "node", "f", txt("node_kind", "action"), txt("name", "Alone"), num("x", 600), num("y", 400)),
		r("ab", "link", "f", txt("from", "a"), txt("to", "b")),
		r("bc", "link", "f", txt("from", "b"), txt("to", "c")),
		r("g", "page", "", txt("page_kind", "journey"), txt("title", "Journey")),
	})
}

func pos(d *desk, id model.ID) geom.Pt {
	r := d.Doc().Get(id)
	return geom.P(r.NumOr("x", math.NaN()), r.NumOr("y", math.NaN()))
}

func sel(d *desk) string {
	var s []string
	for _, id := range d.Selection() {
		s = append(s, string(id))
	}
	return strings.Join(s, " ")
}

func TestClickSelects(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.in("select.idle")
	d.clickOn("a")
	if sel(d) != "a" {
		t.Fatal(sel(d))
	}
	d.clickOn("b", tool.Shift)
	if sel(d) != "a b" {
		t.Fatal(sel(d))
	}
	d.clickOn("a", tool.Shift)
	if sel(d) != "b" {
		t.Fatal(sel(d))
	}
	d.clickOn("c", tool.Ctrl)
	d.clickOn("b", tool.Ctrl)
	if sel(d) != "c" {
		t.Fatal(sel(d))
	}
	d.click(900, 900)
	if sel(d) != "" || d.entries() != 0 {
		t.Fatal(sel(d), d.entries())
	}
}

func TestRubberBand(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.press(-40, -40)
	d.drag(150, 100)
	d.in("select.band")
	d.drag(360, 100)
	if d.m.Overlay().Band == nil {
		t.Fatal("no band is drawn")
	}
	d.release(360, 100)
	d.in("select.idle")
	if got := sel(d); got != "a b ab" {
		t.Fatal(got)
	}
	d.press(500, 300)
	d.drag(900, 600, tool.Shift)
	d.key("Escape")
	if sel(d) != "" {
		t.Fatalf("Escape left %q", sel(d))
	}
	d.release(900, 600)
}

func TestMoveIsOneEntryAndTakesLinksAlong(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.pressOn("b")
	d.in("select.pressed")
	c := d.at("b").Center()
	before, _ := d.Geometry().Link("bc")
	d.drag(c.X+30, c.Y)
	d.in("select.moving")
	d.drag(c.X+123, c.Y+37)
	now, _ := d.Geometry().Link("bc")
	if slices.Equal(before.Points, now.Points) {
		t.Error("the link does not follow while dragging")
	}
	d.release(c.X+123, c.Y+37)
	d.in("select.idle")
	if d.entries() != 1 || d.last() != "Move shape" {
		t.Fatal(d.entries(), d.last())
	}
	if p := pos(d, "b"); math.Abs(p.X-323) > 8 || math.Abs(p.Y-37) > 8 {
		t.Fatal(p)
	}
	d.lawful()
	d.Undo()
	if pos(d, "b") != geom.P(200, 0) {
		t.Fatal(pos(d, "b"))
	}
}

func TestEscapeDropsTheMove(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.pressOn("b")
	d.drag(500, 300)
	d.key("Escape")
	d.in("select.idle")
	if d.Previewing() || pos(d, "b") != geom.P(200, 0) {
		t.Fatal("the move left something")
	}
	d.drag(520, 300) // the button is still down
	d.release(520, 300)
	if d.entries() != 0 {
		t.Fatal("the move was kept")
	}
}

func TestSnapsInLine(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.pressOn("z")
	c := d.at("z").Center()
	// Four units beside the line of b's left edge.
	d.drag(c.X-396, c.Y+50)
	o := d.m.Overlay()
	if len(o.Guides) == 0 {
		t.Fatal("no guide is shown")
	}
	d.release(c.X-396, c.Y+50)
	z, g := d.at("z"), o.Guides[0]
	if !g.Upright || math.Abs(z.X-g.At) > 0.01 && math.Abs(z.Center().X-g.At) > 0.01 && math.Abs(z.Right()-g.At) > 0.01 {
		t.Fatalf("%v is not on the guide %+v", z, g)
	}
}

func TestCtrlDragDuplicates(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("a")
	d.clickOn("b", tool.Shift)
	n := d.Doc().Len()
	d.dragOn("b", 0, 300, tool.Ctrl)
	if d.entries() != 1 || d.last() != "Duplicate" {
		t.Fatal(d.last(), d.said)
	}
	if d.Doc().Len() != n+3 { // two shapes and the link between them
		t.Fatalf("%d records more", d.Doc().Len()-n)
	}
	if len(d.Selection()) != 2 || d.Selected("a") {
		t.Fatal("the copies are not selected")
	}
	d.lawful()
}

func TestNudge(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("b")
	d.key("Right", "Right", "Shift+Down")
	if pos(d, "b") != geom.P(202, 10) || d.entries() != 1 {
		t.Fatal(pos(d, "b"), d.entries())
	}
}

func TestResize(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("b")
	r := d.at("b")
	d.press(r.Right()+4, r.Bottom()+4)
	d.drag(r.Right()+64, r.Bottom()+44, tool.Alt)
	d.in("select.resizing")
	d.release(r.Right()+64, r.Bottom()+44, tool.Alt)
	now := d.at("b")
	if math.Abs(now.W-r.W-60) > 1 || math.Abs(now.H-r.H-40) > 1 || d.entries() != 1 {
		t.Fatal(r, now, d.entries())
	}
	d.lawful()
}

func TestConnectFromAPort(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("c")
	r := d.at("c")
	d.press(r.Right(), r.Center().Y)
	d.in("link.dragging")
	z := d.at("z")
	d.drag(500, 300)
	if len(d.m.Overlay().Wire) != 2 {
		t.Fatal("no wire is drawn")
	}
	d.drag(z.Center().X, z.Center().Y)
	if d.m.Overlay().Target == nil {
		t.Fatal("the target is not marked")
	}
	d.release(z.Center().X, z.Center().Y)
	d.in("select.idle")
	if d.entries() != 1 || d.last() != "Connect" {
		t.Fatal(d.last(), d.said)
	}
	link := d.Doc().Get(d.Selection()[0])
	if link.Ref("from") != "c" || link.Ref("to") != "z" || link.Text("from_port") != "right" || link.Text("label") != "Yes" {
		t.Fatal(link.Props())
	}
	d.lawful()
}

func TestDropOnNothingOffersShapes(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("c")
	r := d.at("c")
	d.press(r.X, r.Center().Y)
	d.drag(-100, 240)
	d.release(-100, 240)
	d.in("link.choosing")
	if len(d.offers) < 5 {
		t.Fatal(d.offers)
	}
	d.m.Choose(tool.Stencil{Kind: "node", Variant: "action"})
	d.in("select.idle")
	if d.entries() != 1 {
		t.Fatal(d.entries(), d.said)
	}
	id := d.Selection()[0]
	if n := d.at(id); math.Abs(n.Right()+100) > 1 {
		t.Errorf("it does not stand where the link was dropped: %v", n)
	}
	d.lawful()
	// Without a choice nothing is left.
	d.clickOn("c")
	d.press(r.Right(), r.Center().Y)
	d.drag(900, 600)
	d.release(900, 600)
	d.key("Escape")
	d.in("select.idle")
	if d.entries() != 1 {
		t.Fatal("something was added")
	}
	// Neither is when the menu is closed: Escape went to the menu, or a click beside it.
	d.clickOn("c")
	d.press(r.Right(), r.Center().Y)
	d.drag(900, 600)
	d.release(900, 600)
	d.in("link.choosing")
	d.m.Dismissed()
	d.in("select.idle")
	if len(d.m.Overlay().Wire) > 0 || d.entries() != 1 {
		t.Fatal("the link still hangs in the air")
	}
}

func TestQuickAdd(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("z")
	o := d.m.Overlay()
	if len(o.Quick) != 4 {
		t.Fatalf("%d arrows on free sides", len(o.Quick))
	}
	q := o.Quick[1] // right
	d.click(q.At.X, q.At.Y)
	if d.entries() != 1 || d.last() != "Add connected action" {
		t.Fatal(d.last(), d.said)
	}
	n := d.at(d.Selection()[0])
	if n.X <= d.at("z").Right() || n.Center().Y != d.at("z").Center().Y {
		t.Errorf("placed at %v", n)
	}
	d.key("Alt+Down")
	if d.entries() != 2 {
		t.Fatal("Alt+arrow adds nothing")
	}
	d.lawful()
	// A side that a link uses has no arrow.
	d.clickOn("b")
	for _, q := range d.m.Overlay().Quick {
		if q.Side == "left" || q.Side == "bottom" {
			t.Errorf("an arrow on the taken side %s", q.Side)
		}
	}
}

func TestReattach(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("ab")
	l, _ := d.Geometry().Link("ab")
	end := l.Points[len(l.Points)-1]
	z := d.at("z").Center()
	d.press(end.X, end.Y)
	d.in("link.reattaching")
	d.drag(400, 300)
	d.drag(z.X, z.Y)
	d.release(z.X, z.Y)
	if d.Doc().Get("ab").Ref("to") != "z" || d.entries() != 1 {
		t.Fatal(d.Doc().Get("ab").Props())
	}
	d.lawful()
	l, _ = d.Geometry().Link("ab")
	d.press(l.Points[0].X, l.Points[0].Y)
	d.drag(900, 900)
	d.release(900, 900)
	if d.Doc().Get("ab").Ref("from") != "a" || d.entries() != 1 {
		t.Fatal("dropped on nothing, the link changed")
	}
}

func TestBendAndStraighten(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("ab")
	l, _ := d.Geometry().Link("ab")
	mid := l.Points[0].Lerp(l.Points[1], 0.5)
	d.press(mid.X, mid.Y)
	d.in("link.bending")
	d.drag(mid.X, mid.Y+20)
	d.drag(mid.X, mid.Y+72)
	d.release(mid.X, mid.Y+72)
	pts, _ := d.Doc().Get("ab").Get("waypoints").(model.Points)
	if len(pts) != 1 || d.entries() != 1 {
		t.Fatal(pts, d.said)
	}
	d.lawful()
	d.press(pts[0].X, pts[0].Y)
	d.drag(pts[0].X, pts[0].Y-30)
	d.release(pts[0].X, pts[0].Y-30)
	pts, _ = d.Doc().Get("ab").Get("waypoints").(model.Points)
	if len(pts) != 1 || d.entries() != 2 {
		t.Fatal(pts)
	}
	d.hover(pts[0].X, pts[0].Y)
	d.act(tool.Double, pts[0].X, pts[0].Y)
	if d.Doc().Get("ab").Has("waypoints") {
		t.Fatal("a double click keeps the waypoint")
	}
}

// A shape that grows with its name keeps its centre, and one that shrinks again is
// where it was; undo takes name and place back together.
func TestNamesGrowFromTheCentre(t *testing.T) {
	d := newDesk(t, flow(), "f")
	centre := func() geom.Pt {
		n, _ := d.Geometry().Node("c")
		return n.Rect.Center()
	}
	was, at := centre(), pos(d, "c")
	d.doubleOn("c")
	d.m.Typed("Does the router of the customer have power at all?")
	if got := centre(); got.Sub(was).Len() > 0.01 {
		t.Errorf("while it is typed the centre moves from %v to %v", was, got)
	}
	d.m.Finish("Does the router of the customer have power at all?", tool.Done)
	if got := centre(); got.Sub(was).Len() > 0.01 || pos(d, "c") == at {
		t.Errorf("the centre moves from %v to %v, the corner is at %v", was, got, pos(d, "c"))
	}
	d.lawful()
	top, _ := d.Geometry().Node("c")
	d.doubleOn("c")
	d.m.Finish(strings.Repeat("A page of text that somebody pasted. ", 50), tool.Done)
	if tall, _ := d.Geometry().Node("c"); top.Rect.Y-tall.Rect.Y > 30 {
		t.Errorf("a page of text goes up by %v", top.Rect.Y-tall.Rect.Y)
	}
	d.Undo()
	d.Undo()
	if d.Doc().Get("c").Text("name") != "Works?" || pos(d, "c") != at {
		t.Errorf("after undo %q stands at %v", d.Doc().Get("c").Text("name"), pos(d, "c"))
	}
}

// A link is not told to add the next shape.
func TestHintsOfLinksAndLanes(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("ab")
	if h := d.m.Hint(); !strings.Contains(h, "label") || strings.Contains(h, "next shape") {
		t.Errorf("a link says %q", h)
	}
}

// Who clicks where nothing lies and types gets a shape there, and not in the middle of
// what is seen; after the keyboard went elsewhere, that click is forgotten.
func TestTypingWhereTheMapWasClicked(t *testing.T) {
	typed := func(d *desk, name string) geom.Pt {
		t.Helper()
		d.key("N")
		d.m.Finish(name, tool.Done)
		n, ok := d.Geometry().Node(d.Selection()[0])
		if !ok {
			t.Fatal("no shape")
		}
		return n.Rect.Center()
	}
	d := newDesk(t, flow(), "f")
	d.seen = geom.R(-200, -200, 1600, 1200)
	d.click(404, 336)
	if c := typed(d, "New"); c.Sub(geom.P(404, 336)).Len() > 8 {
		t.Errorf("the shape stands at %v", c)
	}
	d.click(40, 500)
	d.key("Tab", "Escape")
	if c := typed(d, "Next"); c.Sub(geom.P(40, 500)).Len() < 100 {
		t.Errorf("the shape stands at %v, where it was clicked long before", c)
	}
}

func TestEditText(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.doubleOn("b")
	d.in("text.editing")
	if d.field == nil || d.field.Text != "Check" {
		t.Fatalf("field %+v", d.field)
	}
	d.m.Typed("Check the")
	if d.Doc().Get("b").Text("name") != "Check the" {
		t.Fatal("what is typed is not shown")
	}
	d.write("Check the line", tool.Done)
	d.in("select.idle")
	if d.Committed().Get("b").Text("name") != "Check the line" || d.entries() != 1 {
		t.Fatal(d.entries())
	}
	d.key("F2")
	d.m.Typed("Nonsense")
	d.m.Finish("Nonsense", tool.Cancel)
	if d.Doc().Get("b").Text("name") != "Check the line" || d.entries() != 1 {
		t.Fatal("Escape keeps the text")
	}
	// Just typing replaces.
	d.key("X")
	d.in("text.editing")
	if d.field.Text != "X" {
		t.Fatal(d.field.Text)
	}
	d.write("Xylophone", tool.Next)
	if d.Committed().Get("b").Text("name") != "Xylophone" || sel(d) != "c" {
		t.Fatal(sel(d))
	}
}

func TestTypingOnNothingBeginsAShape(t *testing.T) {
	d := newDesk(t, flow(), "f")
	n := d.Doc().Len()
	d.key("h")
	d.in("text.editing")
	d.write("hello", tool.Done)
	if d.Doc().Len() != n+1 || d.entries() != 1 || d.Doc().Get(d.Selection()[0]).Text("name") != "hello" {
		t.Fatal(d.Doc().Len()-n, d.entries(), d.said)
	}
	d.lawful()
	d.Select()
	d.key("h")
	d.write("", tool.Done)
	if d.Doc().Len() != n+1 {
		t.Fatal("a shape without text was added")
	}
}

func TestPlaceFromThePalette(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "delay"})
	d.in("place.ghost")
	d.hover(420, 60)
	if g := d.m.Overlay().Ghosts; len(g) != 1 || g[0].Rect.Empty() {
		t.Fatal(g)
	}
	d.press(420, 60)
	d.release(420, 60)
	d.in("select.idle")
	if d.entries() != 1 || d.Doc().Get(d.Selection()[0]).Text("node_kind") != "delay" {
		t.Fatal(d.entries(), d.said)
	}
	d.lawful()
	d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "delay"})
	d.hover(420, 60)
	d.key("Escape")
	if d.entries() != 1 {
		t.Fatal("Escape placed it")
	}
}

func TestPlaceIntoALink(t *testing.T) {
	d := newDesk(t, flow(), "f")
	l, _ := d.Geometry().Link("bc")
	mid := l.Points[0].Lerp(l.Points[1], 0.5)
	d.m.StartPlacing(tool.Stencil{Kind: "node", Variant: "action"})
	d.hover(mid.X, mid.Y)
	d.press(mid.X, mid.Y)
	d.release(mid.X, mid.Y)
	id := d.Selection()[0]
	if d.Doc().Get("bc").Ref("to") != id || d.entries() != 1 {
		t.Fatal(d.Doc().Get("bc").Props(), d.said)
	}
	d.lawful()
}

func TestGroupsAreSelectedAsOne(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("a", "b")
	d.m.Group()
	d.click(900, 900)
	d.clickOn("b")
	if len(d.Selection()) != 2 {
		t.Fatal(sel(d))
	}
	d.m.Ungroup()
	d.click(900, 900)
	d.clickOn("b")
	if sel(d) != "b" {
		t.Fatal(sel(d))
	}
}

func TestLockedStays(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.Select("b")
	d.m.Lock(true)
	d.dragOn("b", 100, 0)
	if pos(d, "b") != geom.P(200, 0) || len(d.said) == 0 {
		t.Fatal(pos(d, "b"), d.said)
	}
	d.m.Delete()
	if d.Doc().Get("b") == nil {
		t.Fatal("a locked shape was deleted")
	}
}

// Where some of the shapes that are aligned are locked, they are told: else it looks as
// if the others had come to the wrong place.
func TestLockedShapesAreToldWhenOthersAreAligned(t *testing.T) {
	for _, c := range []struct {
		locked []model.ID
		said   string
	}{{nil, ""}, {[]model.ID{"b"}, "One of the shapes is locked"}, {[]model.ID{"a", "b"}, "2 of the shapes are locked"}, {[]model.ID{"a", "b", "c"}, "What is selected is locked"}} {
		for name, arrange := range map[string]func(d *desk){
			"align":      func(d *desk) { d.m.Align(edit.AlignTop) },
			"distribute": func(d *desk) { d.m.Distribute(true) },
			"same size":  func(d *desk) { d.m.SameSize(true, true) },
		} {
			d := newDesk(t, flow(), "f")
			if len(c.locked) > 0 {
				d.Select(c.locked...)
				d.m.Lock(true)
			}
			d.said = nil
			d.Select("a", "b", "c")
			arrange(d)
			if said := strings.Join(d.said, " "); !strings.HasPrefix(said, c.said) || c.said == "" && said != "" {
				t.Errorf("%s with %v locked says %q", name, c.locked, said)
			}
		}
	}
}

func TestMovingIntoALane(t *testing.T) {
	doc := flow()
	dr := doc.Draft()
	for i, n := range []string{"Customer", "First line"} {
		dr.Append(model.NewRecord(model.ID([]string{"l1", "l2"}[i]), "swimlane", "f", txt("name", n), num("size", 300)))
	}
	doc, _ = dr.Commit()
	d := newDesk(t, doc, "f")
	d.dragOn("b", 0, 330)
	if got := d.Doc().Get("b").Ref("swimlane"); got != "l2" {
		t.Fatalf("swimlane %q, %v", got, d.said)
	}
	d.lawful()
	// The border between two lanes.
	l, _ := d.Geometry().Lane("l1")
	d.press(l.Rect.X+300, l.Rect.Bottom())
	d.in("lane.resizing")
	d.drag(l.Rect.X+300, l.Rect.Bottom()+40)
	d.release(l.Rect.X+300, l.Rect.Bottom()+40)
	if s := d.Doc().Get("l1").NumOr("size", 0); s != 344 && s != 336 {
		t.Fatal(s)
	}
	// A lane dragged below the other.
	h, _ := d.Geometry().Lane("l1")
	l2, _ := d.Geometry().Lane("l2")
	c := h.Header.Center()
	d.press(c.X, c.Y)
	d.drag(c.X, c.Y+20)
	d.in("lane.moving")
	d.drag(c.X, l2.Rect.Bottom()+10)
	d.release(c.X, l2.Rect.Bottom()+10)
	if lanes := d.Doc().All("f", "swimlane"); lanes[0].ID() != "l2" || d.last() != "Move swimlane" {
		t.Fatal(d.last(), d.said)
	}
	d.lawful()
}

// A lane is put where it is dropped; what stands in the lanes behind it makes room.
func TestLanesAreInsertedWhereTheyAreDropped(t *testing.T) {
	doc := flow()
	dr := doc.Draft()
	for i, n := range []string{"Customer", "First line"} {
		dr.Append(model.NewRecord(model.ID([]string{"l1", "l2"}[i]), "swimlane", "f", txt("name", n), num("size", 300)))
	}
	doc, _ = dr.Commit()
	d := newDesk(t, doc, "f")
	d.dragOn("b", 0, 330)
	b := d.at("b")
	l2, _ := d.Geometry().Lane("l2")
	d.m.StartPlacing(tool.Stencil{Kind: "swimlane"})
	d.hover(200, l2.Rect.Y+20)
	if o := d.m.Overlay(); o.Landing == nil || o.Landing.A.Y != l2.Rect.Y {
		t.Fatalf("the gap is not shown: %+v", o.Landing)
	}
	d.click(200, l2.Rect.Y+20)
	d.in("text.editing")
	d.m.Finish("Shop", tool.Done)
	lanes := d.Doc().All("f", "swimlane")
	if len(lanes) != 3 || lanes[1].Text("name") != "Shop" {
		t.Fatalf("%v", lanes)
	}
	shop, _ := d.Geometry().Lane(lanes[1].ID())
	if got := d.at("b"); got.Y != b.Y+shop.Rect.H || d.Geometry().LaneAt(got.Center()) != "l2" {
		t.Fatalf("from %v to %v: it does not stand in its lane any more", b, got)
	}
	d.lawful()
	// A lane that grows moves what stands behind it, too.
	b = d.at("b")
	d.press(300, shop.Rect.Bottom())
	d.drag(300, shop.Rect.Bottom()+20)
	d.drag(300, shop.Rect.Bottom()+80)
	d.release(300, shop.Rect.Bottom()+80)
	if got := d.at("b"); got.Y != b.Y+80 || d.last() != "Resize swimlane" {
		t.Fatalf("from %v to %v, %s", b, got, d.last())
	}
	d.lawful()
}

// The first lane of a page takes in what stands there.
func TestTheFirstLaneTakesAllShapes(t *testing.T) {
	for _, way := range []string{"right", "down"} {
		doc := flow()
		dr := doc.Draft()
		dr.Set("f", "direction", model.Text(way))
		doc, _ = dr.Commit()
		d := newDesk(t, doc, "f")
		d.m.Insert(tool.Stencil{Kind: "swimlane"})
		d.m.Finish("Everybody", tool.Done)
		lane := d.Geometry().Lanes[0]
		for _, n := range d.Geometry().Nodes {
			if n.Lane != lane.ID || lane.Rect.Union(n.Rect) != lane.Rect {
				t.Errorf("%s: %s at %v does not stand in %v", way, n.ID, n.Rect, lane.Rect)
			}
		}
		if d.entries() != 2 {
			t.Errorf("%d entries", d.entries())
		}
		d.lawful()
	}
}

// A quick double click on an arrow adds one shape; it does not name the link that
// lies there by then.
func TestDoubleClickOnAQuickArrow(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("c")
	q := d.m.Overlay().Quick[0].At
	d.double(q.X, q.Y)
	d.in("select.idle")
	if d.entries() != 1 || d.field != nil {
		t.Fatal(d.entries(), d.field)
	}
}

func TestAutomaticPagesAreWrittenDownBeforeOneMoves(t *testing.T) {
	doc := flow()
	dr := doc.Draft()
	for _, id := range []model.ID{"a", "b", "c", "z"} {
		dr.Set(id, "x", nil)
		dr.Set(id, "y", nil)
	}
	doc, _ = dr.Commit()
	d := newDesk(t, doc, "f")
	was := d.at("c")
	d.dragOn("b", 50, 80)
	if d.at("c") != was {
		t.Fatalf("c jumped from %v to %v", was, d.at("c"))
	}
	if d.entries() != 1 {
		t.Fatal(d.entries())
	}
	d.lawful()
}

func TestDeleteTakesLinks(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.clickOn("b")
	d.key("Delete")
	if d.Doc().Get("ab") != nil || d.Doc().Get("bc") != nil || d.entries() != 1 {
		t.Fatal("links are left")
	}
	d.lawful()
}

func TestTabWalksThroughThePage(t *testing.T) {
	d := newDesk(t, flow(), "f")
	var seen []string
	for range 7 {
		d.key("Tab")
		seen = append(seen, sel(d))
	}
	if got := strings.Join(seen, " "); got != "a b c z ab bc a" {
		t.Fatal(got)
	}
	d.key("Shift+Tab")
	if sel(d) != "bc" {
		t.Fatal(sel(d))
	}
	d.Select("a")
	d.key("Ctrl+Right")
	if sel(d) != "b" {
		t.Fatal(sel(d))
	}
}

func TestLabelSlides(t *testing.T) {
	doc := flow()
	dr := doc.Draft()
	dr.Set("ab", "label", model.Text("Yes"))
	dr.Set("b", "x", model.Number(500))
	doc, _ = dr.Commit()
	d := newDesk(t, doc, "f")
	l, _ := d.Geometry().Link("ab")
	c := l.Label.Center()
	d.press(c.X, c.Y)
	d.drag(c.X+20, c.Y)
	d.in("link.label")
	d.drag(c.X+80, c.Y)
	d.release(c.X+80, c.Y)
	if !d.Doc().Get("ab").Has("label_at") || d.entries() != 1 {
		t.Fatal(d.Doc().Get("ab").Props())
	}
}

func TestArrange(t *testing.T) {
	d := newDesk(t, flow(), "f")
	d.m.ArrangePage()
	if d.entries() != 1 || d.last() != "Arrange page" {
		t.Fatal(d.last(), d.said)
	}
	d.lawful()
	d.Select("b", "c")
	d.m.ArrangeSelection()
	d.lawful()
}

// large is a page of n shapes, each linked to the next one.
func large(n int) *model.Document {
	recs := []*model.Record{model.NewRecord("f", "page", "", txt("page_kind", "flowchart"), txt("title", "F"))}
	id := func(i int) model.ID { return model.ID("n" + strconv.Itoa(i)) }
	for i := range n {
		recs = append(recs, model.NewRecord(id(i), "node", "f", txt("node_kind", "action"), txt("name", "Check"), num("x", float64(i%100)*180), num("y", float64(i/100)*100)))
		if i > 0 && i%100 != 0 {
			recs = append(recs, model.NewRecord(model.ID("l"+strconv.Itoa(i)), "link", "f", txt("from", string(id(i-1))), txt("to", string(id(i)))))
		}
	}
	return model.NewDocument(nil, recs)
}

func benchDesk(b *testing.B, f func(b *testing.B, d *desk)) {
	for _, n := range []int{50, 500, 2000, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			d := newDesk(b, large(n), "f")
			d.seen = geom.R(0, 0, 1400, 900)
			d.Scene()
			f(b, d)
		})
	}
}

// What a moving pointer costs where nothing is in progress.
func BenchmarkHover(b *testing.B) {
	benchDesk(b, func(b *testing.B, d *desk) {
		i := 0
		for b.Loop() {
			d.hover(float64(i*37%1400), float64(i*23%900))
			d.m.Overlay()
			i++
		}
	})
}

// The same with everything selected.
func BenchmarkHoverAllSelected(b *testing.B) {
	benchDesk(b, func(b *testing.B, d *desk) {
		d.m.SelectAll()
		i := 0
		for b.Loop() {
			d.hover(float64(i*37%1400), float64(i*23%900))
			d.m.Overlay()
			i++
		}
	})
}

// A rubber band over the whole page.
func BenchmarkBand(b *testing.B) {
	benchDesk(b, func(b *testing.B, d *desk) {
		d.press(-50, -50)
		for b.Loop() {
			d.drag(19000, 11000)
			d.m.Overlay()
			d.drag(100, 100)
		}
	})
}

// A drag of one shape with guides, without painting.
func BenchmarkDragWithGuides(b *testing.B) {
	benchDesk(b, func(b *testing.B, d *desk) {
		d.pressOn("n22")
		c := d.rect("n22").Center()
		i := 0
		for b.Loop() {
			d.drag(c.X+float64(i%50), c.Y+float64(i%40))
			d.m.Overlay()
			i++
		}
	})
}
