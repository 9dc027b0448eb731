package drawio_test

import (
	"fmt"
	"strings"
	"testing"

	"waymark/model"
	"waymark/model/drawio"
)

// cell writes a shape of a drawing, 100 wide and 50 high.
func cell(id, style, label string, x, y int) string {
	return fmt.Sprintf(`<mxCell id=%q style=%q value=%q parent="1" vertex="1"><mxGeometry x="%d" y="%d" width="100" height="50"/></mxCell>`, id, style, label, x, y)
}

// line writes a line between two shapes.
func line(id, style, label, from, to string) string {
	return fmt.Sprintf(`<mxCell id=%q style=%q value=%q parent="1" edge="1" source=%q target=%q><mxGeometry relative="1"/></mxCell>`, id, style, label, from, to)
}

// read imports a drawing of one page.
func read(t testing.TB, cells ...string) *drawio.Result {
	t.Helper()
	r, err := drawio.Read([]byte(`<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>`+strings.Join(cells, "")+`</root></mxGraphModel>`), "")
	if err != nil {
		t.Fatal(err)
	}
	said(t, r)
	return r
}

// made is what a cell of the first page became.
func made(t testing.TB, r *drawio.Result, id model.ID) *model.Record {
	t.Helper()
	rec := r.Doc.Get("d1-" + id)
	if rec == nil {
		t.Fatalf("nothing was made of %s", id)
	}
	return rec
}

// left are the sentences about what could not be taken over.
func left(r *drawio.Result) string {
	var out []string
	for _, l := range r.Left {
		out = append(out, l.What)
	}
	return strings.Join(out, " ")
}

const lean = "shape=mxgraph.lean_mapping."

func TestShares(t *testing.T) {
	for label, want := range map[string]struct {
		share float64
		label string
	}{
		"No 30 %":    {30, "No"},
		"(70%) Yes":  {70, "Yes"},
		"100 %":      {100, ""},
		"12,5 % No":  {12.5, "No"},
		"300 % more": {0, "300 % more"},
		"Yes":        {0, "Yes"},
		"a&#10;b":    {0, "a b"},
	} {
		l := made(t, read(t, cell("a", "rhombus", "A?", 0, 0), cell("b", "", "B", 200, 0), line("l", "", label, "a", "b")), "l")
		if n, _ := l.Num("share"); n != want.share || l.Text("label") != want.label {
			t.Errorf("%s: %g and %q", label, n, l.Text("label"))
		}
	}
}

func TestFormattedLabels(t *testing.T) {
	for label, want := range map[string]string{
		"&lt;b&gt;Call&lt;/b&gt;&lt;div&gt;us&lt;/div&gt;": "Call\nus",
		"one&#10;two": "one two",
		"&lt;style&gt;b {}&lt;/style&gt;Call&lt;script&gt;x()&lt;/script&gt;": "Call",
		"Call&lt;br/&gt;&lt;br/&gt;us":                                        "Call\nus",
	} {
		if got := made(t, read(t, cell("a", "html=1", label, 0, 0)), "a").Text("name"); got != want {
			t.Errorf("%s: %q, not %q", label, got, want)
		}
	}
}

// A line whose arrow stands at its start leads the other way, with its sides and its
// bends.
func TestBackwards(t *testing.T) {
	style := "startArrow=classic;endArrow=none;exitX=1;exitY=0.5;entryX=0;entryY=0.5"
	l := made(t, read(t, cell("a", "", "A", 0, 0), cell("b", "", "B", 300, 0),
		`<mxCell id="l" style="`+style+`" parent="1" edge="1" source="a" target="b"><mxGeometry><Array as="points"><mxPoint x="150" y="10"/><mxPoint x="160" y="20"/></Array></mxGeometry></mxCell>`), "l")
	if l.Ref("from") != "d1-b" || l.Ref("to") != "d1-a" || l.Text("from_port") != "left" || l.Text("to_port") != "right" {
		t.Errorf("%s %s → %s %s", l.Ref("from"), l.Text("from_port"), l.Ref("to"), l.Text("to_port"))
	}
	if got := l.Get("waypoints").String(); !strings.HasPrefix(got, "160") {
		t.Errorf("bends in the order %s", got)
	}
}

// A free end means the smallest shape that it touches; frames and labels do not count.
func TestFreeEnds(t *testing.T) {
	free := func(x1, x2 int) string {
		return fmt.Sprintf(`<mxCell id="l" parent="1" edge="1"><mxGeometry><mxPoint x="%d" y="25" as="sourcePoint"/><mxPoint x="%d" y="25" as="targetPoint"/></mxGeometry></mxCell>`, x1, x2)
	}
	shapes := cell("a", "", "A", 0, 0) + cell("b", "", "B", 300, 0) + cell("note", "edgeLabel", "x", 108, 0)
	frame := `<mxCell id="f" style="group" parent="1" vertex="1"><mxGeometry x="95" y="20" width="20" height="10"/></mxCell>`
	l := made(t, read(t, shapes, frame, free(110, 290)), "l")
	if l.Ref("from") != "d1-a" || l.Ref("to") != "d1-b" {
		t.Errorf("%s → %s", l.Ref("from"), l.Ref("to"))
	}
	for _, c := range []struct {
		from, to int
		want     string
	}{
		{113, 290, "The line leads to “B” from no shape"},
		{110, 287, "leads from “A” to no shape"},
		{200, 210, "has no shape at either end"},
	} {
		r := read(t, cell("a", "", "A", 0, 0), cell("b", "", "B", 300, 0), free(c.from, c.to))
		if r.Doc.Get("d1-l") != nil || !strings.Contains(left(r), strings.TrimPrefix(c.want, "The line ")) {
			t.Errorf("%d → %d: %s", c.from, c.to, left(r))
		}
	}
}

func TestFlowKinds(t *testing.T) {
	for style, want := range map[string]string{
		"rhombus":                   "decision",
		"rounded=1;arcSize=40":      "outcome", // a pill
		"rounded=1;arcSize=20":      "action",
		"arcSize=50":                "action",
		"ellipsePerimeter":          "outcome",
		"shape=mxgraph.flowchart.x": "action",
		"text":                      "note",
		"shape=process":             "subprocess",
	} {
		if got := made(t, read(t, cell("a", style, "A", 0, 0)), "a").Text("node_kind"); got != want {
			t.Errorf("%s: %s, not %s", style, got, want)
		}
	}
	r := read(t, cell("a", "ellipse", "Ready", 0, 0), cell("b", "ellipse", "1", 200, 0), cell("c", "ellipse", "Solved", 400, 0), cell("d", "ellipse", "Begin here", 600, 0),
		line("1", "", "", "a", "b"), line("2", "", "", "b", "c"))
	for id, want := range map[model.ID]string{"a": "start", "b": "action", "c": "outcome", "d": "start"} {
		if got := made(t, r, id).Text("node_kind"); got != want {
			t.Errorf("%s: %s, not %s", id, got, want)
		}
	}
	if got := made(t, r, "c").Text("outcome"); got != "resolved" {
		t.Errorf("solved: %s", got)
	}
}

// Swimlanes that stand side by side follow one another without gaps, and what stands
// in them moves along.
func TestColumns(t *testing.T) {
	lane := func(id string, x, w int) string {
		return fmt.Sprintf(`<mxCell id=%q style="swimlane" value=%q parent="1" vertex="1"><mxGeometry x="%d" y="0" width="%d" height="600"/></mxCell>`, id, id, x, w)
	}
	r := read(t, lane("second", 400, 300), lane("first", 100, 200), cell("s", "", "S", 450, 100), cell("f", "", "F", 150, 100))
	if got := made(t, r, "page").Text("direction"); got != "down" {
		t.Errorf("columns run %s", got)
	}
	for id, want := range map[model.ID]struct {
		x    float64
		lane model.ID
	}{"f": {50, "d1-first"}, "s": {250, "d1-second"}} {
		n := made(t, r, id)
		if x, _ := n.Num("x"); x != want.x || n.Ref("swimlane") != want.lane {
			t.Errorf("%s stands at %g in %s", id, x, n.Ref("swimlane"))
		}
	}
	if w, _ := made(t, r, "second").Num("size"); w != 300 {
		t.Errorf("the second is %g wide", w)
	}
	alone := read(t, `<mxCell id="l" style="swimlane;horizontal=0" value="L" parent="1" vertex="1"><mxGeometry width="600" height="200"/></mxCell>`)
	if got := made(t, alone, "page").Text("direction"); got != "right" {
		t.Errorf("one row runs %s", got)
	}
}

// A push arrow between two shapes is a link, unless a line says the same already.
func TestPushArrows(t *testing.T) {
	process := lean + "manufacturing_process"
	shapes := cell("a", process, "A", 0, 0) + cell("b", process, "B", 300, 0) + cell("c", process, "C", 600, 0)
	r := read(t, shapes, cell("ab", lean+"push_arrow", "", 150, 0), cell("bc", lean+"push_arrow", "", 450, 0), line("line", "", "", "b", "c"), cell("end", lean+"push_arrow", "", 800, 0))
	if l := made(t, r, "ab"); l.Ref("from") != "d1-a" || l.Ref("to") != "d1-b" || l.Text("link_kind") != "push" {
		t.Errorf("%s → %s, %s", l.Ref("from"), l.Ref("to"), l.Text("link_kind"))
	}
	for _, id := range []model.ID{"d1-bc", "d1-end"} {
		if r.Doc.Get(id) != nil {
			t.Errorf("%s is a link", id)
		}
	}
}

// Suppliers and customers look alike: their names, the lines, and at last where they
// stand tell them apart.
func TestPartners(t *testing.T) {
	partner, process := lean+"outside_sources", lean+"manufacturing_process"
	r := read(t, cell("a", partner, "Steel", 0, 0), cell("p", process, "P", 200, 0), cell("b", partner, "Dealer", 400, 0), line("1", "", "", "a", "p"), line("2", "", "", "p", "b"))
	for id, want := range map[model.ID]string{"a": "supplier", "b": "customer"} {
		if got := made(t, r, id).Text("node_kind"); got != want {
			t.Errorf("%s is a %s", id, got)
		}
	}
	r = read(t, cell("a", partner, "Steel", 0, 0), cell("p", process, "P", 200, 0), cell("b", partner, "Dealer", 400, 0), cell("c", partner, "Our Customers", 0, 200))
	for id, want := range map[model.ID]string{"a": "supplier", "b": "customer", "c": "customer"} {
		if got := made(t, r, id).Text("node_kind"); got != want {
			t.Errorf("without lines %s is a %s", id, got)
		}
	}
}

// What is too thin for a swimlane or a shape is made as large as those are at least.
func TestLeastSizes(t *testing.T) {
	r := read(t, `<mxCell id="l" style="swimlane" value="L" parent="1" vertex="1"><mxGeometry width="20" height="300"/></mxCell>`,
		`<mxCell id="a" value="A" parent="l" vertex="1"><mxGeometry x="5" y="50" width="2" height="3"/></mxCell>`)
	if size, _ := made(t, r, "l").Num("size"); size != 40 {
		t.Errorf("the lane is %g wide", size)
	}
	a := made(t, r, "a")
	if w, h := a.NumOr("w", 0), a.NumOr("h", 0); w != 8 || h != 8 || a.Ref("swimlane") != "d1-l" {
		t.Errorf("the shape is %g × %g in %q", w, h, a.Ref("swimlane"))
	}
}

func TestColours(t *testing.T) {
	for fill, want := range map[string]string{
		"#ffffff": "", "#f8f8f8": "", "none": "", "#fff": "", "#f5f5f5": "grey", "#d5e8d4": "green", "#dae8fc": "blue", "#fff2cc": "yellow", "#ffe6cc": "orange", "#f8cecc": "orange", "#e1d5e7": "purple", "#b0e3e6": "teal", "#ff0080": "purple", "#ff0010": "orange",
	} {
		if got := made(t, read(t, cell("a", "fillColor="+fill, "A", 0, 0)), "a").Text("color"); got != want {
			t.Errorf("%s is %q, not %q", fill, got, want)
		}
	}
}

func TestSides(t *testing.T) {
	for exit, want := range map[string]string{
		"exitX=1;exitY=0.5": "right", "exitX=0;exitY=0.4": "left", "exitX=0.5;exitY=0": "top", "exitX=0.6;exitY=1": "bottom",
		"exitX=0;exitY=0": "", "exitX=0.5;exitY=0.5": "", "exitX=1": "", "exitX=0.25;exitY=0.5": "left",
	} {
		if got := made(t, read(t, cell("a", "", "A", 0, 0), cell("b", "", "B", 300, 0), line("l", exit, "", "a", "b")), "l").Text("from_port"); got != want {
			t.Errorf("%s leaves at %q, not %q", exit, got, want)
		}
	}
}

func TestPictures(t *testing.T) {
	const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
	r := read(t, cell("in", "shape=image;image=data:image/png,"+png, "", 0, 0), cell("long", "shape=image;image=data:image/jpg/base64,AAAA", "", 0, 200), cell("web", "shape=image;image=https://example.org/a.png", "Shop", 200, 0), cell("bare", "shape=image;image=data:image/svg+xml,AAAA", "", 400, 0))
	if got := made(t, r, "in").Text("image"); got != "data:image/png;base64,"+png {
		t.Errorf("the picture is %q", got)
	}
	if got := made(t, r, "long").Text("image"); got != "data:image/jpeg;base64,AAAA" {
		t.Errorf("the other picture is %q", got)
	}
	if got := made(t, r, "web").Text("node_kind"); got != "note" {
		t.Errorf("a picture of the web is a %s", got)
	}
	if r.Doc.Get("d1-bare") != nil {
		t.Error("a picture that nobody can show has a place")
	}
	if got := left(r); !strings.Contains(got, "The picture of “Shop” was left out") || !strings.Contains(got, "A picture was left out") {
		t.Error(got)
	}
}

// Ids are made of the drawing's, whatever those are.
func TestIDs(t *testing.T) {
	r := read(t, cell("z Z", "", "1", 0, 0), cell("z/Z", "", "2", 0, 0), cell("z-Z-2", "", "3", 0, 0), cell("z.Z", "", "4", 0, 0))
	for i, id := range []model.ID{"z-Z", "z-Z-2", "z-Z-2-2", "z-Z-3"} {
		if got := made(t, r, id).Text("name"); got != fmt.Sprint(i+1) {
			t.Errorf("%s is number %s", id, got)
		}
	}
}

// What a page is called: as in the drawing, else like its pool, else like the file
// where it is the only one.
func TestTitles(t *testing.T) {
	page := func(name, cells string) string {
		return `<diagram name="` + name + `"><mxGraphModel><root>` + cells + `</root></mxGraphModel></diagram>`
	}
	pool := `<mxCell id="p" style="swimlane" value="Returns" vertex="1"><mxGeometry width="600" height="400"/></mxCell><mxCell id="l" style="swimlane" value="Shop" parent="p" vertex="1"><mxGeometry width="600" height="400"/></mxCell>`
	for _, c := range []struct {
		in   string
		want []string
	}{
		{page("Intake", ""), []string{"Intake"}},
		{page("Page-1", ""), []string{"Orders"}},
		{page("Page-1", pool), []string{"Returns"}},
		{page("Page-1", "") + page("Page-2", ""), []string{"Page-1", "Page-2"}},
	} {
		r, err := drawio.Read([]byte("<mxfile>"+c.in+"</mxfile>"), "Orders")
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range c.want {
			if got := r.Doc.Get(model.ID(fmt.Sprintf("d%d-page", i+1))).Text("title"); got != want {
				t.Errorf("page %d of %s: %s, not %s", i+1, c.in, got, want)
			}
		}
	}
}

// BenchmarkRead reads 5,000 shapes with a free line between each two and the same name
// for all: nothing that a drawing repeats may cost more the more there is of it.
func BenchmarkRead(b *testing.B) {
	var cells strings.Builder
	for i := range 5000 {
		cells.WriteString(cell("same", "", "Call", 200*i, 0))
		fmt.Fprintf(&cells, `<mxCell id="same" edge="1"><mxGeometry><mxPoint x="%d" y="25" as="sourcePoint"/><mxPoint x="%d" y="25" as="targetPoint"/></mxGeometry></mxCell>`, 200*i+100, 200*i+200)
	}
	in := []byte(`<mxGraphModel><root>` + cells.String() + `</root></mxGraphModel>`)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if _, err := drawio.Read(in, ""); err != nil {
			b.Fatal(err)
		}
	}
}
