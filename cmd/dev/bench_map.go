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
func writeBenchmark(dir string, n int) (b benchmark, failed error) {
	base := filepath.Join(dir, fmt.Sprint(n))
	b = benchmark{n: n, placed: base + ".waymark.json", free: base + "-free.waymark.json", dot: base + ".dot", pos: base + "-pos.dot", dia: base + ".dia", svg: base + ".drawn.svg", out: base}
	if _, err := os.Stat(b.placed); err == nil {
		return b, nil
	}
	r := rand.New(rand.NewPCG(uint64(n), 7))
	type edge struct{ from, to int }
	var links []edge
	for i := 1; i < n; i++ {
		links = append(links, edge{max(0, i-1-r.IntN(min(i, 8))), i})
	}
	for len(links) < n*13/10 {
		from := r.IntN(n - 1)
		links = append(links, edge{from, min(n-1, from+1+r.IntN(12))})
	}
	cols := int(math.Ceil(math.Sqrt(float64(n) * 1.4)))
	at := func(i int) (x, y int) { return i % cols * 190, i / cols * 110 }
	// Written as they are made: until it becomes the other program, a process that
	// is timed counts the most memory that this one ever had as its own.
	var files []*os.File
	create := func(name string) *bufio.Writer {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		failed = errors.Join(failed, err)
		files = append(files, f)
		return bufio.NewWriter(f)
	}
	placed, free, dot, pos, dia := create(b.placed), create(b.free), create(b.dot), create(b.pos), create(b.dia)
	head := `{"format":"waymark","version":1,"title":"Benchmark","records":[{"id":"p","kind":"page","page_kind":"flowchart","title":"Flow"}`
	placed.WriteString(head)
	free.WriteString(head)
	dot.WriteString("digraph {rankdir=LR node [shape=box]\n")
	dia.WriteString(diaHead)
	pos.WriteString("digraph {node [shape=box fixedsize=true width=1.5 height=0.6]\n")
	for i := range n {
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
		x, y := at(i)
		record := fmt.Sprintf(`,{"id":"n%d","kind":"node","parent":"p","node_kind":"%s","name":"%s","process_time":"%d min"%s`, i, kind, name, 1+i%9, outcome)
		fmt.Fprintf(placed, `%s,"x":%d,"y":%d,"w":120,"h":60}`, record, x, y)
		free.WriteString(record + "}")
		fmt.Fprintf(dot, "n%d [label=\"%s\"]\n", i, name)
		fmt.Fprintf(pos, "n%d [label=\"%s\" pos=\"%d,%d\"]\n", i, name, x, -y)
		fmt.Fprintf(dia, diaBox, i, centimetres(x), centimetres(y), name)
	}
	for i, l := range links {
		record := fmt.Sprintf(`,{"id":"l%d","kind":"link","parent":"p","from":"n%d","to":"n%d"}`, i, l.from, l.to)
		placed.WriteString(record)
		free.WriteString(record)
		fmt.Fprintf(dot, "n%d -> n%d\n", l.from, l.to)
		fmt.Fprintf(pos, "n%d -> n%d\n", l.from, l.to)
		x1, y1 := at(l.from)
		x2, y2 := at(l.to)
		fmt.Fprintf(dia, diaLine, i, centimetres(x1+120), centimetres(y1+30), centimetres(x2), centimetres(y2+30))
	}
	placed.WriteString("]}\n")
	free.WriteString("]}\n")
	dot.WriteString("}\n")
	pos.WriteString("}\n")
	dia.WriteString("</dia:layer></dia:diagram>\n")
	for i, w := range []*bufio.Writer{placed, free, dot, pos, dia} {
		failed = errors.Join(failed, w.Flush(), files[i].Close())
	}
	return b, failed
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
