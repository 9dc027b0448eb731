package export

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"waymark/canvas/text"
	"waymark/model"
	"waymark/model/template"
)

func TestZZLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("scratch")
	}
	opts := Options{}
	opts.Paper, _ = ParsePaper(os.Getenv("PAPER"))
	opts.Fit, _ = ParseFit(os.Getenv("FIT"))
	opts.Grey = os.Getenv("GREY") != ""
	opts.Sections, _ = ParseSections(os.Getenv("SECTIONS"))
	switch os.Getenv("ORIENT") {
	case "l":
		v := true
		opts.Landscape = &v
	case "p":
		v := false
		opts.Landscape = &v
	}
	var doc *model.Document = sample()
	if n := os.Getenv("TEMPLATE"); n != "" {
		var err error
		doc, err = template.New(n, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
	}
	at := time.Now()
	h, err := Plan(doc, opts, text.New())
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("plan", time.Since(at), "smallest", h.SmallestText, h.SmallestOn)
	for _, w := range h.Warnings {
		fmt.Println("WARN", w)
	}
	var buf bytes.Buffer
	if err := h.WritePDF(context.Background(), &buf, []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/out.pdf", buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	fmt.Println("pdf", time.Since(at), buf.Len(), "sheets", len(h.Sheets))
}
