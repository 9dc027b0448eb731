package pdf

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"waymark/canvas/scene"
	"waymark/canvas/text"
	"waymark/model/geom"
)

var fonts = sync.OnceValue(func() *text.Fonts { return text.New() })

// info is what the tests' documents say about themselves.
func info() Info {
	return Info{
		Title: "Router support – Störung", Author: "Ana Müller", Subject: "Current state", Keywords: "router, support",
		Language: "en", Created: time.Date(2025, 3, 14, 9, 26, 53, 0, time.UTC),
	}
}

// words returns a text operation.
func words(s string, x, y, size float64, col scene.Color) *scene.Text {
	return &scene.Text{Line: new(fonts().Line(s, text.Font{Size: size})), At: geom.P(x, y), Color: col}
}

// sheet returns an A4 sheet that shows a scene at three quarters of its size,
// that is at the size of 96 units an inch.
func sheet(s *scene.Scene) Sheet {
	return Sheet{Width: 595.28, Height: 841.89, Parts: []Part{{Scene: s, To: geom.Scale(0.75)}}}
}

// write returns the sheets as a file.
func write(t testing.TB, in Info, sheets ...Sheet) []byte {
	t.Helper()
	b, err := Bytes(context.Background(), in, sheets)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tool returns the path of a program that the test needs, or skips the test.
func tool(t testing.TB, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: what other readers make of the file is not tested here", name)
	}
	return p
}

// save writes a file for a tool to read, and another into the folder PDF_KEEP for
// a person to look at.
func save(t testing.TB, data []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(p, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("PDF_KEEP"); keep != "" {
		_ = os.WriteFile(filepath.Join(keep, t.Name()+".pdf"), data, 0o600)
	}
	return p
}

// check has qpdf look for anything wrong with the file.
func check(t testing.TB, data []byte) {
	t.Helper()
	out, err := exec.Command(tool(t, "qpdf"), "--check", save(t, data)).CombinedOutput()
	if err != nil {
		t.Errorf("qpdf finds the file faulty: %v\n%s", err, out)
	}
}

// said returns the text that a reader copies out of the file.
func said(t testing.TB, data []byte) string {
	t.Helper()
	out, err := exec.Command(tool(t, "pdftotext"), "-raw", save(t, data), "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out)
}

// picture returns a PNG of the given size whose pixels depend on seed.
func pictureOf(w, h int, seed, alpha uint8) *scene.Picture {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, color.NRGBA{uint8(x*7) + seed, uint8(y*5) ^ seed, seed, alpha})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return &scene.Picture{Data: b.Bytes(), Width: w, Height: h}
}
