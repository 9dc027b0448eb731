package app

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"waymark/model"
)

// The pictures of a map are looked for where it lies now.
func TestAlbumFollowsTheMap(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "router.png"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	a := newAlbum("")
	if a.load("router.png") != nil {
		t.Error("a map without a file has a picture beside it")
	}
	a.of(filepath.Join(dir, "map.waymark.json"))
	if p := a.load("router.png"); p == nil || p.Width != 3 {
		t.Errorf("saved, its picture is %v", p)
	}
	a.of(filepath.Join(t.TempDir(), "map.waymark.json"))
	if a.load("router.png") != nil {
		t.Error("the picture comes from the old folder")
	}
}

func TestPicturesBeside(t *testing.T) {
	text := func(name, v string) model.Prop { return model.Prop{Name: name, Value: model.Text(v)} }
	doc := model.NewDocument(nil, []*model.Record{
		model.NewRecord("f", "page", "", text("page_kind", "flowchart")),
		model.NewRecord("a", "node", "f", text("node_kind", "image"), text("image", "pictures/b.png")),
		model.NewRecord("b", "node", "f", text("node_kind", "image"), text("image", "a.png"), text("name", "not/a/picture.png")),
		model.NewRecord("c", "node", "f", text("node_kind", "image"), text("image", "a.png")),
		model.NewRecord("d", "node", "f", text("node_kind", "image"), text("image", "data:image/png;base64,AAAA")),
		model.NewRecord("e", "from-the-future", "f", text("image", "x.png")),
	})
	if got, want := picturesBeside(doc), []string{"a.png", "pictures/b.png"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestStayed(t *testing.T) {
	for want, left := range map[string][]string{
		"The map was saved, but “b.png” could not be put beside it: another picture of that name is there, or the folder does not take it. Choose the picture again to keep it inside of the map.":                      {"pictures/b.png"},
		"The map was saved, but 2 pictures, such as “a.png”, could not be put beside it: another picture of that name is there, or the folder does not take it. Choose the picture again to keep it inside of the map.": {"a.png", "b.png"},
	} {
		if got := stayed(left); got != want {
			t.Errorf("%q", got)
		}
	}
}
