package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waymark/app/windowtest"
)

// looseDrawing is drawn with draw.io: a line of it leads to nothing.
const looseDrawing = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="a" value="Ask" style="" vertex="1" parent="1"><mxGeometry x="0" y="0" width="120" height="60"/></mxCell>
<mxCell id="b" value="Works?" style="rhombus;" vertex="1" parent="1"><mxGeometry x="0" y="120" width="120" height="80"/></mxCell>
<mxCell id="l" edge="1" parent="1" source="a" target="b"/>
<mxCell id="m" value="away" edge="1" parent="1" source="b"/>
</root></mxGraphModel>`

// A drawing opens as a new map, which says what could not be taken over; the map that
// was printed from it comes back out of the handout.
func TestCarriers(t *testing.T) {
	dir := t.TempDir()
	drawing := filepath.Join(dir, "Helpdesk.drawio")
	if err := os.WriteFile(drawing, []byte(looseDrawing), 0o644); err != nil {
		t.Fatal(err)
	}
	p := windowtest.Open(t, windowtest.Options{Args: []string{drawing}})
	p.Wait("carried Helpdesk.drawio")
	p.Wait("painted")
	p.OnMap("node", "Works?")
	p.Says("1 thing could not be taken over")
	p.Click(p.Button("Show"))
	p.Wait("question Not taken over")
	if !slices.ContainsFunc(p.Look(), func(t windowtest.Thing) bool {
		return strings.HasPrefix(t.Text, "Helpdesk: The line “away” was left out")
	}) {
		t.Errorf("it is not said what was left out: %v", p.Look())
	}
	p.Keys("Return")
	p.Wait("dialog closed question")

	p.Menu("File", "Save as…")
	p.Wait("dialog file")
	p.Click(p.Button("Save"))
	saved := p.Saved(p.Wait("saved ")[len("saved "):])
	if got := filepath.Base(saved); got != "Helpdesk.waymark.json" {
		t.Errorf("it is called %q", got)
	}
	var kinds []string
	for _, r := range read(t, saved).of("node") {
		kinds = append(kinds, r.text("node_kind"))
	}
	same(t, "shapes", kinds, []string{"action", "decision"})
	checkFile(t, saved)
	if b, err := os.ReadFile(drawing); err != nil || string(b) != looseDrawing {
		t.Errorf("the drawing is not as it was: %v", err)
	}

	p.Click(p.Button("Export"))
	p.Wait("dialog export")
	p.Wait("preview page")
	p.Click(p.Button("Export PDF"))
	p.Wait("dialog file")
	p.Keys("Return")
	name := p.Wait("exported ")[len("exported "):]
	p.Again(filepath.Join(filepath.Dir(saved), name))
	p.Wait("carried " + name)
	p.Wait("painted")
}
