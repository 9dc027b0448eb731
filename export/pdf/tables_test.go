package pdf

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// The tables of a report are tables for a screen reader too: rows in a table, cells
// in a row, empty ones included; what follows a table is not in it.
func TestTables(t *testing.T) {
	black := scene.Hex(0)
	s := &scene.Scene{Bounds: geom.R(0, 0, 600, 600)}
	y := 0.0
	cell := func(part, text, link string) {
		y += 20
		op := scene.Op(&scene.Box{Rect: geom.R(10, y, 40, 12)})
		if text != "" {
			op = words(text, 10, y, 10, black)
		}
		s.Add(scene.Item{Part: part, Link: link, Ops: []scene.Op{op}})
	}
	ground := func() {
		s.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: geom.R(0, y, 600, 18), Fill: scene.Hex(0xEEEEEE)}}})
	}
	cell(scene.PartTable, "KPI", "")
	cell(scene.PartTitle, "Current", "")
	cell(scene.PartBand, "Support", "")
	ground()
	cell(scene.PartRow, "Time to fix", "")
	cell(scene.PartCell, "3.2 d", "https://example.org/")
	ground()
	cell(scene.PartRow, "NPS", "")
	cell(scene.PartCell, "", "")
	cell("", "A paragraph", "")
	cell(scene.PartTable, "Another", "")

	in := info()
	in.Uncompressed = true
	file := write(t, in, sheet(s))
	check(t, file)
	kinds := map[string]string{} // object → what it is
	parent := map[string]string{}
	var order []string
	for _, m := range regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(<</Type /StructElem .*?)\nendobj`).FindAllStringSubmatch(string(file), -1) {
		kind := regexp.MustCompile(`/S /(\w+)`).FindStringSubmatch(m[2])[1]
		kinds[m[1]], order = kind, append(order, m[1])
		parent[m[1]] = regexp.MustCompile(`/P (\d+)`).FindStringSubmatch(m[2])[1]
		if kind == "Table" && !strings.Contains(m[2], "/K [") {
			t.Errorf("a table without rows: %s", m[2])
		}
	}
	count := map[string]int{}
	for _, id := range order {
		count[kinds[parent[id]]+" "+kinds[id]]++
	}
	for what, want := range map[string]int{"Sect Table": 2, "Table TR": 5, "TR TH": 4, "TR TD": 4, "TD Link": 1, "Sect P": 1, "Sect TD": 0, "TR P": 0} {
		if count[what] != want {
			t.Errorf("%d × %s, want %d, of %v", count[what], what, want, count)
		}
	}
	if !slices.Contains(regexp.MustCompile(`/ColSpan (\d+)`).FindStringSubmatch(string(file)), "2") {
		t.Error("the band does not span both columns")
	}
}
