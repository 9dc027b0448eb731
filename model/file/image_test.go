package file

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func smallPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claim rewrites the header of a PNG so that it claims another size.
func claim(b []byte, w, h uint32) []byte {
	b = bytes.Clone(b)
	binary.BigEndian.PutUint32(b[16:], w)
	binary.BigEndian.PutUint32(b[20:], h)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

func TestReadImage(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.png")
	for name, content := range map[string][]byte{
		filepath.Join(dir, "a.png"): smallPNG(t), outside: smallPNG(t),
		filepath.Join(dir, "huge.png"): claim(smallPNG(t), 60000, 60000), filepath.Join(dir, "text.png"): []byte("no picture"),
	} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	linked := os.Symlink(outside, filepath.Join(dir, "link.png")) == nil
	for _, v := range []string{"a.png", "data:image/png;base64," + base64.StdEncoding.EncodeToString(smallPNG(t))} {
		if im, err := ReadImage(dir, v); err != nil || im.Width != 3 || im.Height != 2 {
			t.Errorf("%.20q: %v, %v", v, im, err)
		}
	}
	bad := []string{"../" + filepath.Base(filepath.Dir(outside)) + "/secret.png", outside, `..\secret.png`, "C:/x.png", "https://example.org/x.png", "gone.png", "huge.png", "text.png", ".", "data:image/png;base64,@@"}
	if linked {
		bad = append(bad, "link.png")
	}
	for _, v := range bad {
		if _, err := ReadImage(dir, v); err == nil {
			t.Errorf("%q was read", v)
		}
	}
	if _, err := ReadImage(dir, "huge.png"); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Errorf("a picture that claims 3.6 gigapixels gave %v", err)
	}
}
