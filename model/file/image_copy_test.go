package file

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func pngOf(t *testing.T, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 2, 2))
	img.Set(0, 0, c)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func lay(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Pictures go along under their names; nothing else does, and nothing is replaced.
func TestCopyImages(t *testing.T) {
	from, to, outside := t.TempDir(), t.TempDir(), t.TempDir()
	red, blue := pngOf(t, color.RGBA{R: 255, A: 255}), pngOf(t, color.RGBA{B: 255, A: 255})
	lay(t, filepath.Join(from, "pictures", "deep", "router.png"), red)
	lay(t, filepath.Join(from, "same.png"), red)
	lay(t, filepath.Join(to, "same.png"), red)
	lay(t, filepath.Join(from, "other.png"), red)
	lay(t, filepath.Join(to, "other.png"), blue)
	lay(t, filepath.Join(from, "secret.txt"), []byte("a password"))
	lay(t, filepath.Join(from, "out", "x.png"), red)
	values := []string{"pictures/deep/router.png", "same.png", "other.png", "secret.txt", "gone.png", "../x.png", "data:image/png;base64,AAAA"}
	if err := os.Symlink(outside, filepath.Join(to, "out")); err == nil {
		values = append(values, "out/x.png")
	}
	failed := CopyImages(from, to, values)
	if got, err := os.ReadFile(filepath.Join(to, "pictures", "deep", "router.png")); err != nil || !bytes.Equal(got, red) {
		t.Errorf("the picture was not copied: %v", err)
	}
	if got, _ := os.ReadFile(filepath.Join(to, "other.png")); !bytes.Equal(got, blue) || !errors.Is(failed["other.png"], ErrOtherImage) {
		t.Errorf("another picture of the name was replaced, or not reported: %v", failed)
	}
	if _, err := os.Stat(filepath.Join(to, "secret.txt")); err == nil {
		t.Error("a file that is no picture was copied")
	}
	if es, _ := os.ReadDir(outside); len(es) > 0 {
		t.Error("a link led out of the folder")
	}
	for name := range failed {
		if name != "other.png" && name != "out/x.png" {
			t.Errorf("%s: %v", name, failed[name])
		}
	}
}
