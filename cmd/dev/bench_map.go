package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// writeBenchmark writes a made-up support flow of n nodes and 1.3 n links in
// every form that is timed. The same n gives the same map each time.
func writeBenchmark(dir string, n int) (benchmark, error) {
	base := filepath.Join(dir, fmt.Sprint(n))
	b := benchmark{n: n, placed: base + ".waymark.json", free: base + "-free.waymark.json", dot: base + ".dot", pos: base + "-pos.dot", dia: base + ".dia", svg: base + ".drawn.svg", out: base}
	if _, err := os.Stat(b.placed); err == nil {
		return b, nil
	}
	w := &mapWriter{columns: int(math.Ceil(math.Sqrt(float64(n) * 1.4)))}
	w.placed, w.free, w.dot, w.pos, w.dia = w.create(b.placed), w.create(b.free), w.create(b.dot), w.create(b.pos), w.create(b.dia)
	w.heads()
	for i := range n {
		w.node(i, n)
	}
	for i, l := range madeUpLinks(n) {
		w.link(i, l[0], l[1])
	}
	w.ends()
	return b, w.close()
}

// madeUpLinks joins n nodes by 1.3 n links: each to one a few before it, and some more.
func madeUpLinks(n int) [][2]int {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	var links [][2]int
	for i := 1; i < n; i++ {
		links = append(links, [2]int{max(0, i-1-r.IntN(min(i, 8))), i})
	}
	for len(links) < n*13/10 {
		from := r.IntN(n - 1)
		links = append(links, [2]int{from, min(n-1, from+1+r.IntN(12))})
	}
	return links
}

// mapWriter writes one map in all forms at once. They are written as they are made:
// until it becomes the other program, a process that is timed counts the most memory
// that this one ever had as its own.
type mapWriter struct {
	columns int // of the grid that the nodes stand in
	files   []*os.File
	writers []*bufio.Writer
	failed  error

	placed, free  *bufio.Writer // maps with and without places
	dot, pos, dia *bufio.Writer // of the peers
}

func (w *mapWriter) create(name string) *bufio.Writer {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	w.failed = errors.Join(w.failed, err)
	b := bufio.NewWriter(f)
	w.files, w.writers = append(w.files, f), append(w.writers, b)
	return b
}

func (w *mapWriter) close() error {
	for i, b := range w.writers {
		w.failed = errors.Join(w.failed, b.Flush(), w.files[i].Close())
	}
	return w.failed
}

// at is the corner of a node.
func (w *mapWriter) at(i int) (x, y int) { return i % w.columns * 190, i / w.columns * 110 }

func (w *mapWriter) heads() {
	const head = `{"format":"waymark","version":1,"title":"Benchmark","records":[{"id":"p","kind":"page","page_kind":"flowchart","title":"Flow"}`
	w.placed.WriteString(head)
	w.free.WriteString(head)
	w.dot.WriteString("digraph {rankdir=LR node [shape=box]\n")
	w.pos.WriteString("digraph {node [shape=box fixedsize=true width=1.5 height=0.6]\n")
	w.dia.WriteString(diaHead)
}

// node writes node i of n.
func (w *mapWriter) node(i, n int) {
	kind, outcome := "action", ""
	switch {
	case i == 0:
		kind = "start"
	case i%7 == 3:
		kind = "decision"
	case i == n-1:
		kind, outcome = "outcome", `,"outcome":"resolved"`
	}
	name := fmt.Sprintf("Step %d of the flow", i)
	x, y := w.at(i)
	record := fmt.Sprintf(`,{"id":"n%d","kind":"node","parent":"p","node_kind":"%s","name":"%s","process_time":"%d min"%s`, i, kind, name, 1+i%9, outcome)
	fmt.Fprintf(w.placed, `%s,"x":%d,"y":%d,"w":120,"h":60}`, record, x, y)
	w.free.WriteString(record + "}")
	fmt.Fprintf(w.dot, "n%d [label=\"%s\"]\n", i, name)
	fmt.Fprintf(w.pos, "n%d [label=\"%s\" pos=\"%d,%d\"]\n", i, name, x, -y)
	fmt.Fprintf(w.dia, diaBox, i, centimetres(x), centimetres(y), name)
}

func (w *mapWriter) link(i, from, to int) {
	record := fmt.Sprintf(`,{"id":"l%d","kind":"link","parent":"p","from":"n%d","to":"n%d"}`, i, from, to)
	w.placed.WriteString(record)
	w.free.WriteString(record)
	fmt.Fprintf(w.dot, "n%d -> n%d\n", from, to)
	fmt.Fprintf(w.pos, "n%d -> n%d\n", from, to)
	x1, y1 := w.at(from)
	x2, y2 := w.at(to)
	fmt.Fprintf(w.dia, diaLine, i, centimetres(x1+120), centimetres(y1+30), centimetres(x2), centimetres(y2+30))
}

func (w *mapWriter) ends() {
	w.placed.WriteString("]}\n")
	w.free.WriteString("]}\n")
	w.dot.WriteString("}\n")
	w.pos.WriteString("}\n")
	w.dia.WriteString("</dia:layer></dia:diagram>\n")
}

// A map as Dia keeps it: boxes with a text and straight arrows, in centimetres.
const (
	diaHead = `<?xml version="1.0" encoding="UTF-8"?>
<dia:diagram xmlns:dia="http://www.lysator.liu.se/~alla/dia/"><dia:layer name="Background" visible="true">
`
	diaBox = `<dia:object type="Flowchart - Box" version="0" id="O%[1]d"><dia:attribute name="obj_pos"><dia:point val="%.2[2]f,%.2[3]f"/></dia:attribute>` +
		`<dia:attribute name="elem_corner"><dia:point val="%.2[2]f,%.2[3]f"/></dia:attribute><dia:attribute name="elem_width"><dia:real val="3.17"/></dia:attribute>` +
		`<dia:attribute name="elem_height"><dia:real val="1.59"/></dia:attribute><dia:attribute name="text"><dia:composite type="text">` +
		`<dia:attribute name="string"><dia:string>#%[4]s#</dia:string></dia:attribute><dia:attribute name="height"><dia:real val="0.3"/></dia:attribute>` +
		`<dia:attribute name="alignment"><dia:enum val="1"/></dia:attribute></dia:composite></dia:attribute></dia:object>
`
	diaLine = `<dia:object type="Standard - Line" version="0" id="L%d"><dia:attribute name="conn_endpoints"><dia:point val="%.2f,%.2f"/><dia:point val="%.2f,%.2f"/></dia:attribute>` +
		`<dia:attribute name="end_arrow"><dia:enum val="22"/></dia:attribute></dia:object>
`
)

// centimetres returns units of the document, 96 to an inch, as Dia counts.
func centimetres(units int) float64 { return float64(units) / 96 * 2.54 }
