package drawio_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"waymark/model/check"
	"waymark/model/drawio"
	"waymark/model/file"
)

var update = flag.Bool("update", false, "write the golden files again")

// said is all that an import gives: the file that the map is saved as, and what was
// left out.
func said(t testing.TB, r *drawio.Result) string {
	t.Helper()
	b, err := file.Encode(r.Doc)
	if err != nil {
		t.Fatalf("the map cannot be saved: %v", err)
	}
	if _, err := file.Decode(b); err != nil {
		t.Fatalf("the map cannot be opened again: %v", err)
	}
	var out strings.Builder
	out.Write(b)
	for _, l := range r.Left {
		fmt.Fprintf(&out, "%s: %s\n", l.Page, l.What)
	}
	return out.String()
}

func TestDrawings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.drawio")
	if err != nil || len(files) == 0 {
		t.Fatalf("no drawings: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r, err := drawio.Read(b, "")
			if err != nil {
				t.Fatal(err)
			}
			got := said(t, r)
			golden := strings.TrimSuffix(name, ".drawio") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
			for _, p := range check.Document(r.Doc, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)) {
				if p.Severity == check.Error {
					t.Errorf("%s, %s: %s", p.Where, p.Title, p.Sentence)
				}
			}
		})
	}
}

// pack stores a page as draw.io does by itself.
func pack(t testing.TB, model string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, 6)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(strings.ReplaceAll(url.QueryEscape(model), "+", "%20"))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// A packed page, and a picture that carries the drawing, are the drawing.
func TestWrappings(t *testing.T) {
	plain, err := os.ReadFile("testdata/stream.drawio")
	if err != nil {
		t.Fatal(err)
	}
	want, err := drawio.Read(plain, "Order")
	if err != nil {
		t.Fatal(err)
	}
	packed := `<mxfile><diagram>` + pack(t, string(plain)) + `</diagram></mxfile>`
	chunk := func(name string, data []byte) []byte {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		return append(append(append(b, name...), data...), 0, 0, 0, 0) // nobody checks the sum
	}
	png := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", make([]byte, 13))...)
	png = append(png, chunk("tEXt", []byte("mxfile\x00"+url.PathEscape(packed)))...)
	var deflated bytes.Buffer
	z := zlib.NewWriter(&deflated)
	if _, err := z.Write([]byte(url.PathEscape(packed))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	ztxt := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", make([]byte, 13))...)
	ztxt = append(ztxt, chunk("tEXt", []byte("Software\x00draw"))...)
	ztxt = append(ztxt, chunk("iTXt", []byte("mxfile\x00no drawing"))...)
	ztxt = append(ztxt, chunk("zTXt", append([]byte("mxfile\x00\x00"), deflated.Bytes()...))...)
	svg := `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` +
		`<svg xmlns="http://www.w3.org/2000/svg" content="` + strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(packed) + `"></svg>`
	for name, b := range map[string][]byte{"packed": []byte(packed), "png": png, "packed png": ztxt, "svg": []byte(svg)} {
		got, err := drawio.Read(b, "Order")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(said(t, want), said(t, got)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestRefused(t *testing.T) {
	deep := strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)
	bomb := pack(t, strings.Repeat("a", 65<<20))
	for name, c := range map[string]struct{ in, want string }{
		"nothing":       {"", "no drawing"},
		"a map":         {`{"format": "waymark"}`, "no drawing"},
		"other XML":     {`<html></html>`, "no drawing"},
		"cut off":       {`<mxfile><diagram><mxGraphModel><root><mxCell id="0"/>`, "damaged at line 1"},
		"entities":      {`<!DOCTYPE a [<!ENTITY b "c">]><mxfile>&b;</mxfile>`, "document type"},
		"own entity":    {`<mxfile>&b;</mxfile>`, "damaged"},
		"SVG entities":  {`<!DOCTYPE svg PUBLIC "x" "y" [<!ENTITY b "c">]><svg content="&b;"/>`, "document type"},
		"deep":          {`<mxfile><diagram>` + deep + `</diagram></mxfile>`, "deeper than 64"},
		"bomb":          {`<mxfile><diagram>` + bomb + `</diagram></mxfile>`, "larger than 64 MiB"},
		"bombs":         {`<mxfile>` + strings.Repeat(`<diagram>`+pack(t, `<mxGraphModel><root/><!--`+strings.Repeat("a", 17<<20)+`--></mxGraphModel>`)+`</diagram>`, 4) + `</mxfile>`, "page 4: its packed content is larger than 64 MiB"},
		"not packed":    {`<mxfile><diagram>!!</diagram></mxfile>`, "cannot be read"},
		"empty":         {`<mxfile></mxfile>`, "no page"},
		"bare picture":  {`<svg></svg>`, "does not carry"},
		"damaged PNG":   {"\x89PNG\r\n\x1a\n\x00\x00\x00\x0azTXtmxfile\x00\x00no\x00\x00\x00\x00", "cannot be read"},
		"bare PNG":      {"\x89PNG\r\n\x1a\n", "does not carry"},
		"without cells": {`<mxGraphModel/>`, "no content"},
	} {
		_, err := drawio.Read([]byte(c.in), "")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRead: whatever comes, there is an error or a map that can be saved and opened.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"support", "stream"} {
		b, err := os.ReadFile("testdata/" + name + ".drawio")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		f.Add([]byte(`<mxfile><diagram>` + pack(f, string(b)) + `</diagram></mxfile>`))
	}
	f.Add([]byte(`<mxGraphModel><root><mxCell id="a" parent="b" vertex="1"/><mxCell id="b" parent="a" vertex="1"/></root></mxGraphModel>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := drawio.Read(b, "")
		if err != nil {
			return
		}
		said(t, r)
	})
}
