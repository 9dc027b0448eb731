package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"waymark/app/windowtest"
	"waymark/model"
)

// A map that is saved in another folder takes the pictures along that lie beside it.
func TestPicturesGoAlong(t *testing.T) {
	path, doc := mapOn(t, "router-support")
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range img.Pix {
		img.Pix[i] = 200
	}
	img.Set(1, 1, color.Black)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(path), "pictures", "router.png")
	if err := os.Mkdir(filepath.Dir(beside), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(beside, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, r := range doc.Records() {
		if r.Kind() == "card" {
			script(t, path, r.ID(), "image", model.Text("pictures/router.png"))
			break
		}
	}
	p := windowtest.Open(t, windowtest.Options{Args: []string{path}})
	p.Wait("painted")
	there := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Mkdir(there, 0o755); err != nil {
		t.Fatal(err)
	}
	p.Keys("ctrl+shift+s")
	p.Wait("dialog file")
	p.Keys("ctrl+a")
	p.Type(filepath.Join(there, "Moved"))
	p.Keys("Return")
	p.Wait("saved Moved.waymark.json")
	if got, err := os.ReadFile(filepath.Join(there, "pictures", "router.png")); err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("the picture is not beside the map: %v", err)
	}
	for _, l := range p.Log() {
		if l == "question Not all pictures went along" {
			t.Error("a picture stayed behind")
		}
	}
}
