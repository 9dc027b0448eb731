package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"waymark/canvas/scene"
	"waymark/model/geom"
)

// source is a document that looks like a PDF inside, to lead a careless reader
// astray.
var source = []byte("{\n  \"format\": \"waymark\",\n  \"title\": \"Störung 😀 endstream endobj 1 0 obj <</Type /Catalog>> startxref 9 trailer <<>>\"\n}\n")

// handout returns a file with source attached.
func handout(t testing.TB, name string, uncompressed bool) []byte {
	t.Helper()
	s := &scene.Scene{}
	s.Add(scene.Item{Ops: []scene.Op{&scene.Box{Rect: geom.R(10, 10, 100, 40), Fill: scene.Hex(0x14365D)}, words("Hello", 20, 30, 13, scene.Hex(0xFFFFFF))}})
	in := info()
	in.Source, in.SourceName, in.Uncompressed = source, name, uncompressed
	return write(t, in, sheet(s), sheet(s))
}

func wantSource(t *testing.T, file []byte, wantName string) {
	t.Helper()
	name, got, err := Extract(file)
	if err != nil {
		t.Fatal(err)
	}
	if name != wantName || !bytes.Equal(got, source) {
		t.Errorf("extracted %q with\n%s\nwant %q with\n%s", name, got, wantName, source)
	}
}

func TestExtract(t *testing.T) {
	for _, uncompressed := range []bool{false, true} {
		for name, want := range map[string]string{
			"":                                 "document.waymark.json",
			"Router.waymark.json":              "Router.waymark.json",
			"Störung (neu) 😀.waymark.json":     "Störung (neu) 😀.waymark.json",
			"../../etc/x.waymark.json":         "x.waymark.json",
			`C:\maps\x.waymark.json`:           "x.waymark.json",
			"a\x00b\nc.waymark.json":           "ab c.waymark.json",
			"without the usual ending.json":    "without the usual ending.json",
			"\xff\xfe broken.waymark.json\xff": "\uFFFD broken.waymark.json\uFFFD",
		} {
			t.Run(fmt.Sprintf("%q/%v", name, uncompressed), func(t *testing.T) {
				file := handout(t, name, uncompressed)
				wantSource(t, file, want)
			})
		}
	}
}

func TestExtractFromChangedFiles(t *testing.T) {
	const name = "Störung.waymark.json"
	for _, uncompressed := range []bool{false, true} {
		file := handout(t, name, uncompressed)
		for what, changed := range map[string][]byte{
			"garbage after it":          append(bytes.Clone(file), bytes.Repeat([]byte("\x00garbage\n"), 500)...),
			"garbage before it":         append([]byte("From: someone\r\n\r\n"), file...),
			"no cross-reference":        file[:bytes.LastIndex(file, []byte("startxref")):len(file)],
			"a wrong cross-reference":   append(file[:bytes.LastIndex(file, []byte("startxref")):len(file)], "startxref\n17\n%%EOF"...),
			"an empty incremental save": append(bytes.Clone(file), fmt.Sprintf("xref\n0 0\ntrailer\n<</Prev %s /Root 999 0 R>>\nstartxref\n%d\n%%%%EOF\n", lastXref(file), len(file))...),
		} {
			t.Run(what, func(t *testing.T) {
				if what == "an empty incremental save" {
					// The root of the newest trailer counts: this one is broken, and
					// the objects themselves tell the right one.
					changed = bytes.Replace(changed, []byte(" /Root 999 0 R>>\nstartxref"), []byte(">>\nstartxref"), 1)
				}
				wantSource(t, changed, name)
			})
		}
	}
}

func lastXref(file []byte) string {
	_, tail, _ := cutLast(file, "startxref\n")
	line, _, _ := bytes.Cut(tail, []byte("\n"))
	return string(line)
}

// Other programs save a handout again in their own ways.
func TestExtractFromOtherPrograms(t *testing.T) {
	const name = "Störung.waymark.json"
	in := save(t, handout(t, name, false))
	for _, c := range []string{
		"qpdf --object-streams=generate",
		"qpdf --object-streams=disable",
		"qpdf --linearize",
		"qpdf --qdf",
		"qpdf --stream-data=uncompress --object-streams=generate",
		"qpdf --compression-level=9 --recompress-flate --object-streams=generate",
		"qpdf --decrypt --newline-before-endstream",
		"mutool clean -gggg -z",
		"mutool clean -d -a",
	} {
		t.Run(c, func(t *testing.T) {
			args := strings.Fields(c)
			out := filepath.Join(t.TempDir(), "out.pdf")
			cmd := exec.Command(tool(t, args[0]), append(args[1:], in, out)...)
			if msg, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, msg)
			}
			file, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			wantSource(t, file, name)
		})
	}
}

func TestExtractProtected(t *testing.T) {
	in := save(t, handout(t, "", false))
	out := filepath.Join(t.TempDir(), "out.pdf")
	if msg, err := exec.Command(tool(t, "qpdf"), "--encrypt", "a", "b", "256", "--", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	file, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Extract(file); err == nil || !strings.Contains(err.Error(), "password") {
		t.Errorf("a protected file gives %v, want a sentence about its password", err)
	}
}

func TestExtractNothing(t *testing.T) {
	if _, _, err := Extract(write(t, info(), sheet(&scene.Scene{}))); !errors.Is(err, ErrNoSource) {
		t.Errorf("a PDF without a document gives %v, want ErrNoSource", err)
	}
	for _, s := range []string{"", "hello", "%PDF-1.7\n", "%PDF-1.7\n1 0 obj", "%PDF-1.4\nstartxref\n99999999999999999999\n%%EOF"} {
		if _, _, err := Extract([]byte(s)); err == nil || errors.Is(err, ErrNoSource) {
			t.Errorf("%q gives %v, want an error that says what is wrong with the file", s, err)
		}
	}
}

// A changed byte inside the attachment is noticed.
func TestExtractDamaged(t *testing.T) {
	file := handout(t, "", true)
	at := bytes.Index(file, []byte(`"waymark"`))
	file[at+1] = 'W'
	if _, _, err := Extract(file); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a damaged document gives %v, want an error that says so", err)
	}
}

// A file may be small and unfold to more than anybody waits for.
func TestExtractBomb(t *testing.T) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	for zeros := make([]byte, 1<<20); ; {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
		if packed.Len() > 60<<10 { // nearly maxSource
			break
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := []byte("%PDF-1.7\n")
	for n := 1; n <= 40; n++ {
		file = fmt.Appendf(file, "%d 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n", n, packed.Len())
		file = append(append(file, packed.Bytes()...), "\nendstream\nendobj\n"...)
	}
	r := &reader{data: file}
	r.rebuild()
	if r.inflated > maxRead+maxSource+1 {
		t.Errorf("%d MiB were inflated", r.inflated>>20)
	}
	if _, _, err := Extract(file); err == nil || errors.Is(err, ErrNoSource) {
		t.Errorf("it gives %v", err)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(handout(f, "a.waymark.json", false))
	f.Add(handout(f, "a.waymark.json", true))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Names<</EmbeddedFiles 1 0 R>>/Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>"))
	f.Add([]byte("%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Length 1 0 R>>stream\n1 0 2\nendstream"))
	f.Fuzz(func(t *testing.T, data []byte) {
		name, _, err := Extract(data)
		if err == nil && (name == "" || strings.ContainsAny(name, `/\`)) {
			t.Errorf("the name %q is no plain file name", name)
		}
	})
}
