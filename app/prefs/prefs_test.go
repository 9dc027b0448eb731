package prefs

import (
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)

func TestStateComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "waymark", "settings.json")
	s := Load(path)
	if s.Preferences != Defaults() || !s.Palette || !s.Inspector {
		t.Fatalf("a first start has %+v", s)
	}
	s.Preferences.Theme, s.Preferences.Grid, s.Preferences.Snap = "dark", 16, false
	s.Window, s.Inspector, s.Guided = Window{1200, 800, &Rect{-1200, 44, 1500, 1000}, true}, false, true
	s.Opened("/a/one.waymark.json", "One", now)
	s.Opened("/a/two.waymark.json", "Two", now)
	s.Opened("/a/one.waymark.json", "One again", now)
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	back := Load(path)
	if back.Preferences != s.Preferences || !reflect.DeepEqual(back.Window, s.Window) || back.Inspector || !back.Guided {
		t.Errorf("came back as %+v", back)
	}
	want := []Recent{{"/a/one.waymark.json", "One again", now.UTC()}, {"/a/two.waymark.json", "Two", now.UTC()}}
	if d := cmp.Diff(want, back.Recents()); d != "" {
		t.Error(d)
	}
	back.Forget("/a/one.waymark.json")
	if r := back.Recents(); len(r) != 1 || r[0].Title != "Two" {
		t.Errorf("after forgetting: %v", r)
	}
}

func TestRecentsHaveAnEnd(t *testing.T) {
	s := Load(filepath.Join(t.TempDir(), "none.json"))
	for i := range MaxRecents + 5 {
		s.Opened("/m/"+strconv.Itoa(i), "", now)
	}
	if r := s.Recents(); len(r) != MaxRecents || r[0].Path != "/m/"+strconv.Itoa(MaxRecents+4) {
		t.Errorf("%d remembered, the newest is %s", len(r), r[0].Path)
	}
	s.Opened("", "a map that was never saved", now)
	if s.Recents()[0].Path == "" {
		t.Error("a map without a file is remembered")
	}
}

func TestDamagedSettingsStartAfresh(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	for _, content := range []string{"", "{", "null", `{"preferences":{"theme":"pink","grid":-4}}`, `{"window":{"width":1e30,"height":-5}}`, `{"recents":[{"path":""},{"path":"/a"},{"path":"/a"}]}`} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s := Load(path)
		if s.Preferences.Theme != "system" || s.Preferences.Grid != 8 || s.Window != (Window{}) || len(s.Recents()) > 1 {
			t.Errorf("%s gives %+v", content, s)
		}
	}
}

func TestWhen(t *testing.T) {
	for want, ago := range map[string]time.Duration{
		"Just now": 10 * time.Second, "10 min ago": 10 * time.Minute, "3 h ago": 3 * time.Hour, "Yesterday": 13 * time.Hour,
		"Tuesday": 4 * 24 * time.Hour, "12 Nov": 9 * 24 * time.Hour, "21 Nov 2025": 365 * 24 * time.Hour,
	} {
		if got := DatesIn("").When(now.Add(-ago), now); got != want {
			t.Errorf("%v ago is %q, want %q", ago, got, want)
		}
	}
}

func TestPlace(t *testing.T) {
	for path, want := range map[string]string{"/home/ann/CX team/maps/a.json": "CX team / maps", "/maps/a.json": "maps"} {
		if got := Place(filepath.FromSlash(path)); got != want {
			t.Errorf("%s lies in %q, want %q", path, got, want)
		}
	}
}

func TestDayAndMoment(t *testing.T) {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.Local)
	at := func(y int, m time.Month, d, h int) time.Time { return time.Date(y, m, d, h, 5, 0, 0, time.Local) }
	for _, c := range []struct {
		t          time.Time
		day, named string
	}{
		{at(2026, 3, 1, 0), "Today", "today, 00:05"},
		{at(2026, 2, 28, 23), "Yesterday", "yesterday, 23:05"},
		{at(2026, 2, 20, 7), "Friday, 20 Feb", "20 Feb, 07:05"},
		{at(2025, 12, 31, 7), "Wednesday, 31 Dec 2025", "31 Dec 2025, 07:05"},
	} {
		in := DatesIn("")
		if d, n := in.Day(c.t, now), in.Moment(c.t, now); d != c.day || n != c.named {
			t.Errorf("%v is %q, %q", c.t, d, n)
		}
	}
}

// Dates are written as it is preferred, whatever the words around them are.
func TestDatesAsPreferred(t *testing.T) {
	now := time.Date(2026, 3, 15, 9, 0, 0, 0, time.Local)
	then, before := time.Date(2026, 3, 1, 7, 5, 0, 0, time.Local), time.Date(2025, 12, 31, 7, 5, 0, 0, time.Local)
	for lang, want := range map[string][4]string{
		"":      {"1 Mar", "31 Dec 2025", "1 Mar, 07:05", "31 Dec 2025, 07:05"},
		"de-CH": {"1. März", "31. Dez. 2025", "1. März, 07:05", "31. Dez. 2025, 07:05"},
		"fr-FR": {"1 mars", "31 déc. 2025", "1 mars, 07:05", "31 déc. 2025, 07:05"},
		"nl-NL": {"1 mrt", "31 dec 2025", "1 mrt, 07:05", "31 dec 2025, 07:05"},
	} {
		in := Preferences{Language: lang}.Dates()
		if got := [4]string{in.When(then, now), in.When(before, now), in.Moment(then, now), in.Minute(before)}; got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
}

// A place that no desktop has is forgotten, and the size stays.
func TestPlaceOutOfTheWorld(t *testing.T) {
	for _, at := range []string{
		`{"x": 99999, "y": 0, "width": 800, "height": 600}`,
		`{"x": 0, "y": -99999, "width": 800, "height": 600}`,
		`{"x": 0, "y": 0, "width": 0, "height": 600}`,
		`{"x": 0, "y": 0, "width": 800, "height": 1000000}`,
	} {
		path := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(path, []byte(`{"window": {"width": 800, "height": 600, "at": `+at+`}}`), 0o600); err != nil {
			t.Fatal(err)
		}
		if s := Load(path); s.Window != (Window{Width: 800, Height: 600}) {
			t.Errorf("%s: remembered %+v", at, s.Window)
		}
	}
}
