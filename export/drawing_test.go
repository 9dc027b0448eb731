package export

import (
	"bytes"
	"context"
	"errors"
	stdpng "image/png"
	"strings"
	"testing"

	"waymark/model"
)

func TestDrawings(t *testing.T) {
	doc := sample()
	var b bytes.Buffer
	if err := SVG(context.Background(), &b, doc, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "<?xml") || !strings.Contains(got, "Current state") {
		t.Errorf("the drawing starts with %.60q", got)
	}
	b.Reset()
	if err := PNG(context.Background(), &b, doc, Options{Scale: 0.5, Grey: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := stdpng.Decode(&b); err != nil {
		t.Error(err)
	}
	if err := SVG(context.Background(), &b, (&maker{}).doc(), Options{}); !errors.Is(err, ErrNoPage) {
		t.Errorf("a document without pages gives %v", err)
	}
	if err := PNG(context.Background(), &b, doc, Options{Pages: []model.ID{"gone"}}); err == nil {
		t.Error("a page that does not exist is drawn")
	}
}
