package place

import (
	"image"
	"testing"

	"pgregory.net/rapid"
)

func TestWithin(t *testing.T) {
	area := image.Rect(0, 28, 1920, 1080)
	for _, c := range []struct {
		name     string
		was, now image.Rectangle
	}{
		{"where it was", image.Rect(100, 100, 1100, 800), image.Rect(100, 100, 1100, 800)},
		{"half outside, its title strip in reach", image.Rect(1500, 700, 2500, 1400), image.Rect(1500, 700, 2500, 1400)},
		{"on a screen to the right that has gone", image.Rect(2100, 100, 3100, 800), image.Rect(920, 100, 1920, 800)},
		{"on a screen to the left that has gone", image.Rect(-1500, 100, -500, 800), image.Rect(0, 100, 1000, 800)},
		{"its title strip above the screen", image.Rect(100, -300, 1100, 400), image.Rect(100, 60, 1100, 760)},
		{"its title strip below the screen", image.Rect(100, 1200, 1100, 1900), image.Rect(100, 380, 1100, 1080)},
		{"larger than the screen", image.Rect(0, 60, 3000, 2000), image.Rect(0, 60, 1920, 1080)},
		{"a corner of the strip only", image.Rect(1850, 100, 2850, 800), image.Rect(920, 100, 1920, 800)},
	} {
		if got := Within(c.was, area); got != c.now {
			t.Errorf("%s: %v, want %v", c.name, got, c.now)
		}
	}
}

func rectangles(t *rapid.T, name string, least int) image.Rectangle {
	at := image.Pt(rapid.IntRange(-4000, 4000).Draw(t, name+" x"), rapid.IntRange(-4000, 4000).Draw(t, name+" y"))
	return image.Rectangle{at, at.Add(image.Pt(rapid.IntRange(least, 4000).Draw(t, name+" w"), rapid.IntRange(least, 4000).Draw(t, name+" h")))}
}

// Wherever a window was, a person can take hold of its title strip, and what was
// brought back once stays.
func TestWithinIsReachable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was, area := rectangles(t, "window", 1), rectangles(t, "area", 400)
		got := Within(was, area)
		strip := image.Rect(got.Min.X, got.Min.Y-title, got.Max.X, got.Min.Y).Intersect(area)
		if strip.Dx() < min(grip, was.Dx()) || strip.Dy() < title/2 {
			t.Fatalf("%v on %v comes to %v: of its title strip %v is seen", was, area, got, strip)
		}
		if got.Dx() > area.Dx() || got.Dy() > area.Dy() {
			t.Fatalf("%v on %v is as large as %v", was, area, got)
		}
		if again := Within(got, area); again != got {
			t.Fatalf("%v is put to %v the next time", got, again)
		}
	})
}

func TestBeside(t *testing.T) {
	area := image.Rect(0, 0, 1000, 800)
	r := image.Rect(100, 100, 700, 600)
	if got := Beside(r, nil, area); got != r {
		t.Errorf("alone it is put to %v", got)
	}
	open := []image.Rectangle{r}
	for range 20 {
		next := Beside(r, open, area)
		for _, o := range open {
			if o.Min == next.Min {
				t.Fatalf("window %d covers another at %v", len(open)+1, next)
			}
		}
		if next.Size() != r.Size() || !next.In(area) {
			t.Fatalf("window %d is at %v", len(open)+1, next)
		}
		open = append(open, next)
	}
}

func TestNearest(t *testing.T) {
	left, right := image.Rect(0, 0, 1000, 800), image.Rect(1000, 0, 2920, 1080)
	for _, c := range []struct{ r, want image.Rectangle }{
		{image.Rect(100, 100, 900, 700), left},
		{image.Rect(800, 100, 1600, 700), right},
		{image.Rect(400, 100, 1200, 700), left},
		{image.Rect(-900, 100, -100, 700), left},
		{image.Rect(3000, 0, 3800, 600), right},
		{image.Rect(1500, 2000, 1600, 2100), right},
	} {
		if got := nearest(c.r, []image.Rectangle{left, right}); got != c.want {
			t.Errorf("%v is nearest to %v", c.r, got)
		}
	}
}
