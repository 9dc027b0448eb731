//go:build !darwin && !windows

package clip

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"
)

// onScreen starts an X server in memory for one test.
func onScreen(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Skip("the test of the clipboard needs Xvfb; `go run ./cmd/dev test` installs it")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "320x200x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("the screen in memory did not start: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
	t.Setenv("WAYLAND_DISPLAY", "")
}

// noise is a PNG that does not become small.
func noise(t *testing.T, w, h int) []byte {
	t.Helper()
	img, r := image.NewRGBA(image.Rect(0, 0, w, h)), rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			v := r.Uint32()
			img.Set(x, y, color.RGBA{byte(v), byte(v >> 8), byte(v >> 16), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPicturesGoThroughTheClipboard(t *testing.T) {
	onScreen(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if _, err := Read(ctx); !errors.Is(err, ErrNone) {
		t.Fatalf("an empty clipboard: %v", err)
	}
	// One that goes in a piece, one of exactly a portion more or less, one in many.
	for _, size := range []int{8, 208, 700} {
		want := Picture{PNG: noise(t, size, size), SVG: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")}
		if err := Write(ctx, want); err != nil {
			t.Fatal(err)
		}
		got, err := Read(ctx)
		if err != nil || !slices.Equal(got, want.PNG) {
			t.Fatalf("%d bytes came back as %d: %v", len(want.PNG), len(got), err)
		}
		if svg, err := convert(ctx, svgType); err != nil || !slices.Equal(svg, want.SVG) {
			t.Errorf("the drawing came back as %q: %v", svg, err)
		}
		if path, err := exec.LookPath("xclip"); err == nil { // as another program sees it
			out, err := exec.CommandContext(ctx, path, "-selection", "clipboard", "-t", pngType, "-o").Output()
			if err != nil || !slices.Equal(out, want.PNG) {
				t.Errorf("xclip was given %d bytes of %d: %v", len(out), len(want.PNG), err)
			}
		}
	}
	// A text that another program copies takes the picture's place.
	if path, err := exec.LookPath("xclip"); err == nil {
		c := exec.CommandContext(ctx, path, "-selection", "clipboard", "-quiet")
		c.Stdin = strings.NewReader("a text")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
		for ctx.Err() == nil {
			if _, err := Read(ctx); errors.Is(err, ErrNone) {
				break
			}
		}
		if ctx.Err() != nil {
			_, err := Read(t.Context())
			t.Errorf("the picture stays on the clipboard after a text was copied: %v", err)
		}
	}
}

// Who takes portions is told with each of them what it is a portion of.
func TestPortionsSayWhatTheyAre(t *testing.T) {
	onScreen(t)
	if err := Write(t.Context(), Picture{PNG: noise(t, 8, 8), SVG: make([]byte, 2*portion)}); err != nil {
		t.Fatal(err)
	}
	d, err := connect()
	if err != nil {
		t.Fatal(err)
	}
	defer d.c.Close()
	prop := d.atoms["WAYMARK_PICTURE"]
	xproto.ConvertSelection(d.c, d.win, d.atoms["CLIPBOARD"], d.atoms[svgType], prop, xproto.TimeCurrentTime)
	for kinds := []xproto.Atom{d.atoms["INCR"], d.atoms[svgType]}; len(kinds) > 0; {
		e, err := d.c.WaitForEvent()
		if e == nil && err == nil {
			t.Fatal("the screen is gone")
		}
		if e, ok := e.(xproto.PropertyNotifyEvent); !ok || e.Atom != prop || e.State != xproto.PropertyNewValue {
			continue
		}
		if _, kind, err := d.property(prop); err != nil || kind != kinds[0] {
			t.Fatalf("a property of type %d came, not of %d: %v", kind, kinds[0], err)
		}
		kinds = kinds[1:]
	}
}

func TestWithoutAScreen(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if err := Write(t.Context(), Picture{PNG: []byte("x")}); !errors.Is(err, ErrNoWay) {
		t.Errorf("Write: %v", err)
	}
	if _, err := Read(t.Context()); !errors.Is(err, ErrNone) {
		t.Errorf("Read: %v", err)
	}
}
